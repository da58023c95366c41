import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { attentesDeMalle } from './attente/tables.ts';
import { inventaires, lignesInventaire } from './inventaires/tables.ts';
import { occupationsDeMalle } from './occupation/tables.ts';
import { demiJourneesTenues, STATUTS_RESERVATION } from './reservations/reservations.ts';
import { reservations } from './reservations/tables.ts';
import { verifierMalles } from './verifier.server.ts';

let base: BaseOuverte;
let malle: ReturnType<typeof fabriquerMalle>;
let equipe: ReturnType<typeof fabriquerEquipe>;
beforeEach(() => {
  base = baseDeTest();
  malle = fabriquerMalle(base.db);
  equipe = fabriquerEquipe(base.db);
});

const le = new Date('2026-03-02T09:00:00Z');
const pret = (debut: string, champs: Partial<Parameters<typeof fabriquerReservation>[1]> = {}) =>
  fabriquerReservation(base.db, {
    ...{ malleId: malle.malle.id, structureId: equipe.structure.id, contactId: equipe.animatrice.id },
    ...{ debut, fin: debut, ...champs },
  });
function offre(statut: 'proposee' | 'passee' = 'proposee') {
  const { structure, animatrice } = equipe;
  const attente = base.db
    .insert(attentesDeMalle)
    .values({
      ...{ statut, malleId: malle.malle.id, structureId: structure.id, personneId: animatrice.id, du: 41200, au: 41203 },
      ...{ depuis: le, proposeeLe: le, jusqua: new Date('2026-03-04T09:00:00Z'), finieLe: statut === 'passee' ? le : null },
    })
    .returning()
    .get();
  base.db
    .insert(occupationsDeMalle)
    .values(
      demiJourneesTenues(attente, { avant: 1, apres: 3 }).map((tenue) => ({
        ...tenue,
        malleId: malle.malle.id,
        attenteId: attente.id,
      })),
    )
    .run();
  return attente;
}
const phrases = () => verifierMalles(base.db).map(({ phrase }) => phrase);
const EXACT = 'ne tient pas exactement ses demi-journées et ce qui se garde autour.';

test('loans in every status, with any buffers, and an offer: all is well', () => {
  STATUTS_RESERVATION.filter((statut) => statut !== 'en_pret').forEach((statut, rang) => {
    pret(`2026-0${rang + 1}-10`, { statut, tamponAvant: rang, tamponApres: 3 * (rang % 3) });
  });
  pret('2026-09-10', { statut: 'en_pret', debutDemiJournee: 'apres-midi', tamponAvant: 0, tamponApres: 0 });
  offre();
  expect(phrases()).toEqual([]);
});

test.each([
  ['one half-day missing', 'delete from occupations_malle where demi_journee = 41104 and couche = 0'],
  ['one in the middle missing', 'delete from occupations_malle where demi_journee = 41105 and couche = 1'],
  ['none at all', 'delete from occupations_malle'],
  [
    'one too many',
    'insert into occupations_malle select malle_id, 41110, 1, reservation_id, null from occupations_malle limit 1',
  ],
  ['one shifted', 'update occupations_malle set demi_journee = 41200 where demi_journee = 41107 and couche = 1'],
  ['those of other dates', 'update reservations set au = au + 1'],
  ['those of other buffers', 'update reservations set tampon_apres = 3'],
])('a loan with %s is found', (_quoi, requete) => {
  const { id } = pret('2026-04-08', { fin: '2026-04-09' });
  expect(phrases()).toEqual([]);
  base.sqlite.exec(requete);
  expect(phrases()).toEqual([`Le prêt ${id} ${EXACT}`]);
});

test('the half-days of another malle, of a loan called off, of an offer that has passed', () => {
  const { id } = pret('2026-04-08');
  const { malle: autre } = fabriquerMalle(base.db);
  base.db.update(occupationsDeMalle).set({ malleId: autre.id }).run();
  expect(phrases()).toEqual([`Le prêt ${id} ${EXACT}`]);
  base.db.update(reservations).set({ statut: 'annulee', finieLe: le }).where(eq(reservations.id, id)).run();
  expect(phrases()).toEqual([`Le prêt ${id} tient des demi-journées alors qu’il n’est pas réservé.`]);
  base.db.delete(occupationsDeMalle).run();
  const passee = offre('passee');
  expect(phrases()).toEqual([`L’attente ${passee.id} tient des demi-journées alors que rien n’y est proposé.`]);
});

test('an offer that holds less than its dates, or in two pieces', () => {
  const { id } = offre();
  const phrase = `L’attente ${id} ne tient pas exactement les demi-journées proposées.`;
  base.sqlite.exec('update attentes_malle set au = 41204');
  expect(phrases()).toEqual([phrase]);
  base.sqlite.exec(
    'update attentes_malle set au = 41203; delete from occupations_malle where demi_journee = 41201 and couche = 0',
  );
  expect(phrases()).toEqual([phrase]);
});

test('what contradicts itself', () => {
  const un = pret('2026-04-08', { statut: 'en_pret' });
  const deux = pret('2026-04-20', { statut: 'en_pret' });
  expect(phrases()).toEqual([`La malle ${malle.malle.id} est dehors pour deux prêts à la fois.`]);
  const avant = new Date('2026-03-01T09:00:00Z');
  base.db.update(reservations).set({ statut: 'rendue', rendueLe: avant }).where(eq(reservations.id, un.id)).run();
  base.db
    .update(reservations)
    .set({ acceptee_le: null, accepteeLe: null } as never)
    .where(eq(reservations.id, deux.id))
    .run();
  base.db.update(reservations).set({ cautionRendueLe: le, relaisDeId: deux.id }).where(eq(reservations.id, un.id)).run();
  expect(phrases().sort()).toEqual([
    `Le prêt ${un.id} a des dates qui se contredisent.`,
    `Le prêt ${un.id} a rendu une caution qui n’avait pas été reçue.`,
    `Le prêt ${un.id} prend le relais d’un prêt d’une autre malle, ou qui n’a pas lieu avant lui.`,
    `Le prêt ${deux.id} a été remis sans avoir jamais été réservé.`,
  ]);
});

test('an inventory without the act, or of another malle’s objects; a structure that has left', () => {
  const { id } = pret('2026-04-08');
  const inventaire = base.db
    .insert(inventaires)
    .values({ reservationId: id, sens: 'depart', le, parId: equipe.animatrice.id, remis: 'Paul', recu: 'Maëlle' })
    .returning()
    .get();
  const objetId = fabriquerMalle(base.db).objets[0]?.id ?? 0;
  base.db.insert(lignesInventaire).values({ inventaireId: inventaire.id, objetId, attendu: 1, presents: 1 }).run();
  base.sqlite.exec(`update structures set partie_le = 1 where id = ${equipe.structure.id}`);
  expect(phrases().sort()).toEqual([
    `Le prêt ${id} a l’inventaire d’un départ ou d’un retour qui n’a pas eu lieu.`,
    `Le prêt ${id} a l’inventaire d’un objet d’une autre malle.`,
    `Le prêt ${id} est encore en vue alors que sa structure a quitté le réseau.`,
  ]);
});
