import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demiJournee } from '#app/commun/periode.ts';
import { type Barre, GENRES, type Genre, genreDe, type LigneDePlanning, serrer } from './barres.ts';
import { dessinateur } from './dessin.ts';
import { aPas, decaler, lireFenetre, pasDe } from './fenetre.ts';
import { dessinerTete } from './tete.ts';

const AUJOURDHUI = '2026-03-24';
const MOIS = { du: '2026-03-23', au: '2026-04-19' };
const demander = (texte: string) => lireFenetre(new URLSearchParams(texte), AUJOURDHUI);
const rangs = (debut: string, fin: string): [number, number] => {
  const premier = demiJournee(MOIS.du, 'matin');
  return [demiJournee(debut, 'matin') - premier, demiJournee(fin, 'apres-midi') - premier];
};
const barre = (genre: Genre, dates: [number, number], ...reste: [] | [0 | 1] | [0 | 1, number, number]): Barre =>
  [7, GENRES.indexOf(genre), 0, ...dates, ...reste] as Barre;
interface Lues {
  barres?: Barre[];
  libres?: [number, number][];
  service?: LigneDePlanning['service'];
}
const malle = ({ barres = [], libres = [], service }: Lues): LigneDePlanning => ({
  ...{ slug: 'cirque', nom: 'Cirque', ou: 'à Limoges', avant: 1, apres: 2, service },
  ...{ barres: serrer(barres), libres: serrer(libres) },
});
const uneLigne = (champs: Lues, miennes: number[] = []) =>
  dessinateur({ fenetre: MOIS, aujourdhui: AUJOURDHUI, structures: ['Le Préau'], miennes })(malle(champs));
const dessiner = (champs: Lues, miennes: number[] = []) => uneLigne(champs, miennes).morceaux;

describe('the days that are looked at', () => {
  test('an address says them; four weeks from this Monday otherwise, a quarter at most', () => {
    expect(demander('')).toEqual(MOIS);
    expect(demander('du=2026-04-01&au=2026-04-30')).toEqual({ du: '2026-04-01', au: '2026-04-30' });
    expect(demander('du=2026-04-01')).toEqual({ du: '2026-04-01', au: '2026-04-28' });
    for (const faux of ['du=2026-02-30', 'du=demain', 'du=0001-01-01&au=9999-12-31', 'au=2026-01-01'])
      expect(demander(faux)).toEqual(MOIS);
    expect(demander('du=2026-01-01&au=2026-12-31')).toEqual({ du: '2026-01-01', au: '2026-04-02' });
  });

  test('as many days before and after, and the three steps', () => {
    expect(decaler(MOIS, 1)).toEqual({ du: '2026-04-20', au: '2026-05-17' });
    expect(decaler(MOIS, -1)).toEqual({ du: '2026-02-23', au: '2026-03-22' });
    for (const pas of ['semaine', 'mois', 'trimestre'] as const) expect(pasDe(aPas(MOIS, pas))).toBe(pas);
  });

  test('the head names each month once, and cuts holidays at its ends', () => {
    const { tetes, mois, bandes } = dessinerTete(MOIS, AUJOURDHUI, {
      ...{ joursFermes: [0], feries: ['2026-04-06'] },
      vacances: [{ nom: 'Printemps', du: '2026-04-04', au: '2026-04-25' }],
    });
    expect(mois).toEqual([
      { nom: 'mars', place: [1, 9] },
      { nom: 'avril', place: [10, 19] },
    ]);
    expect(bandes).toEqual([{ nom: 'Printemps', place: [13, 16] }]);
    expect(tetes[1]).toEqual({ iso: '2026-03-24', lettre: 'm', numero: '24', classe: 'auj' });
    expect(tetes[9]).toEqual({ iso: '2026-04-01', lettre: 'm', numero: '1', classe: '' });
    expect(tetes[13]?.classe).toBe('fs ferme vac');
    expect(tetes[14]?.classe).toBe('lundi vac fer ferme');
  });
});

test('narrow, a month is shortened, or says nothing', () => {
  const mois = (du: string, au: string) =>
    dessinerTete({ du, au }, AUJOURDHUI, { joursFermes: [], feries: [], vacances: [] }).mois.map(({ nom }) => nom);
  expect(mois('2026-10-29', '2027-01-05')).toEqual(['', 'novembre', 'décembre', 'janv.']);
  expect(mois('2026-11-28', '2026-12-25')).toEqual(['nov.', 'décembre']);
});

