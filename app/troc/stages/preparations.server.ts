import { eq, isNull } from 'drizzle-orm';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { interdit } from '#app/commun/erreurs.ts';
import { ajouterJours, demiJournee, jourCivil, libelleJour } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';

import { equipeDe } from '#app/reseau/personnes/equipes.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distanceKm, distancesDepuis } from '#app/reseau/territoire/distances.server.ts';
import { libelleDistance } from '#app/reseau/territoire/distances.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { echangeDOuVientLeStage } from '#app/troc/echanges/dossiers.server.ts';
import { BAREME_KILOMETRIQUE } from '#app/troc/reglages.ts';
import { phraseDeVacances } from './lectures.server.ts';
import { phrasesDeFermetures } from './ouverture.server.ts';
import { phraseDeRefus } from './propositions.server.ts';

/** What the page's address says of the stage being prepared. */
export interface Preparation {
  sens?: 'envoyer' | 'accueillir' | undefined;
  structure?: number | undefined;
  accueil?: number | undefined;
  origine?: number | undefined;
  echange?: number | undefined;
}

const JOURS_ANNONCES = 60;
const LOIN = 100_000;

/**
 * All that the page « Proposer un stage » offers to choose from.
 * @throws ErreurMetier INTERDIT, naming whom to ask, to someone who commits no structure
 */
export function preparerStage(ctx: ContextePersonne, voulu: Preparation) {
  const toutes = listStructuresSituees(ctx);
  const miennes = toutes.filter((s) => ctx.acteur.responsableDe.includes(s.id));
  const mienne = miennes.find((s) => s.id === voulu.structure) ?? miennes[0];
  if (!mienne) throw interdit(phraseDeRefus(ctx));
  const sens = voulu.sens ?? (voulu.origine === undefined ? 'envoyer' : 'accueillir');
  const autres = autresQue(ctx, mienne, toutes);
  const demandee = sens === 'envoyer' ? voulu.accueil : voulu.origine;
  const autre = autres.find((s) => s.id === demandee);
  const origineId = sens === 'envoyer' ? mienne.id : autre?.id;
  const accueilId = sens === 'envoyer' ? autre?.id : mienne.id;
  return {
    sens,
    mienne: { id: mienne.id, nom: mienne.nom },
    miennes: miennes.map(({ id, nom }) => ({ valeur: String(id), libelle: nom })),
    autre: autre ?? null,
    autres: autres.map(({ id, libelle }) => ({ valeur: String(id), libelle })),
    echange: autre ? echangeDOuVientLeStage(ctx, voulu.echange, [mienne.id, autre.id]) : null,
    /** As the address says it: another choice of structures may make it the échange of the stage again. */
    echangeVoulu: voulu.echange ?? null,
    ...preparerTermes(ctx, { origineId, accueilId }),
  };
}

/**
 * What the page « Souhaiter un stage » offers to someone of a team.
 * @throws ErreurMetier INTERDIT to someone who is of none
 */
export function preparerSouhait(ctx: ContextePersonne, voulu: Preparation) {
  const toutes = listStructuresSituees(ctx);
  const miennes = toutes.filter((s) => ctx.acteur.membreDe.includes(s.id));
  const mienne = miennes.find((s) => s.id === voulu.structure) ?? miennes[0];
  if (!mienne) throw interdit('On souhaite un stage depuis sa propre équipe : vous n’êtes dans aucune pour l’instant.');
  const autres = autresQue(ctx, mienne, toutes);
  return {
    mienne: { id: mienne.id, nom: mienne.nom },
    miennes: miennes.map(({ id, nom }) => ({ valeur: String(id), libelle: nom })),
    autre: autres.find((s) => s.id === voulu.accueil) ?? null,
    autres: autres.map(({ id, libelle }) => ({ valeur: String(id), libelle })),
    ...preparerTermes(ctx, { origineId: undefined, accueilId: voulu.accueil }),
  };
}

/** What any form of terms offers: who may go, who may welcome, what the calendar says, what the road costs. */
export function preparerTermes(ctx: ContextePersonne, lieux: { origineId: number | undefined; accueilId: number | undefined }) {
  const equipe = (id: number | undefined) =>
    id === undefined ? [] : equipeDe(ctx, id).map((p) => ({ valeur: String(p.id), libelle: `${p.nomComplet}, ${p.libelle}` }));
  return {
    stagiaires: equipe(lieux.origineId),
    tutrices: equipe(lieux.accueilId),
    calendrier: [
      phraseDuCalendrier(ctx),
      ...(lieux.accueilId === undefined ? [] : phrasesDeFermetures(ctx, lieux.accueilId)),
    ].join(' '),
    demain: ajouterJours(jourCivil(ctx.maintenant, ctx.fuseau), 1),
    km: kmEntre(ctx, lieux),
    bareme: lireNombre(ctx.db, BAREME_KILOMETRIQUE),
  };
}

function kmEntre(
  ctx: Contexte,
  { origineId, accueilId }: { origineId: number | undefined; accueilId: number | undefined },
): number | null {
  if (origineId === undefined || accueilId === undefined) return null;
  const communeDe = (id: number) =>
    ctx.db.select({ code: structures.communeCode }).from(structures).where(eq(structures.id, id)).get()?.code ?? null;
  return distanceKm(ctx, communeDe(origineId), communeDe(accueilId));
}

interface StructureSituee {
  id: number;
  nom: string;
  commune: string | null;
  communeCode: string | null;
}

/** The nearest first: one goes where one can go. Unknown distances come last. */
function autresQue(ctx: ContextePersonne, mienne: StructureSituee, toutes: readonly StructureSituee[]) {
  const distances = distancesDepuis(ctx, mienne.communeCode);
  const vers = ({ communeCode }: StructureSituee) => (communeCode === null ? undefined : distances.get(communeCode));
  return toutes
    .filter((s) => s.id !== mienne.id)
    .map((s) => ({ id: s.id, nom: s.nom, commune: s.commune, distance: vers(s) }))
    .sort((a, b) => (a.distance?.km ?? LOIN) - (b.distance?.km ?? LOIN))
    .map(({ id, nom, commune, distance }) => ({
      id,
      nom,
      libelle: [nom, commune, distance && libelleDistance(distance)].filter(Boolean).join(', '),
    }));
}

/** Structures that may be chosen: one query for all. */
function listStructuresSituees(ctx: ContextePersonne): StructureSituee[] {
  return ctx.db
    .select({
      id: structures.id,
      nom: structures.nom,
      commune: communes.nom,
      communeCode: structures.communeCode,
    })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(isNull(structures.partieLe))
    .orderBy(structures.nomPlie, structures.id)
    .all();
}

/** School and public holidays of the coming weeks, as one sentence. */
function phraseDuCalendrier(ctx: ContextePersonne): string {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const periode = {
    du: demiJournee(aujourdhui, 'matin'),
    au: demiJournee(ajouterJours(aujourdhui, JOURS_ANNONCES), 'apres-midi'),
  };
  const feries = joursFeries(periode).map((ferie) => libelleJour(ferie.jour));
  const phraseFeries = feries.length === 0 ? '' : `Férié${feries.length > 1 ? 's' : ''} : ${feries.join(', ')}.`;
  return [phraseDeVacances(ctx, periode), phraseFeries].filter(Boolean).join(' ');
}
