import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { differences } from '#app/commun/differences.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { pourQuelleStructure } from '#app/reseau/structures/pour-quelle-structure.server.ts';
import { exigerAnnonce, type LigneAnnonce } from './annonces.server.ts';
import {
  cycleAnnonce,
  droitsAnnonce,
  type RelationAnnonce,
  relationsALAnnonce,
  STATUTS_FINALS_ANNONCE,
  type TypeAnnonce,
} from './annonces.ts';
import { ecrireMots, type MotDAnnonce, motsChoisis, motsDes } from './competences.server.ts';
import { prevenirDesBrouillons } from './courriels.server.ts';
import { estFraiche } from './fraicheur.ts';
import type { SaisieAnnonce, SaisieModification } from './saisie.ts';
import { annonces } from './tables.ts';

/** What the journal says of an annonce: « l’offre « Monter un jardin partagé » ». */
export const lAnnonce = ({ type, titre }: { type: TypeAnnonce; titre: string }) =>
  `${type === 'offre' ? 'l’offre' : 'le besoin'} ${entreGuillemets(titre)}`;

/**
 * Publishes an annonce of one's own structure. The coordination, for a structure that is not hers, leaves a draft: those
 * who commit it are asked to read it and to publish.
 * @returns the id of the annonce, the same when the form is sent twice
 * @throws ErreurMetier INTERDIT for someone without a structure, or for one that is not hers; IMPOSSIBLE for a structure to
 *   choose, dates in the wrong order, a word that is not of the vocabulary
 */
export function publierAnnonce(ctx: ContextePersonne, type: TypeAnnonce, saisie: SaisieAnnonce): number {
  return enTransaction(ctx, (tx) => {
    const structureId = pourQuelleStructure(tx, saisie.structureId, PHRASES);
    const relations = relationsALAnnonce({ structureId, auteurId: tx.acteur.personneId }, tx.acteur);
    const acte = peutDeposer(relations) ? 'deposer' : 'preparer';
    if (!permet(cycleAnnonce, acte, relations)) throw interdit(PAS_LA_SIENNE);
    return uneSeuleFois(tx, `annonce-${type}`, saisie.geste, () => {
      const id = ecrireAnnonce(tx, acte, { type, structureId, mots: motsChoisis(tx, saisie) }, saisie);
      if (acte === 'preparer') prevenirDesBrouillons(tx, structureId, [id]);
      return id;
    });
  });
}

/** Writes a new annonce, in the transaction of whoever asks. */
function ecrireAnnonce(
  ctx: ContextePersonne,
  acte: 'deposer' | 'preparer',
  { type, structureId, mots }: { type: TypeAnnonce; structureId: number; mots: readonly MotDAnnonce[] },
  saisie: Omit<SaisieAnnonce, 'structureId'>,
): number {
  const { vers } = cycleAnnonce.transitions[acte];
  const champs = champsDe(ctx, saisie);
  const publiee = vers === 'publiee' ? ctx.maintenant : null;
  const { id } = ctx.db
    .insert(annonces)
    .values({
      ...{ type, statut: vers, structureId, auteurId: ctx.acteur.personneId, ...champs },
      ...{ publieeLe: publiee, confirmeeLe: publiee, modifieLe: ctx.maintenant },
    })
    .returning({ id: annonces.id })
    .get();
  ecrireMots(ctx, id, mots);
  journaliser(ctx, {
    ...{ domaine: 'troc', objet: cycleAnnonce.objet, objetId: id, acte },
    resume: `a ${acte === 'deposer' ? 'publié' : 'préparé'} ${lAnnonce({ type, titre: champs.titre })}`,
    apres: { statut: vers, titre: champs.titre, ...(mots.length > 0 ? { competences: nomsDe(mots) } : {}) },
  });
  return id;
}

/**
 * Keeps what a list says of a structure as a draft. The journal remembers its words: the same list brings it once, whatever
 * its structure makes of it. In the list's transaction.
 * @returns its id
 */
export function ecrireDeLaListe(
  ctx: ContextePersonne,
  structureId: number,
  { type, mots, titre, forme, description }: AnnonceDeListe,
): number {
  const rienDeDit = { competences: [], vus: true, jours: [], aDistance: false };
  return ecrireAnnonce(
    ctx,
    'preparer',
    { type, structureId, mots },
    { ...rienDeDit, titre, forme, ...(description ? { description } : {}) },
  );
}

export interface AnnonceDeListe extends Pick<LigneAnnonce, 'type' | 'titre' | 'forme' | 'description'> {
  mots: readonly MotDAnnonce[];
}

const PAS_LA_SIENNE = 'On publie au nom de sa propre structure : choisissez l’une des vôtres.';

const peutDeposer = (relations: readonly RelationAnnonce[]) => permet(cycleAnnonce, 'deposer', relations);

