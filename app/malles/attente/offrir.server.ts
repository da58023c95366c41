import { and, asc, eq, inArray, type SQL } from 'drizzle-orm';
import { type Contexte, enTransaction, LE_TEMPS } from '#app/commun/contexte.ts';
import { jourDe } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { type DossierDeMalle, lireMalle } from '#app/malles/catalogue/malles.server.ts';
import { horsService, tamponsDe } from '#app/malles/occupation/libre.ts';
import { libererLaMalle, tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { HEURES_D_OFFRE } from '#app/malles/reglages.ts';
import { finDeLOffre, STATUTS_VIVANTS_ATTENTE } from './attentes.ts';
import { prevenirDeLAttente } from './courriels.server.ts';
import { type LigneAttente, lireAttente } from './dossiers.server.ts';
import { franchirAttente } from './franchir-attente.server.ts';
import type { CauseDAttente } from './lettres-attente.server.ts';
import { peutEtreOfferte } from './peut-etre-offerte.server.ts';
import { attentesDeMalle } from './tables.ts';

/** Each malle is read once a run. */
function lecteurDeMalles(ctx: Contexte): (id: number) => DossierDeMalle {
  const lues = new Map<number, DossierDeMalle>();
  return (id) => {
    const malle = lues.get(id) ?? lireMalle(ctx, id);
    lues.set(id, malle);
    return malle;
  };
}

/** Those who wait, the first in line first. */
const enAttente = ({ db }: Contexte, ou?: SQL): LigneAttente[] =>
  db
    .select()
    .from(attentesDeMalle)
    .where(and(eq(attentesDeMalle.statut, 'en_attente'), ou))
    .orderBy(asc(attentesDeMalle.depuis), asc(attentesDeMalle.id))
    .all();

/**
 * Those whose dates are free now, the first in line first; two of them may want the same half-days.
 * @param ou a condition on `attentes_malle`; all of them when absent
 */
export function aOffrir(ctx: Contexte, ou?: SQL): number[] {
  const malleDe = lecteurDeMalles(ctx);
  return enAttente(ctx, ou).flatMap((ligne) => {
    const malle = malleDe(ligne.malleId);
    return jusquA(ctx, malle, ligne) !== null && peutEtreOfferte(ctx, malle, ligne) === true ? [ligne.id] : [];
  });
}

const jusquA = ({ db, maintenant, fuseau }: Contexte, { regles }: DossierDeMalle, { du }: { du: number }): Date | null =>
  finDeLOffre(maintenant, { du, preavisJours: regles.preavisJours, heures: lireNombre(db, HEURES_D_OFFRE), fuseau });

/**
 * Offers its dates to a wait, and holds them for her.
 * @returns false when they are not free any more: someone before her has just been offered some of them
 */
export function proposer(ctx: Contexte, id: number): boolean {
  return enTransaction(ctx, (tx) => {
    const d = lireAttente(tx, id);
    if (!d) return false;
    const malle = lireMalle(tx, d.ligne.malleId);
    const libre = peutEtreOfferte(tx, malle, d.ligne);
    const jusqua = jusquA(tx, malle, d.ligne);
    if (libre !== true || jusqua === null || d.ligne.statut !== 'en_attente') return false;
    franchirAttente(tx, d, 'proposer', { gardes: { libre }, champs: { proposeeLe: tx.maintenant, jusqua } });
    const { du, au } = d.ligne;
    tenirLaMalle(tx, d.ligne.malleId, { attenteId: id }, { periode: { du, au }, tampons: tamponsDe(malle.regles) });
    prevenirDeLAttente(tx, id, 'proposer');
    return true;
  });
}

/**
 * Offers what was just given back to those who wait for it, in the transaction that gives it back: nobody comes between. It is done
 * by *le temps*, whoever freed it.
 * @param malleId every malle when absent
 * @returns how many are offered something
 */
export function offrirCeQuiSeLibere({ db, maintenant, fuseau, adressePublique }: Contexte, malleId?: number): number {
  const temps: Contexte = { db, maintenant, fuseau, adressePublique, acteur: LE_TEMPS };
  const ou = malleId === undefined ? undefined : eq(attentesDeMalle.malleId, malleId);
  return aOffrir(temps, ou).filter((id) => proposer(temps, id)).length;
}

/** Why a wait ends by itself; null as long as something may come of it. */
function finDe(ctx: Contexte, malle: DossierDeMalle, ligne: LigneAttente): CauseDAttente | null {
  if (!STATUTS_VIVANTS_ATTENTE.some((statut) => statut === ligne.statut)) return null;
  if (malle.ligne.etat === 'retiree') return 'retiree_du_pret';
  if (ligne.statut === 'en_attente') return jusquA(ctx, malle, ligne) === null ? 'trop_tard' : null;
  if (horsService(malle.ligne, jourDe(ligne.du))) return 'hors_service';
  return ligne.jusqua !== null && ligne.jusqua <= ctx.maintenant ? 'sans_reponse' : null;
}

/** The waits whose time is over: an offer that was not answered, dates that are too near, a malle that is not lent any more. */
export function aLaisserPasser(ctx: Contexte): number[] {
  const malleDe = lecteurDeMalles(ctx);
  return ctx.db
    .select()
    .from(attentesDeMalle)
    .where(inArray(attentesDeMalle.statut, [...STATUTS_VIVANTS_ATTENTE]))
    .orderBy(asc(attentesDeMalle.id))
    .all()
    .flatMap((ligne) => (finDe(ctx, malleDe(ligne.malleId), ligne) === null ? [] : [ligne.id]));
}

/**
 * Ends a wait whose time is over, and gives back what was held for her: to the next in line.
 * @returns how many are offered it; null when its time is not over after all
 */
export function laisserPasser(ctx: Contexte, id: number): number | null {
  return enTransaction(ctx, (tx) => {
    const d = lireAttente(tx, id);
    const cause = d && finDe(tx, lireMalle(tx, d.ligne.malleId), d.ligne);
    if (!d || !cause) return null;
    franchirAttente(tx, d, 'laisser_passer', { gardes: { delai_passe: true }, champs: { finieLe: tx.maintenant } });
    libererLaMalle(tx, { attenteId: id });
    prevenirDeLAttente(tx, id, cause);
    return d.ligne.statut === 'proposee' ? offrirCeQuiSeLibere(tx, d.ligne.malleId) : 0;
  });
}
