import type { ContextePersonne } from '#app/commun/contexte.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { avecPoint, situer } from '#app/reseau/carte/carte.server.ts';
import { fondDeCarte } from '#app/reseau/carte/fond.server.ts';
import { choisirVilles, eventail } from '#app/reseau/carte/reperes.ts';
import type { MonBourg } from '#app/reseau/recherche/annuaire.server.ts';
import { DEPARTEMENT } from '#app/reseau/reglages.ts';
import type { LigneTrouvee } from './chercher.server.ts';
import type { Resultat } from './resultats.server.ts';

const LARGEUR = 360;
const PAS_EVENTAIL = 30;
/** How far above its marks a town is named. */
const AU_DESSUS = 24;
/** Half the width of a letter of its name. */
const DEMI_LETTRE = 4.7;

/** Nearer to the middle when the name would leave the drawing. */
function garderDedans(x: number, nom: string): number {
  const demi = nom.length * DEMI_LETTRE;
  return Math.max(demi, Math.min(LARGEUR - demi, x));
}

/**
 * Where the results of a page are, each under its number: the places come with the rows, only the setting is read. Null when
 * no place is known.
 * @param lignes as they were found, in the order of `resultats`
 */
export function carteDesResultats(
  ctx: ContextePersonne,
  lignes: readonly LigneTrouvee[],
  resultats: readonly Resultat[],
  bourg: MonBourg | undefined,
) {
  const fond = fondDeCarte(lireReglage(ctx.db, DEPARTEMENT), LARGEUR, () => avecPoint(bourg ? [...lignes, bourg] : lignes));
  const parCommune = new Map<string, number>();
  const villes = new Map<string, { x: number; y: number; nom: string; population: number }>();
  const marques = lignes.flatMap(({ communeCode, lat, lon }, rang) => {
    const resultat = resultats[rang];
    const place = communeCode === null ? undefined : situer(fond, { code: communeCode, lat, lon });
    if (!resultat || communeCode === null || !place) return [];
    const deja = parCommune.get(communeCode) ?? 0;
    parCommune.set(communeCode, deja + 1);
    // The towns of the first results are the ones that are named.
    const nom = resultat.commune ?? '';
    villes.set(communeCode, { x: garderDedans(place.x, nom), y: place.y - AU_DESSUS, nom, population: -rang });
    const { id, numero, titre, structure, distance } = resultat;
    const libelle = [`${numero}. ${titre}`, structure, distance].filter(Boolean).join(', ');
    return [
      {
        ...eventail(place.x, place.y, deja, PAS_EVENTAIL),
        forme: 'plusieurs' as const,
        combien: numero,
        href: `#annonce-${id}`,
        libelle,
      },
    ];
  });
  if (marques.length === 0) return null;
  const ici = bourg && situer(fond, bourg);
  const chezMoi =
    bourg && ici && !villes.has(bourg.code)
      ? [{ x: Math.round(garderDedans(ici.x, bourg.nom)), y: Math.round(ici.y), nom: bourg.nom }]
      : [];
  return {
    ...{ largeur: fond.largeur, hauteur: fond.hauteur, contour: fond.contour, limites: '', marques },
    villes: [...chezMoi, ...choisirVilles([...villes.values()], { ecart: 110, combien: 4, loinDe: chezMoi })],
    sansLieu: lignes.length - marques.length,
  };
}
