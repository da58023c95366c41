import { describe, expect, test } from 'vitest';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import { demiJournee, demiJournees, jourDeNumero, jourDeSemaine, numeroDeJour } from '#app/commun/periode.ts';
import { donneesDePapier } from '#tests/fabriques/papiers.ts';
import { joursEtHoraires } from './mots.ts';
import { estOuvre, jourDeRetour } from './retour.ts';

/** Thirteen Tuesday mornings. */
const MARDIS = Array.from({ length: 13 }, (_, rang) => demiJournee('2026-03-03', 'matin') + 14 * rang);
const serre = (texte: string) => texte.replace(/[\s\u00a0]+/g, ' ').trim();

describe('dates', () => {
  const { horaires } = donneesDePapier().termes;

  test('of a long stage are said by the hours that they share', () => {
    const semaine = demiJournees({ du: demiJournee('2026-03-02', 'matin'), au: demiJournee('2026-03-06', 'matin') });
    expect(joursEtHoraires({ horaires, demiJournees: [...semaine, demiJournee('2026-03-09', 'apres-midi')] }).map(serre)).toEqual(
      [
        'De 9 h à 12 h 30 et de 13 h 30 à 17 h : du lundi 2 au jeudi 5 mars 2026.',
        'De 9 h à 12 h 30 : vendredi 6 mars 2026.',
        'De 13 h 30 à 17 h : lundi 9 mars 2026.',
      ],
    );
    expect(joursEtHoraires({ horaires, demiJournees: MARDIS }).map(serre)).toEqual([
      'De 9 h à 12 h 30 : mardi 3 mars, mardi 10 mars, mardi 17 mars, mardi 24 mars, mardi 31 mars, mardi 7 avril, mardi 14 avril, mardi 21 avril, mardi 28 avril, mardi 5 mai, mardi 12 mai, mardi 19 mai et mardi 26 mai 2026.',
    ]);
    const hiver = MARDIS.slice(0, 6).map((demi) => demi + 14 * 40);
    expect(joursEtHoraires({ horaires, demiJournees: hiver }).join()).toContain(
      'mardi 29 décembre 2026, mardi 5 janvier et mardi 12 janvier 2027.',
    );
  });

  test('of the return skip the weekend and public holidays', () => {
    expect(jourDeRetour([demiJournee('2026-04-03', 'matin')])).toBe('2026-04-07');
    expect(jourDeRetour([demiJournee('2026-05-13', 'apres-midi')])).toBe('2026-05-15');
    expect(jourDeRetour([demiJournee('2026-12-31', 'apres-midi')])).toBe('2027-01-04');
  });

  test('that are worked are those of the calendar', () => {
    const [du, au] = ['2024-01-01', '2045-12-31'];
    const feries = new Set(joursFeries({ du: demiJournee(du, 'matin'), au: demiJournee(au, 'matin') }).map(({ jour }) => jour));
    for (let numero = numeroDeJour(du); numero <= numeroDeJour(au); numero += 1) {
      const jour = jourDeNumero(numero);
      const ouvre = jourDeSemaine(jour) % 6 !== 0 && !feries.has(jour);
      if (ouvre !== estOuvre(jour)) expect.fail(jour);
    }
  });
});
