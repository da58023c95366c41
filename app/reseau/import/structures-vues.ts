import { clefDeNom } from '#app/reseau/personnes/noms.ts';
import { plierMots } from '#app/reseau/plier.ts';
import type { Voulu } from './import-lignes.ts';
import type { StructureConnue } from './reseau-connu.ts';

interface Vue {
  numero: number;
  nom: string;
  /** Names of the people it brings. */
  personnes: Set<string>;
}

/**
 * Remembers the structures that the rows of a list have brought.
 * @returns null the first time, the row that brought it when this one names other people, or why the row is refused
 */
export function dejaVues(): (numero: number, voulu: Voulu, connue: StructureConnue | null) => number | string | null {
  const vues = new Map<string, Vue>();
  return (numero, { nom, siret, communeCode, personnes }, connue) => {
    const clefs = [`nom:${plierMots(nom)}:${communeCode ?? ''}`];
    if (siret) clefs.push(`siret:${siret}`);
    if (connue) clefs.push(`id:${connue.id}`);
    const vue = clefs.map((clef) => vues.get(clef)).find((une) => une !== undefined);
    const siennes = personnes.map(clefDeNom);
    if (!vue) {
      const une = { numero, nom, personnes: new Set(siennes) };
      for (const clef of clefs) vues.set(clef, une);
      return null;
    }
    if (plierMots(vue.nom) !== plierMots(nom)) {
      return siret && (vues.get(`siret:${siret}`) === vue || connue?.siret === siret)
        ? `Le SIRET ${siret} est déjà celui de « ${vue.nom} », à la ligne ${vue.numero}.`
        : `Cette structure est déjà à la ligne ${vue.numero}, sous le nom « ${vue.nom} ».`;
    }
    if (siennes.every((clef) => vue.personnes.has(clef))) return `Cette structure est déjà à la ligne ${vue.numero}.`;
    for (const clef of siennes) vue.personnes.add(clef);
    return vue.numero;
  };
}
