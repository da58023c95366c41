import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { libelleDeGenre, type TypeDeStructure } from '#app/reseau/agrements/agrements.ts';
import { compterPersonnes, entourage, listStructuresDemandees, monBourg } from '#app/reseau/recherche/annuaire.server.ts';
import { structuresVoulues } from '#app/reseau/recherche/conditions.server.ts';
import { adresseDe, type Filtres } from '#app/reseau/recherche/filtres.ts';
import type { Recherche } from '#app/reseau/recherche/moteur.server.ts';
import { preparerRecherche } from '#app/reseau/recherche/recherche.server.ts';
import { DEPARTEMENT } from '#app/reseau/reglages.ts';
import { typesDe } from '#app/reseau/structures/structures.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distancesDepuis } from '#app/reseau/territoire/distances.server.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { avecPoint, situer, villesSur } from './carte.server.ts';
import { type Fond, fondDeCarte } from './fond.server.ts';
import { choisirVilles, eventail } from './reperes.ts';

const LARGEUR = 720;
/** Beyond, one mark stands for all the structures of a commune. */
const UN_A_UN = 120;
const PAS_EVENTAIL = 24;
/** Kilometres of a place that is not known, for the order alone. */
const AU_BOUT = 100_000;

/** A mark of the map: a structure, or a commune with several when there are many. */
export interface Marque {
  x: number;
  y: number;
  forme: TypeDeStructure | 'plusieurs';
  combien: number;
  href: string;
  libelle: string;
}

/** The map of the structures that an address of the directory asks for, with its list; `ouverts`: with the filters. */
export function getPageDeCarte(ctx: ContextePersonne, filtres: Filtres, page: number, ouverts = false) {
  const recherche = preparerRecherche(ctx, filtres.q);
  const origine = monBourg(ctx);
  const lieux = listLieux(ctx, filtres, recherche);
  const parDistance = filtres.tri === 'distance' ? origine : undefined;
  if (parDistance) {
    const distances = distancesDepuis(ctx, parDistance.code);
    const loin = ({ code }: Lieu) => (code === null ? undefined : distances.get(code)?.km) ?? AU_BOUT;
    lieux.sort((a, b) => loin(a) - loin(b));
  }
  const fond = fondDeCarte(lireReglage(ctx.db, DEPARTEMENT), LARGEUR, () => avecPoint(lieux));
  const marques = lieux.length > UN_A_UN ? parCommune(fond, lieux, filtres) : uneAUne(ctx, fond, lieux);
  const personnes = lieux.length === 0 ? compterPersonnes(ctx, filtres, recherche) : null;
  return {
    ...listStructuresDemandees(ctx, filtres, recherche, origine, page),
    personnes: personnes && { total: personnes.total },
    approchee: recherche?.approchee ?? false,
    ...entourage(ctx, filtres, origine, { chemin: '/reseau/carte', ouverts }),
    carte: {
      ...{ largeur: fond.largeur, hauteur: fond.hauteur, contour: fond.contour, limites: fond.limites, marques },
      villes: fond.contour ? nommerVilles(villesSur(ctx, fond), marques) : [],
    },
    sansLieu: lieux.length - marques.reduce((somme, { combien }) => somme + combien, 0),
  };
}

/** A few names, each above the marks of its town. */
function nommerVilles(villes: ReturnType<typeof villesSur>, marques: readonly Marque[]) {
  return choisirVilles(villes, { ecart: 150, combien: 8 }).map((ville) => {
    const autour = marques.filter(({ x, y }) => Math.abs(x - ville.x) < 45 && Math.abs(y - ville.y) < 45);
    return { ...ville, y: Math.round(Math.min(ville.y, ...autour.map(({ y }) => y)) - 18) };
  });
}

interface Lieu {
  id: number;
  nom: string;
  code: string | null;
  commune: string | null;
  lat: number | null;
  lon: number | null;
}

function listLieux(ctx: ContextePersonne, filtres: Filtres, recherche: Recherche | null): Lieu[] {
  return ctx.db
    .select({
      ...{ id: structures.id, nom: structures.nom, code: structures.communeCode },
      ...{ commune: communes.nom, lat: communes.lat, lon: communes.lon },
    })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(structuresVoulues(ctx, filtres, recherche))
    .orderBy(structures.nomPlie, structures.id)
    .all();
}

function placeDe(fond: Fond, { code, lat, lon }: Lieu) {
  return code === null ? undefined : situer(fond, { code, lat, lon });
}

function uneAUne(ctx: ContextePersonne, fond: Fond, lieux: readonly Lieu[]): Marque[] {
  const types = typesDe(
    ctx,
    lieux.map(({ id }) => id),
  );
  const dejaLa = new Map<string, number>();
  return lieux.flatMap((lieu) => {
    const place = placeDe(fond, lieu);
    if (!place) return [];
    const rang = dejaLa.get(lieu.code ?? '') ?? 0;
    dejaLa.set(lieu.code ?? '', rang + 1);
    const forme = types.get(lieu.id) ?? 'inconnu';
    return [
      {
        ...eventail(place.x, place.y, rang, PAS_EVENTAIL),
        ...{ forme, combien: 1, href: `/reseau/structures/${lieu.id}` },
        libelle: [lieu.nom, libelleDeGenre(forme).toLowerCase(), lieu.commune].filter(Boolean).join(', '),
      },
    ];
  });
}

function parCommune(fond: Fond, lieux: readonly Lieu[], filtres: Filtres): Marque[] {
  const groupes = new Map<string, Lieu[]>();
  for (const lieu of lieux) {
    const groupe = groupes.get(lieu.code ?? '');
    if (groupe) groupe.push(lieu);
    else groupes.set(lieu.code ?? '', [lieu]);
  }
  return [...groupes].flatMap(([code, siennes]) => {
    const [premier] = siennes;
    const place = premier && placeDe(fond, premier);
    if (!place) return [];
    const combien = siennes.length;
    return [
      {
        ...eventail(place.x, place.y, 0, 0),
        ...{ forme: 'plusieurs' as const, combien },
        href: adresseDe('/reseau/carte', filtres, { commune: code }),
        libelle: `${premier.commune ?? ''} : ${combien} structure${combien > 1 ? 's' : ''}`,
      },
    ];
  });
}
