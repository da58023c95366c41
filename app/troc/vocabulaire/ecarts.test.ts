import { expect, test } from 'vitest';
import { ecartDe, termesDeLEcart } from './ecarts.ts';

const compte = (besoins: number, offres: number, satisfaits = 0, connus = 0) => ({ besoins, offres, satisfaits, connus });

test.each([
  ['wanted, offered by nobody', compte(2, 0), 'manque'],
  ['wanted more than offered', compte(3, 1, 0, 4), 'manque'],
  ['wanted, known, and not offered', compte(1, 0, 0, 2), 'a_proposer'],
  ['offered, never asked for', compte(0, 2), 'jamais_demande'],
  ['offered, and fulfilled before', compte(0, 2, 1), null],
  ['wants and offers answer each other', compte(2, 2), null],
  ['known, and nobody asks', compte(0, 0, 0, 5), null],
  ['nothing', compte(0, 0), null],
] as const)('%s', (_titre, lu, attendu) => {
  expect(ecartDe(lu)).toBe(attendu);
});

test('the widest gap comes first, names decide between equals', () => {
  const un = (id: number, nom: string, besoins: number) => ({ id, nom, slug: nom, rubrique: 'R', ...compte(besoins, 0) });
  const lus = [un(1, 'Vélo', 1), un(2, 'Jardin', 3), un(3, 'Éveil', 1)];
  expect(termesDeLEcart(lus, 'manque').map(({ nom }) => nom)).toEqual(['Jardin', 'Éveil', 'Vélo']);
});
