import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { occupationsDeMalle, refusDeMalle } from '#app/malles/occupation/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { apresReservation } from './apres-reservation.server.ts';
import { libelleReserver } from './ensemble.ts';
import { preparerReservation } from './preparer.server.ts';
import { demiJourneesTenues } from './reservations.ts';
import { reserver } from './reserver.server.ts';
import { reservations } from './tables.ts';

let db: Base;
let elle: number;
let laSienne: number;
beforeEach(() => {
  db = baseDeTest().db;
  const equipe = fabriquerEquipe(db);
  [elle, laSienne] = [equipe.animatrice.id, equipe.structure.id];
});

// The Monday of the tests is 23 March 2026.
const DATES = { debut: '2026-04-07', fin: '2026-04-09' };
const lue = (id: number) => db.select().from(reservations).where(eq(reservations.id, id)).get();

describe('booking a malle', () => {
  test('two dates are enough: it is hers at once, and its half-days are held', () => {
    const { malle } = fabriquerMalle(db);
    const id = reserver(ctxDe(db, elle), malle.slug, DATES);
    const pret = lue(id);
    expect(pret).toMatchObject({ statut: 'acceptee', structureId: laSienne, contactId: elle, tamponAvant: 1, tamponApres: 2 });
    const tenues = db.select().from(occupationsDeMalle).all();
    expect(tenues.map(({ demiJournee, couche }) => ({ demiJournee, couche })).sort(ordre)).toEqual(
      demiJourneesTenues({ du: pret?.du ?? 0, au: pret?.au ?? 0 }, { avant: 1, apres: 2 }).sort(ordre),
    );
  });

  test('where the keeper says yes first, it is asked and holds nothing; who keeps it books at once', () => {
    const { malle } = fabriquerMalle(db, { accord: true });
    const id = reserver(ctxDe(db, elle), malle.slug, DATES);
    expect(lue(id)).toMatchObject({ statut: 'demandee', accepteeLe: null });
    expect(db.select().from(occupationsDeMalle).all()).toEqual([]);
    const { malle: mienne } = fabriquerMalle(db, { accord: true, structureId: laSienne });
    expect(lue(reserver(ctxDe(db, elle), mienne.slug, DATES))).toMatchObject({ statut: 'acceptee' });
  });

  test('what is taken is refused with what is in the way and the next dates, and the refusal is counted once', () => {
    const { malle } = fabriquerMalle(db);
    const autre = fabriquerEquipe(db, { nom: 'Le Préau' });
    fabriquerReservation(db, {
      malleId: malle.id,
      structureId: autre.structure.id,
      contactId: autre.animatrice.id,
      debut: '2026-04-08',
      fin: '2026-04-10',
    });
    const demander = () => reserver(ctxDe(db, elle), malle.slug, DATES);
    expect(demander).toThrow(
      'La malle est déjà prise\u00a0: le Préau l’a réservée du mercredi 8 au vendredi 10 avril. Elle est libre du dimanche 12 au mardi 14 avril ou du mercredi 15 au vendredi 17 avril.',
    );
    expect(demander).toThrow();
    expect(db.select().from(refusDeMalle).all()).toHaveLength(1);
    expect(db.select().from(reservations).all()).toHaveLength(1);
  });

  test.each([
    ['another structure’s name', { ...DATES, structureId: -1 }, 'pour sa propre structure'],
    ['a day that has passed', { debut: '2026-03-20', fin: '2026-03-24' }, 'déjà passé'],
    ['without notice', { debut: '2026-03-23', fin: '2026-03-24' }, '1 jour à l’avance'],
    ['too long', { debut: '2026-04-07', fin: '2026-04-30' }, '14 jours au plus'],
    ['beyond the horizon', { debut: '2027-04-07', fin: '2027-04-08' }, 'pas au-delà'],
    ['an unknown commune', { ...DATES, communeCode: '00000' }, 'commune'],
  ])('refuses %s, and writes nothing', (_quoi, saisie, phrase) => {
    const { malle } = fabriquerMalle(db);
    expect(() => reserver(ctxDe(db, elle), malle.slug, saisie)).toThrow(phrase);
    expect(db.select().from(reservations).all()).toEqual([]);
    expect(db.select().from(occupationsDeMalle).all()).toEqual([]);
  });

  test('neither begins nor ends on a closed day, but may span one', () => {
    const { malle } = fabriquerMalle(db, { joursFermes: [0] });
    const le = (debut: string, fin: string) => reserver(ctxDe(db, elle), malle.slug, { debut, fin });
    expect(() => le('2026-04-12', '2026-04-14')).toThrow('un dimanche');
    expect(() => le('2026-04-10', '2026-04-12')).toThrow('un dimanche');
    // Easter Monday.
    expect(() => le('2026-04-06', '2026-04-07')).toThrow('un jour férié');
    expect(lue(le('2026-04-04', '2026-04-07'))).toMatchObject({ statut: 'acceptee' });
  });

  test('several together are all booked or none', () => {
    const [un, deux] = [fabriquerMalle(db).malle, fabriquerMalle(db).malle];
    fabriquerReservation(db, { malleId: deux.id, ...DATES });
    expect(() => reserver(ctxDe(db, elle), un.slug, { ...DATES, autres: [deux.slug] })).toThrow('déjà prise');
    expect(db.select().from(reservations).all()).toHaveLength(1);
    reserver(ctxDe(db, elle), un.slug, { debut: '2026-04-20', fin: '2026-04-21', autres: [deux.slug] });
    expect(db.select().from(reservations).all()).toHaveLength(3);
  });

  test('several together: which are hers and which wait for a yes is said before and after', () => {
    const [un, deux, trois] = [
      fabriquerMalle(db, { nom: 'Cirque' }).malle,
      fabriquerMalle(db, { nom: 'Jeux' }).malle,
      fabriquerMalle(db, { nom: 'Radio', accord: true }).malle,
    ];
    const ctx = ctxDe(db, elle);
    const { autresMalles } = preparerReservation(ctx, un.slug, new URLSearchParams());
    expect(autresMalles.map(({ nom, accord }) => [nom, accord])).toEqual([
      ['Jeux', false],
      ['Radio', true],
    ]);
    const autres = [deux.slug, trois.slug];
    const avis = (id: number, avec: string[]) => apresReservation(ctx, id, { autres: avec })[1];
    expect(avis(reserver(ctx, un.slug, { ...DATES, autres }), autres)).toEqual({
      titre: 'Ces malles sont réservées ou demandées',
      texte:
        'Du mardi 7 au jeudi 9 avril. Les malles Cirque et Jeux sont réservées. La malle Radio est demandée\u00a0: qui la garde répond par courriel, et d’ici là ces dates ne sont à personne. Chacune a sa page, dans vos prêts.',
    });
    const seule = reserver(ctx, un.slug, { debut: '2026-04-20', fin: '2026-04-21' });
    expect(avis(seule, []).titre).toBe('La malle Cirque est réservée');
  });

  test('the button that borrows them says what it does', () => {
    const [a, b, c] = [
      { nom: 'Cirque', demandee: false },
      { nom: 'Jeux', demandee: false },
      { nom: 'Radio', demandee: true },
    ];
    expect([[a], [c], [a, b], [c, c], [a, c]].map(libelleReserver)).toEqual([
      'Réserver la malle Cirque',
      'Envoyer la demande',
      'Réserver ces 2 malles',
      'Envoyer les 2 demandes',
      'Réserver ou demander ces 2 malles',
    ]);
  });

  test('a partenaire finds no malle', () => {
    const { malle } = fabriquerMalle(db);
    const acteur = { ...ctxDe(db, elle).acteur, roles: ['partenaire' as const], membreDe: [], responsableDe: [] };
    expect(() => reserver({ ...ctxDe(db, elle), acteur }, malle.slug, DATES)).toThrow('Nous ne trouvons pas cette page.');
  });
});

const ordre = (a: { demiJournee: number; couche: number }, b: { demiJournee: number; couche: number }) =>
  a.demiJournee - b.demiJournee || a.couche - b.couche;
