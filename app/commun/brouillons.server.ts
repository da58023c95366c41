import { and, count, eq, lt } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from './contexte.ts';
import { impossible } from './erreurs.ts';
import { ajouterDelai } from './periode.ts';
import { brouillons } from './tables.ts';

/** The long forms that keep a draft. A name is what the form sends in its hidden field `formulaire`. */
const FORMULAIRES = [
  'stage',
  'souhait',
  'version-stage',
  'structure',
  'bilan-stage',
  'experience',
  'annonce',
  'annonce-offre',
  'annonce-besoin',
  'appui',
  'compte-rendu',
  'malle',
  'inventaire-depart',
  'inventaire-retour',
  'inventaire-relais',
  'recompte-depart',
  'recompte-retour',
] as const;

/** A form may name the object it fills: `bilan-stage:12`. */
const NOM = new RegExp(`^(${FORMULAIRES.join('|')})(:[1-9]\\d{0,14})?$`);

export type ValeursDeBrouillon = Record<string, string | string[]>;

const CARACTERES_MAX = 60_000;
const BROUILLONS_MAX_PAR_PERSONNE = 40;
const JOURS_GARDES = 90;

/** Fields that are never kept: secrets, and what belongs to one sending of the form. */
const JAMAIS = /mot.?de.?passe|jeton|secret|^(geste|intention|formulaire)$|^_/i;

/** Whether this is the name of a form that keeps drafts. */
export function estFormulaireABrouillon(nom: string): boolean {
  return NOM.test(nom);
}

/** What the person had begun to type in a form, and when. */
export function lireBrouillon(
  ctx: ContextePersonne,
  formulaire: string,
): { valeurs: ValeursDeBrouillon; modifieLe: Date } | undefined {
  return ctx.db
    .select({ valeurs: brouillons.valeurs, modifieLe: brouillons.modifieLe })
    .from(brouillons)
    .where(and(eq(brouillons.personneId, ctx.acteur.personneId), eq(brouillons.formulaire, formulaire)))
    .get();
}

/**
 * Keeps what is typed, secrets aside; a draft is private and leaves no line in the journal.
 * @throws ErreurMetier IMPOSSIBLE when the form keeps no draft or the text is too long
 */
export function garderBrouillon(ctx: ContextePersonne, formulaire: string, valeurs: ValeursDeBrouillon): void {
  if (!estFormulaireABrouillon(formulaire)) throw impossible('Cette page ne garde pas de brouillon.');
  const gardees = Object.fromEntries(Object.entries(valeurs).filter(([nom]) => !JAMAIS.test(nom)));
  if (JSON.stringify(gardees).length > CARACTERES_MAX) {
    throw impossible('Ce brouillon est trop long pour être gardé : raccourcissez vos textes.');
  }
  enTransaction(ctx, (tx) => {
    oublierLesAnciens(tx);
    const { personneId } = tx.acteur;
    const autres = tx.db.select({ combien: count() }).from(brouillons).where(eq(brouillons.personneId, personneId)).get();
    if ((autres?.combien ?? 0) >= BROUILLONS_MAX_PAR_PERSONNE && !lireBrouillon(tx, formulaire)) {
      throw impossible('Vous gardez déjà beaucoup de brouillons : envoyez ou oubliez-en un d’abord.');
    }
    const contenu = { valeurs: gardees, modifieLe: tx.maintenant };
    tx.db
      .insert(brouillons)
      .values({ personneId, formulaire, ...contenu })
      .onConflictDoUpdate({ target: [brouillons.personneId, brouillons.formulaire], set: contenu })
      .run();
  });
}

/** Nobody comes back to a draft after three months, and it may hold personal words. */
function oublierLesAnciens(ctx: ContextePersonne): void {
  ctx.db
    .delete(brouillons)
    .where(
      and(
        eq(brouillons.personneId, ctx.acteur.personneId),
        lt(brouillons.modifieLe, ajouterDelai(ctx.maintenant, -JOURS_GARDES)),
      ),
    )
    .run();
}

/** Forgets a draft: once its form is sent, or because the person asks. */
export function effacerBrouillon(ctx: ContextePersonne, formulaire: string): void {
  ctx.db
    .delete(brouillons)
    .where(and(eq(brouillons.personneId, ctx.acteur.personneId), eq(brouillons.formulaire, formulaire)))
    .run();
}
