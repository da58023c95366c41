import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ajouterJours,
  type DemiJournee,
  demiJournee,
  jourDe,
  jourDeSemaine,
  type Moment,
  momentDe,
} from '#app/commun/periode.ts';
import { LIENS_EMPLOI } from '#app/reseau/personnes/personnes.ts';
import { GESTIONS } from '#app/reseau/structures/structures.ts';
import { type Regime, regimeDe } from '#app/troc/papiers/regimes.ts';
import { cheminDe } from './chemins.ts';
import type { Dossier } from './dossiers.server.ts';
import {
  ACTIVITES,
  type Choix,
  demiJourneesChoisies,
  HORAIRES_USUELS,
  JOURS_MAX_STAGE,
  joursDe,
  libelleMoments,
  minutesDePresence,
  montantDesTrajets,
  type Termes,
} from './termes.ts';
import { comparerTermes, type TermesNommes } from './termes-dits.ts';
import { termesEcrits } from './termes-ecrits.server.ts';

const choisir = (du: string, au: string, champs: Partial<Choix> = {}) =>
  demiJourneesChoisies({ du, au, momentDu: 'matin', momentAu: 'apres-midi', ...champs });
/** « 28/matin », day by day. */
const dire = (demis: readonly DemiJournee[]) =>
  demis.map((demi) => `${jourDe(demi).slice(8)}${momentDe(demi) === 'matin' ? 'm' : 'a'}`).join(' ');

describe('the half-days that someone means', () => {
  test('a short stage keeps its weekend, a longer one is made of working days', () => {
    expect(dire(choisir('2026-03-28', '2026-03-29'))).toBe('28m 28a 29m 29a');
    expect(dire(choisir('2026-03-27', '2026-03-29'))).toBe('27m 27a');
    expect(dire(choisir('2026-03-27', '2026-03-30'))).toBe('27m 27a 30m 30a');
    expect(dire(choisir('2026-03-28', '2026-03-29', { joursDeSemaine: [0] }))).toBe('29m 29a');
  });

  test('the last day of the calendar ends like another', () => {
    expect(dire(choisir('9999-12-31', '9999-12-31'))).toBe('31m 31a');
  });

  test.each([
    ['summer time begins on Sunday 29 March', '2026-03-28', '2026-03-31'],
    ['summer time ends on Sunday 25 October', '2026-10-24', '2026-10-27'],
  ])('%s: no day is lost, none is doubled', (_, du, au) => {
    const tous = choisir(du, au, { joursDeSemaine: [0, 1, 2, 3, 4, 5, 6] });
    expect(tous).toHaveLength(8);
    expect(tous).toEqual(Array.from({ length: 8 }, (__, rang) => demiJournee(du, 'matin') + rang));
    expect(joursDe(tous)).toEqual([0, 1, 2, 3].map((n) => ajouterJours(du, n)));
    expect(minutesDePresence({ horaires: HORAIRES_USUELS, demiJournees: tous })).toBe(4 * 7 * 60);
  });

  test('days of the week, halves of the day, over the end of a year', () => {
    expect(dire(choisir('2026-12-28', '2027-01-12', { joursDeSemaine: [2], moment: 'matin' }))).toBe('29m 05m 12m');
    expect(dire(choisir('2026-12-31', '2027-01-04', { momentDu: 'apres-midi', momentAu: 'matin' }))).toBe('31a 01m 01a 04m');
    expect(libelleMoments(choisir('2026-12-29', '2027-01-05', { joursDeSemaine: [2] }), true)).toBe(
      'mardi 29 décembre 2026 et mardi 5 janvier 2027',
    );
    expect(dire(choisir('2028-02-28', '2028-03-01'))).toBe('28m 28a 29m 29a 01m 01a');
  });

  test('the first and the last half-day bound the first and the last day only', () => {
    expect(dire(choisir('2026-04-07', '2026-04-09', { momentDu: 'apres-midi', momentAu: 'matin' }))).toBe('07a 08m 08a 09m');
    expect(dire(choisir('2026-04-07', '2026-04-07', { momentDu: 'apres-midi', momentAu: 'apres-midi' }))).toBe('07a');
    expect(choisir('2026-04-09', '2026-04-07')).toEqual([]);
  });

  const moment = fc.constantFrom<Moment>('matin', 'apres-midi');
  const choix = fc.record({
    depart: fc.integer({ min: 0, max: 800 }),
    jours: fc.integer({ min: 0, max: JOURS_MAX_STAGE - 1 }),
    momentDu: moment,
    momentAu: moment,
    moment: fc.option(moment, { nil: undefined }),
    joursDeSemaine: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
  });
  const enChoix = ({ depart, jours, ...reste }: typeof choix extends fc.Arbitrary<infer T> ? T : never): Choix => {
    const du = ajouterJours('2026-01-01', depart);
    return { du, au: ajouterJours(du, jours), ...reste };
  };

  test('are in order, once each, between the bounds, on the days that were ticked', () => {
    fc.assert(
      fc.property(choix, (tire) => {
        const voulu = enChoix(tire);
        const demis = demiJourneesChoisies(voulu);
        expect([...new Set(demis)].sort((a, b) => a - b)).toEqual(demis);
        for (const demi of demis) {
          expect(demi >= demiJournee(voulu.du, voulu.momentDu) && demi <= demiJournee(voulu.au, voulu.momentAu)).toBe(true);
          if (voulu.joursDeSemaine?.length) expect(voulu.joursDeSemaine).toContain(jourDeSemaine(jourDe(demi)));
          if (voulu.moment) expect(momentDe(demi)).toBe(voulu.moment);
        }
      }),
      { numRuns: 300 },
    );
  });

  // What is endorsed as it is, and what a form begins from, is what was offered.
  test('written again as one types them, are the same ones', () => {
    fc.assert(
      fc.property(choix, (tire) => {
        const demis = demiJourneesChoisies(enChoix(tire));
        fc.pre(demis.length > 0);
        const d = { termes: { ...TERMES, demiJournees: demis }, ligne: { stagiaireId: 1 }, stagiaires: [] } as unknown as Dossier;
        expect(dire(demiJourneesChoisies(termesEcrits(d)))).toBe(dire(demis));
      }),
      { numRuns: 500 },
    );
  });
});

