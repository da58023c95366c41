import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { enTransaction } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { noterLaCaution } from '#app/malles/inventaires/regler.server.ts';
import { inventaires, lignesInventaire } from '#app/malles/inventaires/tables.ts';
import { modifierReservation } from '#app/malles/reservations/modifier.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { prevenir } from './courriels.server.ts';
import { TACHE_DES_PRETS } from './taches.server.ts';

let db: Base;
let chezElle: ReturnType<typeof fabriquerEquipe>;
let chezLaMalle: ReturnType<typeof fabriquerEquipe>;
let malle: ReturnType<typeof fabriquerMalle>;
beforeEach(() => {
  db = baseDeTest().db;
  chezElle = fabriquerEquipe(db, { nom: 'La Cour carrée' });
  chezLaMalle = fabriquerEquipe(db, { nom: 'L’Escale' });
  malle = fabriquerMalle(db, { nom: 'Cirque', structureId: chezLaMalle.structure.id, gardienneId: chezLaMalle.animatrice.id });
});

const pret = (champs: Partial<Parameters<typeof fabriquerReservation>[1]> = {}) =>
  fabriquerReservation(db, {
    ...{ malleId: malle.malle.id, structureId: chezElle.structure.id, contactId: chezElle.animatrice.id },
    ...{ debut: '2026-04-07', fin: '2026-04-09', demandeeLe: new Date('2026-03-02T09:00:00Z'), ...champs },
  });
const le = (jour: string, heure = '07:30') => ctxDuTemps(db, new Date(`${jour}T${heure}:00Z`));
/** As the clock does: asked first. */
const tourner = (jour: string, heure?: string) => {
  const ctx = le(jour, heure);
  return TACHE_DES_PRETS.aFaire?.(ctx) ? TACHE_DES_PRETS.executer(ctx) : null;
};
const boite = () =>
  db
    .select()
    .from(courriels)
    .all()
    .map(({ deposeLe, sujet, personneId }) => {
      const qui =
        personneId === chezElle.animatrice.id ? 'contact' : personneId === chezLaMalle.animatrice.id ? 'gardienne' : 'autre';
      return `${jourCivil(deposeLe, 'Europe/Paris').slice(5)} ${qui} : ${sujet}`;
    });
const partis = () => db.update(courriels).set({ etat: 'envoye' }).run();

test('seven days before, at eight o’clock and not sooner, once, to both sides', () => {
  pret();
  expect(tourner('2026-03-30')).toBeNull();
  // Summer time: eight in Paris is six o’clock UTC.
  expect(tourner('2026-03-31', '05:59')).toBeNull();
  expect(tourner('2026-03-31', '06:00')).toBe('2 rappels écrits.');
  expect(tourner('2026-03-31', '10:00')).toBeNull();
  partis();
  expect(tourner('2026-04-01')).toBeNull();
  expect(boite()).toEqual([
    '03-31 gardienne : À préparer\u00a0: la malle Cirque part dans 7\u00a0jours',
    '03-31 contact : Dans 7\u00a0jours\u00a0: la malle Cirque',
  ]);
});

test('a server that was down says the true number; past the day, nothing', () => {
  pret();
  tourner('2026-04-04');
  expect(boite()[0]).toBe('04-04 gardienne : À préparer\u00a0: la malle Cirque part dans 3\u00a0jours');
  pret({ debut: '2026-05-05', fin: '2026-05-06' });
  expect(tourner('2026-05-05')).toBeNull();
});

test('nobody prepares a malle that will be out of service on that day; back sooner, both sides are reminded', () => {
  pret();
  const jusqu = (etatJusquAu: string) =>
    db.update(malles).set({ etat: 'en_reparation', etatMotif: 'une sangle', etatJusquAu }).run();
  jusqu('2026-04-07');
  expect(tourner('2026-03-31')).toBeNull();
  jusqu('2026-04-06');
  expect(tourner('2026-04-01')).toBe('2 rappels écrits.');
});

test('what an outbox could not send in a day is written anew, with the true number', () => {
  pret();
  tourner('2026-03-31');
  expect(tourner('2026-04-02')).toBe('2 rappels écrits.');
  expect(boite().map((une) => une.slice(0, 5))).toEqual(['04-02', '04-02']);
  expect(boite()[1]).toContain('Dans 5\u00a0jours');
});

