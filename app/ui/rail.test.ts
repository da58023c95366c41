import { expect, test } from 'vitest';
import { type Porte, porteIci, portesDuBas } from './rail.tsx';

const porte = (salle: Porte['salle']): Porte => ({ salle, libelle: salle, chemin: `/${salle}` });
const libelles = (engage: boolean, ...salles: Porte['salle'][]) =>
  portesDuBas(salles.map(porte), engage).map(({ libelle }) => libelle);

test('the bar of a phone has the rooms of one’s role, five doors at most, and always « Plus »', () => {
  expect(libelles(true, 'troc', 'reseau')).toEqual(['Accueil', 'reseau', 'troc', 'Agenda', 'Plus']);
  // A partenaire has no troc.
  expect(libelles(false, 'reseau')).toEqual(['Accueil', 'reseau', 'Agenda', 'Plus']);
  expect(libelles(true, 'reseau', 'troc', 'malles', 'cellule')).toEqual(['Accueil', 'reseau', 'troc', 'Agenda', 'Plus']);
  // An équipe books malles, from a phone.
  expect(libelles(false, 'reseau', 'troc', 'malles')).toEqual(['Accueil', 'troc', 'malles', 'Agenda', 'Plus']);
});

test('one door at most is marked: the nearest to the page, otherwise the first of its room', () => {
  const demander: Porte = { salle: 'cellule', libelle: 'Demander un appui', chemin: '/cellule/demander' };
  const cellule: Porte = { salle: 'cellule', libelle: 'Cellule de soutien', chemin: '/cellule' };
  const troc = porte('troc');
  const accueil: Porte = { salle: 'maison', libelle: 'Accueil', chemin: '/accueil' };
  const portes = [accueil, troc, demander, cellule];
  expect(porteIci(portes, '/cellule/demander', 'cellule')).toBe(demander);
  expect(porteIci(portes, '/cellule/demandes/x', 'cellule')).toBe(cellule);
  expect(porteIci([accueil, demander], '/cellule/demandes/x', 'cellule')).toBe(demander);
  expect(porteIci(portes, '/tours-de-table/3', 'troc')).toBe(troc);
  expect(porteIci(portes, '/journal', 'maison')).toBeUndefined();
});
