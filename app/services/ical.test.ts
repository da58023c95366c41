import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { demiJournee } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { ecrireCalendrier } from './ical.server.ts';

function evenement(champs: Partial<Evenement> = {}): Evenement {
  return {
    cle: 'stage-12',
    salle: 'troc',
    periode: { du: demiJournee('2026-04-07', 'matin'), au: demiJournee('2026-04-08', 'apres-midi') },
    titre: 'Stage d’Inès à La Cour carrée ; l’œuf, le bœuf',
    detail: 'Observer l’accueil,\net le jardin.',
    lieu: 'La Cour carrée, 4, rue des Tilleuls, 87800 Nexon',
    chemin: '/stages/12',
    mien: true,
    etat: 'prevu',
    sequence: 3,
    modifieLe: new Date('2026-03-23T08:00:00Z'),
    ...champs,
  };
}

function ecrire(...evenements: Evenement[]) {
  return ecrireCalendrier({
    nom: 'Agenda du réseau',
    evenements,
    hote: 'reseau.example',
    fuseau: 'Europe/Paris',
    adressePublique: 'https://reseau.example',
    abonnement: true,
  });
}

function lire(flux: string) {
  const calendrier = new ICAL.Component(ICAL.parse(flux));
  const [premier] = calendrier.getAllSubcomponents('vevent').map((un) => new ICAL.Event(un));
  if (!premier) throw new Error('aucun évènement');
  return { calendrier, premier, propriete: (nom: string) => premier.component.getFirstPropertyValue(nom) };
}

test('the feed says what it is, and how often to come back', () => {
  const { calendrier } = lire(ecrire(evenement()));
  expect(calendrier.getFirstPropertyValue('method')).toBe('PUBLISH');
  expect(calendrier.getFirstPropertyValue('x-wr-calname')).toBe('Agenda du réseau');
  expect(String(calendrier.getFirstPropertyValue('refresh-interval'))).toBe('PT1H');
});

test('whole days are days, their end excluded; every word comes back', () => {
  const { premier, propriete } = lire(ecrire(evenement()));
  expect(premier.uid).toBe('stage-12@reseau.example');
  expect(premier.sequence).toBe(3);
  expect([premier.startDate.isDate, premier.startDate.toString(), premier.endDate.toString()]).toEqual([
    true,
    '2026-04-07',
    '2026-04-09',
  ]);
  expect(premier.summary).toBe('Stage d’Inès à La Cour carrée ; l’œuf, le bœuf');
  expect(premier.description).toBe('Observer l’accueil,\net le jardin.');
  expect(premier.location).toBe('La Cour carrée, 4, rue des Tilleuls, 87800 Nexon');
  expect(propriete('status')).toBe('CONFIRMED');
  expect(propriete('url')).toBe('https://reseau.example/stages/12');
});

test.each([
  ['an April morning', '2026-04-07', 'matin', '2026-04-07', 'matin', '2026-04-07T07:00:00Z', '2026-04-07T10:00:00Z'],
  ['a January afternoon', '2026-01-13', 'apres-midi', '2026-01-13', 'apres-midi', '2026-01-13T13:00:00Z', '2026-01-13T16:00:00Z'],
  [
    'an afternoon to the next morning, over the change of hour',
    '2026-03-28',
    'apres-midi',
    '2026-03-29',
    'matin',
    '2026-03-28T13:00:00Z',
    '2026-03-29T10:00:00Z',
  ],
] as const)('%s takes its hours, in UTC without a time zone', (_titre, jourDu, momentDu, jourAu, momentAu, debut, fin) => {
  const flux = ecrire(evenement({ periode: { du: demiJournee(jourDu, momentDu), au: demiJournee(jourAu, momentAu) } }));
  expect(flux).not.toContain('TZID');
  const { premier } = lire(flux);
  expect([premier.startDate.toString(), premier.endDate.toString()]).toEqual([debut, fin]);
});

test.each([
  ['a winter meeting at 9:30', '2026-01-13', 570, 'matin', '2026-01-13T08:30:00Z', '2026-01-13T09:30:00Z'],
  ['a summer meeting at 16:45', '2026-07-07', 1005, 'apres-midi', '2026-07-07T14:45:00Z', '2026-07-07T15:45:00Z'],
  ['a lunch, later than where a morning ends', '2026-07-07', 750, 'matin', '2026-07-07T10:30:00Z', '2026-07-07T11:30:00Z'],
] as const)('%s begins at its hour', (_titre, jour, heure, moment, debut, fin) => {
  const demi = demiJournee(jour, moment);
  const { premier } = lire(ecrire(evenement({ periode: { du: demi, au: demi }, heure })));
  expect([premier.startDate.isDate, premier.startDate.toString(), premier.endDate.toString()]).toEqual([false, debut, fin]);
});

test('what is offered is tentative; what is cancelled stays, says so and frees the time', () => {
  expect(lire(ecrire(evenement({ etat: 'propose' }))).propriete('status')).toBe('TENTATIVE');
  const { premier, propriete } = lire(ecrire(evenement({ etat: 'annule', sequence: 4 })));
  expect([propriete('status'), propriete('transp'), premier.sequence]).toEqual(['CANCELLED', 'TRANSPARENT', 4]);
  expect(premier.summary).toMatch(/^Annulé\u00a0: /);
});

test('the same events give the same bytes', () => {
  expect(ecrire(evenement())).toBe(ecrire(evenement()));
});
