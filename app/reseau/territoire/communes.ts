import { deNom } from '#app/commun/francais.ts';
import { aUneLettrePres, plierMots } from '#app/reseau/plier.ts';

/** What is needed of a commune to recognise it in a spreadsheet. */
export interface CommuneConnue {
  readonly code: string;
  readonly nom: string;
  readonly codesPostaux: readonly string[];
  /** INSEE code of the commune that a former one merged into. */
  readonly fusionneeDans: string | null;
}

export type Trouvaille =
  | { genre: 'trouvee'; commune: CommuneConnue; note: string | null }
  /** Nothing is accepted for her: she chooses among the suggestions. */
  | { genre: 'suggestions'; communes: CommuneConnue[] }
  | { genre: 'inconnue' };

/** A commune's name as it is compared: « St Yrieix la Perche » and « Saint-Yrieix-la-Perche » are one. */
export function clefDeCommune(texte: string): string {
  return plierMots(texte)
    .replace(/\bcedex( \d+)?$/, '')
    .replace(/^\d{5} /, '')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bs\b(?= )/g, 'sur')
    .replace(/^(le|la|les|l) (?=\w)/, '')
    .trim();
}

/** Words that a dozen names hold: alone, they point at none. */
const MOTS_COMMUNS = new Set(['saint', 'sainte', 'sous', 'vienne', 'haute']);

/** The index of a network's communes; built once for a whole list. */
export function indexerCommunes(communes: readonly CommuneConnue[]): (texte: string, codePostal?: string | null) => Trouvaille {
  const parCode = new Map(communes.map((commune) => [commune.code, commune]));
  const parClef = new Map<string, CommuneConnue[]>();
  for (const commune of communes) {
    const clef = clefDeCommune(commune.nom);
    parClef.set(clef, [...(parClef.get(clef) ?? []), commune]);
  }
  const actuelle = (commune: CommuneConnue) => (commune.fusionneeDans && parCode.get(commune.fusionneeDans)) || commune;
  const uniques = (liste: readonly CommuneConnue[]) => [...new Set(liste.map(actuelle))];

  /** « Saint-Yrieix » begins two names; those it begins come first. */
  const contenant = (clef: string): CommuneConnue[] => {
    if (!clef.split(' ').some((mot) => mot.length > 3 && !MOTS_COMMUNS.has(mot))) return [];
    const parties = [...parClef].filter(([autre]) => ` ${autre} `.includes(` ${clef} `));
    const debuts = parties.filter(([autre]) => autre.startsWith(clef));
    return [...debuts, ...parties.filter((partie) => !debuts.includes(partie))].flatMap(([, liste]) => liste);
  };

  return (texte, codePostal) => {
    const clef = clefDeCommune(texte);
    if (!clef) return { genre: 'inconnue' };
    const exactes = parClef.get(clef) ?? [];
    const choisie =
      exactes.length > 1 ? (exactes.find((c) => codePostal && c.codesPostaux.includes(codePostal)) ?? null) : exactes[0];
    if (choisie) return noter(choisie, actuelle(choisie));
    if (exactes.length > 1) {
      // A former commune may bear the name of a present one: the present one is meant.
      const presentes = exactes.filter((c) => c.fusionneeDans === null);
      const [seule] = presentes;
      if (seule && presentes.length === 1) return noter(seule, seule);
      return { genre: 'suggestions', communes: uniques(exactes) };
    }
    const proches = uniques([...parClef].filter(([autre]) => aUneLettrePres(autre, clef)).flatMap(([, liste]) => liste));
    const possibles = uniques([...proches, ...contenant(clef)]).slice(0, 5);
    return possibles.length > 0 ? { genre: 'suggestions', communes: possibles } : { genre: 'inconnue' };
  };
}

function noter(ecrite: CommuneConnue, commune: CommuneConnue): Trouvaille {
  const note = ecrite === commune ? null : `${ecrite.nom} fait aujourd’hui partie ${deNom(commune.nom)}.`;
  return { genre: 'trouvee', commune, note };
}
