import {
  ajouterJours,
  estJour,
  type Jour,
  jourDe,
  libelleJour,
  libelleJourCourt,
  libelleMinutes,
  libellePeriode,
  lundiDe,
  momentDe,
  type Periode,
} from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { joursDesSemaines, type LigneDeGrille, periodeDesSemaines } from '#app/commun/semaines.ts';

export const SEMAINES_MONTREES = 5;
/** Beyond, a page says less than it weighs: one is asked to choose a filter. */
export const EVENEMENTS_MONTRES = 200;

const JOURS_MONTRES = SEMAINES_MONTREES * 7;

/** The Monday from which an address asks the agenda; what is no day, or too far, is this week. */
export function lundiDemande(texte: string | null, aujourdhui: Jour): Jour {
  const valable = texte !== null && estJour(texte) && texte >= '2000-01-01' && texte <= '2100-01-01';
  return lundiDe(valable ? texte : aujourdhui);
}

/** The days of the five weeks, in order. */
export function joursMontres(lundi: Jour): Jour[] {
  return joursDesSemaines(lundi, SEMAINES_MONTREES);
}

/** The five weeks, as half-days. */
export function periodeMontree(lundi: Jour): Periode {
  return periodeDesSemaines(lundi, SEMAINES_MONTREES);
}

export interface Filtre {
  /** « tout », « chez-vous », or a room. */
  cle: string;
  libelle: string;
}

export const FILTRES_COMMUNS = [
  { cle: 'tout', libelle: 'Tout' },
  { cle: 'chez-vous', libelle: 'Chez vous' },
] as const satisfies readonly Filtre[];

/** What a filter lets through. An unknown filter lets everything through. */
export function filtrer(evenements: readonly Evenement[], filtre: string): Evenement[] {
  if (filtre === 'chez-vous') return evenements.filter((evenement) => evenement.mien);
  if (filtre === 'tout') return [...evenements];
  return evenements.filter((evenement) => evenement.salle === filtre);
}

/** The order of time; among what begins in one half-day, what has an hour comes at its hour. */
export const parDate = (a: Pick<Evenement, 'periode' | 'heure'>, b: Pick<Evenement, 'periode' | 'heure'>): number =>
  a.periode.du - b.periode.du || (a.heure ?? 0) - (b.heure ?? 0);

/**
 * What a page or a letter says in one line: the two half-days of one thing on one day are that day. A telephone's agenda takes
 * each at its hours.
 */
export function unParJour(evenements: readonly Evenement[]): Evenement[] {
  const matins = new Map<string, number>();
  const jours: Evenement[] = [];
  for (const evenement of [...evenements].sort(parDate)) {
    const { du, au } = evenement.periode;
    const cle = [evenement.chemin, evenement.titre, evenement.etat, jourDe(du)].join(' ');
    const rang = matins.get(cle);
    const matin = rang === undefined ? undefined : jours[rang];
    if (rang !== undefined && matin && momentDe(du) === 'apres-midi') jours[rang] = toutLeJour(matin, evenement);
    else jours.push(evenement);
    if (du === au && momentDe(du) === 'matin') matins.set(cle, jours.length - 1);
    else matins.delete(cle);
  }
  return jours;
}

function toutLeJour(matin: Evenement, apresMidi: Evenement): Evenement {
  const lieu = ensemble(', puis ', matin.lieu, apresMidi.lieu);
  return {
    ...matin,
    periode: { du: matin.periode.du, au: apresMidi.periode.au },
    detail: ensemble('. ', matin.detail, apresMidi.detail),
    ...(lieu ? { lieu } : {}),
    mien: matin.mien || apresMidi.mien,
  };
}

/** What both half-days say, once when they say the same. */
const ensemble = (lien: string, ...morceaux: (string | undefined)[]): string => [...new Set(morceaux.filter(Boolean))].join(lien);

