import { and, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom } from '#app/commun/francais.ts';
import { termesProches } from '#app/reseau/competences/competences.server.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { plier } from '#app/reseau/plier.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distancesDepuis } from '#app/reseau/territoire/distances.server.ts';
import { aRecu } from '#app/troc/a-ne-pas-oublier.server.ts';
import type { LigneAnnonce } from '#app/troc/annonces/annonces.server.ts';
import { LIBELLE_FORME, STATUTS_VIVANTS_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { annonces, competencesAnnonce } from '#app/troc/annonces/tables.ts';
import { adresseDuStage, peutRepondre } from '#app/troc/echanges/echanges.ts';
import { evaluer, motsDuTitre, ordonner, raisonsPour, seRencontrent } from './rapprochements.ts';

export const RAPPROCHEMENTS_MONTRES = 5;
export const RAPPROCHEMENTS_MAX = 50;
/** How many annonces are compared at most: those with a skill in common first, then the freshest. */
const CANDIDATES_MAX = 300;

export interface Rapprochement {
  id: number;
  titre: string;
  structureId: number;
  structure: string;
  forme: string;
  raisons: string[];
  /** One click starts. */
  actes: { libelle: string; chemin: string }[];
}

const laSienne = alias(competences, 'la_sienne');
const lAutre = alias(competences, 'l_autre');

/**
 * Whom an annonce could meet: offers for a need, needs for an offer, in order and with reasons. Those of its structure and the
 * coordination see them all; others, what their own structures have.
 * @param tout all of them, at most RAPPROCHEMENTS_MAX, and not the first few
 */
export function lireRapprochements(ctx: ContextePersonne, annonce: LigneAnnonce, { tout = false }: { tout?: boolean } = {}) {
  const sienne = ctx.acteur.membreDe.includes(annonce.structureId);
  const coordination = ctx.acteur.roles.includes('coordination');
  const vide = { lignes: [], total: 0, tous: null, sienne, type: annonce.type, coordination };
  if (!STATUTS_VIVANTS_ANNONCE.some((statut) => statut === annonce.statut)) return vide;
  const restreint = sienne || coordination ? undefined : [...ctx.acteur.membreDe];
  if (restreint?.length === 0) return vide;
  const lus = candidates(ctx, annonce, restreint);
  const toutes = ordonner(lus.flatMap((lue) => rapprocher(annonce, lue)));
  const montrees = toutes.slice(0, tout ? RAPPROCHEMENTS_MAX : RAPPROCHEMENTS_MONTRES);
  return {
    ...vide,
    total: toutes.length,
    tous: toutes.length > montrees.length && !tout ? `/troc/annonces/${annonce.id}/rapprochements` : null,
    lignes: montrees.map(
      ({ lue, raisons }): Rapprochement => ({
        ...{ id: lue.id, titre: lue.titre, structureId: lue.structureId, structure: lue.structure },
        forme: LIBELLE_FORME[lue.forme],
        raisons: raisonsPour(raisons, { coordination }).map(({ libelle }) => libelle),
        actes: actesDe(ctx, annonce, lue),
      }),
    ),
  };
}
export type RapprochementsLus = ReturnType<typeof lireRapprochements>;

type Candidate = ReturnType<typeof candidates>[number];

function rapprocher(annonce: LigneAnnonce, lue: Candidate) {
  const indices = { ...lue, rienRecu: lue.rienRecu === 1, mots: motsCommuns(annonce.titre, lue.titre) };
  if (!seRencontrent(indices)) return [];
  const { score, raisons } = evaluer(annonce, lue, indices);
  return [{ id: lue.id, km: lue.km, score, raisons, lue }];
}

/** As the first title writes them. */
function motsCommuns(a: string, b: string): string[] {
  const autres = new Set(motsDuTitre(plier(b)));
  const communs = new Map<string, string>();
  for (const ecrit of a.split(/[^\p{L}\p{N}]+/u)) {
    const [mot] = motsDuTitre(plier(ecrit));
    if (mot !== undefined && autres.has(mot) && !communs.has(mot)) communs.set(mot, ecrit.toLocaleLowerCase('fr'));
  }
  return [...communs.values()];
}

/** The living annonces of the other type, with the skills that they share and where they are: one query. */
function candidates(ctx: ContextePersonne, annonce: LigneAnnonce, restreint: readonly number[] | undefined) {
  const noms = (ou: SQL) => sql<string>`(select json_group_array(distinct ${lAutre.nom})
    from ${competencesAnnonce} m join ${competences} la_sienne on la_sienne.id = m.competence_id
    join ${competencesAnnonce} c on c.annonce_id = ${annonces.id} join ${competences} l_autre on l_autre.id = c.competence_id
    where m.annonce_id = ${annonce.id} and ${ou})`;
  const memes = noms(sql`${laSienne.id} = ${lAutre.id}`);
  const proches = noms(sql`${laSienne.id} <> ${lAutre.id} and ${termesProches('la_sienne', 'l_autre')}`);
  const recoit = annonce.type === 'offre' ? annonces.structureId : sql`${annonce.structureId}`;
  const ici = ctx.db
    .select({ code: structures.communeCode })
    .from(structures)
    .where(eq(structures.id, annonce.structureId))
    .get();
  const lignes = ctx.db
    .select({
      ...{ id: annonces.id, titre: annonces.titre, type: annonces.type, forme: annonces.forme, statut: annonces.statut },
      ...{ rayonKm: annonces.rayonKm, aDistance: annonces.aDistance, jours: annonces.jours },
      ...{ structureId: structures.id, structure: structures.nom },
      code: structures.communeCode,
      ...{ memes, proches, rienRecu: sql<number>`not ${aRecu(recoit)}` },
    })
    .from(annonces)
    .innerJoin(structures, eq(structures.id, annonces.structureId))
    .where(
      and(
        eq(annonces.statut, 'publiee'),
        ne(annonces.type, annonce.type),
        ne(annonces.structureId, annonce.structureId),
        isNull(structures.partieLe),
        restreint ? inArray(annonces.structureId, [...restreint]) : undefined,
      ),
    )
    .orderBy(
      sql`json_array_length(${memes}) desc, json_array_length(${proches}) desc, ${annonces.confirmeeLe} desc, ${annonces.id}`,
    )
    .limit(CANDIDATES_MAX)
    .all();
  const codes = lignes.flatMap(({ code }) => code ?? []);
  const distances = distancesDepuis(ctx, ici?.code ?? null, [...new Set(codes)]);
  return lignes.map(({ code, ...lue }) => {
    const distance = code === null ? undefined : distances.get(code);
    return {
      ...lue,
      ...{ memes: JSON.parse(lue.memes) as string[], proches: JSON.parse(lue.proches) as string[] },
      ...{ km: distance?.km ?? null, corrigee: distance?.corrigee ?? false },
    };
  });
}

/** To write about what the other has published; a stage, when both may be one and she commits her structure. */
function actesDe(ctx: ContextePersonne, annonce: LigneAnnonce, lue: Candidate): Rapprochement['actes'] {
  const { membreDe, responsableDe } = ctx.acteur;
  const sienne = membreDe.includes(annonce.structureId);
  if (sienne) {
    const enStage = [annonce.forme, lue.forme].includes('stage') && responsableDe.includes(annonce.structureId);
    const stage = { type: annonce.type, cote: 'annonce', mienne: annonce.structureId, autre: lue.structureId } as const;
    return [
      { libelle: `Écrire ${aNom(lue.structure)}`, chemin: `/troc/annonces/${lue.id}/repondre` },
      ...(enStage ? [{ libelle: 'Proposer le stage', chemin: adresseDuStage(stage) }] : []),
    ];
  }
  if (!membreDe.includes(lue.structureId) || !peutRepondre(annonce, ctx.acteur)) return [];
  return [{ libelle: 'Répondre à cette annonce', chemin: `/troc/annonces/${annonce.id}/repondre` }];
}
