import { and, desc, eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { journal } from '#app/commun/tables.ts';
import { plierTerme } from '#app/reseau/competences/mots.ts';
import type { EcritureAgrement } from './agrements-lus.ts';
import { lireClasseur } from './classeur.server.ts';
import type { Classeur } from './classeur.ts';
import type { EcriturePersonne } from './decider-personnes.ts';
import type { EcritureSavoirFaire } from './decider-savoir-faire.ts';
import {
  type Compte,
  compter,
  type Decision,
  ouvreDesInvitations,
  type Reponses,
  type ReponsesDeLigne,
  SORTS,
} from './decisions.ts';
import { ecrireAgrement } from './ecrire-agrements.server.ts';
import { creerEcrivainDeStructures } from './ecrire-import.server.ts';
import { creerEcrivainDePersonnes } from './ecrire-personnes.server.ts';
import { creerEcrivainDeSavoirFaire } from './ecrire-savoir-faire.server.ts';
import { estDuReseau, type GenreImport } from './genres-d-import.ts';
import type { AideAuTitre } from './import-colonnes.ts';
import type { EcritureStructure } from './import-structures.ts';
import { deciderDe, type Lecteurs, lecteurDe } from './lecteurs.server.ts';
import { lireTitresDeTermes } from './reseau-connu.server.ts';
import { lireTableau, type Tableau } from './tableau.server.ts';
import { correspondances, imports } from './tables.ts';

export interface Apercu {
  id: number;
  nomFichier: string;
  /** Whether it was confirmed already. */
  ecrit: boolean;
  tableau: Tableau;
  /** In the order in which they are shown: those that need someone first. */
  decisions: Decision[];
  compte: Compte;
}

/** @throws ErreurMetier INTROUVABLE: a page that exists for the coordination alone */
export const siPermis = (ctx: Contexte): true => {
  // Le temps and the command line import on its behalf.
  if (ctx.acteur.personneId !== null && !ctx.acteur.roles.includes('coordination')) throw introuvable();
  return true;
};

/** What helps to guess columns: what was corrected in other lists, the words of the vocabulary. */
export function aideAuxTitres(ctx: Pick<Contexte, 'db'>): (genre: GenreImport) => AideAuTitre {
  const lignes = ctx.db.select().from(correspondances).all();
  const termes = new Set(lireTitresDeTermes(ctx).map(plierTerme));
  return (genre) => ({
    memoire: new Map(lignes.filter((ligne) => ligne.genre === genre).map(({ titre, champ }) => [titre, champ])),
    estUnTerme: (titre) => termes.has(plierTerme(titre)),
  });
}

/**
 * Keeps a list to be looked at; nothing is written in the network yet. The night's purge erases it a week later.
 * @param fichier its bytes, or its sheets when they were read apart
 * @returns the import's id
 * @throws ErreurMetier IMPOSSIBLE on `fichier` when it is no list
 */
export function preparerImport(
  ctx: Contexte,
  fichier: { nomFichier: string; genre?: GenreImport | undefined } & ({ contenu: Uint8Array } | { classeur: Classeur }),
): number {
  siPermis(ctx);
  const classeur = 'classeur' in fichier ? fichier.classeur : lireClasseur(fichier.contenu);
  const { genre, feuille } = lireTableau(classeur, { genre: fichier.genre, aide: aideAuxTitres(ctx) });
  return ctx.db
    .insert(imports)
    .values({
      ...{ personneId: ctx.acteur.personneId, nomFichier: fichier.nomFichier.slice(0, 200), creeLe: ctx.maintenant },
      ...{ genre, feuille, contenu: Buffer.from(JSON.stringify(classeur)) },
    })
    .returning({ id: imports.id })
    .get().id;
}

/** A list that is kept, and its rows as they are understood. @throws ErreurMetier INTROUVABLE */
export function lireImport(ctx: Contexte, importId: number) {
  siPermis(ctx);
  const ligne = ctx.db.select().from(imports).where(eq(imports.id, importId)).get();
  if (!ligne) throw introuvable();
  const { genre, feuille, colonnes } = ligne;
  const tableau = lireTableau(lireGarde(ligne.contenu), {
    ...{ genre, feuille: feuille ?? undefined, colonnes: colonnes ?? undefined },
    aide: aideAuxTitres(ctx),
  });
  return { ...ligne, tableau, gardees: reponsesGardees(ligne.reponses) };
}

export function lireGarde(contenu: Buffer): Classeur {
  // Lists kept before sheets were: their bytes.
  return contenu[0] === 0x7b ? JSON.parse(contenu.toString('utf8')) : lireClasseur(contenu);
}

const reponsesGardees = (gardees: Record<string, Record<string, string>> | null): Map<number, ReponsesDeLigne> =>
  new Map(Object.entries(gardees ?? {}).map(([numero, siennes]) => [Number(numero), siennes]));

/** Later answers take the place of earlier ones. */
export function fusionnerReponses(avant: Reponses, apres: Reponses): Reponses {
  const toutes = new Map(avant);
  for (const [numero, siennes] of apres) toutes.set(numero, { ...toutes.get(numero), ...siennes });
  return toutes;
}

export function enOrdre(decisions: readonly Decision[]): Decision[] {
  return [...decisions].sort((a, b) => SORTS.indexOf(a.sort) - SORTS.indexOf(b.sort) || a.numero - b.numero);
}

/** The fate of each row, as things are now; reads, writes nothing. */
export function apercu(
  ctx: Contexte,
  importId: number,
  reponses: Reponses = new Map(),
  { lecteurs = {}, lu = lireImport(ctx, importId) }: { lecteurs?: Lecteurs; lu?: ReturnType<typeof lireImport> } = {},
): Apercu {
  const { genre, nomFichier, ecritLe, tableau, gardees } = lu;
  const decider = deciderDe(ctx, genre, lecteurs);
  const toutes = fusionnerReponses(gardees, reponses);
  const decisions = tableau.lignes.map((ligne) => decider(ligne, toutes.get(ligne.numero) ?? {}));
  return {
    id: importId,
    nomFichier,
    ecrit: ecritLe !== null,
    tableau,
    decisions: enOrdre(decisions),
    compte: compter(decisions),
  };
}

/** Writes each row, in the order of the file. @returns the structures that it speaks of, and what follows in sentences */
function ecrireTout(
  ctx: Contexte,
  genre: GenreImport,
  decisions: readonly Decision[],
  lecteurs: Lecteurs,
): { siennes: number[]; suite: string } {
  const ordonnees = [...decisions].sort((a, b) => a.numero - b.numero);
  const acceptees = ordonnees.filter(({ sort }) => sort !== 'refusee' && sort !== 'a_choisir');
  if (!estDuReseau(genre)) {
    const suite = lecteurDe(genre, lecteurs).ecrire(ctx, acceptees);
    return { siennes: [...new Set(acceptees.flatMap(({ structureId }) => structureId ?? []))], suite };
  }
  const structure = creerEcrivainDeStructures(ctx);
  const personne = creerEcrivainDePersonnes(ctx);
  const savoirFaire = creerEcrivainDeSavoirFaire(ctx);
  const siennes = acceptees.flatMap(({ ecriture, structureId }) => {
    if (!ecriture) return structureId ?? [];
    if (genre === 'structures') return structure(ecriture as EcritureStructure);
    if (genre === 'personnes') for (const une of ecriture as EcriturePersonne[]) personne(une);
    else if (genre === 'agrements') for (const un of ecriture as EcritureAgrement[]) ecrireAgrement(ctx, un);
    else for (const un of ecriture as EcritureSavoirFaire[]) savoirFaire(un);
    return structureId ?? [];
  });
  return { siennes: [...new Set(siennes)], suite: 'Personne n’a reçu de courriel.' };
}

/**
 * Writes a list: all its accepted rows, or none. Rows refused or left without an answer stay out.
 * Confirmed twice, it changes nothing the second time.
 * @throws ErreurMetier IMPOSSIBLE when no row can be written, or, if a choice is required, when none was made
 */
export function confirmerImport(
  ctx: Contexte | ContextePersonne,
  importId: number,
  reponses: Reponses = new Map(),
  { exigerUnChoix = false, lecteurs = {} }: { exigerUnChoix?: boolean; lecteurs?: Lecteurs } = {},
): { nouvelles: number; modifiees: number; laissees: number; dejaEcrit: boolean; suite: string } {
  return enTransaction(ctx as Contexte, (tx) => {
    const lu = lireImport(tx, importId);
    const { ecritLe, genre } = lu;
    if (ecritLe !== null) return { nouvelles: 0, modifiees: 0, laissees: 0, dejaEcrit: true, suite: '' };
    const { decisions, compte, nomFichier } = apercu(tx, importId, reponses, { lecteurs, lu });
    const laissees = compte.refusee + compte.a_choisir;
    // A list with nothing but questions, sent without an answer, stays open: written, it could not be answered any more.
    const suspendue = exigerUnChoix && compte.a_choisir > 0 && compte.nouvelle + compte.modifiee === 0;
    if (suspendue && compte.a_choisir >= apercu(tx, importId, new Map(), { lecteurs, lu }).compte.a_choisir) {
      throw impossible('Choisissez d’abord, pour au moins une ligne, ce qu’il faut en faire.');
    }
    if (compte.nouvelle + compte.modifiee === 0 && compte.inchangee === 0) {
      throw impossible('Aucune ligne ne peut être écrite pour l’instant : corrigez le fichier, puis déposez-le de nouveau.');
    }
    const { siennes, suite } = ecrireTout(tx, genre, decisions, lecteurs);
    tx.db.update(imports).set({ ecritLe: tx.maintenant }).where(eq(imports.id, importId)).run();
    journaliser(tx, {
      ...{ domaine: 'reseau', objet: 'import', objetId: importId, acte: 'importer' },
      resume: `a importé « ${nomFichier} »`,
      // The list alone does not tell them again: answers settled some of its rows.
      apres: { ...compte, genre, structures: siennes },
    });
    return { nouvelles: compte.nouvelle, modifiees: compte.modifiee, laissees, dejaEcrit: false, suite };
  });
}

/** What a list speaks of. @throws ErreurMetier INTROUVABLE */
export function getGenreDImport(ctx: Contexte, importId: number): GenreImport {
  const ligne = ctx.db.select({ genre: imports.genre }).from(imports).where(eq(imports.id, importId)).get();
  if (!ligne) throw introuvable();
  return ligne.genre;
}

/** The structures of the network that a list speaks of; once it is written, those of the rows settled by an answer too. */
export function structuresDeLImport(ctx: Contexte, importId: number): Set<number> {
  const { ecritLe, genre } = lireImport(ctx, importId);
  if (!ouvreDesInvitations(genre)) return new Set();
  const ecrites = ecritLe === null ? undefined : structuresEcrites(ctx, importId);
  if (ecrites) return new Set(ecrites);
  const ids = apercu(ctx, importId).decisions.map((decision) => decision.structureId);
  return new Set(ids.filter((id) => id !== null));
}

/** What the journal says of a list that was written; undefined when its line does not tell. */
function structuresEcrites(ctx: Contexte, importId: number): number[] | undefined {
  const ligne = ctx.db
    .select({ apres: journal.apres })
    .from(journal)
    .where(
      and(
        ...[eq(journal.domaine, 'reseau'), eq(journal.objet, 'import')],
        ...[eq(journal.objetId, importId), eq(journal.acte, 'importer')],
      ),
    )
    .orderBy(desc(journal.id))
    .get();
  const ecrites = ligne?.apres?.structures;
  return Array.isArray(ecrites) ? ecrites.filter((id): id is number => typeof id === 'number') : undefined;
}
