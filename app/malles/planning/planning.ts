import {
  ajouterJours,
  type DemiJournee,
  ecartEnJours,
  estJour,
  feuillet,
  type Jour,
  jourDe,
  jourDeNumero,
  jourDeSemaine,
  libelleJour,
  libelleJourCourt,
  libellePeriode,
  lundiDe,
  numeroDeJour,
} from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';
import type { StatutReservation } from '#app/malles/reservations/reservations.ts';

/** How many days one looks at together. */
export const PAS = { semaine: 7, mois: 28, trimestre: 91 } as const;
export type Pas = keyof typeof PAS;
export const LIBELLE_PAS: Record<Pas, string> = { semaine: 'Semaine', mois: 'Quatre semaines', trimestre: 'Trimestre' };
/** A civil quarter. Beyond, days would be too thin to be seen. */
const MAX_JOURS = 92;

/** The days that are drawn, both ends included. */
export interface Fenetre {
  du: Jour;
  au: Jour;
}

/** The days that an address asks for: four weeks from this Monday unless it says otherwise; never more than a quarter. */
export function lireFenetre(params: URLSearchParams, aujourdhui: Jour): Fenetre {
  const [du, au] = [params.get('du') ?? '', params.get('au') ?? ''];
  const bon = (jour: string) => estJour(jour) && jour >= '2000-01-01' && jour <= '2100-12-31';
  const debut = bon(du) ? du : lundiDe(aujourdhui);
  if (!bon(au) || au < debut) return { du: debut, au: ajouterJours(debut, PAS.mois - 1) };
  const plusLoin = ajouterJours(debut, MAX_JOURS - 1);
  return { du: debut, au: au > plusLoin ? plusLoin : au };
}

export const joursDe = ({ du, au }: Fenetre): number => ecartEnJours(du, au) + 1;

/** The step that a window is nearest to: a civil month is looked at as four weeks are. */
export function pasDe(fenetre: Fenetre): Pas {
  const jours = joursDe(fenetre);
  return jours <= 10 ? 'semaine' : jours <= 45 ? 'mois' : 'trimestre';
}

export const adresseDuPlanning = ({ du, au }: Fenetre, enListe = false): string =>
  `/malles/planning?du=${du}&au=${au}${enListe ? '&vue=liste' : ''}`;

/** As many days, so many times later; earlier below zero. */
export function decaler({ du, au }: Fenetre, fois: number): Fenetre {
  const jours = joursDe({ du, au }) * fois;
  return { du: ajouterJours(du, jours), au: ajouterJours(au, jours) };
}

/** The same Monday, seen from nearer or from farther. */
export function aPas({ du }: Fenetre, pas: Pas): Fenetre {
  const lundi = lundiDe(du);
  return { du: lundi, au: ajouterJours(lundi, PAS[pas] - 1) };
}

/** « Du 23 mars au 19 avril 2026 » */
export function titreDeFenetre({ du, au }: Fenetre): string {
  const memeAnnee = du.slice(0, 4) === au.slice(0, 4);
  return `Du ${libelleJourCourt(du, !memeAnnee)} au ${libelleJourCourt(au)}`;
}

/** What a bar shows. A late loan runs to today. */
export const GENRES = ['demande', 'reserve', 'dehors', 'retard', 'passe', 'gardee'] as const;
export type Genre = (typeof GENRES)[number];

/**
 * Who has a malle when: small figures, that travel to the page by hundreds.
 * Half-days are counted from the first one drawn, and may lie outside. What is kept around is given only where it is not the malle's.
 */
export type Barre =
  | [id: number, genre: number, structure: number, du: number, au: number, relais?: 0 | 1]
  | [id: number, genre: number, structure: number, du: number, au: number, relais: 0 | 1, avant: number, apres: number];

/** What is only asked, or kept for the first who waits: whose it is stays between her and who lends. */
export const estEntreElles = ([, genre]: Barre): boolean => GENRES[genre] === 'demande' || GENRES[genre] === 'gardee';

