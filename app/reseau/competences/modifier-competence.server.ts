import { and, eq } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { differences } from '#app/commun/differences.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { phraseDeConflit } from '#app/reseau/conflit.server.ts';
import { descendantsDe, enOrdre, listRetenues, motsDesAutres } from './competences.server.ts';
import { DROITS_COMPETENCE, NIVEAUX, type RelationCompetence } from './competences.ts';
import type { Competence } from './cycle-competences.server.ts';
import { plierTerme } from './mots.ts';
import { competences } from './tables.ts';

export interface SaisieTerme {
  nom: string;
  definition: string;
  synonymes: string[];
  parentId?: number | undefined;
  /** The version that the form showed. */
  version: number;
}

/**
 * Renames a term, moves it, corrects its words, if nobody did since the form was shown. What uses it follows: it is the same term.
 * @throws ErreurMetier IMPOSSIBLE when someone did, when a word is another term's, or when it would stand under itself
 */
export function modifierCompetence(
  ctx: ContextePersonne,
  id: number,
  relations: readonly RelationCompetence[],
  saisie: SaisieTerme,
): void {
  enTransaction(ctx, (ctx) => {
    const terme = ctx.db.select().from(competences).where(eq(competences.id, id)).get();
    if (!terme) throw introuvable();
    if (terme.statut !== 'retenue') throw impossible('Ce mot n’est plus dans la liste : rien n’est enregistré.');
    ecrireTerme(ctx, terme, relations, saisie);
  });
}

/** Writes the words and the place of a term; call it inside the verbe's transaction. Nothing is written when nothing changed. */
export function ecrireTerme(
  ctx: ContextePersonne,
  avant: Competence,
  relations: readonly RelationCompetence[],
  { version, ...saisie }: SaisieTerme,
): void {
  exigerDroit(DROITS_COMPETENCE, 'modifier', relations);
  if (version !== avant.version)
    throw impossible(phraseDeConflit(ctx, { objet: 'competence', objetId: avant.id, fait: 'a modifié ce mot' }));
  const apres = {
    nom: saisie.nom,
    definition: saisie.definition,
    synonymes: motsPropres(ctx, avant.id, saisie),
    parentId: saisie.parentId ?? null,
  };
  verifierPlace(ctx, avant.id, apres.parentId);
  const change = differences(avant, apres);
  if (!change) return;
  ctx.db
    .update(competences)
    .set({ ...apres, version: version + 1 })
    .where(and(eq(competences.id, avant.id), eq(competences.version, version)))
    .run();
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'competence', objetId: avant.id, acte: 'modifier' },
    resume: change.champs.includes('nom')
      ? `a renommé « ${avant.nom} » en « ${apres.nom} »`
      : `a corrigé le mot « ${avant.nom} »`,
    avant: change.avant,
    apres: change.apres,
  });
}

/** The synonyms, each once and none that is the name. @throws ErreurMetier IMPOSSIBLE when a word belongs to another term */
function motsPropres(ctx: ContextePersonne, id: number, { nom, synonymes }: { nom: string; synonymes: string[] }): string[] {
  const pris = motsDesAutres(ctx, id);
  const autre = pris.get(plierTerme(nom));
  if (autre !== undefined) throw impossible(`Ce mot est déjà à « ${autre} ».`, 'nom');
  const vus = new Set([plierTerme(nom)]);
  return synonymes.filter((mot) => {
    const forme = plierTerme(mot);
    const aQui = pris.get(forme);
    if (aQui !== undefined) throw impossible(`« ${mot} » est déjà à « ${aQui} » : un mot ne mène qu’à un endroit.`, 'synonymes');
    if (forme === '' || vus.has(forme)) return false;
    vus.add(forme);
    return true;
  });
}

/** Not under itself nor under what it holds, and no deeper than the page draws. */
export function verifierPlace(ctx: ContextePersonne, id: number, parentId: number | null): void {
  if (parentId === null) return;
  const termes = enOrdre(listRetenues(ctx));
  const dessus = termes.find(({ terme }) => terme.id === parentId);
  if (!dessus) throw impossible('Choisissez une place dans la liste.', 'parentId');
  const dessous = descendantsDe(ctx, id);
  if (dessous.includes(parentId))
    throw impossible('Un mot ne se range pas sous lui-même, ni sous un mot qu’il contient.', 'parentId');
  const siens = termes.filter(({ terme }) => dessous.includes(terme.id));
  const hauteur = Math.max(0, ...siens.map(({ niveau }) => niveau)) - (siens[0]?.niveau ?? 0);
  if (dessus.niveau + 1 + hauteur >= NIVEAUX) {
    throw impossible(`La liste n’a que ${NIVEAUX} niveaux : choisissez une place plus haute.`, 'parentId');
  }
}
