import { sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';

// Each query gives the ids of the échanges that break one invariant.
const CONTROLES = [
  {
    phrase: 'est entre une structure et elle-même',
    ids: sql`select e.id from echanges e join annonces a on a.id = e.annonce_id where a.structure_id = e.structure_id`,
  },
  {
    phrase: 'ne dit pas qui a écrit en dernier',
    ids: sql`select e.id from echanges e left join messages_echange m on m.id = (
        select max(id) from messages_echange where echange_id = e.id)
      where m.id is null or m.cote <> e.dernier_cote or m.ecrit_le <> e.dernier_le`,
  },
  {
    phrase: 'est devenu un stage d’autres structures',
    ids: sql`select e.id from echanges e join annonces a on a.id = e.annonce_id join stages s on s.id = e.stage_id
      where not (s.structure_origine_id in (a.structure_id, e.structure_id) and s.structure_accueil_id in (a.structure_id, e.structure_id))`,
  },
] as const;

/** What the base's constraints cannot say of échanges; nobody is named. */
export const verifierEchanges = (db: Base): Anomalie[] =>
  CONTROLES.flatMap(({ phrase, ids }) =>
    db.all<{ id: number }>(ids).map(({ id }) => ({ domaine: 'troc', phrase: `L’échange ${id} ${phrase}.` })),
  );
