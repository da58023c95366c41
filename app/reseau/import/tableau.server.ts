import { impossible } from '#app/commun/erreurs.ts';
import { nettoyer } from '#app/commun/saisie.ts';
import type { LigneLue } from './champs.ts';
import { estUnChamp } from './champs.ts';
import { type Classeur, type Feuille, LIGNES_MAX, remplie } from './classeur.ts';
import { GENRES_IMPORT, type GenreImport } from './genres-d-import.ts';
import type { AideAuTitre, Colonne } from './import-colonnes.ts';
import { lireOuiNon } from './lectures.ts';
import { devinerGenre, type TitresTrouves, trouverTitres } from './titres-trouves.ts';

/** Another sheet of the same file; `genre` is what its titles speak of, null when they say nothing. */
export interface FeuilleALire {
  /** Place among the sheets of the file. */
  rang: number;
  nom: string;
  genre: GenreImport | null;
}

export interface Tableau {
  genre: GenreImport;
  feuille: string;
  /** Sheets to choose from, when there are several. */
  feuilles: string[];
  /** The sheets that this reading leaves out, in the order in which they are to be read. */
  autres: FeuilleALire[];
  /** Row of the titles in the file, from 1. */
  ligneTitres: number;
  colonnes: (Colonne & { exemple: string })[];
  lignes: LigneLue[];
  /** What was put right or read besides, in sentences. */
  notes: string[];
}

/** What someone chose rather than what is guessed. */
export interface Choix {
  genre?: GenreImport | undefined;
  feuille?: string | undefined;
  /** Rank of the column → field, '' to leave it out. */
  colonnes?: Readonly<Record<string, string>> | undefined;
  aide?: (genre: GenreImport) => AideAuTitre;
}

const refus = (phrase: string) => impossible(phrase, 'fichier');
/** Texts in which lines and spaces are the author's. */
const TELS_QUELS = new Set(['presentation', 'itinerance', 'sites']);

function choisirTitres(feuille: Feuille, { genre, aide }: Choix): TitresTrouves | undefined {
  if (!genre) return devinerGenre(feuille, aide);
  // A kind that was chosen by hand is obeyed, even when nothing is recognised: the columns are chosen next.
  return trouverTitres(feuille.rangees, genre, aide?.(genre)) ?? titresAuHasard(feuille, genre);
}

function titresAuHasard({ rangees }: Feuille, genre: GenreImport): TitresTrouves | undefined {
  const rang = rangees.findIndex((rangee) => rangee.filter((cellule) => cellule.trim() !== '').length >= 2);
  const titres = rangees[rang];
  if (!titres) return undefined;
  const colonnes = titres.map((titre, place) => ({ rang: place, titre: titre.trim(), champ: null, sure: true }));
  return { genre, rang, colonnes, points: 0, suffisants: false };
}

/**
 * The rows of a list: of the sheet that was chosen, otherwise of the first whose titles are recognised.
 * @throws ErreurMetier IMPOSSIBLE on the field `fichier`, with what to do about it
 */
export function lireTableau({ feuilles, notes }: Classeur, choix: Choix = {}): Tableau {
  const demandee = feuilles.find(({ nom }) => nom === choix.feuille);
  const lues = (demandee ? [demandee] : feuilles).map((feuille) => ({ feuille, titres: choisirTitres(feuille, choix) }));
  const lecture = lues.find(({ titres }) => titres?.suffisants) ?? lues.find(({ titres }) => titres);
  if (!lecture?.titres) {
    throw refus(
      'Nous ne trouvons pas la ligne des titres. Il faut au moins une colonne « Nom de la structure », « Nom » ou « Structure », dans les trente premières lignes.',
    );
  }
  const { feuille, titres } = lecture;
  const colonnes = corriger(titres, choix.colonnes);
  const rangees = feuille.rangees.slice(titres.rang + 1);
  const lignes = rangees.flatMap((rangee, rang) => lireRangee(rangee, titres.rang + rang + 2, colonnes, titres));
  if (lignes.length === 0) throw refus('Ce fichier a des titres, mais aucune structure en dessous.');
  if (lignes.length > LIGNES_MAX) {
    throw refus(`Ce fichier a ${lignes.length.toLocaleString('fr-FR')} lignes : partagez-le en fichiers de 20 000 au plus.`);
  }
  return {
    genre: titres.genre,
    feuille: feuille.nom,
    feuilles: feuilles.length > 1 ? feuilles.filter(({ rangees }) => rangees.some(remplie)).map(({ nom }) => nom) : [],
    autres: autresFeuilles(feuilles, feuille, choix),
    ligneTitres: titres.rang + 1,
    colonnes: colonnes
      .map((colonne) => ({ ...colonne, exemple: exempleDe(rangees, colonne.rang) }))
      .filter(({ titre, exemple }) => titre !== '' || exemple !== ''),
    lignes,
    notes: [...notes, ...masquees(feuille)],
  };
}

