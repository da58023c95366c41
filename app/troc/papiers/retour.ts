import {
  ajouterJours,
  type DemiJournee,
  type Jour,
  jourDe,
  jourDeNumero,
  jourDeSemaine,
  numeroDeJour,
} from '#app/commun/periode.ts';

/** Public holidays that keep their date, month and day. */
const FERIES_FIXES = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'] as const;
/** Days from Easter: Monday, Ascension, Whit Monday. */
const FERIES_DE_PAQUES = [1, 39, 50] as const;

/** Easter Sunday, after Gauss as Meeus wrote it. */
function paques(annee: number): Jour {
  const siecle = Math.floor(annee / 100);
  const or = annee % 19;
  const lune = (siecle - Math.floor(siecle / 4) - Math.floor((siecle - Math.floor((siecle - 17) / 25)) / 3) + 19 * or + 15) % 30;
  const pleine = lune - Math.floor(lune / 28) * (1 - Math.floor(29 / (lune + 1)) * Math.floor((21 - or) / 11));
  const dimanche = (annee + Math.floor(annee / 4) + pleine + 2 - siecle + Math.floor(siecle / 4)) % 7;
  return jourDeNumero(numeroDeJour(`${annee}-03-28`) + pleine - dimanche);
}

/** Whether most people work on that day: Monday to Friday, and no public holiday. */
export function estOuvre(jour: Jour): boolean {
  const semaine = jourDeSemaine(jour);
  if (semaine === 0 || semaine === 6 || FERIES_FIXES.some((ferie) => jour.endsWith(ferie))) return false;
  const dimanche = numeroDeJour(paques(Number(jour.slice(0, 4))));
  return !FERIES_DE_PAQUES.some((ecart) => dimanche + ecart === numeroDeJour(jour));
}

/** The first working day after a stage: she is back at her post. */
export function jourDeRetour(demiJournees: readonly DemiJournee[]): Jour {
  let jour = ajouterJours(jourDe(demiJournees.at(-1) ?? 0), 1);
  while (!estOuvre(jour)) jour = ajouterJours(jour, 1);
  return jour;
}
