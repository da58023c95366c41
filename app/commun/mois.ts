import { feuillet, type Jour, libelleJour } from './periode.ts';
import type { JourAgenda, SemaineAgenda } from './semaines.ts';

/** Weeks as the small calendar draws them; what it says aloud is in `libelle`. */
export interface MoisDessine {
  mois: string | null;
  jours: { iso: Jour; texte: string; classes: string[]; libelle: string }[];
}

/**
 * The small calendar.
 * @param mots what happens on each day, said to those who listen; a day with words is marked
 */
export function dessinerMois(
  semaines: readonly { jours: readonly JourAgenda[] }[],
  mots: ReadonlyMap<Jour, readonly string[]>,
): MoisDessine[] {
  return semaines.map(({ jours }, rang) => ({
    mois: moisDeLaSemaine(jours, rang === 0),
    jours: jours.map((jour) => {
      const siens = mots.get(jour.iso) ?? [];
      const dits = [libelleJour(jour.iso), jour.ferie ? `férié, ${jour.nom}` : '', jour.fermee ? 'fermé' : '', ...siens].filter(
        Boolean,
      );
      const classes = [
        jour.aujourdhui && 'auj',
        siens.length > 0 && 'marque-jour',
        jour.vacances && 'vac',
        jour.ferie && 'fer',
        jour.fermee && 'ferme',
      ].filter((classe) => classe !== false);
      return { iso: jour.iso, texte: feuillet(jour.iso).quantieme, classes, libelle: dits.join(', ') };
    }),
  }));
}

/** The title of a row is narrow. */
const MOIS_COURTS: Readonly<Record<string, string>> = {
  janvier: 'janv.',
  février: 'févr.',
  juillet: 'juil.',
  septembre: 'sept.',
  octobre: 'oct.',
  novembre: 'nov.',
  décembre: 'déc.',
};

/** « nov. »; a short name stays whole. */
export const moisCourt = (mois: string): string => MOIS_COURTS[mois] ?? mois;

/** Written on the first week shown, then on the week where a month begins. */
function moisDeLaSemaine(jours: readonly JourAgenda[], premiere: boolean): string | null {
  const premier = jours.find(({ iso }) => iso.endsWith('-01')) ?? (premiere ? jours[0] : undefined);
  if (!premier) return null;
  const { mois } = feuillet(premier.iso);
  return moisCourt(mois);
}

/** The titles of the events of each day. */
export function motsDesJours(semaines: readonly SemaineAgenda[], titres: readonly string[]): Map<Jour, string[]> {
  const mots = new Map<Jour, string[]>();
  for (const { jours, barres } of semaines) {
    for (const [index, du, au] of barres) {
      const titre = titres[index];
      if (titre === undefined) continue;
      for (const { iso } of jours.slice(du - 1, au)) mots.set(iso, [...(mots.get(iso) ?? []), titre]);
    }
  }
  return mots;
}
