import { and, count, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import type { ResultatsDeSalle } from '#app/commun/prise.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { plierMots } from '#app/reseau/plier.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { LIBELLE_STATUT_APPUI, type StatutAppui, seanceADire } from './appuis.ts';
import { motsDesAppuis } from './competences.server.ts';
import { type LigneAppui, visible } from './dossiers.server.ts';
import {
  adresseDesAppuis,
  ETATS_D_APPUIS,
  type EtatDAppuis,
  filtresDemandes,
  LIBELLE_ETAT_D_APPUIS,
  STATUTS_DE_L_ETAT,
} from './filtres.ts';
import { appuis } from './tables.ts';

export const APPUIS_PAR_PAGE = 20;
const PREMIERS = 5;
const MOTS_MAX = 8;

/** An appui as a line of the list. */
export interface AppuiListe {
  id: number;
  titre: string;
  statut: StatutAppui;
  etat: string;
  structure: string;
  /** « Demandé le 3 mars », « Le 14 avril » */
  quand: string;
  mots: string[];
}

/**
 * The page of the appuis that an address asks for, the latest first.
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function getPageDesAppuis(ctx: ContextePersonne, adresse: URLSearchParams) {
  exigerTroc(ctx);
  const { etat, q } = filtresDemandes(adresse);
  const parStatut = ctx.db
    .select({ statut: appuis.statut, n: count() })
    .from(appuis)
    .where(visible(ctx))
    .groupBy(appuis.statut)
    .all();
  const combien = (un: EtatDAppuis) =>
    parStatut.filter(({ statut }) => STATUTS_DE_L_ETAT[un].some((sien) => sien === statut)).reduce((n, une) => n + une.n, 0);
  const ou = q ? quiDisent(q) : inArray(appuis.statut, [...STATUTS_DE_L_ETAT[etat]]);
  const total = q ? compter(ctx, ou) : combien(etat);
  const pages = Math.max(1, Math.ceil(total / APPUIS_PAR_PAGE));
  const page = Math.min(pageDemandee(adresse), pages);
  return {
    ...{ etat, q, total, page, pages },
    lignes: lire(ctx, ou, APPUIS_PAR_PAGE, (page - 1) * APPUIS_PAR_PAGE),
    etats: ETATS_D_APPUIS.map((un) => ({
      ...{
        libelle: LIBELLE_ETAT_D_APPUIS[un],
        chemin: adresseDesAppuis({ etat: un }),
        combien: combien(un),
        ici: !q && un === etat,
      },
    })).filter(({ ici, combien: n }, rang) => ici || n > 0 || rang === 0),
    vide: parStatut.length === 0,
    peutDemander: ctx.acteur.membreDe.length > 0 || ctx.acteur.roles.includes('coordination'),
  };
}

const compter = (ctx: ContextePersonne, ou: SQL | undefined): number =>
  ctx.db
    .select({ n: count() })
    .from(appuis)
    .innerJoin(structures, eq(structures.id, appuis.structureId))
    .where(and(visible(ctx), ou))
    .get()?.n ?? 0;

function lire(ctx: ContextePersonne, ou: SQL | undefined, limite: number, debut = 0): AppuiListe[] {
  const lignes = ctx.db
    .select({ ligne: appuis, structure: structures.nom })
    .from(appuis)
    .innerJoin(structures, eq(structures.id, appuis.structureId))
    .where(and(visible(ctx), ou))
    .orderBy(desc(sql`coalesce(${appuis.finiLe}, ${appuis.demandeLe})`), desc(appuis.id))
    .limit(limite)
    .offset(debut)
    .all();
  const mots = motsDesAppuis(
    ctx,
    lignes.map(({ ligne }) => ligne.id),
  );
  return lignes.map(({ ligne, structure }) => ({
    ...{ id: ligne.id, titre: ligne.titre, statut: ligne.statut, structure, etat: etatEnMots(ctx, ligne) },
    quand: quandEnMots(ctx, ligne),
    mots: (mots.get(ligne.id) ?? []).map(({ nom }) => nom),
  }));
}

/** Where an appui stands; the day after its session, that is a question. */
export const etatEnMots = ({ maintenant, fuseau }: Pick<ContextePersonne, 'maintenant' | 'fuseau'>, ligne: LigneAppui): string =>
  seanceADire(ligne, jourCivil(maintenant, fuseau)) ? 'A-t-elle eu lieu\u00a0?' : LIBELLE_STATUT_APPUI[ligne.statut];

function quandEnMots({ fuseau }: ContextePersonne, ligne: LigneAppui): string {
  const le = (instant: Date | null) => (instant === null ? '' : libelleJourCourt(jourCivil(instant, fuseau)));
  const seance = ligne.seanceJour === null ? '' : libelleJourCourt(ligne.seanceJour);
  switch (ligne.statut) {
    case 'demande':
    case 'experts_sollicites':
      return ligne.souhaiteAvant === null
        ? `Demandé le ${le(ligne.demandeLe)}`
        : `Souhaité avant le ${libelleJourCourt(ligne.souhaiteAvant)}`;
    case 'programme':
      return `Le ${seance}`;
    case 'tenu':
      return `Le ${seance}, compte rendu à écrire`;
    case 'clos':
      return `Le ${le(ligne.compteRenduLe)}`;
    case 'retire':
      return `Le ${le(ligne.finiLe)}`;
  }
}

/** Condition on `appuis` joined to `structures`: all the words, in what it says, its structure or its skills. */
function quiDisent(q: string): SQL {
  const mots = plierMots(q).split(' ').filter(Boolean).slice(0, MOTS_MAX);
  const dit = (mot: string) => {
    // Folded words hold letters and figures alone.
    const comme = `%${mot}%`;
    return sql`(${appuis.textePlie} like ${comme} or ${structures.nomPlie} like ${comme} or exists (
      select 1 from competences_appui c join competences t on t.id = c.competence_id
      where c.appui_id = ${appuis.id} and t.nom_plie like ${comme}))`;
  };
  return mots.length === 0 ? sql`0` : (and(ne(appuis.statut, 'retire'), ...mots.map(dit)) ?? sql`0`);
}

/** The appuis that answer some words, for the search of the whole network. */
export function appuisTrouves(ctx: ContextePersonne, q: string): ResultatsDeSalle[] {
  const total = compter(ctx, quiDisent(q));
  if (total === 0) return [];
  return [
    {
      ...{ cle: 'appuis', salle: 'troc', titre: 'Appuis techniques', total, tout: adresseDesAppuis({ q }) },
      premiers: lire(ctx, quiDisent(q), PREMIERS).map(({ id, titre, structure, etat }) => ({
        ...{ titre, detail: `${structure}, ${etat.toLocaleLowerCase('fr')}`, chemin: `/troc/appuis/${id}` },
      })),
    },
  ];
}
