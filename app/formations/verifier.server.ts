import { type SQL, sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';
import { STATUTS_PLACES } from './inscriptions/inscriptions.ts';

const parmi = (statuts: readonly string[]): SQL =>
  sql`(${sql.join(
    statuts.map((statut) => sql`${statut}`),
    sql`, `,
  )})`;

const CONTROLES: readonly { quoi: string; phrase: string; ids: SQL }[] = [
  {
    quoi: 'L’inscription',
    phrase: 'devrait tenir une place et n’en tient pas',
    ids: sql`select i.id from inscriptions i left join places_formation p on p.inscription_id = i.id
      where i.statut in ${parmi(STATUTS_PLACES)} and p.inscription_id is null`,
  },
  {
    quoi: 'L’inscription',
    phrase: 'tient une place qu’elle ne devrait pas tenir',
    ids: sql`select i.id from inscriptions i join places_formation p on p.inscription_id = i.id
      where i.statut not in ${parmi(STATUTS_PLACES)} or p.formation_id <> i.formation_id`,
  },
  {
    quoi: 'L’inscription',
    phrase: 'est d’un groupe d’une autre formation',
    ids: sql`select i.id from inscriptions i join groupes_inscription g on g.id = i.groupe_id where g.formation_id <> i.formation_id`,
  },
  {
    quoi: 'L’inscription',
    phrase: 'garde un besoin particulier alors qu’elle est finie',
    ids: sql`select i.id from inscriptions i join besoins_particuliers b on b.inscription_id = i.id where i.finie_le is not null`,
  },
  {
    quoi: 'La formation',
    phrase: 'ne dit pas les bornes de ses demi-journées',
    ids: sql`select f.id from formations f left join
      (select formation_id, min(demi_journee) as du, max(demi_journee) as au from seances group by formation_id) s on s.formation_id = f.id
      where f.du is not s.du or f.au is not s.au`,
  },
  {
    quoi: 'La présence',
    phrase: 'est notée à la demi-journée d’une autre formation',
    ids: sql`select p.id from presences p join inscriptions i on i.id = p.inscription_id join seances s on s.id = p.seance_id
      where s.formation_id <> i.formation_id`,
  },
];

/** What no constraint says of the formations. */
export const verifierFormations = (db: Base): Anomalie[] =>
  CONTROLES.flatMap(({ quoi, phrase, ids }) =>
    db.all<{ id: number }>(ids).map(({ id }) => ({ domaine: 'formations', phrase: `${quoi} ${id} ${phrase}.` })),
  );
