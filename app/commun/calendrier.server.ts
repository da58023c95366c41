import listeDesFeries from '@socialgouv/jours-feries';
import { estZone, type JourFerie, type Vacances } from './calendrier.ts';
import { type Jour, jourDe, type Periode } from './periode.ts';
import donnees from './vacances-scolaires.json' with { type: 'json' };

/** The package's names, in the words and case of a French calendar. */
const NOM_DU_FERIE: Readonly<Record<string, string>> = {
  "Jour de l'an": 'jour de l’An',
  'Fête du travail': 'fête du Travail',
  'Victoire des alliés': 'Victoire de 1945',
  'Fête Nationale': 'fête nationale',
  Armistice: 'Armistice de 1918',
  'Lundi de Pâques': 'lundi de Pâques',
  'Lundi de Pentecôte': 'lundi de Pentecôte',
};

const anneeDe = (jour: Jour) => Number(jour.slice(0, 4));
const deuxChiffres = (nombre: number) => String(nombre).padStart(2, '0');

const FERIES = new Map<number, JourFerie[]>();
function feriesDe(annee: number): JourFerie[] {
  const connus = FERIES.get(annee);
  if (connus) return connus;
  const feries = Object.entries(listeDesFeries(annee))
    // The package gives local midnights: only their local date is a fact, whatever the server's time zone.
    .map(([nom, date]) => ({
      jour: `${date.getFullYear()}-${deuxChiffres(date.getMonth() + 1)}-${deuxChiffres(date.getDate())}`,
      nom: NOM_DU_FERIE[nom] ?? nom,
    }))
    .sort((a, b) => (a.jour < b.jour ? -1 : 1));
  FERIES.set(annee, feries);
  return feries;
}

/** Public holidays of a period, in order (mainland France, without those of Alsace-Moselle). */
export function joursFeries(periode: Periode): JourFerie[] {
  const [du, au] = [jourDe(periode.du), jourDe(periode.au)];
  const annees = Array.from({ length: anneeDe(au) - anneeDe(du) + 1 }, (_, rang) => anneeDe(du) + rang);
  return annees.flatMap(feriesDe).filter(({ jour }) => du <= jour && jour <= au);
}

/**
 * School holidays of a zone that touch a period, in order.
 * Sources and licences are in docs/credits.md; a zone or a year without a source has no dates.
 */
export function vacancesScolaires(zone: string, periode: Periode): Vacances[] {
  if (!estZone(zone)) return [];
  const [du, au] = [jourDe(periode.du), jourDe(periode.au)];
  return donnees.zones[zone].filter((vacances) => vacances.du <= au && du <= vacances.au);
}

/** Whether the zone's holidays are known over a whole period: a calendar without them would lie. */
export function vacancesConnues(zone: string, periode: Periode): boolean {
  if (!estZone(zone)) return false;
  return jourDe(periode.du) >= donnees.connuesDepuis && jourDe(periode.au) <= donnees.connuesJusquAu[zone];
}
