import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns';

/** A civil day in the network's time zone, `YYYY-MM-DD`. */
export type Jour = string;
/** A civil half-day as one integer: twice the number of days since 1970-01-01, plus 0 (morning) or 1 (afternoon). */
export type DemiJournee = number;
export type Moment = 'matin' | 'apres-midi';
/** Both ends included. */
export interface Periode {
  readonly du: DemiJournee;
  readonly au: DemiJournee;
}

export const JOURS_SEMAINE = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const;
export const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

const JOUR_ISO = /^\d{4}-\d{2}-\d{2}$/;
const ORIGINE = new Date(Date.UTC(1970, 0, 1));
const MS_PAR_JOUR = 86_400_000;

/** Whether a text is a real civil day (29 February only in leap years). */
export function estJour(texte: string): boolean {
  if (!JOUR_ISO.test(texte)) return false;
  const numero = numeroDeJour(texte);
  return !Number.isNaN(numero) && jourDeNumero(numero) === texte;
}

// A calendar or a list asks for the same days thousands of times: each is worked out once.
const TRADUITS_RETENUS = 5000;
const numeros = new Map<Jour, number>();
const jours = new Map<number, Jour>();
function traduire<C, V>(connus: Map<C, V>, cle: C, calculer: () => V): V {
  const connu = connus.get(cle);
  if (connu !== undefined) return connu;
  const valeur = calculer();
  if (connus.size >= TRADUITS_RETENUS) connus.clear();
  connus.set(cle, valeur);
  return valeur;
}

/** Days since 1970-01-01. */
export function numeroDeJour(jour: Jour): number {
  return traduire(numeros, jour, () => Math.round(Date.parse(`${jour}T00:00:00Z`) / MS_PAR_JOUR));
}

export function jourDeNumero(numero: number): Jour {
  return traduire(jours, numero, () => new Date(ORIGINE.getTime() + numero * MS_PAR_JOUR).toISOString().slice(0, 10));
}

export function demiJournee(jour: Jour, moment: Moment): DemiJournee {
  return numeroDeJour(jour) * 2 + (moment === 'matin' ? 0 : 1);
}

export function jourDe(demi: DemiJournee): Jour {
  return jourDeNumero(Math.floor(demi / 2));
}

export function momentDe(demi: DemiJournee): Moment {
  return demi % 2 === 0 ? 'matin' : 'apres-midi';
}

/** Every half-day of a period, in order. */
export function demiJournees(periode: Periode): DemiJournee[] {
  return Array.from({ length: periode.au - periode.du + 1 }, (_, rang) => periode.du + rang);
}

/** Length in days, halves counted: 0.5, 1, 1.5… */
export function dureeEnJours(periode: Periode): number {
  return (periode.au - periode.du + 1) / 2;
}

export function ajouterJours(jour: Jour, nombre: number): Jour {
  return jourDeNumero(numeroDeJour(jour) + nombre);
}

/** Whole civil days from `debut` to `fin`, negative when reversed. */
export function ecartEnJours(debut: Jour, fin: Jour): number {
  return numeroDeJour(fin) - numeroDeJour(debut);
}

const joursCivils = new Map<string, Jour>();
/** Every time zone is shifted by a whole number of these: within one, the day is the same. */
const QUART_D_HEURE_MS = 900_000;

/** The civil day of an instant in a time zone (IANA name). */
export function jourCivil(instant: Date, fuseau: string): Jour {
  const cle = `${Math.floor(instant.getTime() / QUART_D_HEURE_MS)} ${fuseau}`;
  return traduire(joursCivils, cle, () => formateurDeJour(fuseau).format(instant));
}

// Building a formatter costs far more than using it: each zone keeps its own.
const retenir = (construire: (fuseau: string) => Intl.DateTimeFormat) => {
  const connus = new Map<string, Intl.DateTimeFormat>();
  return (fuseau: string): Intl.DateTimeFormat => {
    const connu = connus.get(fuseau) ?? construire(fuseau);
    connus.set(fuseau, connu);
    return connu;
  };
};
// en-CA writes YYYY-MM-DD.
const formateurDeJour = retenir(
  (timeZone) => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
);
const formateurDHeure = retenir((timeZone) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }));

/** The civil hour of an instant in a time zone, 0 to 23. */
export function heureCivile(instant: Date, fuseau: string): number {
  return Number(formateurDHeure(fuseau).format(instant));
}

/** The first instant of a civil day, or of one some days later, in the network's time zone. */
export function debutDuJour(jour: Jour, fuseau: string, plus = 0): Date {
  const [annee = 0, mois = 1, quantieme = 1] = ajouterJours(jour, plus).split('-').map(Number);
  return new Date(new TZDate(annee, mois - 1, quantieme, fuseau).getTime());
}

/** The civil minute of an instant in a time zone, since midnight. */
export function minutesCiviles(instant: Date, fuseau: string): number {
  const [heure, minute] = formateurDHorloge(fuseau).format(instant).split(':').map(Number);
  return (heure ?? 0) * 60 + (minute ?? 0);
}

/** *Le temps* writes to nobody at night; someone's own act is told at once. */
export const HEURE_DES_COURRIELS = 8;

