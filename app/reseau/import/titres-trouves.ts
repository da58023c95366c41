import { plierMots } from '#app/reseau/plier.ts';
import { GENRES_IMPORT, type GenreImport, LIBELLE_GENRE_IMPORT } from './genres-d-import.ts';

import { type AideAuTitre, type Colonne, colonnesDExport, devinerColonnes } from './import-colonnes.ts';

/** Whether these fields are enough for a list of a kind. */
export function suffisent(genre: GenreImport, champs: ReadonlySet<string>): boolean {
  const un = (...noms: string[]) => noms.some((nom) => champs.has(nom));
  if (genre === 'structures') return un('nom');
  if (genre === 'personnes') return un('nom', 'personne') && un('prenom', 'structure', 'siret', 'courriel', 'fonction');
  if (genre === 'agrements') return un('structure', 'siret') && un('genre');
  if (genre === 'annonces') return un('structure', 'siret') && (un('offre', 'besoin') || (un('sens') && un('titre')));
  return un('competence', 'croix') && un('structure', 'siret', 'personne', 'nom', 'courriel');
}

export interface TitresTrouves {
  genre: GenreImport;
  rang: number;
  colonnes: Colonne[];
  /** How well the titles are recognised: to compare kinds, sheets and delimiters. */
  points: number;
  /** Whether nothing necessary is missing. */
  suffisants: boolean;
}

/** The row of titles among the first rows of a sheet, for one kind of list: the one where most columns are recognised. */
export function trouverTitres(
  rangees: readonly (readonly string[])[],
  genre: GenreImport = 'structures',
  aide: AideAuTitre = {},
): TitresTrouves | undefined {
  let meilleure: TitresTrouves | undefined;
  for (const [rang, rangee] of rangees.slice(0, 30).entries()) {
    const remplies = rangee.filter((cellule) => cellule.trim() !== '').length;
    if (remplies === 0) continue;
    const colonnes = devinerColonnes(rangee, genre, aide);
    const reconnues = colonnes.filter((colonne) => colonne.champ !== null);
    if (reconnues.length === 0) continue;
    const suffisants = suffisent(genre, new Set(reconnues.map((colonne) => colonne.champ ?? '')));
    // A title line above the headers holds one long text; without what is necessary, two columns at least must speak.
    if (!suffisants && remplies < 2) continue;
    if (colonnesDExport(rangee, genre)) return { genre, rang, colonnes, points: 1000, suffisants };
    const points =
      reconnues.reduce((total, { champ, sure }) => total + (champ === 'croix' || !sure ? 1 : 2), 0) + (suffisants ? 100 : 0);
    if (points > (meilleure?.points ?? 0)) meilleure = { genre, rang, colonnes, points, suffisants };
  }
  return meilleure;
}

/**
 * What a sheet speaks of, by its name when an export named it, otherwise by its titles.
 * @returns undefined when no row names a column
 */
export function devinerGenre(
  feuille: { nom: string; rangees: readonly (readonly string[])[] },
  aide: (genre: GenreImport) => AideAuTitre = () => ({}),
): TitresTrouves | undefined {
  const nom = plierMots(feuille.nom);
  const nomme = GENRES_IMPORT.find((genre) => plierMots(LIBELLE_GENRE_IMPORT[genre]) === nom);
  const essais = GENRES_IMPORT.flatMap((genre) => trouverTitres(feuille.rangees, genre, aide(genre)) ?? []);
  const exporte = essais.find(({ points, suffisants }) => points >= 1000 && suffisants);
  if (exporte) return exporte;
  const duNom = essais.find(({ genre, suffisants }) => genre === nomme && suffisants);
  if (duNom) return duNom;
  const [premier, ...autres] = essais;
  if (!premier) return undefined;
  const meilleur = autres.reduce((mieux, essai) => (essai.points > mieux.points ? essai : mieux), premier);
  return departager(meilleur, essais, feuille.rangees);
}

/** A list where one structure comes back from row to row speaks of its people, when it names them. */
function departager(
  meilleur: TitresTrouves,
  essais: readonly TitresTrouves[],
  rangees: readonly (readonly string[])[],
): TitresTrouves {
  const personnes = essais.find(({ genre, suffisants }) => genre === 'personnes' && suffisants);
  if (meilleur.genre !== 'structures' || !personnes || meilleur.points - personnes.points > 2) return meilleur;
  const colonne = personnes.colonnes.find(({ champ }) => champ === 'structure')?.rang;
  if (colonne === undefined) return meilleur;
  if (nommeDesPersonnes(meilleur)) return personnes;
  const noms = rangees.slice(personnes.rang + 1, personnes.rang + 400).map((rangee) => plierMots(rangee[colonne] ?? ''));
  const dits = noms.filter(Boolean);
  return new Set(dits).size < dits.length * 0.8 ? personnes : meilleur;
}

const FAITS_DE_STRUCTURE: readonly string[] = ['siret', 'adresse', 'codePostal', 'commune', 'type', 'gestion'];

/** « Nom », « Prénom », « Structure », and nothing of the structure itself: whoever is named does not direct it. */
function nommeDesPersonnes({ colonnes }: TitresTrouves): boolean {
  const nus = colonnes.filter(({ titre }) => /^(noms?|prenoms?)$/.test(plierMots(titre)));
  return nus.length === 2 && !colonnes.some(({ champ }) => champ !== null && FAITS_DE_STRUCTURE.includes(champ));
}
