import { sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';

// Each query gives the ids of the appuis that break one invariant.
const CONTROLES = [
  {
    phrase: 'est encore en vue alors que sa structure a quitté le réseau',
    ids: sql`select a.id from appuis a join structures s on s.id = a.structure_id
      where s.partie_le is not null and a.statut in ('demande', 'experts_sollicites', 'programme')`,
  },
  {
    phrase: 'a une séance que personne ne tient',
    ids: sql`select a.id from appuis a where a.statut in ('programme', 'tenu', 'clos')
      and not exists (select 1 from invitations_appui i where i.appui_id = a.id and i.intervient_le is not null)`,
  },
  {
    phrase: 'attend des réponses sans avoir invité personne, ou a invité sans le dire',
    ids: sql`select a.id from appuis a where a.statut <> 'retire'
      and (a.statut = 'demande') = exists (select 1 from invitations_appui i where i.appui_id = a.id)`,
  },
  {
    phrase: 'a des dates qui se contredisent',
    ids: sql`select id from appuis where fini_le < demande_le or seance_fixee_le < demande_le or rendu_le < demande_le`,
  },
  {
    phrase: 'porte un mot qui n’est plus dans la liste',
    ids: sql`select distinct c.appui_id as id from competences_appui c join competences t on t.id = c.competence_id
      where t.statut <> 'retenue'`,
  },
] as const;

/** What the base's constraints cannot say of appuis; nobody is named. */
export const verifierAppuis = (db: Base): Anomalie[] =>
  CONTROLES.flatMap(({ phrase, ids }) =>
    db.all<{ id: number }>(ids).map(({ id }) => ({ domaine: 'troc', phrase: `L’appui technique ${id} ${phrase}.` })),
  );