/** The same instant, or the first of its civil day at which `heure` o'clock has struck (1 to 22). */
export function pasAvantHeure(instant: Date, heure: number, fuseau: string): Date {
  const manque = heure - heureCivile(instant, fuseau);
  if (manque <= 0) return instant;
  const vise = new Date((Math.floor(instant.getTime() / 3_600_000) + manque) * 3_600_000);
  // Summer time may begin or end in between.
  return new Date(vise.getTime() + (heure - heureCivile(vise, fuseau)) * 3_600_000);
}

/** Monday of the week of a day. */
export function lundiDe(jour: Jour): Jour {
  const numero = numeroDeJour(jour);
  // 1970-01-01 is a Thursday.
  return jourDeNumero(numero - ((numero + 3) % 7));
}

/** Index in JOURS_SEMAINE: 0 is Sunday. */
export function jourDeSemaine(jour: Jour): number {
  return (numeroDeJour(jour) + 4) % 7;
}

export function ajouterDelai(instant: Date, jours: number): Date {
  return addDays(instant, jours);
}

function parties(jour: Jour) {
  const [annee = '', mois = '', quantieme = ''] = jour.split('-');
  const numero = Number(quantieme);
  return {
    annee,
    semaine: JOURS_SEMAINE[jourDeSemaine(jour)] ?? '',
    quantieme: numero === 1 ? '1er' : String(numero),
    mois: MOIS[Number(mois) - 1] ?? '',
  };
}

/** « mercredi 1er avril », with the year when asked: « mercredi 1er avril 2026 ». */
export function libelleJour(jour: Jour, avecAnnee = false): string {
  const p = parties(jour);
  return `${p.semaine} ${p.quantieme} ${p.mois}${avecAnnee ? ` ${p.annee}` : ''}`;
}

/** « 1er avril 2026 » */
export function libelleJourCourt(jour: Jour, avecAnnee = true): string {
  const p = parties(jour);
  return `${p.quantieme} ${p.mois}${avecAnnee ? ` ${p.annee}` : ''}`;
}

/** « avril 2026 », of a day or of a civil month. */
export function libelleMois(jour: Jour): string {
  return `${MOIS[Number(jour.slice(5, 7)) - 1] ?? ''} ${jour.slice(0, 4)}`;
}

const formateurDHorloge = retenir(
  (timeZone) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }),
);

/** « 9 h 02 », in a time zone. */
export function libelleHeure(instant: Date, fuseau: string): string {
  const [heure = '', minute = ''] = formateurDHorloge(fuseau).format(instant).split(':');
  return `${Number(heure)}\u00a0h\u00a0${minute}`;
}

/** « 9 h 30 », « 14 h », from minutes since midnight. */
export const libelleMinutes = (minutes: number): string =>
  `${Math.floor(minutes / 60)}\u00a0h${minutes % 60 === 0 ? '' : `\u00a0${String(minutes % 60).padStart(2, '0')}`}`;

/** « 23 mars 2026 à 9 h 02 », in a time zone. */
export function libelleInstant(instant: Date, fuseau: string): string {
  return `${libelleJourCourt(jourCivil(instant, fuseau))} à ${libelleHeure(instant, fuseau)}`;
}

/** The three lines of a date leaf: « mercredi », « 1er », « avril ». */
export function feuillet(jour: Jour): { semaine: string; quantieme: string; mois: string } {
  const { semaine, quantieme, mois } = parties(jour);
  return { semaine, quantieme, mois };
}

const TOUT_LE_JOUR = 'toute la journée';

/**
 * « du mardi 7 au mercredi 8 avril », « mardi 7 avril, le matin »,
 * « du mardi 7 avril, toute la journée, au mercredi 8 avril, le matin ».
 */
export function libellePeriode(periode: Periode, avecAnnee = false): string {
  const debut = jourDe(periode.du);
  const fin = jourDe(periode.au);
  const debutEntier = momentDe(periode.du) === 'matin';
  const finEntiere = momentDe(periode.au) === 'apres-midi';
  if (debut === fin) {
    const jour = libelleJour(debut, avecAnnee);
    if (debutEntier && finEntiere) return jour;
    return debutEntier ? `${jour}, le matin` : `${jour}, l’après-midi`;
  }
  const [a, b] = [parties(debut), parties(fin)];
  const entieres = debutEntier && finEntiere;
  const memeMois = a.mois === b.mois && a.annee === b.annee;
  const anneeDebut = avecAnnee && a.annee !== b.annee ? ` ${a.annee}` : '';
  const depart = `${a.semaine} ${a.quantieme}${memeMois && entieres ? '' : ` ${a.mois}${anneeDebut}`}`;
  const arrivee = `${b.semaine} ${b.quantieme} ${b.mois}${avecAnnee ? ` ${b.annee}` : ''}`;
  if (entieres) return `du ${depart} au ${arrivee}`;
  // A half-day said at one end only would be read as said of both.
  const [auDepart, aLArrivee] = [debutEntier ? TOUT_LE_JOUR : 'l’après-midi', finEntiere ? TOUT_LE_JOUR : 'le matin'];
  return `du ${depart}, ${auDepart}, au ${arrivee}, ${aLArrivee}`;
}

/** « 2 jours », « 1 jour et demi », « une demi-journée ». */
export function libelleDuree(periode: Periode): string {
  const demis = periode.au - periode.du + 1;
  const entiers = Math.floor(demis / 2);
  if (demis === 1) return 'une demi-journée';
  const jours = `${entiers} jour${entiers > 1 ? 's' : ''}`;
  return demis % 2 === 0 ? jours : `${jours} et demi`;
}
