import { sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';

/** Each answer is to a question of its own tour de table, of its kind, among its options; an answer given holds something. */
export function verifierTours(db: Base): Anomalie[] {
  const dire = (phrase: string) => ({ domaine: 'troc', phrase });
  const etrangeres = db.all<{ id: number }>(
    sql`select distinct r.id from valeurs_tour v join reponses_tour r on r.id = v.reponse_id join questions_tour q on q.id = v.question_id
      where q.tour_id <> r.tour_id or r.donnee_le is null
        or (q.genre = 'choix') <> (v.choix is not null) or (q.genre = 'nombre') <> (v.nombre is not null)
        or exists (select 1 from json_each(v.choix) c where c.value not between 0 and json_array_length(q.options) - 1)`,
  );
  const vides = db.all<{ id: number }>(
    sql`select id from reponses_tour r where donnee_le is not null and not exists (select 1 from valeurs_tour v where v.reponse_id = r.id)`,
  );
  const sansQuestion = db.all<{ id: number }>(
    sql`select id from tours_de_table t where statut in ('ouvert', 'clos')
      and (not exists (select 1 from questions_tour q where q.tour_id = t.id) or not exists (select 1 from reponses_tour r where r.tour_id = t.id))`,
  );
  return [
    ...etrangeres.map(({ id }) => dire(`La réponse ${id} d’un tour de table ne répond pas à ses questions.`)),
    ...vides.map(({ id }) => dire(`La réponse ${id} d’un tour de table est donnée, et vide.`)),
    ...sansQuestion.map(({ id }) => dire(`Le tour de table ${id} est parti sans question, ou à personne.`)),
  ];
}
