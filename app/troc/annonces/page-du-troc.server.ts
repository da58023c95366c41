import { count, eq, inArray, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { deNom } from '#app/commun/francais.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { accorder } from '#app/commun/texte.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { adresseDuTroc, choixDeFiltres, type FiltresDAnnonces, lireFiltres } from './filtres.ts';
import { libelleAge } from './fraicheur.ts';
import { listAnnonces, listEtats } from './liste.server.ts';
import { listSatisfaites } from './satisfaites.server.ts';
import { annonces } from './tables.ts';

const ABOUTIES = 3;

/**
 * The home of the troc: the annonces that an address asks for, and what came true of late.
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function getPageDuTroc(ctx: ContextePersonne, adresse: URLSearchParams) {
  exigerTroc(ctx);
  const filtres = lireFiltres(adresse);
  const enEquipe = ctx.acteur.membreDe.length > 0;
  const enTout = ctx.db.select({ n: count() }).from(annonces).get()?.n ?? 0;
  const lues = listAnnonces(ctx, filtres, pageDemandee(adresse));
  const deNous = ctx.acteur.membreDe.length > 1 ? ' de vos structures' : ' de votre structure';
  return {
    ...lues,
    titre: `${accorder(lues.total, 'annonce')}${enEquipe && filtres.de === 'nous' ? deNous : ''}`,
    filtres,
    filtre:
      filtres.type !== undefined ||
      filtres.forme !== undefined ||
      filtres.de !== undefined ||
      filtres.competence !== undefined ||
      filtres.structure !== undefined,
    choix: choixDeFiltres(filtres, enEquipe, nomsDe(ctx, filtres)),
    etats: listEtats(ctx, filtres).map(({ etat, libelle, combien }) => ({
      ...{ libelle, combien, chemin: adresseDuTroc({ ...filtres, etat }), ici: etat === filtres.etat },
    })),
    siennes: filtres.de === 'nous' ? null : siennesDe(ctx),
    abouties: aboutiesDe(ctx),
    vide: enTout === 0,
    peutPublier: enEquipe || ctx.acteur.roles.includes('coordination'),
  };
}

/** The way to what her own structures have published, with how many are online; null when they never did. */
function siennesDe({ acteur, db }: ContextePersonne): { libelle: string; chemin: string } | null {
  const lues = db
    .select({ n: count(), enLigne: sql<number | null>`sum(${annonces.statut} = 'publiee')`, nom: structures.nom })
    .from(annonces)
    .innerJoin(structures, eq(structures.id, annonces.structureId))
    .where(inArray(annonces.structureId, [...acteur.membreDe]))
    .get();
  if (!lues?.n) return null;
  const qui = acteur.membreDe.length > 1 ? 'de vos structures' : deNom(lues.nom);
  return {
    libelle: `Les annonces ${qui}${lues.enLigne ? ` (${lues.enLigne})` : ''}`,
    chemin: adresseDuTroc({ de: 'nous' }),
  };
}

/** The names of the skill and of the structure that an address asks for. */
function nomsDe({ db }: ContextePersonne, { competence, structure }: FiltresDAnnonces) {
  const mot =
    competence === undefined
      ? undefined
      : db.select({ nom: competences.nom }).from(competences).where(eq(competences.slug, competence)).get();
  const lieu =
    structure === undefined
      ? undefined
      : db.select({ nom: structures.nom }).from(structures).where(eq(structures.id, structure)).get();
  return { competence: mot?.nom, structure: lieu?.nom };
}

/** What came true last, told by those who lived it. */
function aboutiesDe(ctx: ContextePersonne) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return listSatisfaites(ctx, { combien: ABOUTIES }).map(({ le, ...une }) => ({
    ...une,
    quand: libelleAge(jourCivil(le, ctx.fuseau), aujourdhui),
  }));
}
