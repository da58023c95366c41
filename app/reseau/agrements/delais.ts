import { ajouterJours, ecartEnJours, type Jour, jourDeNumero, numeroDeJour } from '#app/commun/periode.ts';

/** The same day some months later, or the last of that month: 31 January and one month is 28 February. */
export function ajouterMois(jour: Jour, mois: number): Jour {
  const [annee = 1970, rang = 1, quantieme = 1] = jour.split('-').map(Number);
  const premier = new Date(Date.UTC(annee, rang - 1 + mois, 1));
  const dernier = new Date(Date.UTC(premier.getUTCFullYear(), premier.getUTCMonth() + 1, 0)).getUTCDate();
  return jourDeNumero(numeroDeJour(premier.toISOString().slice(0, 10)) + Math.min(quantieme, dernier) - 1);
}

/** Whole months between two days, the first before the second. */
export function moisEntre(debut: Jour, fin: Jour): number {
  const [a = 0, m = 0] = debut.split('-').map(Number);
  const [b = 0, n = 0] = fin.split('-').map(Number);
  const mois = (b - a) * 12 + (n - m);
  return ajouterMois(debut, mois) > fin ? mois - 1 : mois;
}

/** « 12 jours », « un mois », « 9 mois », « 2 ans » */
function duree(debut: Jour, fin: Jour): string {
  const jours = ecartEnJours(debut, fin);
  const mois = moisEntre(debut, fin);
  if (mois === 0) return jours === 1 ? 'un jour' : `${jours} jours`;
  if (mois === 1) return 'un mois';
  if (mois < 24) return `${mois} mois`;
  return `${Math.floor(mois / 12)} ans`;
}

/** « dans 9 mois », « aujourd’hui » : how far a day to come is. */
export function dans(aujourdhui: Jour, jour: Jour): string {
  if (jour === aujourdhui) return 'aujourd’hui';
  if (jour === ajouterJours(aujourdhui, 1)) return 'demain';
  return `dans ${duree(aujourdhui, jour)}`;
}

/** « depuis 2 mois », « depuis hier » : how long ago a day was. */
export function depuis(aujourdhui: Jour, jour: Jour): string {
  return jour === ajouterJours(aujourdhui, -1) ? 'depuis hier' : `depuis ${duree(jour, aujourdhui)}`;
}
