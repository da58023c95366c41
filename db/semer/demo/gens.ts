import { eq, sql } from 'drizzle-orm';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import { type Contexte, type ContextePersonne, LE_TEMPS } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, type Jour, jourCivil, jourDeSemaine } from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { preparer } from '#db/preparer.ts';
import type { Acte } from './histoire.ts';

/** The day that is so many days from today. */
export const jourDans = ({ maintenant, fuseau }: Contexte, jours: number): Jour =>
  ajouterJours(jourCivil(maintenant, fuseau), jours);

/** The Tuesday of that week, or the one before it for a Sunday or a Monday. */
export const unMardi = (jour: Jour): Jour => ajouterJours(jour, -((jourDeSemaine(jour) + 5) % 7));

const OUVRES: readonly number[] = [1, 2, 3, 4, 5];
/** From Monday to Friday, and no public holiday. */
export const estOuvre = (jour: Jour): boolean =>
  OUVRES.includes(jourDeSemaine(jour)) &&
  joursFeries({ du: demiJournee(jour, 'matin'), au: demiJournee(jour, 'apres-midi') }).length === 0;

const parAdresse = preparer((db) =>
  db
    .select({ id: personnes.id })
    .from(personnes)
    .where(eq(personnes.courriel, sql.placeholder('courriel')))
    .prepare(),
);

/** The id of an account of the demonstration, by what stands before the @. */
export function idDe({ db }: Pick<Contexte, 'db'>, qui: string): number {
  const lue = parAdresse(db).get({ courriel: `${qui}@cru87.example` });
  if (!lue) throw new Error(`Le compte ${qui} manque.`);
  return lue.id;
}

/** Someone of the demonstration, as she was that day. */
export function par(ctx: Contexte, qui: string, maintenant: Date): ContextePersonne {
  const acteur = getActeur({ ...ctx, maintenant }, idDe(ctx, qui));
  if (!acteur) throw new Error(`Le compte ${qui} manque.`);
  return { ...ctx, acteur, maintenant };
}

/** What someone does at an hour of a day, UTC. */
export const acteDe = (ctx: Contexte, jour: Jour, heure: string, qui: string, faire: (elle: ContextePersonne) => void): Acte => ({
  le: new Date(`${jour}T${heure}:00Z`),
  faire: (maintenant) => faire(par(ctx, qui, maintenant)),
});

/** What the passing of time does at an hour of a day, UTC. */
export const acteDuTemps = (ctx: Contexte, jour: Jour, heure: string, faire: (ici: Contexte) => void): Acte => ({
  le: new Date(`${jour}T${heure}:00Z`),
  faire: (maintenant) => faire({ ...ctx, acteur: LE_TEMPS, maintenant }),
});
