import { expect, test } from 'vitest';
import { oublierTexte, oublierValeur, reperesDe } from './oublier.ts';

const elle = reperesDe({
  noms: [
    { prenom: 'Inès', nom: 'Roudier-Testu' },
    { prenom: 'Inès', nom: 'Petit' },
  ],
  adresses: ['ines.r@grange.example'],
  telephones: ['06 39 98 12 40'],
});

test.each([
  ['a proposé le stage d’Inès Roudier-Testu à L’Escale', 'a proposé le stage d’une personne effacée à L’Escale'],
  ['Inès Roudier Testu a accepté', 'Une personne effacée a accepté'],
  ['le stage de ROUDIER-TESTU Ines', 'le stage d’une personne effacée'],
  ['Voir avec Mme Petit ou INES PETIT.', 'Voir avec une personne effacée ou une personne effacée.'],
  ['Le petit déjeuner d’Inès', 'Le petit déjeuner d’Inès'],
  ['Inès Petitjean', 'Inès Petitjean'],
  ['Écrire à INES.R@grange.example, pas à marines.r@grange.example', 'Écrire à adresse effacée, pas à marines.r@grange.example'],
  ['au 0639981240, +33 6 39 98 12 40 ou 06.39.98.12.40', 'au numéro effacé, numéro effacé ou numéro effacé'],
  ['dossier 1063998124055', 'dossier 1063998124055'],
])('%s', (avant, apres) => {
  expect(oublierTexte(avant, elle)).toBe(apres);
});

test('values of the journal are forgotten deep, a first name and a name together', () => {
  expect(
    oublierValeur({ lignes: [{ prenom: 'Inès', nom: 'Petit', au: null }], qui: 'Inès Petit', n: 3, nom: 'La Grange' }, elle),
  ).toEqual({
    lignes: [{ prenom: '', nom: 'une personne effacée', au: null }],
    qui: 'Une personne effacée',
    n: 3,
    nom: 'La Grange',
  });
});