test('dates that change take back what has not left, and are reminded of in their turn', () => {
  const { id } = pret();
  tourner('2026-03-31');
  const changer = (du: number) =>
    enTransaction(ctxDe(db, chezElle.animatrice.id, new Date('2026-03-31T09:00:00Z')), (tx) => {
      const { au } = tx.db.select({ au: reservations.au }).from(reservations).get() ?? { au: 0 };
      tx.db
        .update(reservations)
        .set({ du: du + au - 5, au: au + du, version: 2, modifieeLe: tx.maintenant })
        .where(eq(reservations.id, id))
        .run();
      prevenir(tx, id, 'changer');
    });
  changer(28);
  expect(boite().filter((une) => !une.includes('Dates changées'))).toEqual([]);
  db.delete(courriels).run();
  expect(tourner('2026-04-02')).toBeNull();
  expect(tourner('2026-04-14')).toBe('2 rappels écrits.');
});

test('a word said better on the very day, or a caution noted, silences no reminder', () => {
  const { id, version } = pret({ caution: 5000 });
  const dites = { lieu: 'École', objet: undefined, participants: 24, mot: undefined, communeCode: undefined };
  modifierReservation(ctxDe(db, chezElle.animatrice.id, new Date('2026-03-31T05:00:00Z')), id, {
    ...{ ...dites, contactId: undefined, version },
  });
  noterLaCaution(ctxDe(db, chezLaMalle.animatrice.id, new Date('2026-03-31T05:00:00Z')), id, 'recevoir');
  expect(tourner('2026-03-31')).toBe('2 rappels écrits.');
});

test('the eve of the return, then every third day late, until it comes back', () => {
  const { id } = pret({
    statut: 'en_pret',
    remiseLe: new Date('2026-04-07T08:00:00Z'),
    modifieeLe: new Date('2026-04-07T08:00:00Z'),
  });
  for (let n = 7; n <= 16; n++) {
    tourner(`2026-04-${String(n).padStart(2, '0')}`);
    partis();
  }
  expect(boite()).toEqual([
    '04-08 contact : Demain\u00a0: rendre la malle Cirque',
    '04-12 contact : La malle Cirque devait revenir jeudi 9 avril',
    '04-12 gardienne : La malle Cirque a 3 jours de retard',
    '04-15 contact : La malle Cirque devait revenir jeudi 9 avril',
    '04-15 gardienne : La malle Cirque a 6 jours de retard',
  ]);
  db.update(reservations).set({ statut: 'rendue', rendueLe: new Date(), version: 2 }).where(eq(reservations.id, id)).run();
  for (const jour of ['2026-04-18', '2026-04-21']) expect(tourner(jour)).toBeNull();
});

test('neither what is only asked, nor what was called off', () => {
  pret({ statut: 'demandee' });
  pret({ statut: 'annulee' });
  pret({ statut: 'refusee' });
  for (let n = 1; n <= 30; n++) expect(tourner(`2026-04-${String(n).padStart(2, '0')}`)).toBeNull();
});

test('what is to prepare says what is to refill, from the last count', () => {
  const [, nez] = malle.objets;
  const ancien = pret({ statut: 'close', debut: '2026-03-10', fin: '2026-03-11' });
  const { id: inventaireId } = db
    .insert(inventaires)
    .values({ reservationId: ancien.id, sens: 'retour', le: new Date(), parId: chezLaMalle.animatrice.id, remis: 'A', recu: 'B' })
    .returning({ id: inventaires.id })
    .get();
  db.insert(lignesInventaire)
    .values({ inventaireId, objetId: nez?.id ?? 0, attendu: 30, presents: 12, cause: 'consomme' })
    .run();
  pret();
  tourner('2026-03-31');
  const points = db.select().from(courriels).all()[0]?.lettre?.points;
  expect(points?.[0]).toEqual({ fort: 'À compléter\u00a0: Nez rouges', detail: 'Il en reste 12 sur 30' });
});

test('one loan that cannot be told stops no other', async () => {
  pret();
  const autre = fabriquerMalle(db, { structureId: chezLaMalle.structure.id });
  const { id } = pret({ malleId: autre.malle.id });
  db.run(
    "create trigger refuser before insert on courriels when new.cle like 'pret-rappel:1:%' begin select raise(abort, 'panne'); end",
  );
  await expect((async () => TACHE_DES_PRETS.executer(le('2026-03-31')))()).rejects.toThrow(
    'Le reste est fait. 2 rappels écrits.',
  );
  expect(
    db
      .select()
      .from(courriels)
      .all()
      .every(({ cle }) => cle.startsWith(`pret-rappel:${id}:`)),
  ).toBe(true);
});
