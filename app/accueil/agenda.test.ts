import { expect, test } from 'vitest';
import { dessinerMois, motsDesJours } from '#app/commun/mois.ts';
import { demiJournee, type Moment } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { dessinerSemaines, enGrille } from '#app/commun/semaines.ts';
import {
  aMontrer,
  enLigne,
  filtrer,
  libelleDesSemaines,
  lundiDemande,
  periodeMontree,
  prochaines,
  quandEtOu,
  unParJour,
} from './agenda.ts';

const AUJOURDHUI = '2026-03-23';

function evenement(champs: Partial<Evenement> & { jours?: [string, string]; moments?: [Moment, Moment] } = {}): Evenement {
  const { jours: [du, au] = ['2026-04-07', '2026-04-08'], moments: [debut, fin] = ['matin', 'apres-midi'], ...reste } = champs;
  return {
    cle: 'stage-1',
    salle: 'troc',
    periode: { du: demiJournee(du, debut), au: demiJournee(au, fin) },
    titre: 'Stage',
    detail: 'La Cour carrée',
    chemin: '/stages/1',
    mien: false,
    etat: 'prevu',
    sequence: 0,
    modifieLe: new Date(0),
    ...reste,
  };
}

test.each([
  [null, '2026-03-23'],
  ['2026-04-02', '2026-03-30'],
  ['2026-03-29', '2026-03-23'],
  ['2027-01-01', '2026-12-28'],
  ['2026-02-29', '2026-03-23'],
  ['hier', '2026-03-23'],
  ['1900-01-01', '2026-03-23'],
  ['9999-12-31', '2026-03-23'],
  ['2026-04-02T00:00', '2026-03-23'],
])('asked from %s, the agenda begins on Monday %s', (texte, lundi) => {
  expect(lundiDemande(texte, AUJOURDHUI)).toBe(lundi);
});

test('five weeks, both ends included', () => {
  expect(periodeMontree('2026-03-23')).toEqual({
    du: demiJournee('2026-03-23', 'matin'),
    au: demiJournee('2026-04-26', 'apres-midi'),
  });
  expect(libelleDesSemaines('2026-03-23', AUJOURDHUI)).toBe('Du 23 mars au 26 avril');
  expect(libelleDesSemaines('2026-12-14', AUJOURDHUI)).toBe('Du 14 décembre 2026 au 17 janvier 2027');
  expect(libelleDesSemaines('2027-02-01', AUJOURDHUI)).toBe('Du 1er février au 7 mars 2027');
});

test('filters: everything, mine, one room; an unknown room shows nothing of the others', () => {
  const mien = evenement({ cle: 'a', mien: true });
  const reunion = evenement({ cle: 'b', salle: 'rencontres' });
  expect(filtrer([mien, reunion], 'tout')).toEqual([mien, reunion]);
  expect(filtrer([mien, reunion], 'chez-vous')).toEqual([mien]);
  expect(filtrer([mien, reunion], 'rencontres')).toEqual([reunion]);
  expect(filtrer([mien, reunion], 'malles')).toEqual([]);
});

test('when there are too many, mine stay and the order is time', () => {
  const autres = Array.from({ length: 10 }, (_, rang) =>
    evenement({ cle: `autre-${rang}`, jours: ['2026-04-01', '2026-04-01'] }),
  );
  const mien = evenement({ cle: 'mien', mien: true, jours: ['2026-04-20', '2026-04-20'] });
  const montres = aMontrer([mien, ...autres], 3);
  expect(montres.map(({ cle }) => cle)).toEqual(['autre-0', 'autre-1', 'mien']);
});

test('bars stay inside their weeks; the list says each date once', () => {
  const evenements = [
    evenement({ cle: 'avant', jours: ['2026-03-20', '2026-03-24'] }),
    evenement({ cle: 'long', jours: ['2026-04-03', '2026-04-14'] }),
    evenement({ cle: 'dimanche', jours: ['2026-04-26', '2026-04-27'] }),
  ];
  const semaines = dessinerSemaines(evenements, { lundi: '2026-03-23', semaines: 5, aujourdhui: AUJOURDHUI, fonds: [] });
  expect(semaines.map(({ barres }) => barres)).toEqual([[[0, 1, 2]], [[1, 5, 7]], [[1, 1, 7]], [[1, 1, 2]], [[2, 7, 7]]]);
  expect(semaines.map(({ liste }) => liste.map(({ iso, evenements: siens }) => [iso, siens]))).toEqual([
    [['2026-03-23', [0]]],
    [['2026-04-03', [1]]],
    [],
    [],
    [['2026-04-26', [2]]],
  ]);
  expect(semaines.map(({ titre }) => titre).slice(0, 3)).toEqual(['Cette semaine', 'La semaine prochaine', 'Semaine du 6 avril']);
});

test('a day says what it is: month on its first day, holidays, weekend', () => {
  const fonds = Array.from({ length: 35 }, (_, rang) =>
    rang === 14 ? { vacances: 'Printemps', ferie: 'lundi de Pâques' } : rang > 11 && rang < 28 ? { vacances: 'Printemps' } : {},
  );
  const [premiere, deuxieme, troisieme] = dessinerSemaines([], {
    lundi: '2026-03-23',
    semaines: 5,
    aujourdhui: AUJOURDHUI,
    fonds,
  });
  expect(premiere?.jours[0]).toMatchObject({ libelle: '23 mars', aujourdhui: true, finDeSemaine: false });
  expect(deuxieme?.jours[2]).toMatchObject({ libelle: '1er avril' });
  expect(deuxieme?.jours[5]).toMatchObject({ libelle: '4', mention: 'vacances', vacances: true, finDeSemaine: true });
  expect(deuxieme?.jours[6]).toMatchObject({ mention: '' });
  expect(troisieme?.jours[0]).toMatchObject({ mention: 'férié', nom: 'lundi de Pâques', ferie: true, vacances: true });
});

