import { moisCourt } from '#app/commun/mois.ts';
import { ajouterJours, ecartEnJours, feuillet, type Jour, jourDeSemaine } from '#app/commun/periode.ts';
import { type Fenetre, joursDe } from './fenetre.ts';

/** A day at the head of the grid. */
export interface TeteDeJour {
  iso: Jour;
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

/** Of the days drawn: fewer hold but a short name, or none. */
const MOIS_ETROIT = 0.12;
const MOIS_TU = 0.05;

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
    return { iso, lettre: semaine.charAt(0), numero: quantieme.replace('er', ''), classe: classe.filter(Boolean).join(' ') };
  });
  // Narrow, a month is shortened, or left to the next one.
  for (const un of mois) {
    const part = un.place[1] / jours.length;
    if (part < MOIS_TU) un.nom = '';
    else if (part < MOIS_ETROIT) un.nom = moisCourt(un.nom);
  }
  return { tetes, mois, bandes: vacances.map(({ nom, ...dates }) => ({ nom, place: colonnes(dates) })) };
}
