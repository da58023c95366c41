import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { jourDe } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { occupationsDeMalle } from '#app/malles/occupation/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { annulerPourDepart, annulerReservation, constaterAbsence, laisserPasser } from './annuler.server.ts';
import { changerLesDates, prolongerReservation } from './changer-dates.server.ts';
import { cloreReservation } from './clore.server.ts';
import { getPageDesPrets } from './liste.server.ts';
import { modifierReservation } from './modifier.server.ts';
import { getPageDeReservation } from './page-de-reservation.server.ts';
import { accepterReservation, refuserReservation } from './repondre.server.ts';
import { demiJourneesTenues, type StatutReservation } from './reservations.ts';
import { reservations } from './tables.ts';
import { TACHE_DES_DEMANDES } from './taches.server.ts';
import { franchirReservation } from './tenir-reservation.server.ts';

type Equipe = ReturnType<typeof fabriquerEquipe>;
let db: Base;
let elles: Equipe;
let celles: Equipe;
let ailleurs: Equipe;
let coordination: number;
beforeEach(() => {
  db = baseDeTest().db;
  [elles, celles, ailleurs] = [fabriquerEquipe(db), fabriquerEquipe(db), fabriquerEquipe(db)];
  coordination = fabriquerPersonne(db).id;
  fabriquerRole(db, coordination, 'coordination');
});

// The Monday of the tests is 23 March 2026.
const DATES = { debut: '2026-04-07', fin: '2026-04-09' };
const PLUS_TARD = new Date('2026-04-10T09:00:00Z');

function preter(statut: StatutReservation = 'acceptee', champs: Parameters<typeof fabriquerMalle>[1] = {}, dates = DATES) {
  const { malle } = fabriquerMalle(db, { structureId: celles.structure.id, ...champs });
  const pret = fabriquerReservation(db, {
    ...{ malleId: malle.id, statut, structureId: elles.structure.id, contactId: elles.animatrice.id },
    ...dates,
  });
  return { malle, ...pret };
}
const chez = (equipe: Equipe, maintenant?: Date) => ctxDe(db, equipe.animatrice.id, maintenant);
const lue = (id: number) => {
  const ligne = db.select().from(reservations).where(eq(reservations.id, id)).get();
  if (!ligne) throw new Error('disparue');
  return ligne;
};
/** What a loan holds is exactly what its dates and its buffers say, or nothing. */
function tenues(id: number, oui: boolean) {
  const ordre = (a: { demiJournee: number; couche: number }, b: typeof a) => a.demiJournee - b.demiJournee || a.couche - b.couche;
  const lues = db
    .select({ demiJournee: occupationsDeMalle.demiJournee, couche: occupationsDeMalle.couche })
    .from(occupationsDeMalle)
    .where(eq(occupationsDeMalle.reservationId, id))
    .all();
  const { tamponAvant: avant, tamponApres: apres, ...periode } = lue(id);
  expect(lues.sort(ordre)).toEqual(oui ? demiJourneesTenues(periode, { avant, apres }).sort(ordre) : []);
}
const actes = () => db.select({ acte: journal.acte }).from(journal).where(eq(journal.objet, 'reservation')).all();

describe('the keeper answers', () => {
  test('yes: the half-days are held; once, even when it is said twice', () => {
    const { id } = preter('demandee', { accord: true });
    tenues(id, false);
    accepterReservation(chez(celles), id);
    accepterReservation(chez(celles), id);
    expect(lue(id)).toMatchObject({ statut: 'acceptee', version: 2 });
    tenues(id, true);
    expect(actes()).toEqual([{ acte: 'accepter' }]);
  });

  test('yes is refused once another has these days, and nothing is written', () => {
    const { id, malle } = preter('demandee', { accord: true });
    fabriquerReservation(db, { malleId: malle.id, debut: '2026-04-08', fin: '2026-04-08' });
    expect(() => accepterReservation(chez(celles), id)).toThrow('déjà prise');
    expect(lue(id)).toMatchObject({ statut: 'demandee', version: 1 });
    tenues(id, false);
  });

  test('yes is refused once its first day has passed', () => {
    const { id } = preter('demandee');
    expect(() => accepterReservation(chez(celles, PLUS_TARD), id)).toThrow('Son premier jour est passé');
  });

  test('no wants a reason', () => {
    const { id } = preter('demandee');
    expect(() => refuserReservation(chez(celles), id, ' ')).toThrow('Dites pourquoi');
    refuserReservation(chez(celles), id, 'Elle part en réparation.');
    expect(lue(id)).toMatchObject({ statut: 'refusee', motif: 'Elle part en réparation.' });
  });
});

