import { lireNom, lireNoms, type NomLu } from '#app/reseau/personnes/noms.ts';
import { plierMots } from '#app/reseau/plier.ts';
import type { ChampDe, LigneLue } from './champs.ts';

/** What a row of a list of people says, by field. */
export type ChampsDePersonne = LigneLue<ChampDe<'personnes'>>['champs'];

/** The people a row names, four at most: in one cell, or in two that are read together. */
export function nomsDe(champs: ChampsDePersonne): NomLu[] {
  if (champs.prenom && champs.nom) {
    const [prenoms, famille] = [champs.prenom.split(/\s*[\n/;]\s*/), champs.nom.split(/\s*[\n/;]\s*/)];
    if (prenoms.length > 1 && prenoms.length === famille.length) {
      return prenoms.flatMap((prenom, rang) => nomSepare(prenom, famille[rang] ?? '')).slice(0, 4);
    }
    return nomSepare(champs.prenom, champs.nom);
  }
  return lireNoms(champs.personne ?? champs.nom ?? champs.prenom ?? '').slice(0, 4);
}

/** A first name and a name in two cells: each is read in full, « de la » and capitals included. */
function nomSepare(prenom: string, nom: string): NomLu[] {
  const lu = lireNom(nom);
  const famille = lu ? [lu.prenom, lu.nom].filter(Boolean).join(' ') : '';
  // A family name of several words keeps their order; only capitals are read otherwise.
  const enOrdre = plierMots(famille) === plierMots(nom) ? famille : nom;
  const premier = lireNom(prenom);
  const seul = premier ? [premier.prenom, premier.nom].filter(Boolean).join(' ') : '';
  return [{ prenom: plierMots(seul) === plierMots(prenom) ? seul : prenom, nom: enOrdre }];
}
