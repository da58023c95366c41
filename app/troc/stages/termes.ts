import {
  type DemiJournee,
  demiJournee,
  type Jour,
  jourDe,
  jourDeSemaine,
  libelleDuree,
  libelleJourCourt,
  libelleMinutes,
  libellePeriode,
  type Moment,
  momentDe,
  numeroDeJour,
  type Periode,
} from '#app/commun/periode.ts';
import { enumerer } from '#app/commun/texte.ts';

/** What is agreed on in a proposal, besides who goes where. Each offer and counter-offer is a whole set of terms. */
export interface Termes {
  /** In order, without repetition. */
  demiJournees: readonly DemiJournee[];
  activite: Activite;
  objectif: string;
  tutriceId: number | null;
  /** Null: the host's address. */
  lieu: string | null;
  horaires: Horaires;
  /** One way, in kilometres; null when unknown. */
  km: number | null;
  /** Who bears the travel. */
  frais: Charge;
  /** Euro cents for the whole stage and one person; null when the kilometres are unknown. */
  montantCentimes: number | null;
  /** Who bears the meals. */
  repas: Charge;
  facturation: Facturation;
}

export const ACTIVITES = ['observer', 'travailler'] as const;
export type Activite = (typeof ACTIVITES)[number];

export const LIBELLE_ACTIVITE: Record<Activite, string> = {
  observer: 'Observer, poser des questions, essayer à côté de quelqu’un',
  travailler: 'Travailler avec l’équipe, tenir un poste ou une activité',
};

/** Who bears a cost. */
export const CHARGES = ['origine', 'accueil', 'partage', 'personne'] as const;
export type Charge = (typeof CHARGES)[number];

/** What the lender asks of the host for a colleague who works there: never more than it costs. */
export const FACTURATIONS = ['rien', 'frais', 'cout'] as const;
export type Facturation = (typeof FACTURATIONS)[number];

export const LIBELLE_FACTURATION: Record<Facturation, string> = {
  rien: 'Rien',
  frais: 'Les frais professionnels, au prix coûtant',
  cout: 'Le salaire, les charges et les frais, au prix coûtant',
};

/** Minutes since midnight: when each half of the day begins and ends. The meal lies between them. */
export interface Horaires {
  matin: readonly [number, number];
  apresMidi: readonly [number, number];
}

/** Seven hours a day. */
export const HORAIRES_USUELS: Horaires = { matin: [9 * 60, 12 * 60 + 30], apresMidi: [13 * 60 + 30, 17 * 60] };

/** Longest stage, in days from the first to the last. */
export const JOURS_MAX_STAGE = 92;

/** Minutes of presence, half-day by half-day. */
export function minutesDePresence({ horaires, demiJournees }: Pick<Termes, 'horaires' | 'demiJournees'>): number {
  return demiJournees.reduce((total, demi) => {
    const [debut, fin] = momentDe(demi) === 'matin' ? horaires.matin : horaires.apresMidi;
    return total + fin - debut;
  }, 0);
}

/** « de 9 h à 12 h 30 et de 13 h 30 à 17 h », said of the halves that the stage has. */
export function libelleHoraires({ horaires, demiJournees }: Pick<Termes, 'horaires' | 'demiJournees'>): string {
  const moments = new Set(demiJournees.map(momentDe));
  const plage = ([debut, fin]: readonly [number, number]) => `de ${libelleMinutes(debut)} à ${libelleMinutes(fin)}`;
  const plages = [moments.has('matin') && plage(horaires.matin), moments.has('apres-midi') && plage(horaires.apresMidi)];
  return plages.filter(Boolean).join(' et ');
}

/** Days on which the person comes. */
export function joursDe(demiJournees: readonly DemiJournee[]): Jour[] {
  return [...new Set(demiJournees.map(jourDe))];
}

/** First and last half-day. */
export function bornesDe(demiJournees: readonly DemiJournee[]): Periode {
  return { du: demiJournees[0] ?? 0, au: demiJournees.at(-1) ?? 0 };
}