/** The same for all others: no structure, and nothing to open. */
export const sansSaStructure = ([, genre, , du, au]: Barre): Barre => [0, genre, -1, du, au];

/** Days on which a loan may stand, counted from the first one drawn. */
export type Libre = [du: number, au: number];

/** Small figures as one text: sent one by one, hundreds of them weigh three times as much. */
export const serrer = (suites: readonly (readonly (number | undefined)[])[]): string =>
  suites.map((suite) => suite.join(' ')).join();
export const desserrer = <T>(texte: string): T[] =>
  texte === '' ? [] : texte.split(',').map((suite) => suite.split(' ').map(Number) as T);

export interface LigneDePlanning {
  slug: string;
  nom: string;
  /** « à Limoges » */
  ou: string;
  /** What it keeps around each loan, in half-days. */
  avant: number;
  apres: number;
  /** `Barre[]`, in the order of their dates. */
  barres: string;
  /** `Libre[]` */
  libres: string;
  /** From the first day drawn of it to the last; why; « jusqu’au mardi 31 mars ». */
  service?: [du: number, au: number, pourquoi: string, jusque: string] | undefined;
}

/** What kind of bar a loan is today; null for what is not shown. */
export function genreDe(pret: { statut: StatutReservation; au: DemiJournee }, aujourdhui: Jour): Genre | null {
  switch (pret.statut) {
    case 'demandee':
      return 'demande';
    case 'acceptee':
      return 'reserve';
    case 'en_pret':
      return jourDe(pret.au) < aujourdhui ? 'retard' : 'dehors';
    case 'rendue':
    case 'a_regulariser':
    case 'close':
      return 'passe';
    default:
      return null;
  }
}

export const ETATS: Record<Genre, string> = {
  demande: 'demandée, encore libre',
  reserve: 'réservée',
  dehors: 'en prêt',
  retard: 'en retard',
  passe: 'rendue',
  gardee: 'gardée, liste d’attente',
};

/** Something that lies in the line of a malle. */
export interface Morceau {
  /** Its place (`d3`: third column, `l4`: four of them), then what it is. */
  classe: string;
  /** Absent where there is nothing to open. */
  href?: string;
  nom: string;
  etat: string;
  dates: string;
  relais: boolean;
}

export interface LigneDessinee {
  /** What the malle keeps around its loans (`a1`, `p2`), and what shows of it at both ends (`t2`, `u1`). */
  classe: string;
  morceaux: Morceau[];
}

export interface Planche {
  fenetre: Fenetre;
  aujourdhui: Jour;
  structures: readonly string[];
  /** Ranks of the reader's structures. */
  miennes: readonly number[];
}

/**
 * Draws the lines of a window, one after the other: bars and free stretches in the order of their dates. Columns are days; half
 * a day less at an end is a class. The words of two dates are made once, however many loans have them.
 */
