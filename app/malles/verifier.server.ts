import { type SQL, sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';
import { STATUTS_EN_VUE, STATUTS_OCCUPANTS } from './reservations/reservations.ts';

const parmi = (statuts: readonly string[]): SQL =>
  sql`(${sql.join(
    statuts.map((statut) => sql`${statut}`),
    sql`, `,
  )})`;

/**
 * What is held, by holder: half-days are distinct under the primary key, so that how many there are on a layer, the first and the
 * last say all of them.
 */
const tenuesPar = (colonne: SQL): SQL => sql`(select ${colonne} as qui,
    count(distinct malle_id) as malles, min(malle_id) as malle_id,
    sum(couche = 0) as n0, min(case couche when 0 then demi_journee end) as du0, max(case couche when 0 then demi_journee end) as au0,
    sum(couche = 1) as n1, min(case couche when 1 then demi_journee end) as du1, max(case couche when 1 then demi_journee end) as au1
  from occupations_malle where ${colonne} is not null group by ${colonne})`;

interface Controle {
  /** « Le prêt », « L’attente », « La malle » */
  quoi: string;
  phrase: string;
  /** The ids of those that break it. */
  ids: SQL;
}

const OCCUPATIONS: readonly Controle[] = [
  {
    quoi: 'Le prêt',
    phrase: 'ne tient pas exactement ses demi-journées et ce qui se garde autour',
    ids: sql`select r.id from reservations r left join ${tenuesPar(sql`reservation_id`)} t on t.qui = r.id
      where r.statut in ${parmi(STATUTS_OCCUPANTS)} and (t.qui is null or t.malles <> 1 or t.malle_id <> r.malle_id
        or t.n0 <> r.au - r.du + 1 + r.tampon_avant or t.du0 <> r.du - r.tampon_avant or t.au0 <> r.au
        or t.n1 <> r.au - r.du + 1 + r.tampon_apres or t.du1 <> r.du or t.au1 <> r.au + r.tampon_apres)`,
  },
  {
    quoi: 'Le prêt',
    phrase: 'tient des demi-journées alors qu’il n’est pas réservé',
    ids: sql`select distinct r.id from reservations r join occupations_malle o on o.reservation_id = r.id
      where r.statut not in ${parmi(STATUTS_OCCUPANTS)}`,
  },
  {
    // What is kept around an offer is the malle's of that day: nothing else says it, but it is in one piece.
    quoi: 'L’attente',
    phrase: 'ne tient pas exactement les demi-journées proposées',
    ids: sql`select a.id from attentes_malle a left join ${tenuesPar(sql`attente_id`)} t on t.qui = a.id
      where a.statut = 'proposee' and (t.qui is null or t.malles <> 1 or t.malle_id <> a.malle_id
        or t.au0 <> a.au or t.du0 > a.du or t.n0 <> t.au0 - t.du0 + 1 or t.du1 <> a.du or t.au1 < a.au or t.n1 <> t.au1 - t.du1 + 1)`,
  },
  {
    quoi: 'L’attente',
    phrase: 'tient des demi-journées alors que rien n’y est proposé',
    ids: sql`select distinct a.id from attentes_malle a join occupations_malle o on o.attente_id = a.id where a.statut <> 'proposee'`,
  },
];

const PRETS: readonly Controle[] = [
  {
    quoi: 'La malle',
    phrase: 'est dehors pour deux prêts à la fois',
    ids: sql`select malle_id as id from reservations where statut = 'en_pret' group by malle_id having count(*) > 1`,
  },
  {
    quoi: 'Le prêt',
    phrase: 'a des dates qui se contredisent',
    ids: sql`select id from reservations where acceptee_le < demandee_le or remise_le < demandee_le or rendue_le < remise_le
      or finie_le < demandee_le or finie_le < rendue_le or caution_rendue_le < caution_recue_le`,
  },
  {
    quoi: 'Le prêt',
    phrase: 'a été remis sans avoir jamais été réservé',
    ids: sql`select id from reservations where acceptee_le is null and statut in ${parmi(STATUTS_OCCUPANTS)}`,
  },
  {
    quoi: 'Le prêt',
    phrase: 'a rendu une caution qui n’avait pas été reçue',
    ids: sql`select id from reservations where caution_rendue_le is not null and caution_recue_le is null`,
  },
  {
    quoi: 'Le prêt',
    phrase: 'est encore en vue alors que sa structure a quitté le réseau',
    ids: sql`select r.id from reservations r join structures s on s.id = r.structure_id
      where s.partie_le is not null and r.statut in ${parmi(STATUTS_EN_VUE)}`,
  },
  {
    quoi: 'Le prêt',
    phrase: 'prend le relais d’un prêt d’une autre malle, ou qui n’a pas lieu avant lui',
    ids: sql`select r.id from reservations r join reservations avant on avant.id = r.relais_de_id
      where r.malle_id <> avant.malle_id or avant.du >= r.du`,
  },
  {
    quoi: 'Le prêt',
    phrase: 'a l’inventaire d’un départ ou d’un retour qui n’a pas eu lieu',
    ids: sql`select distinct r.id from reservations r join inventaires i on i.reservation_id = r.id
      where (i.sens = 'depart' and r.remise_le is null) or (i.sens = 'retour' and r.rendue_le is null)`,
  },
  {
    quoi: 'Le prêt',
    phrase: 'a l’inventaire d’un objet d’une autre malle',
    ids: sql`select distinct r.id from lignes_inventaire l join inventaires i on i.id = l.inventaire_id
      join reservations r on r.id = i.reservation_id join objets_malle o on o.id = l.objet_id where o.malle_id <> r.malle_id`,
  },
];

const ATTENTES: readonly Controle[] = [
  {
    quoi: 'L’attente',
    phrase: 'a été prise pour un prêt d’une autre malle ou d’une autre structure',
    ids: sql`select a.id from attentes_malle a join reservations r on r.id = a.reservation_id
      where r.malle_id <> a.malle_id or r.structure_id <> a.structure_id`,
  },
  {
    quoi: 'L’attente',
    phrase: 'a des dates qui se contredisent',
    ids: sql`select id from attentes_malle where proposee_le < depuis or jusqua <= proposee_le or finie_le < depuis`,
  },
  {
    quoi: 'L’attente',
    phrase: 'continue alors que sa structure a quitté le réseau',
    ids: sql`select a.id from attentes_malle a join structures s on s.id = a.structure_id
      where s.partie_le is not null and a.statut in ('en_attente', 'proposee')`,
  },
];

/** What the base's constraints cannot say of the malles; nobody is named. */
export const verifierMalles = (db: Base): Anomalie[] =>
  [...OCCUPATIONS, ...PRETS, ...ATTENTES].flatMap(({ quoi, phrase, ids }) =>
    db.all<{ id: number }>(ids).map(({ id }) => ({ domaine: 'malles', phrase: `${quoi} ${id} ${phrase}.` })),
  );