describe('other dates', () => {
  const autres = { debut: '2026-04-14', fin: '2026-04-15', version: 1 };

  test('of a malle that asks for no yes: they are hers at once, the former ones are free', () => {
    const { id } = preter();
    expect(changerLesDates(chez(elles), id, autres)).toBe('changer');
    expect(jourDe(lue(id).du)).toBe('2026-04-14');
    tenues(id, true);
    expect(changerLesDates(chez(elles), id, autres)).toBeNull();
  });

  test('where a yes is wanted it is asked again, and what was held is given back', () => {
    const { id } = preter('acceptee', { accord: true });
    expect(changerLesDates(chez(elles), id, autres)).toBe('redemander');
    expect(lue(id)).toMatchObject({ statut: 'demandee', accepteeLe: null });
    tenues(id, false);
  });

  test('within what was accepted no yes is wanted, nor any notice', () => {
    const { id } = preter('acceptee', { accord: true, preavisJours: 30 });
    expect(changerLesDates(chez(elles), id, { debut: '2026-04-08', fin: '2026-04-09', version: 1 })).toBe('changer');
    expect(lue(id).statut).toBe('acceptee');
    tenues(id, true);
  });

  test('by who keeps it they are a yes', () => {
    const { id } = preter('demandee', { accord: true });
    expect(changerLesDates(chez(celles), id, autres)).toBe('changer');
    expect(lue(id)).toMatchObject({ statut: 'acceptee' });
    tenues(id, true);
  });

  test.each([
    ['changed meanwhile', { ...autres, version: 9 }, 'pendant que vous choisissiez'],
    ['on a closed day', { ...autres, debut: '2026-04-12' }, 'un dimanche'],
    ['that another has', { ...autres, debut: '2026-04-21', fin: '2026-04-22' }, 'déjà prise'],
    ['in the past', { ...autres, debut: '2026-03-20' }, 'déjà passé'],
  ])('are refused %s, and what was held is held still', (_quoi, saisie, phrase) => {
    const { id, malle } = preter('acceptee', { joursFermes: [0] });
    fabriquerReservation(db, { malleId: malle.id, debut: '2026-04-22', fin: '2026-04-23' });
    expect(() => changerLesDates(chez(elles), id, saisie)).toThrow(phrase);
    expect(lue(id)).toMatchObject({ version: 1 });
    tenues(id, true);
  });
});

describe('keeping it longer', () => {
  test('until a later day, if nobody has it', () => {
    const { id, malle } = preter('en_pret');
    fabriquerReservation(db, { malleId: malle.id, debut: '2026-04-15', fin: '2026-04-16' });
    expect(() => prolongerReservation(chez(elles), id, { fin: '2026-04-14', version: 1 })).toThrow('Trop près');
    expect(() => prolongerReservation(chez(elles), id, { fin: '2026-04-08', version: 1 })).toThrow('plus tard');
    prolongerReservation(chez(elles), id, { fin: '2026-04-11', version: 1 });
    expect(jourDe(lue(id).au)).toBe('2026-04-11');
    tenues(id, true);
  });

  test('once late, to a day that is not past', () => {
    const { id } = preter('en_pret');
    const ctx = chez(elles, new Date('2026-04-13T09:00:00Z'));
    expect(() => prolongerReservation(ctx, id, { fin: '2026-04-11', version: 1 })).toThrow('déjà passé');
    prolongerReservation(ctx, id, { fin: '2026-04-14', version: 1 });
    tenues(id, true);
  });
});