export function dessinateur({ fenetre, aujourdhui, structures, miennes }: Planche) {
  const jours = joursDe(fenetre);
  const premier = numeroDeJour(fenetre.du);
  const ceJour = numeroDeJour(aujourdhui) - premier;
  const jour = (rang: number): Jour => jourDeNumero(premier + rang);
  const dites = new Map<string, string>();
  const periode = (du: number, au: number): string => {
    const cle = `${du} ${au}`;
    const connue = dites.get(cle) ?? libellePeriode({ du: du + premier * 2, au: au + premier * 2 });
    dites.set(cle, connue);
    return connue;
  };
  /** The columns of some half-days; null when none is in sight. */
  const place = (du: number, au: number): string | null => {
    const [debut, fin] = [Math.max(0, du >> 1), Math.min(jours - 1, au >> 1)];
    return debut > fin ? null : `d${debut + 1} l${fin - debut + 1}`;
  };

  function mots(genre: Genre, du: number, au: number, relais: boolean, mienne: boolean): { etat: string; dates: string } {
    const retard = genre === 'retard';
    let etat = retard ? `en retard de ${accorder(ceJour - (au >> 1), 'jour')}` : ETATS[genre];
    if (relais) etat += ', de main en main';
    if (mienne) etat += ', votre structure';
    return { etat, dates: retard ? `attendue ${libelleJour(jour(au >> 1))}` : periode(du, au) };
  }

  function pret(barre: Barre, malle: LigneDePlanning, suivante: number): Morceau | null {
    const [id, lu, rang, du, au, relaisLu] = barre;
    const genre = GENRES[lu] ?? 'reserve';
    const relais = relaisLu === 1;
    const [avant, apres] = tamponsVus(barre, malle);
    const fin = finVue(barre, ceJour);
    const lieu = place(du, fin);
    if (lieu === null) return null;
    const mienne = miennes.includes(rang);
    const [coupeeAvant, coupeeApres] = [du < 0, fin >= jours * 2];
    const [vuAvant, vuApres] = [coupeeAvant ? 0 : avant, coupeeApres ? 0 : apres];
    let classe = genre === 'reserve' ? lieu : `${lieu} ${genre}`;
    if (mienne) classe += ' mien';
    if (coupeeAvant) classe += ' av';
    else if (du % 2 === 1) classe += ' pm';
    if (coupeeApres) classe += ' ap';
    else if (fin % 2 === 0) classe += ' am';
    // What is said of the malle holds for its bars, unless one of them keeps something else.
    if (vuAvant !== malle.avant) classe += ` a${vuAvant}`;
    if (vuApres !== malle.apres) classe += ` p${vuApres}`;
    const longueur = Math.min(jours * 2 - 1, fin) - Math.max(0, du) + 1;
    const libreApres = Math.min(suivante, jours * 2) - fin - 1 - vuApres;
    if (longueur < jours * COURTE && libreApres >= jours * PLACE_DU_NOM) classe += ' court';
    if (du > jours * AU_BOUT) classe += ' fin';
    const href = genre === 'gardee' || rang < 0 ? {} : { href: `/reservations/${id}` };
    return { classe, ...href, nom: structures[rang] ?? 'Une structure', ...mots(genre, du, au, relais, mienne), relais };
  }

  /** « du 26 mars au 5 avril », « du 5 au 12 avril » */
  function entre(du: number, au: number): string {
    const [debut, fin] = [libelleJourCourt(jour(du), false), libelleJourCourt(jour(au), false)];
    const memeMois = jour(du).slice(0, 7) === jour(au).slice(0, 7);
    return `du ${memeMois ? (debut.split(' ')[0] ?? '') : debut} au ${fin}`;
  }

  function libre(slug: string, [du, au]: Libre): Morceau {
    const dit = (rang: number) => libelleJourCourt(jour(rang), false);
    const nom = du === au ? `Libre le ${dit(du)}` : `Libre ${au === jours - 1 ? `à partir du ${dit(du)}` : entre(du, au)}`;
    const href = `/malles/${slug}/reserver?debut=${jour(du)}${du === au ? `&fin=${jour(au)}` : ''}`;
    return { classe: `libre d${du + 1} l${au - du + 1}`, href, nom, etat: '', dates: '', relais: false };
  }

  /** What is kept around the loans that are just out of sight, in half-days at each end. */
  function marges(barres: readonly Barre[], malle: LigneDePlanning): string {
    let [debut, bout] = [0, 0];
    for (const barre of barres) {
      const [avant, apres] = tamponsVus(barre, malle);
      const fin = finVue(barre, ceJour);
      if (fin < 0) debut = Math.max(debut, fin + apres + 1);
      if (barre[3] >= jours * 2) bout = Math.max(bout, jours * 2 - barre[3] + avant);
    }
    return `${debut ? ` t${debut}` : ''}${bout ? ` u${bout}` : ''}`;
  }

  return function dessiner(ligne: LigneDePlanning): LigneDessinee {
    const places: [number, Morceau][] = [];
    if (ligne.service) {
      const [du, au, pourquoi, dates] = ligne.service;
      const nom = pourquoi ? `Hors service\u00a0: ${pourquoi}` : 'Hors service';
      places.push([du * 2, { classe: `service d${du + 1} l${au - du + 1}`, nom, etat: '', dates, relais: false }]);
    }
    const barres = desserrer<Barre>(ligne.barres);
    barres.forEach((barre, rang) => {
      const apres = barres[rang + 1];
      const morceau = pret(barre, ligne, apres ? apres[3] - tamponsVus(apres, ligne)[0] : jours * 2);
      if (morceau) places.push([barre[3], morceau]);
    });
    for (const un of desserrer<Libre>(ligne.libres)) places.push([un[0] * 2, libre(ligne.slug, un)]);
    return {
      classe: `a${ligne.avant} p${ligne.apres}${marges(barres, ligne)}`,
      morceaux: places.sort(([a], [b]) => a - b).map(([, morceau]) => morceau),
    };
  };
}

