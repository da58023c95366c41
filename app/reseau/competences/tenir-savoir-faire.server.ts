import { and, eq } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, interdit, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { relationsStructure } from '#app/reseau/droits-reseau.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { lexique } from './competences.server.ts';
import { DROITS_SAVOIR_FAIRE, type RelationSavoirFaire } from './competences.ts';
import { memeTerme } from './mots.ts';
import { competences, savoirFaire } from './tables.ts';

/** Whose savoir-faire: a structure's, or the person's who acts. */
export type Porteur = { structureId: number } | { personneId: number };

/** The relations of someone to whom a savoir-faire belongs; only who has a structure says what she can do. */
export function relationsSavoirFaire({ acteur }: ContextePersonne, porteur: Porteur): RelationSavoirFaire[] {
  if ('structureId' in porteur) return relationsStructure(acteur, porteur.structureId);
  return porteur.personneId === acteur.personneId && acteur.membreDe.length > 0 ? ['elle_meme'] : [];
}

/**
 * Whose list it is, for those who keep it.
 * @throws ErreurMetier INTROUVABLE for a structure that is not theirs to write, INTERDIT for someone without a structure
 */
export function exigerTenir(ctx: ContextePersonne, porteur: Porteur): { nom: string } {
  const relations = relationsSavoirFaire(ctx, porteur);
  if ('structureId' in porteur) {
    const { nom } = getStructure(ctx, porteur.structureId);
    if (!peut(DROITS_SAVOIR_FAIRE, 'tenir_structure', relations)) throw introuvable();
    return { nom };
  }
  if (!peut(DROITS_SAVOIR_FAIRE, 'tenir_siens', relations)) {
    throw interdit('Il faut être dans l’équipe d’une structure pour dire ici ce que l’on sait faire.');
  }
  return { nom: ctx.acteur.nom };
}

/**
 * Adds a term found by what was typed; one that is there already takes the new words. What was typed is kept as the
 * precision when the term is called otherwise and nothing more was said: « vélo » must not be lost in « Marche et randonnée ».
 * @returns the name of the term, and the typed words when they were kept
 * @throws ErreurMetier IMPOSSIBLE when no term is called so
 */
export function ajouterSavoirFaire(
  ctx: ContextePersonne,
  porteur: Porteur,
  saisie: { terme: string; precision?: string | undefined },
): { nom: string; motsGardes: string | null } {
  return enTransaction(ctx, (ctx) => {
    exigerTenir(ctx, porteur);
    const terme = lexique(ctx)(saisie.terme);
    if (!terme)
      throw impossible(`« ${saisie.terme} » n’est pas dans la liste. Choisissez un mot proche, ou proposez celui-ci.`, 'terme');
    if (saisie.precision || memeTerme(saisie.terme, terme.nom) || precisionDe(ctx, porteur, terme.id) !== null) {
      ajouter(ctx, porteur, terme, saisie.precision ?? null);
      return { nom: terme.nom, motsGardes: null };
    }
    ajouter(ctx, porteur, terme, saisie.terme);
    return { nom: terme.nom, motsGardes: saisie.terme };
  });
}

/** What is said already of a term in the list; null when it is not there, or when nothing is said. */
const precisionDe = (ctx: ContextePersonne, porteur: Porteur, competenceId: number): string | null =>
  ctx.db
    .select({ precision: savoirFaire.precision })
    .from(savoirFaire)
    .where(and(aLui(porteur), eq(savoirFaire.competenceId, competenceId)))
    .get()?.precision ?? null;

/** Adds the terms that were ticked; those that are there already stay as they are. @returns how many were added */
export function cocherSavoirFaire(ctx: ContextePersonne, porteur: Porteur, ids: readonly number[]): number {
  return enTransaction(ctx, (ctx) => {
    exigerTenir(ctx, porteur);
    const retenues = ctx.db
      .select({ id: competences.id, nom: competences.nom })
      .from(competences)
      .where(eq(competences.statut, 'retenue'))
      .all();
    const choisies = retenues.filter(({ id }) => ids.includes(id));
    if (choisies.length === 0) throw impossible('Cochez au moins un mot de la liste.', 'competences');
    return choisies.filter((terme) => ajouter(ctx, porteur, terme, null)).length;
  });
}

