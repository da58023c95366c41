import { sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';

// Each query gives the ids of the annonces that break one invariant.
const CONTROLES = [
  {
    phrase: 'vit encore alors que sa structure a quitté le réseau',
    ids: sql`select a.id from annonces a join structures s on s.id = a.structure_id
      where s.partie_le is not null and a.statut in ('brouillon', 'publiee', 'en_pause', 'endormie')`,
  },
  {
    phrase: 'a des dates qui contredisent son état',
    ids: sql`select id from annonces where confirmee_le < publiee_le or finie_le < publiee_le
      or (statut = 'brouillon') <> (publiee_le is null and statut <> 'retiree') or demandee_le < confirmee_le or rappelee_le < demandee_le`,
  },
  {
    phrase: 'porte un mot qui n’est plus dans la liste',
    ids: sql`select distinct c.annonce_id as id from competences_annonce c join competences t on t.id = c.competence_id
      where t.statut <> 'retenue'`,
  },
  {
    phrase: 'est satisfaite avec la structure qui la publie',
    ids: sql`select id from annonces where satisfaite_avec_id = structure_id`,
  },
] as const;

/** What the base's constraints cannot say of annonces; nobody is named. */
export function verifierAnnonces(db: Base): Anomalie[] {
  return CONTROLES.flatMap(({ phrase, ids }) =>
    db.all<{ id: number }>(ids).map(({ id }) => ({ domaine: 'troc', phrase: `L’annonce ${id} ${phrase}.` })),
  );
}