/** Half-days for each day drawn: a shorter bar has no room for a name, so much after it has; a later one unfolds to its left. */
const COURTE = 0.2;
const PLACE_DU_NOM = 0.4;
const AU_BOUT = 1.3;

/** What is only asked keeps nothing; what is late is not back. */
function tamponsVus([, genre, , , , , avant, apres]: Barre, malle: LigneDePlanning): [avant: number, apres: number] {
  const lu = GENRES[genre];
  if (lu === 'demande' || lu === 'gardee') return [0, 0];
  return [avant ?? malle.avant, lu === 'retard' ? 0 : (apres ?? malle.apres)];
}

const finVue = ([, genre, , , au]: Barre, ceJour: number): number =>
  GENRES[genre] === 'retard' ? Math.max(au, ceJour * 2 + 1) : au;

/** A day at the head of the grid. */
export interface TeteDeJour {
  lettre: string;
  numero: string;
  /** Among `auj`, `lundi`, `fs`, `ferme`, `vac`, `fer`. */
  classe: string;
}

/** What lies behind the days. */
export interface Fonds {
  /** Of the network: 0 Sunday … 6 Saturday. */
  joursFermes: readonly number[];
  feries: readonly Jour[];
  vacances: readonly { nom: string; du: Jour; au: Jour }[];
}

/** The head of the grid: its days, its months and its school holidays, each with its first column and how many. */
export function dessinerTete(fenetre: Fenetre, aujourdhui: Jour, { joursFermes, feries, vacances }: Fonds) {
  const jours = Array.from({ length: joursDe(fenetre) }, (_, rang) => ajouterJours(fenetre.du, rang));
  const colonnes = ({ du, au }: Fenetre): [debut: number, combien: number] => {
    const [debut, fin] = [du < fenetre.du ? fenetre.du : du, au > fenetre.au ? fenetre.au : au];
    return [ecartEnJours(fenetre.du, debut) + 1, ecartEnJours(debut, fin) + 1];
  };
  const mois: { nom: string; place: [number, number] }[] = [];
  const tetes = jours.map((iso, rang): TeteDeJour => {
    const { semaine, quantieme, mois: nom } = feuillet(iso);
    const dernier = mois.at(-1);
    if (dernier && dernier.nom === nom) dernier.place[1] += 1;
    else mois.push({ nom, place: [rang + 1, 1] });
    const de = jourDeSemaine(iso);
    const classe = [
      iso === aujourdhui && 'auj',
      de === 1 && 'lundi',
      (de === 0 || de === 6) && 'fs',
      joursFermes.includes(de) && 'ferme',
      vacances.some(({ du, au }) => du <= iso && iso <= au) && 'vac',
      feries.includes(iso) && 'fer ferme',
    ];
    return { lettre: semaine.charAt(0), numero: quantieme.replace('er', ''), classe: classe.filter(Boolean).join(' ') };
  });
  return { tetes, mois, bandes: vacances.map(({ nom, ...dates }) => ({ nom, place: colonnes(dates) })) };
}