describe('its end', () => {
  test('called off by either side, with a reason: its half-days are free', () => {
    for (const equipe of [elles, celles]) {
      const { id } = preter();
      expect(() => annulerReservation(chez(equipe), id, '')).toThrow('Dites pourquoi');
      tenues(id, true);
      annulerReservation(chez(equipe), id, 'Le car est en panne.');
      annulerReservation(chez(equipe), id, 'Le car est en panne.');
      expect(lue(id)).toMatchObject({ statut: 'annulee', motif: 'Le car est en panne.' });
      tenues(id, false);
    }
  });

  test('nobody came: not before its first day has passed', () => {
    const { id } = preter();
    expect(() => constaterAbsence(chez(celles), id, undefined)).toThrow('pas encore passé');
    constaterAbsence(chez(celles, PLUS_TARD), id, undefined);
    expect(lue(id).statut).toBe('annulee');
    tenues(id, false);
  });

  test('time ends what was asked and whose first day has passed, and that alone', () => {
    const [passee, prise] = [preter('demandee'), preter('acceptee')];
    const avenir = preter('demandee', {}, { debut: '2026-04-20', fin: '2026-04-21' });
    expect(() => laisserPasser(ctxDuTemps(db), passee.id)).toThrow('pas encore passé');
    const ctx = ctxDuTemps(db, PLUS_TARD);
    expect(TACHE_DES_DEMANDES.aFaire?.(ctx)).toBe(true);
    expect(TACHE_DES_DEMANDES.executer(ctx)).toBe('1 demande close.');
    expect(TACHE_DES_DEMANDES.aFaire?.(ctx)).toBe(false);
    expect([passee, prise, avenir].map(({ id }) => lue(id).statut)).toEqual(['annulee', 'acceptee', 'demandee']);
  });

  test('its structure leaves: called off with it', () => {
    const { id } = preter();
    annulerPourDepart(ctxDe(db, coordination), id);
    expect(lue(id).statut).toBe('annulee');
    tenues(id, false);
  });

  test('it came back whole: closed by who keeps it', () => {
    const { id } = preter('rendue');
    cloreReservation(chez(celles), id);
    cloreReservation(chez(celles), id);
    expect(lue(id)).toMatchObject({ statut: 'close', version: 2 });
  });
});

describe('what is said beside the dates', () => {
  const dites = { lieu: 'École de Pageas', objet: undefined, participants: 24, mot: undefined, communeCode: undefined };

  test('is corrected by both sides, with its version', () => {
    const { id } = preter();
    expect(modifierReservation(chez(elles), id, { ...dites, contactId: undefined, version: 1 })).toBe(true);
    expect(lue(id)).toMatchObject({ lieu: 'École de Pageas', participants: 24, contactId: elles.animatrice.id, version: 2 });
    expect(modifierReservation(chez(celles), id, { ...dites, contactId: undefined, version: 1 })).toBe(false);
    const autre = { ...dites, lieu: 'Ailleurs', contactId: undefined, version: 1 };
    expect(() => modifierReservation(chez(celles), id, autre)).toThrow('pendant que vous écriviez');
    const dehors = { ...dites, contactId: ailleurs.animatrice.id, version: 2 };
    expect(() => modifierReservation(chez(elles), id, dehors)).toThrow('Dites qui appeler');
  });
});

