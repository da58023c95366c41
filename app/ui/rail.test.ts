import { expect, test } from 'vitest';
import { type Porte, portesDuBas } from './rail.tsx';

const porte = (salle: Porte['salle']): Porte => ({ salle, libelle: salle, chemin: `/${salle}` });
const libelles = (...salles: Porte['salle'][]) => portesDuBas(salles.map(porte)).map(({ libelle }) => libelle);

test('the bar of a phone has the directory, five doors at most, and always « Plus »', () => {
  expect(libelles('troc', 'reseau')).toEqual(['Accueil', 'reseau', 'troc', 'Agenda', 'Plus']);
  // A partenaire has no troc.
  expect(libelles('reseau')).toEqual(['Accueil', 'reseau', 'Agenda', 'Plus']);
  expect(libelles('reseau', 'troc', 'malles', 'cellule')).toEqual(['Accueil', 'reseau', 'troc', 'Agenda', 'Plus']);
});
