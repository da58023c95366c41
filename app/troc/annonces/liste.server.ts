import { and, count, desc, eq, inArray, not, notInArray, type SQL } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { type LigneAnnonce, visible } from './annonces.server.ts';
import { libelleQuoi, type StatutAnnonce, type TypeAnnonce } from './annonces.ts';
import { motsDes } from './competences.server.ts';
import { ETATS_LISTES, type EtatListe, type FiltresDAnnonces, LIBELLE_ETAT_LISTE, STATUT_DE_L_ETAT } from './filtres.ts';
import { fraicheurDite, libellePortee } from './fraicheur.ts';
import { fraicheurDe } from './suites.server.ts';
import { annonces, competencesAnnonce } from './tables.ts';
import { compterAnnonces, fraiche, STATUTS_A_CONFIRMER } from './vifs.server.ts';

export const ANNONCES_PAR_PAGE = 20;

/** An annonce as a card shows it. */
export interface AnnonceListee {
  id: number;
  type: TypeAnnonce;
  statut: StatutAnnonce;
  titre: string;
  /** « Besoin, atelier » */
  quoi: string;
  structure: string;
  commune: string;
  portee: string;
  mots: string[];
  fraicheur: ReturnType<typeof fraicheurDite>;
}

/** How fresh an annonce is today, in words. */
export function fraicheurEnMots(ctx: Pick<Contexte, 'fuseau' | 'maintenant'>, ligne: LigneAnnonce) {
  const jour = (le: Date | null) => (le === null ? null : jourCivil(le, ctx.fuseau));
  const { publieeLe, endormieLe, finieLe } = ligne;
  return fraicheurDite(
    { ...fraicheurDe(ctx, ligne), publieeLe: jour(publieeLe), endormieLe: jour(endormieLe), finieLe: jour(finieLe) },
    jourCivil(ctx.maintenant, ctx.fuseau),
  );
}

function duFiltre({ acteur, db }: ContextePersonne, filtres: FiltresDAnnonces): SQL | undefined {
  const { type, forme, de, etat, competence, structure } = filtres;
  const siennes = [...acteur.membreDe];
  const duMot = (slug: string) =>
    db
      .select({ id: competencesAnnonce.annonceId })
      .from(competencesAnnonce)
      .innerJoin(competences, eq(competences.id, competencesAnnonce.competenceId))
      .where(eq(competences.slug, slug));
  return and(
    type ? eq(annonces.type, type) : undefined,
    forme ? eq(annonces.forme, forme) : undefined,
    etat === 'retiree' && !acteur.roles.includes('coordination') ? inArray(annonces.structureId, siennes) : undefined,
    competence === undefined ? undefined : inArray(annonces.id, duMot(competence)),
    structure === undefined ? undefined : eq(annonces.structureId, structure),
    de === 'nous' ? inArray(annonces.structureId, siennes) : undefined,
    de === 'autres' && siennes.length > 0 ? notInArray(annonces.structureId, siennes) : undefined,
  );
}

const deLEtat = (ctx: ContextePersonne, etat: EtatListe): SQL | undefined =>
  etat === 'a_confirmer'
    ? and(inArray(annonces.statut, [...STATUTS_A_CONFIRMER]), not(fraiche(ctx)))
    : eq(annonces.statut, STATUT_DE_L_ETAT[etat]);

/**
 * A page of annonces, those confirmed last first.
 * @param page from 1; beyond the last, the last
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function listAnnonces(
  ctx: ContextePersonne,
  filtres: FiltresDAnnonces,
  page: number,
): { lignes: AnnonceListee[]; total: number; page: number; pages: number } {
  exigerTroc(ctx);
  const ou = and(visible(ctx), deLEtat(ctx, filtres.etat), duFiltre(ctx, filtres));
  const total = compterAnnonces(ctx, ou);
  const pages = Math.max(1, Math.ceil(total / ANNONCES_PAR_PAGE));
  const laquelle = Math.min(Math.max(1, page), pages);
  const ordre = filtres.etat === 'satisfaite' || filtres.etat === 'retiree' ? annonces.finieLe : annonces.confirmeeLe;
  return { lignes: lire(ctx, ou, ordre, (laquelle - 1) * ANNONCES_PAR_PAGE), total, page: laquelle, pages };
}

function lire(
  ctx: ContextePersonne,
  ou: SQL | undefined,
  ordre: typeof annonces.finieLe | typeof annonces.confirmeeLe,
  debut: number,
): AnnonceListee[] {
  const lignes = ctx.db
    .select({ ligne: annonces, structure: structures.nom, commune: communes.nom })
    .from(annonces)
    .innerJoin(structures, eq(structures.id, annonces.structureId))
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(ou)
    .orderBy(desc(ordre), desc(annonces.id))
    .limit(ANNONCES_PAR_PAGE)
    .offset(debut)
    .all();
  const mots = motsDes(
    ctx,
    lignes.map(({ ligne }) => ligne.id),
  );
  return lignes.map(({ ligne, structure, commune }) => ({
    ...{ id: ligne.id, type: ligne.type, statut: ligne.statut, titre: ligne.titre, structure, commune: commune ?? '' },
    quoi: libelleQuoi(ligne),
    portee: libellePortee(ligne),
    mots: (mots.get(ligne.id) ?? []).map(({ nom }) => nom),
    fraicheur: fraicheurEnMots(ctx, ligne),
  }));
}

/** The states that hold something under these filters, with how many; the one that is shown always. */
export function listEtats(
  ctx: ContextePersonne,
  filtres: FiltresDAnnonces,
): { etat: EtatListe; libelle: string; combien: number }[] {
  const compter = (etat: EtatListe) =>
    ctx.db
      .select({ statut: annonces.statut, n: count() })
      .from(annonces)
      .where(and(visible(ctx), duFiltre(ctx, { ...filtres, etat })))
      .groupBy(annonces.statut)
      .all();
  // What was taken down is counted by itself: each sees her own.
  const [tous, retirees] = [compter('en_ligne'), compter('retiree')];
  const combien = (etat: EtatListe) =>
    etat === 'a_confirmer'
      ? filtres.etat === etat
        ? compterAnnonces(ctx, and(visible(ctx), deLEtat(ctx, etat), duFiltre(ctx, filtres)))
        : 0
      : ((etat === 'retiree' ? retirees : tous).find(({ statut }) => statut === STATUT_DE_L_ETAT[etat])?.n ?? 0);
  return ETATS_LISTES.map((etat) => ({
    etat,
    libelle: LIBELLE_ETAT_LISTE[etat],
    combien: combien(etat),
  })).filter(({ etat, combien }) => combien > 0 || etat === filtres.etat || etat === 'en_ligne');
}
