import { eq, sql } from 'drizzle-orm';
import type { Base } from '#db/ouvrir.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import type { Reglage } from './reglages.ts';
import { reglages } from './tables.ts';

const requete = preparer((db) =>
  db
    .select({ valeur: reglages.valeur })
    .from(reglages)
    .where(eq(reglages.cle, sql.placeholder('cle')))
    .prepare(),
);

const plusieurs = preparer((db) =>
  db.select({ cle: reglages.cle, valeur: reglages.valeur }).from(reglages).where(dansLaListe(reglages.cle, 'cles')).prepare(),
);

/** The value of a setting: what was written, otherwise its declared default. */
export function lireReglage(db: Base, reglage: Pick<Reglage, 'cle' | 'defaut'>): string {
  return requete(db).get({ cle: reglage.cle })?.valeur ?? reglage.defaut;
}

/** Several at once, in one query and in their order. */
export function lireReglages<const R extends readonly Pick<Reglage, 'cle' | 'defaut'>[]>(
  db: Base,
  lesquels: R,
): { [rang in keyof R]: string } {
  const cles = lesquels.map(({ cle }) => cle);
  const ecrits = new Map(
    plusieurs(db)
      .all({ cles: JSON.stringify(cles) })
      .map(({ cle, valeur }) => [cle, valeur]),
  );
  return lesquels.map(({ cle, defaut }) => ecrits.get(cle) ?? defaut) as { [rang in keyof R]: string };
}

/** Same, for a setting declared as a number. */
export function lireNombre(db: Base, reglage: Pick<Reglage, 'cle' | 'defaut'>): number {
  return Number(lireReglage(db, reglage));
}

/** Writes a setting; the caller has checked the value and journals the act. */
export function ecrireReglage(db: Base, cle: string, valeur: string, par: { personneId: number | null; maintenant: Date }): void {
  const valeurs = { valeur, modifieLe: par.maintenant, modifiePar: par.personneId };
  db.insert(reglages)
    .values({ cle, ...valeurs })
    .onConflictDoUpdate({ target: reglages.cle, set: valeurs })
    .run();
}
