import { desc, inArray, lt } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, type Jour, jourCivil, libelleJour } from '#app/commun/periode.ts';
import { anciensNumeros } from '#app/reseau/personnes/reunies.server.ts';
import { destinataireDe, empreinteDe, type Identite, ouvrirSceau, sceller } from '#app/services/coffre.server.ts';
import { JOURS_DE_L_APPAREIL } from '../cellule.ts';
import { gardesCellule } from '../tables.ts';
import type { GenreDeGarde } from './gardes.ts';

interface Garde {
  /** Checked on opening: age binds no context. */
  genre: GenreDeGarde;
  personneId: number;
  champs: Record<string, string>;
}

/** What was kept, and the day. */
export interface GardeOuverte {
  champs: Record<string, string>;
  jour: Jour;
}

/**
 * The name of a row: only who holds the key of the device can work it out, for herself, so that it names nobody and needs
 * no trial.
 */
const nomDe = (personneId: number, appareil: Identite, genre: GenreDeGarde): string =>
  empreinteDe('garde', appareil, String(personneId), genre);

/** Hers, and those of the rows that were made one with hers. */
const siens = (ctx: ContextePersonne): number[] => [ctx.acteur.personneId, ...anciensNumeros(ctx, ctx.acteur.personneId)];
const nomsDe = (ctx: ContextePersonne, appareil: Identite, genre: GenreDeGarde): string[] =>
  siens(ctx).map((personneId) => nomDe(personneId, appareil, genre));

/** The first day that is kept today. */
const depuis = ({ maintenant, fuseau }: Contexte): Jour => ajouterJours(jourCivil(maintenant, fuseau), -JOURS_DE_L_APPAREIL);

/** What this device keeps for this person; null when nothing, and once its days are over. */
export async function getGarde(
  ctx: ContextePersonne,
  appareil: Identite | null,
  genre: GenreDeGarde,
): Promise<GardeOuverte | null> {
  if (!appareil) return null;
  const ligne = ctx.db
    .select()
    .from(gardesCellule)
    .where(inArray(gardesCellule.id, nomsDe(ctx, appareil, genre)))
    .orderBy(desc(gardesCellule.jour))
    .get();
  if (!ligne || ligne.jour < depuis(ctx)) return null;
  const garde = await ouvrirSceau<Garde>(ligne.scelle, [appareil]);
  if (garde?.genre !== genre || !siens(ctx).includes(garde.personneId)) return null;
  return { champs: garde.champs, jour: ligne.jour };
}

/** The same for a page: what was left empty is not said, the day is in words. */
export const montrerGarde = (garde: GardeOuverte | null) =>
  garde && {
    champs: Object.fromEntries(Object.entries(garde.champs).filter(([, valeur]) => valeur !== '')),
    jour: libelleJour(garde.jour),
  };

/** Keeps what was typed under the key of this device; it replaces what the same form kept before. */
export async function garder(
  ctx: ContextePersonne,
  appareil: Identite,
  genre: GenreDeGarde,
  champs: Record<string, string>,
): Promise<void> {
  const garde: Garde = { genre, personneId: ctx.acteur.personneId, champs };
  const valeurs = { jour: jourCivil(ctx.maintenant, ctx.fuseau), scelle: await sceller(garde, [await destinataireDe(appareil)]) };
  oublierGarde(ctx, appareil, genre);
  ctx.db
    .insert(gardesCellule)
    .values({ id: nomDe(ctx.acteur.personneId, appareil, genre), ...valeurs })
    .onConflictDoUpdate({ target: gardesCellule.id, set: valeurs })
    .run();
}

/** Erases what this device keeps of one form: it was sent, or thrown away. */
export function oublierGarde(ctx: ContextePersonne, appareil: Identite | null, genre: GenreDeGarde): void {
  if (appareil)
    ctx.db
      .delete(gardesCellule)
      .where(inArray(gardesCellule.id, nomsDe(ctx, appareil, genre)))
      .run();
}

/** Erases what is past its days. */
export function effacerLesGardes(ctx: Contexte): void {
  ctx.db
    .delete(gardesCellule)
    .where(lt(gardesCellule.jour, depuis(ctx)))
    .run();
}
