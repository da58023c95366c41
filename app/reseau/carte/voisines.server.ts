import type { Contexte } from '#app/commun/contexte.ts';
import { distancesDepuis } from '#app/reseau/territoire/distances.server.ts';
import { voisinesParCommune } from './contours.ts';
import { lireContours } from './fond.server.ts';

/** Where borders are not known, communes this near by road count as neighbours. */
const KM_ENTRE_VOISINES = 12;

const departementDe = (code: string) => code.slice(0, code.startsWith('97') ? 3 : 2);

const connues = new Map<string, Map<string, Set<string>>>();
function voisinesDuDepartement(departement: string): Map<string, Set<string>> {
  let voisines = connues.get(departement);
  if (!voisines) {
    const contours = lireContours(departement);
    voisines = contours ? voisinesParCommune(contours) : new Map();
    connues.set(departement, voisines);
  }
  return voisines;
}

/**
 * Which of these communes are the same as one, or touch it: by their borders, otherwise by the distance.
 * @param depuis INSEE code, or null when unknown: then none
 */
export function communesVoisines(ctx: Pick<Contexte, 'db'>, depuis: string | null, codes: readonly string[]): Set<string> {
  if (depuis === null) return new Set();
  const frontieres = voisinesDuDepartement(departementDe(depuis));
  const sansFrontiere = codes.filter((code) => !frontieres.has(code) || !frontieres.has(depuis));
  const distances = sansFrontiere.length > 0 ? distancesDepuis(ctx, depuis, sansFrontiere) : new Map();
  return new Set(
    codes.filter((code) => {
      if (code === depuis || frontieres.get(depuis)?.has(code)) return true;
      const distance = distances.get(code);
      return distance !== undefined && distance.km <= KM_ENTRE_VOISINES;
    }),
  );
}
