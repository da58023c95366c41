import { sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';

/** A published story has both consents, and tells a closed stage. */
export function verifierExperiences(db: Base): Anomalie[] {
  return db
    .all<{ id: number }>(
      sql`select e.id from experiences e join stages s on s.id = e.stage_id where s.statut <> 'clos' or (e.statut = 'publiee'
        and (select count(*) from consentements_experience c where c.experience_id = e.id) <> 2)`,
    )
    .map(({ id }) => ({
      domaine: 'troc',
      phrase: `La fiche d’expérience ${id} est publiée sans les deux accords, ou son stage n’est pas clos.`,
    }));
}
