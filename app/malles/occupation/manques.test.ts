import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { attendre } from '#app/malles/attente/attendre.server.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { listRefusComptes } from '#app/malles/chiffres/chiffres.server.ts';
import { annulerReservation } from '#app/malles/reservations/annuler.server.ts';
import { refuserReservation } from '#app/malles/reservations/repondre.server.ts';
import { reserver } from '#app/malles/reservations/reserver.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN, plusTard } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { libererLaMalle } from './tenir.server.ts';

// The Monday of the tests is 23 March 2026. Someone else has the malle from 7 to 9 April.
const DATES = { debut: '2026-04-07', fin: '2026-04-09' };
const APRES = { debut: '2026-04-14', fin: '2026-04-15' };
const BIEN_APRES = { debut: '2026-05-05', fin: '2026-05-06' };

let db: Base;
let ines: ContextePersonne;
let cirque: typeof malles.$inferSelect;
let pret: typeof reservations.$inferSelect;

beforeEach(() => {
  db = baseDeTest().db;
  ines = ctxDe(db, fabriquerEquipe(db, { nom: 'La Grange' }).animatrice.id);
  cirque = fabriquerMalle(db).malle;
  pret = fabriquerReservation(db, { malleId: cirque.id, ...DATES });
});

const prise = (dates: typeof DATES, malleId = cirque.id) => fabriquerReservation(db, { malleId, ...dates });
const heures = (n: number) => plusTard(ines, new Date(LUNDI_MATIN.getTime() + n * 3_600_000));
const essayer = (dates: Parameters<typeof reserver>[2], { qui = ines, malle = cirque } = {}) => {
  try {
    return reserver(qui, malle.slug, dates);
  } catch (erreur) {
    if (erreur instanceof ErreurMetier) return null;
    throw erreur;
  }
};
const comptes = (malleId = cirque.id) => listRefusComptes(ines, { malleId }).length;

describe('a refusal for want of a malle is counted once a need', () => {
  test('tried again, by her or by a colleague, on the same days or on others of that fortnight', () => {
    prise(APRES);
    const collegue = fabriquerPersonne(db).id;
    fabriquerFonction(db, { personneId: collegue, structureId: ines.acteur.membreDe[0] ?? 0 });
    essayer(DATES);
    essayer({ debut: '2026-04-08', fin: '2026-04-10' });
    essayer(APRES, { qui: ctxDe(db, collegue) });
    expect(comptes()).toBe(1);
  });

  test('for another time of the year, and another structure, it is another need', () => {
    prise(BIEN_APRES);
    essayer(DATES);
    essayer(BIEN_APRES);
    essayer(DATES, { qui: ctxDe(db, fabriquerEquipe(db).animatrice.id) });
    expect(comptes()).toBe(3);
  });

  test('a wait on the list is a need, with the refusal before it or without', () => {
    attendre(ines, cirque.slug, DATES);
    expect(comptes()).toBe(1);
    essayer(DATES);
    expect(comptes()).toBe(1);
    const awa = ctxDe(db, fabriquerEquipe(db).animatrice.id);
    essayer(DATES, { qui: awa });
    attendre(awa, cirque.slug, DATES);
    expect(comptes()).toBe(2);
  });

  test('a request that the keeper turns down is one when someone else has the days, and not otherwise', () => {
    const la = fabriquerEquipe(db);
    const { malle } = fabriquerMalle(db, { accord: true, structureId: la.structure.id });
    const [une, autre] = [DATES, BIEN_APRES].map((dates) => reserver(ines, malle.slug, dates)) as [number, number];
    prise(DATES, malle.id);
    const gardienne = ctxDe(db, la.animatrice.id);
    refuserReservation(gardienne, autre, 'Nous nous en servons.');
    expect(comptes(malle.id)).toBe(0);
    refuserReservation(gardienne, une, 'Elle est promise.');
    expect(comptes(malle.id)).toBe(1);
  });
});

describe('what is not for want of a malle is not counted', () => {
  test.each([
    ['a closed day', { debut: '2026-04-05', fin: '2026-04-08' }],
    ['too long', { debut: '2026-04-07', fin: '2026-04-30' }],
    ['another structure’s name', { ...DATES, structureId: -1 }],
    ['an unknown commune', { ...DATES, communeCode: '00000' }],
  ])('%s', (_quoi, saisie) => {
    db.update(malles)
      .set({ joursFermes: [0] })
      .run();
    expect(essayer(saisie)).toBeNull();
    expect(comptes()).toBe(0);
  });

  test('the malle in repair, though someone had it', () => {
    db.update(malles).set({ etat: 'en_reparation', etatMotif: 'Une roue', etatJusquAu: '2026-04-30' }).run();
    expect(essayer(DATES)).toBeNull();
    expect(comptes()).toBe(0);
  });

  test('several together: the one that is taken, not the others', () => {
    const { malle: radio } = fabriquerMalle(db);
    expect(essayer({ ...DATES, autres: [cirque.slug] }, { malle: radio })).toBeNull();
    expect([comptes(radio.id), comptes()]).toEqual([0, 1]);
  });

  test('her own structure has it', () => {
    const libre = { debut: '2026-06-09', fin: '2026-06-10' };
    expect(essayer(libre)).not.toBeNull();
    expect(essayer({ debut: '2026-06-11', fin: '2026-06-11' })).toBeNull();
    expect(comptes()).toBe(0);
  });
});

describe('a need that was met is not one any more', () => {
  test('she took other days near them; called off, it is one again', () => {
    essayer(DATES);
    const id = essayer(APRES, { qui: heures(1) });
    expect(comptes()).toBe(0);
    annulerReservation(heures(2), id ?? 0, 'Le projet est remis.');
    expect(comptes()).toBe(1);
  });

  test('what she had already, near them, meets nothing', () => {
    fabriquerReservation(db, {
      ...{ malleId: cirque.id, structureId: ines.acteur.membreDe[0] ?? 0, contactId: ines.acteur.personneId, ...APRES },
      demandeeLe: new Date(LUNDI_MATIN.getTime() - 1000),
    });
    essayer(DATES);
    expect(comptes()).toBe(1);
  });

  test('the days that she waited for became hers', () => {
    attendre(ines, cirque.slug, DATES);
    db.update(reservations).set({ statut: 'annulee', finieLe: LUNDI_MATIN }).where(eq(reservations.id, pret.id)).run();
    libererLaMalle(ines, { reservationId: pret.id });
    reserver(ines, cirque.slug, DATES);
    expect(comptes()).toBe(0);
  });

  test('refused anew after that, it counts', () => {
    essayer(DATES);
    essayer({ debut: '2026-04-14', fin: '2026-04-14' }, { qui: heures(1) });
    prise({ debut: '2026-04-20', fin: '2026-04-21' });
    essayer({ debut: '2026-04-20', fin: '2026-04-21' }, { qui: heures(2) });
    expect(comptes()).toBe(1);
  });
});