const TERMES: Termes = {
  ...{ demiJournees: choisir('2026-04-07', '2026-04-08'), activite: 'observer', objectif: 'Observer l’accueil.' },
  ...{ tutriceId: null, lieu: null, horaires: HORAIRES_USUELS, km: 27, frais: 'origine', montantCentimes: 6480 },
  ...{ repas: 'personne', facturation: 'rien' },
};

describe('which paper one needs, by three questions', () => {
  const attendu = (gestion: (typeof GESTIONS)[number] | null, lien: string, activite: string, jours: number): Regime => {
    if (lien === 'benevolat') return 'benevolat';
    if (lien === 'agent_public') return 'agent_public';
    if (gestion === 'commune' || gestion === 'ccas' || gestion === 'epci') return 'agent_public';
    if (activite === 'travailler') return 'convention';
    return jours > 2 ? 'convention' : 'mission';
  };
  const cas = [...GESTIONS, null].flatMap((gestion) =>
    LIENS_EMPLOI.flatMap((lien) =>
      ACTIVITES.flatMap((activite) => [0.5, 1, 2, 2.5, 5, 30].map((jours) => ({ gestion, lien, activite, jours }))),
    ),
  );

  test('every managing body, link, activity and length', () => {
    expect(cas).toHaveLength(7 * 3 * 2 * 6);
    for (const un of cas) {
      const regime = regimeDe(un);
      expect({ ...un, regime }).toEqual({ ...un, regime: attendu(un.gestion, un.lien, un.activite, un.jours) });
      // The short path never asks for a convention.
      if (cheminDe(un.activite, un.jours) === 'court') expect(regime).not.toBe('convention');
    }
  });
});

test('the travel, to the cent', () => {
  expect(montantDesTrajets(27, 2, 600)).toBe(6480);
  expect(montantDesTrajets(0, 2, 600)).toBe(0);
  expect(montantDesTrajets(null, 2, 600)).toBeNull();
  expect(montantDesTrajets(1, 1, 529)).toBe(106);
});

describe('two versions side by side', () => {
  const nommes = (termes: Partial<Termes> = {}, champs: Partial<TermesNommes> = {}): TermesNommes => ({
    ...{ termes: { ...TERMES, ...termes }, chemin: 'court', stagiaires: ['Maëlle Desroches'], tutrice: null },
    ...{ origine: 'La Grange commune', accueil: 'L’Escale', adresse: 'L’Escale, 3, place de la Fontaine' },
    ...champs,
  });
  const changes = (avant: TermesNommes, apres: TermesNommes) =>
    comparerTermes(avant, apres)
      .filter(({ change }) => change)
      .map(({ titre }) => titre);

  test('the same terms: nothing changes', () => expect(changes(nommes(), nommes())).toEqual([]));

  test('each change is said, and comes first', () => {
    const apres = nommes(
      { demiJournees: choisir('2026-04-21', '2026-04-22'), repas: 'accueil', km: null, montantCentimes: null },
      { stagiaires: ['Maëlle Desroches', 'Karim Sadaoui'], tutrice: 'Amina Kerdoncuff' },
    );
    const lignes = comparerTermes(nommes(), apres);
    expect(lignes.slice(0, 5).map(({ titre, change }) => [titre, change])).toEqual([
      ['Qui', true],
      ['Dates', true],
      ['Tutorat', true],
      ['Trajets', true],
      ['Repas', true],
    ]);
    expect(lignes.slice(5).every(({ change, avant, apres: ensuite }) => !change && avant === ensuite)).toBe(true);
    expect(lignes.find(({ titre }) => titre === 'Tutorat')).toMatchObject({
      avant: 'À décider ensemble, à défaut la direction',
      apres: 'Amina Kerdoncuff',
    });
  });

  test('a line that only one of them has is said too', () => {
    const complet = nommes({ activite: 'travailler', facturation: 'cout' }, { chemin: 'complet' });
    expect(changes(nommes(), complet)).toEqual(['Pour faire quoi', 'Facturation']);
    expect(comparerTermes(complet, nommes()).find(({ titre }) => titre === 'Facturation')).toMatchObject({
      apres: '',
      change: true,
    });
  });
});