/** The next ones, in time: each thing by its first date before any by its second, so that a long one hides no other. */
export const prochaines = (evenements: readonly Evenement[], combien: number): Evenement[] =>
  sansEnCacher([...evenements].sort(parDate), ({ chemin }) => chemin, combien);

/** The first of a list, in its order, of which the first of each kind are never left out for the second of another. */
export function sansEnCacher<T>(ordre: readonly T[], genreDe: (un: T) => string, combien: number): T[] {
  const genres = new Set<string>();
  const [premiers, suivants]: [T[], T[]] = [[], []];
  for (const un of ordre) {
    (genres.has(genreDe(un)) ? suivants : premiers).push(un);
    genres.add(genreDe(un));
  }
  const gardes = new Set([...premiers, ...suivants].slice(0, combien));
  return ordre.filter((un) => gardes.has(un));
}

/** The first events in time, mine kept before all others when there are too many to show. */
export function aMontrer(evenements: readonly Evenement[], combien = EVENEMENTS_MONTRES): Evenement[] {
  const ordre = [...evenements].sort((a, b) => parDate(a, b) || Number(b.mien) - Number(a.mien) || (a.cle < b.cle ? -1 : 1));
  if (ordre.length <= combien) return ordre;
  const gardes = new Set([...ordre].sort((a, b) => Number(b.mien) - Number(a.mien)).slice(0, combien));
  return ordre.filter((evenement) => gardes.has(evenement));
}

/** An event as the page draws it: words already made, nothing else. */
export interface LigneAgenda extends LigneDeGrille {
  /** « à Châlus », or where and who in sentences; may be empty. */
  detail: string;
  /** Whether the list must say the dates: more than the day of its leaf. */
  longue: boolean;
}

/** Joins pieces of sentences, whether or not each brings its full stop. */
export function phrases(...morceaux: (string | undefined)[]): string {
  const texte = morceaux
    .map((morceau) => morceau?.trim().replace(/\.$/, ''))
    .filter(Boolean)
    .join('. ');
  return texte && `${texte.charAt(0).toUpperCase()}${texte.slice(1)}.`;
}

/** « Du mardi 7 au mercredi 8 avril, à Châlus. »: the dates when the leaf does not say them all, then where. */
export function quandEtOu({ dates, longue, detail }: Pick<LigneAgenda, 'dates' | 'longue' | 'detail'>): string {
  const unLieu = /^\p{Ll}/u.test(detail);
  return unLieu ? phrases([longue && dates, detail].filter(Boolean).join(', ')) : phrases(longue ? dates : '', detail);
}

/** The words of an event. */
export function enLigne(evenement: Evenement): LigneAgenda {
  const { periode, heure, titre, detail, lieu, bref, salle, mien, chemin } = evenement;
  const unJourEntier =
    jourDe(periode.du) === jourDe(periode.au) && momentDe(periode.du) === 'matin' && momentDe(periode.au) === 'apres-midi';
  return {
    titre,
    detail: bref ?? phrases(detail, lieu),
    dates:
      heure === undefined
        ? libellePeriode(periode)
        : `${libelleJour(jourDe(periode.du))}, ${unJourEntier ? 'toute la journée, dès' : 'à'} ${libelleMinutes(heure)}`,
    longue: !unJourEntier || heure !== undefined,
    salle,
    mien,
    propose: evenement.etat === 'propose',
    chemin,
  };
}

/** « Du 23 mars au 26 avril », with the years when they differ from today's. */
export function libelleDesSemaines(lundi: Jour, aujourdhui: Jour): string {
  const fin = ajouterJours(lundi, JOURS_MONTRES - 1);
  const deuxAnnees = lundi.slice(0, 4) !== fin.slice(0, 4);
  const autreAnnee = fin.slice(0, 4) !== aujourdhui.slice(0, 4);
  return `Du ${libelleJourCourt(lundi, deuxAnnees)} au ${libelleJourCourt(fin, deuxAnnees || autreAnnee)}`;
}