/** @returns whether it was not there */
function ajouter(ctx: ContextePersonne, porteur: Porteur, terme: { id: number; nom: string }, precision: string | null): boolean {
  const deja = ctx.db
    .select()
    .from(savoirFaire)
    .where(and(aLui(porteur), eq(savoirFaire.competenceId, terme.id)))
    .get();
  if (deja) {
    if (precision) ecrirePrecision(ctx, porteur, { ...deja, nom: terme.nom }, precision);
    return false;
  }
  ctx.db
    .insert(savoirFaire)
    .values({ ...porteur, competenceId: terme.id, precision, ajouteLe: ctx.maintenant })
    .run();
  noter(ctx, porteur, 'ajouter_savoir_faire', `a ajouté un savoir-faire : « ${terme.nom} »`, {
    apres: { savoirFaire: terme.nom, ...(precision ? { precision } : {}) },
  });
  return true;
}

/** Writes what is said of a savoir-faire, in their own words; empty: nothing more than the term. */
export function preciserSavoirFaire(ctx: ContextePersonne, porteur: Porteur, id: number, precision: string | undefined): string {
  return enTransaction(ctx, (ctx) => {
    const ligne = getSien(ctx, porteur, id);
    ecrirePrecision(ctx, porteur, ligne, precision ?? null);
    return ligne.nom;
  });
}

/** Takes a savoir-faire off the list. @returns the name of the term */
export function retirerSavoirFaire(ctx: ContextePersonne, porteur: Porteur, id: number): string {
  return enTransaction(ctx, (ctx) => {
    const ligne = getSien(ctx, porteur, id);
    ctx.db.delete(savoirFaire).where(eq(savoirFaire.id, id)).run();
    noter(ctx, porteur, 'retirer_savoir_faire', `a retiré un savoir-faire : « ${ligne.nom} »`, {
      avant: { savoirFaire: ligne.nom, ...(ligne.precision ? { precision: ligne.precision } : {}) },
    });
    return ligne.nom;
  });
}

function ecrirePrecision(
  ctx: ContextePersonne,
  porteur: Porteur,
  ligne: { id: number; nom: string; precision: string | null },
  precision: string | null,
): void {
  if (ligne.precision === precision) return;
  ctx.db.update(savoirFaire).set({ precision }).where(eq(savoirFaire.id, ligne.id)).run();
  noter(ctx, porteur, 'preciser_savoir_faire', `a précisé un savoir-faire : « ${ligne.nom} »`, {
    avant: { savoirFaire: ligne.nom, precision: ligne.precision },
    apres: { savoirFaire: ligne.nom, precision },
  });
}

function getSien(ctx: ContextePersonne, porteur: Porteur, id: number) {
  exigerTenir(ctx, porteur);
  const ligne = ctx.db
    .select({ id: savoirFaire.id, precision: savoirFaire.precision, nom: competences.nom })
    .from(savoirFaire)
    .innerJoin(competences, eq(competences.id, savoirFaire.competenceId))
    .where(and(eq(savoirFaire.id, id), aLui(porteur)))
    .get();
  if (!ligne) throw impossible('Ce mot n’est plus dans votre liste : elle a changé entre-temps. Relisez-la.');
  return ligne;
}

const aLui = (porteur: Porteur) =>
  'structureId' in porteur ? eq(savoirFaire.structureId, porteur.structureId) : eq(savoirFaire.personneId, porteur.personneId);

function noter(
  ctx: ContextePersonne,
  porteur: Porteur,
  acte: string,
  resume: string,
  champs: { avant?: Record<string, unknown>; apres?: Record<string, unknown> },
): void {
  const [objet, objetId] =
    'structureId' in porteur ? (['structure', porteur.structureId] as const) : (['personne', porteur.personneId] as const);
  journaliser(ctx, { domaine: 'reseau', objet, objetId, acte, resume, ...champs });
}
