import { and, count, desc, eq, inArray, notInArray, type SQL } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { type LigneAnnonce, visible } from './annonces.server.ts';
import { libelleQuoi, type StatutAnnonce, type TypeAnnonce } from './annonces.ts';
import { motsDes } from './competences.server.ts';
import { ETATS_LISTES, type EtatListe, type FiltresDAnnonces, LIBELLE_ETAT_LISTE, STATUT_DE_L_ETAT } from './filtres.ts';
import { fraicheurDite, libellePortee } from './fraicheur.ts';
import { fraicheurDe } from './suites.server.ts';
import { annonces } from './tables.ts';

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

function duFiltre({ acteur }: ContextePersonne, { type, forme, de, etat }: FiltresDAnnonces): SQL | undefined {
  const siennes = [...acteur.membreDe];
  return and(
    type ? eq(annonces.type, type) : undefined,
    forme ? eq(annonces.forme, forme) : undefined,
    etat === 'retiree' && !acteur.roles.includes('coordination') ? inArray(annonces.structureId, siennes) : undefined,
    de === 'nous' ? inArray(annonces.structureId, siennes) : undefined,
    de === 'autres' && siennes.length > 0 ? notInArray(annonces.structureId, siennes) : undefined,
  );
}

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
  const ou = and(visible(ctx), eq(annonces.statut, STATUT_DE_L_ETAT[filtres.etat]), duFiltre(ctx, filtres));
  const total = ctx.db.select({ n: count() }).from(annonces).where(ou).get()?.n ?? 0;
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
  return ETATS_LISTES.map((etat) => ({
    etat,
    libelle: LIBELLE_ETAT_LISTE[etat],
    combien: (etat === 'retiree' ? retirees : tous).find(({ statut }) => statut === STATUT_DE_L_ETAT[etat])?.n ?? 0,
  })).filter(({ etat, combien }) => combien > 0 || etat === filtres.etat || etat === 'en_ligne');
}