describe('a bar', () => {
  test('lies on its days, with the words of its dates', () => {
    const [morceau] = dessiner({ barres: [barre('reserve', rangs('2026-04-07', '2026-04-10'))] });
    expect(morceau).toEqual({
      ...{ classe: 'd16 l4', href: '/reservations/7', nom: 'Le Préau', etat: 'réservée', relais: false },
      dates: 'du mardi 7 au vendredi 10 avril',
    });
  });

  test('half a day less at either end is said', () => {
    const [du, au] = rangs('2026-04-07', '2026-04-10');
    expect(dessiner({ barres: [barre('reserve', [du + 1, au - 1])] })[0]).toMatchObject({
      classe: 'd16 l4 pm am',
      dates: 'du mardi 7 avril, l’après-midi, au vendredi 10 avril, le matin',
    });
  });

  test('is cut where the days end, without what is kept beyond', () => {
    expect(dessiner({ barres: [barre('dehors', rangs('2026-03-19', '2026-03-26'))] })[0]?.classe).toBe('d1 l4 dehors av a0');
    expect(dessiner({ barres: [barre('reserve', rangs('2026-04-15', '2026-04-22'))] })[0]?.classe).toBe('d24 l5 ap p0 fin');
  });

  test('out of sight, leaves what is kept around it, or nothing', () => {
    const voir = (genre: Genre, debut: string, fin: string) => uneLigne({ barres: [barre(genre, rangs(debut, fin))] });
    expect(voir('passe', '2026-03-20', '2026-03-22')).toEqual({ classe: 'a1 p2 t2', morceaux: [] });
    expect(voir('reserve', '2026-04-20', '2026-04-22')).toEqual({ classe: 'a1 p2 u1', morceaux: [] });
    expect(voir('passe', '2026-03-18', '2026-03-21')).toEqual({ classe: 'a1 p2', morceaux: [] });
    expect(voir('reserve', '2026-04-21', '2026-04-22')).toEqual({ classe: 'a1 p2', morceaux: [] });
  });

  test('late, it runs to today and says how late', () => {
    const [retard] = dessiner({ barres: [barre('retard', rangs('2026-03-16', '2026-03-20'))] });
    expect(retard).toMatchObject({
      classe: 'd1 l2 retard av a0 p0 court',
      ...{ etat: 'en retard de 4 jours', dates: 'attendue vendredi 20 mars' },
    });
  });

  test('too short for its name, it has it beside it; with no room there, once pointed at', () => {
    const classes = (...dates: [string, string][]) =>
      dessiner({ barres: dates.map(([du, au]) => barre('reserve', rangs(du, au))) }).map(({ classe }) => classe);
    expect(classes(['2026-04-07', '2026-04-08'])).toEqual(['d16 l2 court']);
    expect(classes(['2026-03-31', '2026-04-01'], ['2026-04-07', '2026-04-10'])).toEqual(['d9 l2 muet', 'd16 l4']);
  });

  test('only asked, it keeps nothing around; hers stands out; from hand to hand is said', () => {
    const dates = rangs('2026-04-07', '2026-04-12');
    expect(dessiner({ barres: [barre('demande', dates)] })[0]?.classe).toBe('d16 l6 demande a0 p0');
    expect(dessiner({ barres: [barre('reserve', dates, 1, 0, 2)] }, [0])[0]).toMatchObject({
      ...{ classe: 'd16 l6 mien a0', etat: 'réservée, de main en main, votre structure', relais: true },
    });
  });

  test('what the waiting list holds opens nothing', () => {
    expect(dessiner({ barres: [barre('gardee', rangs('2026-04-07', '2026-04-12'))] })[0]).not.toHaveProperty('href');
  });

  test('free stretches come in the order of dates, and lead to the form with their first day', () => {
    const morceaux = dessiner({
      libres: [
        [3, 13],
        [19, 19],
        [24, 27],
      ],
      barres: [barre('reserve', rangs('2026-04-07', '2026-04-09'))],
      service: [0, 1, 'à recoudre', 'jusqu’au mardi 24 mars'],
    });
    expect(morceaux.map(({ nom, href }) => [nom, href])).toEqual([
      ['Hors service\u00a0: à recoudre', undefined],
      ['Libre du 26 mars au 5 avril', '/malles/cirque/reserver?debut=2026-03-26'],
      ['Le Préau', '/reservations/7'],
      ['Libre le 11 avril', '/malles/cirque/reserver?debut=2026-04-11&fin=2026-04-11'],
      ['Libre à partir du 16 avril', '/malles/cirque/reserver?debut=2026-04-16'],
    ]);
  });

  test('whatever its dates, it stays within the columns', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 90 }), fc.integer({ min: 1, max: 60 }), fc.nat(14), fc.nat(14), (du, n, a, p) => {
        for (const { classe } of dessiner({ barres: [barre('reserve', [du, du + n - 1], 0, a, p)] })) {
          const [, debut = 0, combien = 0] = (/d(\d+) l(\d+)/.exec(classe) ?? []).map(Number);
          expect(debut).toBeGreaterThan(0);
          expect(combien).toBeGreaterThan(0);
          expect(debut + combien).toBeLessThanOrEqual(29);
        }
      }),
    );
  });
});

test('a loan is late the day after its last one', () => {
  const pret = { statut: 'en_pret' as const, au: demiJournee('2026-03-24', 'apres-midi') };
  expect(genreDe(pret, '2026-03-24')).toBe('dehors');
  expect(genreDe(pret, '2026-03-25')).toBe('retard');
  expect(genreDe({ ...pret, statut: 'annulee' }, '2026-03-25')).toBeNull();
});