describe('who may', () => {
  type Acte = (ctx: ReturnType<typeof chez>, id: number) => unknown;
  const ACTES: [string, StatutReservation, Acte][] = [
    ['accepter', 'demandee', accepterReservation],
    ['refuser', 'demandee', (ctx, id) => refuserReservation(ctx, id, 'Non.')],
    ['changer', 'acceptee', (ctx, id) => changerLesDates(ctx, id, { debut: '2026-04-14', fin: '2026-04-15', version: 1 })],
    ['prolonger', 'en_pret', (ctx, id) => prolongerReservation(ctx, id, { fin: '2026-04-12', version: 1 })],
    ['annuler', 'acceptee', (ctx, id) => annulerReservation(ctx, id, 'Non.')],
    ['constater_absence', 'acceptee', (ctx, id) => constaterAbsence({ ...ctx, maintenant: PLUS_TARD }, id, undefined)],
    ['clore', 'rendue', cloreReservation],
    [
      'modifier',
      'acceptee',
      (ctx, id) =>
        modifierReservation(ctx, id, {
          ...{ lieu: 'Là', objet: undefined, participants: undefined, mot: undefined },
          ...{ communeCode: undefined, contactId: undefined, version: 1 },
        }),
    ],
  ];

  test('does each act: what is not written here is forbidden', () => {
    const partenaire = fabriquerPersonne(db).id;
    fabriquerRole(db, partenaire, 'partenaire');
    const qui = {
      ...{ emprunteuse: elles.animatrice.id, proprietaire: celles.animatrice.id, coordination },
      ...{ tiers: ailleurs.responsable.id, partenaire },
    };
    const peuvent = ACTES.map(([nom, statut, faire]) => {
      const oui = Object.entries(qui).filter(([, personneId]) => {
        const { id } = preter(statut);
        try {
          faire(ctxDe(db, personneId), id);
        } catch {
          expect(lue(id).version).toBe(1);
          return false;
        }
        expect(lue(id).version).toBe(2);
        return true;
      });
      return `${nom}: ${oui.map(([un]) => un).join(', ')}`;
    });
    expect(peuvent).toMatchInlineSnapshot(`
      [
        "accepter: proprietaire, coordination",
        "refuser: proprietaire, coordination",
        "changer: emprunteuse, proprietaire, coordination",
        "prolonger: emprunteuse, proprietaire, coordination",
        "annuler: emprunteuse, proprietaire, coordination",
        "constater_absence: proprietaire, coordination",
        "clore: proprietaire, coordination",
        "modifier: emprunteuse, proprietaire, coordination",
      ]
    `);
  });

  test('others of the network read whose it is and when, and nothing of who and where; a partenaire finds nothing', () => {
    const { id } = preter();
    db.update(reservations).set({ lieu: 'École de Pageas', mot: 'Merci' }).where(eq(reservations.id, id)).run();
    const lu = getPageDeReservation(chez(ailleurs), id);
    expect(lu).toMatchObject({ detail: null, journal: [], fil: [], actes: [] });
    expect(JSON.stringify(lu)).not.toMatch(/Pageas|Merci/);
    expect(getPageDeReservation(chez(celles), id).detail).toMatchObject({ lieu: 'École de Pageas', mot: 'Merci' });
    const partenaire = fabriquerPersonne(db).id;
    fabriquerRole(db, partenaire, 'partenaire');
    expect(() => getPageDeReservation(ctxDe(db, partenaire), id)).toThrow('Nous ne trouvons pas');
  });

  test('what is to be done is called as her side does it, and handing over is the first thing from its day on', () => {
    const { id } = preter();
    const lu = (equipe: Equipe, jour?: string) => {
      const pret = getPageDeReservation(chez(equipe, jour ? new Date(`${jour}T09:00:00Z`) : undefined), id);
      return { quoi: pret.actes.map(({ libelle }) => libelle), aRemettre: pret.aRemettre };
    };
    const prendre = expect.arrayContaining(['Prendre la malle et la compter']);
    expect(lu(elles)).toEqual({ quoi: prendre, aRemettre: false });
    expect(lu(elles, '2026-04-07')).toEqual({ quoi: prendre, aRemettre: true });
    expect(lu(celles).quoi).toContain('Remettre la malle');
    db.update(reservations).set({ statut: 'en_pret', remiseLe: PLUS_TARD }).where(eq(reservations.id, id)).run();
    expect(lu(elles, '2026-04-07')).toEqual({ quoi: expect.arrayContaining(['Rendre la malle']), aRemettre: false });
    expect(lu(celles).quoi).toContain('La reprendre et la compter');
  });

  test('finds her loans on their own side', () => {
    preter('en_pret');
    preter('close');
    const page = (equipe: Equipe, adresse = '') => getPageDesPrets(chez(equipe), new URLSearchParams(adresse));
    expect(page(elles)).toMatchObject({ cote: 'emprunts', quand: 'en_cours', total: 1 });
    expect(page(elles, 'quand=passes')).toMatchObject({ total: 1 });
    expect(page(celles)).toMatchObject({ cote: 'malles', total: 1 });
    expect(page(ailleurs)).toMatchObject({ vide: true, lignes: [] });
  });
});

test('what is said after an act names those who are written to, and nobody else', () => {
  const { id } = preter('rendue', {}, { debut: '2026-03-17', fin: '2026-03-18' });
  const avis = (pret: number, saisie: Parameters<typeof franchirReservation>[2]) =>
    franchirReservation(ctxDe(db, coordination), pret, saisie).texte;
  expect(avis(id, { acte: 'clore' })).toBe(`Ce prêt est fini. ${elles.structure.nom} reçoit un courriel.`);
  expect(
    new Set(
      db
        .select()
        .from(courriels)
        .all()
        .map(({ personneId }) => personneId),
    ),
  ).toEqual(new Set([elles.animatrice.id]));
  const autre = preter('acceptee');
  expect(avis(autre.id, { acte: 'annuler', motif: 'La salle ferme' })).toContain('reçoivent un courriel');
});
