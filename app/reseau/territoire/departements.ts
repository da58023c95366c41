/** What follows from a department's number: its school zone and its time zone. Source: code de l'éducation, D.521-1 and its calendars. */

const ZONE_A = '01 03 07 15 16 17 19 21 23 24 25 26 33 38 39 40 42 43 47 58 63 64 69 70 71 73 74 79 86 87 89 90';
const ZONE_B =
  '02 04 05 06 08 10 13 14 18 22 27 28 29 35 36 37 41 44 45 49 50 51 52 53 54 55 56 57 59 60 61 62 67 68 72 76 80 83 84 85 88';
const ZONE_C = '09 11 12 30 31 32 34 46 48 65 66 75 77 78 81 82 91 92 93 94 95';

const ZONES: readonly (readonly [zone: string, departements: readonly string[]])[] = [
  ['A', ZONE_A.split(' ')],
  ['B', ZONE_B.split(' ')],
  ['C', ZONE_C.split(' ')],
  ['Corse', ['2A', '2B']],
];

const FUSEAUX: Record<string, string> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '976': 'Indian/Mayotte',
};

/** The school zone of a department; overseas, which follows calendars of its own, is undefined. */
export function zoneDuDepartement(departement: string): string | undefined {
  return ZONES.find(([, departements]) => departements.includes(departement))?.[0];
}

export function fuseauDuDepartement(departement: string): string {
  return FUSEAUX[departement] ?? 'Europe/Paris';
}
