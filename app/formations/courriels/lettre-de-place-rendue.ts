import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import type { Lettre } from '#app/services/lettre.ts';

/** What whoever holds a formation must know of places that are given back late. */
export interface PlacesRendues {
  /** Her whom one writes to. */
  nom: string;
  titre: string;
  /** « , mardi 12 mai 2026 », empty without a date. */
  quand: string;
  /** « Inès Roudier (L’Escale) », each. */
  qui: string;
  combien: number;
  /** Whoever did it for them; null when it is themselves. */
  par: string | null;
  /** The colleague who comes instead. */
  aSaPlace: string | null;
  /** To whom the freed places are offered at once, and until when. */
  proposees: { qui: string; combien: number; jusqua: string } | null;
  /** How many wait, and are offered nothing. */
  attendent: number;
  motif: string | null;
  page: string;
}

/** Its subject. */
export function sujetDePlacesRendues({
  titre,
  combien,
  aSaPlace,
}: Pick<PlacesRendues, 'titre' | 'combien' | 'aSaPlace'>): string {
  const t = entreGuillemets(titre);
  if (aSaPlace !== null) return `Une personne vient à la place d’une autre\u00a0: ${t}`;
  return combien === 1 ? `Une place est rendue\u00a0: ${t}` : `${combien} places sont rendues\u00a0: ${t}`;
}

/** Who comes no more, and who comes instead: to whoever holds the formation. */
export function lettreDePlacesRendues(c: PlacesRendues): Lettre {
  return {
    ...{ salle: 'formations', rubrique: 'Formations', bonjour: `Bonjour ${c.nom},`, titre: sujetDePlacesRendues(c) },
    paragraphes: [
      `${c.qui} ne ${c.combien === 1 ? 'vient' : 'viennent'} plus à ${entreGuillemets(c.titre)}${c.quand}.${c.par ? ` ${c.par} l’a noté.` : ''}`,
      ceQuiVient(c),
    ],
    ...(c.motif ? { citation: { texte: c.motif, auteur: c.par ?? c.qui } } : {}),
    bouton: { libelle: 'Voir qui vient', url: `${c.page}#qui` },
    pied: ['Vous recevez ce message parce que vous organisez cette formation, ou coordonnez le réseau.'],
  };
}

function ceQuiVient({ combien, aSaPlace, proposees, attendent }: PlacesRendues): string {
  if (aSaPlace !== null) return `${aSaPlace} vient à sa place.`;
  if (proposees !== null) {
    return proposees.combien === 1
      ? `Une place est proposée aussitôt à ${proposees.qui}, jusqu’au ${proposees.jusqua}.`
      : `${proposees.combien} places sont proposées aussitôt à ${proposees.qui}, jusqu’au ${proposees.jusqua}.`;
  }
  const libre = combien === 1 ? 'La place est libre' : 'Les places sont libres';
  return attendent === 0
    ? `Personne n’attend\u00a0: ${libre.toLocaleLowerCase('fr')}.`
    : `${libre}. ${accorder(attendent, 'personne attend', 'personnes attendent')}, et rien ne peut leur être proposé tout de suite.`;
}
