import { eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { type Jour, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { decouper } from '#app/reseau/recherche/mots.ts';
import { type Distance, libelleDistance } from '#app/reseau/territoire/distances.ts';
import { LIBELLE_FORME, libelleQuoi } from '#app/troc/annonces/annonces.ts';
import { fraicheurEnMots } from '#app/troc/annonces/liste.server.ts';
import { competencesAnnonce } from '#app/troc/annonces/tables.ts';
import { libelleJours } from '#app/troc/annonces/termes.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import type { Lecture, LigneTrouvee } from './chercher.server.ts';
import type { FiltresDuTroc } from './filtres.ts';
import { expliquer, type Raison, type Trouvable } from './raisons.ts';

/** A result as the page shows it. */
export interface Resultat {
  id: number;
  numero: number;
  genre: string;
  titre: string;
  structure: string;
  commune: string | null;
  /** From the reader's own commune; null when it is not known. */
  km: number | null;
  distance: string;
  raisons: Raison[];
  fraicheur: ReturnType<typeof fraicheurEnMots>;
  dort: boolean;
}

interface Cadre {
  lecture: Lecture;
  filtres: FiltresDuTroc;
  distances: ReadonlyMap<string, Distance>;
  /** Rank of the first one, from 0. */
  debut: number;
}

/** What each row found says of itself: why it is there, how far, how fresh. One query for their skills. */
export function preparerResultats(ctx: ContextePersonne, lignes: readonly LigneTrouvee[], cadre: Cadre): Resultat[] {
  const { lecture, filtres, distances, debut } = cadre;
  const savoirs = competencesDe(ctx, lignes);
  const mots = { exacts: decouper(filtres.q), elargis: lecture.recherche?.mots ?? [], proches: lecture.proches };
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return lignes.map((ligne, rang) => {
    const distance = ligne.communeCode === null ? undefined : distances.get(ligne.communeCode);
    const trouvable = {
      ...{ titre: ligne.titre, structure: ligne.structure, commune: ligne.commune },
      textes: [ligne.description, ligne.pourQui].filter((texte) => texte !== null),
      competences: savoirs.get(ligne.id) ?? [],
    };
    return {
      ...{ id: ligne.id, numero: debut + rang + 1, titre: ligne.titre, structure: ligne.structure, commune: ligne.commune },
      genre: ligne.type === 'besoin' ? libelleQuoi(ligne) : LIBELLE_FORME[ligne.forme],
      km: distance?.km ?? null,
      distance: distance ? libelleDistance(distance) : '',
      raisons: [...expliquer(trouvable, mots), ...enPratique(ligne), ...reserves(ligne, { filtres, distance, aujourdhui })],
      fraicheur: fraicheurEnMots(ctx, ligne),
      dort: ligne.dort,
    };
  });
}

const phrase = (texte: string, reserve = false): Raison => ({ morceaux: [{ texte }], ...(reserve && { reserve: true }) });

/** « Jusqu’à 6 personnes, les jeudis. » */
function enPratique({ places, jours, quand }: LigneTrouvee): Raison[] {
  const dits = [
    places === null ? '' : places > 1 ? `jusqu’à ${places} personnes` : 'pour une personne',
    libelleJours(jours),
    quand ?? '',
  ];
  const texte = majuscule(dits.filter(Boolean).join(', '));
  if (texte === '') return [];
  return [phrase(/[.!?…]$/.test(texte) ? texte : `${texte}.`)];
}

/** What may stand in the way, and what makes up for it. */
function reserves(
  { des, dort, aDistance, rayonKm }: LigneTrouvee,
  { filtres, distance, aujourdhui }: { filtres: FiltresDuTroc; distance: Distance | undefined; aujourdhui: Jour },
): Raison[] {
  const dites: Raison[] = [];
  const attendue = filtres.des || aujourdhui;
  if (des && des > attendue) dites.push(phrase(`Possible à partir du ${libelleJourCourt(des)}.`, true));
  const plusLoin = distance && filtres.km !== null && distance.km > filtres.km;
  const horsRayon = distance && rayonKm !== null && distance.km > rayonKm;
  const suite = aDistance ? ', mais possible à distance' : '';
  if (plusLoin) dites.push(phrase(`Plus loin que les ${filtres.km} km souhaités${suite}.`, true));
  else if (horsRayon) dites.push(phrase(`La structure pensait à ${rayonKm} km autour d’elle${suite}.`, true));
  else if (aDistance) dites.push(phrase('Possible à distance aussi.'));
  if (dort) dites.push(phrase('En sommeil\u00a0: on n’y répond pas tant que sa structure ne l’a pas réveillée.', true));
  return dites;
}

const parent = alias(competences, 'parent');
const ancetre = alias(competences, 'ancetre');

const competencesDesLignes = preparer((db) =>
  db
    .select({
      ...{ annonceId: competencesAnnonce.annonceId, id: competences.id, nom: competences.nom },
      ...{ synonymes: competences.synonymes, parent: parent.nom, ancetre: ancetre.nom },
    })
    .from(competencesAnnonce)
    .innerJoin(competences, eq(competences.id, competencesAnnonce.competenceId))
    .leftJoin(parent, eq(parent.id, competences.parentId))
    .leftJoin(ancetre, eq(ancetre.id, parent.parentId))
    .where(dansLaListe(competencesAnnonce.annonceId, 'ids'))
    .orderBy(competences.nomPlie)
    .prepare(),
);

function competencesDe(ctx: ContextePersonne, lignes: readonly LigneTrouvee[]): Map<number, Trouvable['competences'][number][]> {
  const siennes = new Map<number, Trouvable['competences'][number][]>();
  const lues = competencesDesLignes(ctx.db).all({ ids: JSON.stringify(lignes.map(({ id }) => id)) });
  for (const { annonceId, parent: un, ancetre: autre, ...competence } of lues) {
    const liste = siennes.get(annonceId) ?? [];
    liste.push({ ...competence, parents: [un, autre].filter((nom) => nom !== null) });
    siennes.set(annonceId, liste);
  }
  return siennes;
}