const AUTRES_FEUILLES_MAX = 12;

/** People need their structures, and skills those who have them: the order of the kinds is that of the lists. */
function autresFeuilles(feuilles: readonly Feuille[], lue: Feuille, { aide }: Choix): FeuilleALire[] {
  if (feuilles.length < 2) return [];
  const place = (genre: GenreImport | null) => (genre ? GENRES_IMPORT.indexOf(genre) : GENRES_IMPORT.length);
  return feuilles
    .map((feuille, rang) => ({ feuille, rang }))
    .filter(({ feuille }) => feuille !== lue && feuille.rangees.filter(remplie).length > 1)
    .slice(0, AUTRES_FEUILLES_MAX)
    .map(({ feuille, rang }) => ({ rang, nom: feuille.nom, genre: devinerGenre(feuille, aide)?.genre ?? null }))
    .sort((a, b) => place(a.genre) - place(b.genre) || a.rang - b.rang);
}

function masquees({ masquees }: Feuille): string[] {
  if (masquees === 0) return [];
  return [
    masquees === 1
      ? 'Une ligne masquée dans le tableur est lue aussi.'
      : `${masquees} lignes masquées dans le tableur sont lues aussi.`,
  ];
}

/** The columns with the hand's corrections; those without a title but with cells below may be chosen too. */
function corriger({ colonnes, genre }: TitresTrouves, choisies: Choix['colonnes']): Colonne[] {
  return colonnes.map((colonne) => {
    const choisie = choisies?.[String(colonne.rang)];
    if (choisie === undefined || (choisie !== '' && !estUnChamp(genre, choisie))) return colonne;
    return { ...colonne, champ: choisie || null, sure: true };
  });
}

function lireRangee(rangee: readonly string[], numero: number, colonnes: readonly Colonne[], titres: TitresTrouves): LigneLue[] {
  const champs: Record<string, string> = {};
  const croix: Record<string, string> = {};
  let repetes = 0;
  for (const { champ, rang, titre } of colonnes) {
    const brute = rangee[rang];
    if (!champ || !brute) continue;
    const valeur = TELS_QUELS.has(champ) ? nettoyer(brute) : nettoyer(brute).replace(/[ \u00A0\u202F\t]+/g, ' ');
    if (valeur === '' || /^[-–—/.]$/.test(valeur)) continue;
    if (titre !== '' && valeur === titre) repetes += 1;
    // Two columns of one field: the first that says something.
    if (champ !== 'croix') champs[champ] ??= valeur;
    else if (lireOuiNon(valeur) !== false) croix[titre] = valeur;
  }
  const dites = Object.keys(champs).length + Object.keys(croix).length;
  // Pages printed one below the other repeat their titles.
  if (dites === 0 || (repetes >= 2 && repetes === dites)) return [];
  const aDesCroix = titres.genre === 'savoir_faire' && Object.keys(croix).length > 0;
  return [{ numero, champs, ...(aDesCroix ? { croix } : {}) }];
}

function exempleDe(rangees: readonly (readonly string[])[], rang: number): string {
  const exemple = rangees.find((rangee) => rangee[rang]?.trim())?.[rang] ?? '';
  // A day that the spreadsheet keeps as a number, as one reads it.
  return nettoyer(exemple.slice(0, 200))
    .replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1')
    .slice(0, 60);
}