test('the words of an event: dates only when they are more than a day', () => {
  expect(enLigne(evenement({ lieu: 'Nexon' }))).toMatchObject({
    detail: 'La Cour carrée. Nexon.',
    dates: 'du mardi 7 au mercredi 8 avril',
    longue: true,
  });
  expect(enLigne(evenement({ jours: ['2026-04-07', '2026-04-07'] })).longue).toBe(false);
  expect(enLigne(evenement({ jours: ['2026-04-07', '2026-04-07'], moments: ['matin', 'matin'] }))).toMatchObject({
    dates: 'mardi 7 avril, le matin',
    longue: true,
  });
  const matin = { jours: ['2026-04-07', '2026-04-07'] as [string, string], moments: ['matin', 'matin'] as [Moment, Moment] };
  expect(enLigne(evenement({ ...matin, heure: 570 }))).toMatchObject({
    dates: 'mardi 7 avril, à 9\u00a0h\u00a030',
    longue: true,
  });
  const [tard, tot] = [evenement({ ...matin, cle: 'a', heure: 660 }), evenement({ ...matin, cle: 'b', heure: 570 })];
  expect(aMontrer([tard, tot]).map(({ cle }) => cle)).toEqual(['b', 'a']);
});

test('the grid names what is only proposed, and draws holidays over weekends', () => {
  const evenements = [evenement({ etat: 'propose' })];
  const fonds = [{}, {}, {}, {}, {}, { vacances: 'Printemps' }, { vacances: 'Printemps', ferie: 'Pâques' }];
  const semaines = dessinerSemaines(evenements, { lundi: '2026-04-06', semaines: 5, aujourdhui: AUJOURDHUI, fonds });
  const [grille] = semaines.map((semaine) => enGrille(semaine, evenements.map(enLigne)));
  expect(grille?.evenements).toEqual([
    expect.objectContaining({ titre: 'Stage, proposé', du: 2, au: 3, dates: 'du mardi 7 au mercredi 8 avril' }),
  ]);
  expect(grille?.jours.map(({ genre }) => genre)).toEqual([
    'ordinaire',
    'ordinaire',
    'ordinaire',
    'ordinaire',
    'ordinaire',
    'vacances',
    'ferie',
  ]);
});

test('the small calendar says aloud what its dots show', () => {
  const evenements = [evenement({ titre: 'Inès en stage' })];
  const semaines = dessinerSemaines(evenements, { lundi: '2026-03-23', semaines: 5, aujourdhui: AUJOURDHUI, fonds: [] });
  const mois = dessinerMois(semaines, motsDesJours(semaines, ['Inès en stage']));
  expect(mois.map((semaine) => semaine.mois)).toEqual(['mars', 'avril', null, null, null]);
  expect(mois[2]?.jours[1]).toEqual({
    iso: '2026-04-07',
    texte: '7',
    classes: ['marque-jour'],
    libelle: 'mardi 7 avril, Inès en stage',
  });
  expect(mois[0]?.jours[0]?.classes).toEqual(['auj']);
});

test('the two half-days of one thing on one day are said once; two things, or two days, stay two', () => {
  const demi = (cle: string, jour: string, moment: Moment, champs: Partial<Evenement> = {}) =>
    evenement({
      ...{ cle, jours: [jour, jour], moments: [moment, moment], heure: moment === 'matin' ? 540 : 840, chemin: '/formations/1' },
      ...champs,
    });
  const lignes = unParJour([
    demi('apres-midi', '2026-04-07', 'apres-midi', { detail: 'Pratique', lieu: 'Salle B' }),
    demi('matin', '2026-04-07', 'matin', { detail: 'Théorie', lieu: 'Salle A' }),
    demi('autre', '2026-04-07', 'apres-midi', { chemin: '/formations/2' }),
    demi('seul', '2026-04-08', 'apres-midi', { bref: 'à Nexon' }),
    evenement({ cle: 'stage', jours: ['2026-04-07', '2026-04-07'] }),
  ]);
  expect(lignes.map(({ cle }) => cle)).toEqual(['stage', 'matin', 'autre', 'seul']);
  expect(lignes[1]).toMatchObject({ detail: 'Théorie. Pratique', lieu: 'Salle A, puis Salle B' });
  expect(lignes.slice(0, 2).map(({ periode }) => periode.au - periode.du)).toEqual([1, 1]);
  expect(lignes.map((une) => quandEtOu(enLigne(une)).replaceAll('\u00a0', ' '))).toEqual([
    'La Cour carrée.',
    'Mardi 7 avril, toute la journée, dès 9 h. Théorie. Pratique. Salle A, puis Salle B.',
    'Mardi 7 avril, à 14 h. La Cour carrée.',
    'Mercredi 8 avril, à 14 h, à Nexon.',
  ]);
});

test('of what comes next, each thing is shown by its first date before any by its second', () => {
  const le = (jour: string, chemin: string) => evenement({ cle: `${chemin} ${jour}`, jours: [jour, jour], chemin });
  const longue = ['2026-04-01', '2026-04-02', '2026-04-03'].map((jour) => le(jour, '/formations/1'));
  const dates = prochaines([...longue, le('2026-06-02', '/formations/2')], 3).map(({ cle }) => cle);
  expect(dates).toEqual(['/formations/1 2026-04-01', '/formations/1 2026-04-02', '/formations/2 2026-06-02']);
});