const PHRASES = {
  pasLaSienne: PAS_LA_SIENNE,
  sansStructure: 'Il faut être dans l’équipe d’une structure pour publier une annonce.',
};

/** The columns that a form writes. @throws ErreurMetier IMPOSSIBLE for dates in the wrong order, or past */
function champsDe(ctx: ContextePersonne, saisie: Omit<SaisieAnnonce, 'structureId'>) {
  const { titre, description = null, pourQui = null, quand = null, places = null, des = null, valableJusqu = null } = saisie;
  if (valableJusqu !== null && valableJusqu < jourCivil(ctx.maintenant, ctx.fuseau)) {
    throw impossible('Ce jour est déjà passé : laissez vide, ou choisissez un jour à venir.', 'valableJusqu');
  }
  if (des !== null && valableJusqu !== null && des > valableJusqu) {
    throw impossible('L’annonce finirait avant de commencer : vérifiez les deux dates.', 'valableJusqu');
  }
  return {
    ...{ titre, description, pourQui, quand, places, des, valableJusqu, jours: saisie.jours, aDistance: saisie.aDistance },
    forme: saisie.forme ?? ('stage' as const),
    rayonKm: saisie.rayon === undefined || saisie.rayon === 'partout' ? null : Number(saisie.rayon),
  };
}

const nomsDe = (mots: readonly Pick<MotDAnnonce, 'nom'>[]) =>
  mots.map(({ nom }) => nom).toSorted((a, b) => a.localeCompare(b, 'fr'));

/**
 * Changes what an annonce says; whoever reads it over says that it holds. A day that has passed stays as it was.
 * @param saisie.version the version that the form showed
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once it has ended, or when someone changed it meanwhile
 */
export function modifierAnnonce(ctx: ContextePersonne, id: number | undefined, saisie: SaisieModification): void {
  enTransaction(ctx, (tx) => {
    const ligne = exigerAnnonce(tx, id);
    exigerDroit(droitsAnnonce, 'modifier', relationsALAnnonce(ligne, tx.acteur));
    uneSeuleFois(tx, `modifier-annonce-${ligne.id}`, saisie.geste, () => {
      if (STATUTS_FINALS_ANNONCE.some((final) => final === ligne.statut)) {
        throw impossible('Cette annonce est terminée : son texte ne change plus.');
      }
      if (saisie.version !== ligne.version) throw impossible(phraseDeConflit(tx, ligne.id));
      const avant = { ...ligne, competences: nomsDe(motsDes(tx, [ligne.id]).get(ligne.id) ?? []) };
      const mots = motsChoisis(tx, saisie);
      const inchange = saisie.valableJusqu === (ligne.valableJusqu ?? undefined);
      const champs = { ...champsDe(tx, inchange ? { ...saisie, valableJusqu: undefined } : saisie) };
      if (inchange) champs.valableJusqu = ligne.valableJusqu;
      const change = differences(avant, { ...champs, competences: nomsDe(mots) });
      const confirme = estFraiche(ligne.statut) ? { confirmeeLe: tx.maintenant, demandeeLe: null, rappeleeLe: null } : {};
      tx.db
        .update(annonces)
        .set({ ...champs, ...confirme, version: ligne.version + 1, modifieLe: tx.maintenant })
        .where(eq(annonces.id, ligne.id))
        .run();
      ecrireMots(tx, ligne.id, mots);
      // Read over and left as it was: nothing is said of what nobody believes yet, or any more.
      if (!change && !estFraiche(ligne.statut)) return ligne.id;
      journaliser(tx, {
        ...{ domaine: 'troc', objet: cycleAnnonce.objet, objetId: ligne.id, acte: change ? 'modifier' : 'confirmer' },
        resume: change
          ? `a modifié ${lAnnonce(champs.titre ? { ...ligne, ...champs } : ligne)}`
          : `a relu ${lAnnonce(ligne)}, sans rien changer`,
        ...(change ? { avant: change.avant, apres: change.apres } : {}),
      });
      return ligne.id;
    });
  });
}

/** Who did what while this was being written, so that the two may speak. */
function phraseDeConflit({ db }: ContextePersonne, id: number): string {
  const derniere = db
    .select({ prenom: personnes.prenom, nom: personnes.nom })
    .from(journal)
    .innerJoin(personnes, eq(personnes.id, journal.acteurId))
    .where(
      and(
        ...[eq(journal.domaine, 'troc'), eq(journal.objet, cycleAnnonce.objet), eq(journal.objetId, id)],
        isNotNull(journal.acteurId),
      ),
    )
    .orderBy(desc(journal.id))
    .get();
  const qui = derniere ? nomComplet(derniere) : 'Quelqu’un';
  return `${qui} a changé cette annonce pendant que vous écriviez. Rien n’est enregistré, et votre texte est toujours là. Si vous enregistrez encore, il prend la place du sien.`;
}