/** The half-days in runs without a gap; what is closed at night is no gap. */
export function suitesDe(demiJournees: readonly DemiJournee[]): Periode[] {
  const suites: { du: DemiJournee; au: DemiJournee }[] = [];
  for (const demi of demiJournees) {
    const derniere = suites.at(-1);
    if (derniere && demi === derniere.au + 1) derniere.au = demi;
    else suites.push({ du: demi, au: demi });
  }
  return suites;
}

/** Length in days, halves counted. */
export const joursComptes = (demiJournees: readonly DemiJournee[]): number => demiJournees.length / 2;

/** « 2 jours », « 1 jour et demi », « une demi-journée ». */
export function libelleDureeDe(demiJournees: readonly DemiJournee[]): string {
  return libelleDuree({ du: 0, au: demiJournees.length - 1 });
}

const JOURS_OUVRES = [1, 2, 3, 4, 5] as const;

export interface Choix {
  du: Jour;
  momentDu: Moment;
  au: Jour;
  momentAu: Moment;
  /** Half of each day only. */
  moment?: Moment | undefined;
  /** Days of the week, 0 is Sunday; none: every day of a short stage, working days of a longer one. */
  joursDeSemaine?: readonly number[] | undefined;
}

/** The half-days that someone means: from one to the other, on these days of the week. */
export function demiJourneesChoisies(choix: Choix): DemiJournee[] {
  const { du, au, momentDu, momentAu, moment } = choix;
  const [premiere, derniere] = [demiJournee(du, momentDu), demiJournee(au, momentAu)];
  const voulus = choix.joursDeSemaine?.length ? choix.joursDeSemaine : undefined;
  // Two days may be a weekend that one meant; a fortnight is made of working days.
  const court = derniere - premiere < 4;
  const liste: DemiJournee[] = [];
  // By number: after the last day of the year 9999, days written as text no longer follow one another.
  for (let demi = premiere; demi <= derniere; demi++) {
    const semaine = jourDeSemaine(jourDe(demi));
    const retenu = voulus ? voulus.includes(semaine) : court || JOURS_OUVRES.some((ouvre) => ouvre === semaine);
    if (retenu && (moment === undefined || momentDe(demi) === moment)) liste.push(demi);
  }
  return liste;
}

/**
 * « du mardi 7 au jeudi 9 avril » when nothing is left out between; two or three runs one by one, « mardi 3 mars, mardi
 * 10 mars et mardi 17 mars »; the same half of days that follow, « du mardi 3 au vendredi 6 mars, chaque matin »; beyond, or when half-days would read badly in a list, how many and between which days:
 * « 6 jours, entre le 3 mars et le 7 avril ».
 */
export function libelleMoments(demiJournees: readonly DemiJournee[], avecAnnee = false): string {
  const suites = suitesDe(demiJournees);
  const [seule] = suites;
  if (seule && suites.length === 1) return libellePeriode(seule, avecAnnee);
  const { du, au } = bornesDe(demiJournees);
  const moments = new Set(demiJournees.map(momentDe));
  const jours = joursDe(demiJournees);
  if (moments.size === 1 && jours.length === numeroDeJour(jourDe(au)) - numeroDeJour(jourDe(du)) + 1) {
    const entiers = { du: demiJournee(jourDe(du), 'matin'), au: demiJournee(jourDe(au), 'apres-midi') };
    return `${libellePeriode(entiers, avecAnnee)}, chaque ${moments.has('matin') ? 'matin' : 'après-midi'}`;
  }
  const deuxAnnees = jourDe(du).slice(0, 4) !== jourDe(au).slice(0, 4);
  const entieres = suites.every((suite) => momentDe(suite.du) === 'matin' && momentDe(suite.au) === 'apres-midi');
  if (suites.length <= 3 && entieres) {
    return enumerer(suites.map((suite, rang) => libellePeriode(suite, avecAnnee && (deuxAnnees || rang === suites.length - 1))));
  }
  return `${libelleDureeDe(demiJournees)}, entre le ${libelleJourCourt(jourDe(du), avecAnnee && deuxAnnees)} et le ${libelleJourCourt(jourDe(au), avecAnnee)}`;
}

/** Euro cents of the travel: there and back each day, at the network's rate in thousandths of a euro a kilometre. */
export function montantDesTrajets(km: number | null, jours: number, millieme: number): number | null {
  return km === null ? null : Math.round((km * 2 * jours * millieme) / 10);
}
