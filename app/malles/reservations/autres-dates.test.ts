import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { ajouterJours } from '#app/commun/periode.ts';
import type { malles } from '#app/malles/catalogue/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, plusTard } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { changerLesDates, prolongerReservation } from './changer-dates.server.ts';
import { lireActeDeReservation } from './lecture-d-acte.server.ts';
import type { reservations } from './tables.ts';

// The Monday of the tests is 23 March 2026. Hers is from 7 to 9 April; le Préau has the malle from the 14th to the 15th.
let base: BaseOuverte;
let elle: ContextePersonne;
let malle: typeof malles.$inferSelect;
let pret: typeof reservations.$inferSelect;

beforeEach(() => {
  base = baseDeTest();
  const [equipe, autre] = [fabriquerEquipe(base.db), fabriquerEquipe(base.db, { nom: 'Le Préau' })];
  elle = ctxDe(base.db, equipe.animatrice.id);
  malle = fabriquerMalle(base.db, { joursFermes: [0] }).malle;
  const sienne = { malleId: malle.id, structureId: equipe.structure.id, contactId: equipe.animatrice.id };
  pret = fabriquerReservation(base.db, { ...sienne, debut: '2026-04-07', fin: '2026-04-09' });
  fabriquerReservation(base.db, {
    ...{ malleId: malle.id, structureId: autre.structure.id, contactId: autre.animatrice.id },
    ...{ debut: '2026-04-14', fin: '2026-04-15' },
  });
});

const page = (recherche: string, nom: 'changer' | 'prolonger' = 'changer', qui = elle) =>
  lireActeDeReservation(qui, pret.id, nom, new URLSearchParams(recherche));
const verdict = (debut: string, fin: string) => page(`debut=${debut}&fin=${fin}`).quand?.verdict;
const essayer = (acte: () => void): string => {
  base.sqlite.exec('savepoint essai');
  try {
    acte();
    return '';
  } catch (erreur) {
    if (erreur instanceof ErreurMetier) return erreur.message;
    throw erreur;
  } finally {
    base.sqlite.exec('rollback to essai; release essai');
  }
};

describe('other dates, before they are sent', () => {
  test('its own are judged by nobody; what is taken is said, with who has it and when else', () => {
    const lu = page('').quand;
    expect(lu).toMatchObject({ valeurs: { debut: '2026-04-07', fin: '2026-04-09' }, verdict: null });
    expect(verdict('2026-04-13', '2026-04-14')).toMatchObject({
      ...{
        libre: false,
        prise: false,
        phrase: 'La malle est déjà prise\u00a0: le Préau l’a réservée du mardi 14 au mercredi 15 avril.',
      },
      autres: [{ debut: '2026-04-17', fin: '2026-04-18' }, { debut: '2026-04-20' }],
    });
    // Its own half-days are free to it.
    expect(verdict('2026-04-08', '2026-04-10')).toMatchObject({ libre: true });
  });

  test('the page says what the act would, day after day', () => {
    for (let rang = 0; rang < 30; rang++) {
      for (const jours of [0, 2]) {
        const debut = ajouterJours('2026-03-22', rang);
        const fin = ajouterJours(debut, jours);
        const refus = essayer(() => changerLesDates(elle, pret.id, { debut, fin, version: pret.version }));
        const lu = verdict(debut, fin);
        if (debut === '2026-04-07' && fin === '2026-04-09') expect(lu).toBeNull();
        else {
          expect(lu?.libre, `${debut} ${fin}`).toBe(refus === '');
          if (!lu?.libre) expect(refus.startsWith(lu?.phrase ?? '?'), refus).toBe(true);
        }
      }
    }
  });

  test('the weeks around: a day that is free leads to the page that has chosen it, its own days too', () => {
    const jours = (recherche: string) =>
      new Map(page(recherche).quand?.calendrier.mois.flatMap(({ jours }) => jours.map((jour) => [jour.iso, jour] as const)));
    const ici = `/reservations/${pret.id}/changer`;
    const premier = jours('');
    expect(premier.get('2026-04-08')?.classes).toContain('choisi');
    expect(premier.get('2026-04-08')?.chemin).toBe(`${ici}?debut=2026-04-08&semaine=2026-03-23#quand`);
    expect(premier.get('2026-04-14')).toMatchObject({ libelle: expect.stringContaining('déjà prise') });
    expect(premier.get('2026-04-14')?.chemin).toBeUndefined();
    // Then the last one.
    expect(jours('debut=2026-04-01').get('2026-04-03')?.chemin).toBe(
      `${ici}?debut=2026-04-01&fin=2026-04-03&semaine=2026-03-23#quand`,
    );
  });
});

test('how long it may be kept is said before it is asked, and is what the act allows', () => {
  const dehors = plusTard(elle, new Date('2026-04-08T09:00:00Z'));
  base.sqlite.exec(`update reservations set statut = 'en_pret', remise_le = demandee_le where id = ${pret.id}`);
  const permis = [10, 11, 12, 13, 14, 15, 16].filter(
    (jour) => essayer(() => prolongerReservation(dehors, pret.id, { fin: `2026-04-${jour}`, version: pret.version })) === '',
  );
  expect(permis).toEqual([10, 11]);
  expect(page('', 'prolonger', dehors).jusque).toBe('samedi 11 avril');
});
