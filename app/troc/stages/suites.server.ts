import { and, eq, isNull } from 'drizzle-orm';
import { type Contexte, enTransaction, interesse, LE_TEMPS } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { journal } from '#app/commun/tables.ts';
import { prevenir } from './courriels.server.ts';
import { gardesDuStage } from './etat.ts';
import { libererDemiJournees, prendrePlaces } from './places.server.ts';
import { etatDuStage, exigerStage, getStage, type LigneStage } from './stages.server.ts';
import {
  COTES,
  type Cote,
  cotesDe,
  cycleStage,
  droitsStage,
  type RelationStage,
  relationsAuStage,
  STATUTS_BLOQUANTS_STAGE,
  STATUTS_PLACE_PRISE,
  type StatutStage,
  type TransitionStage,
} from './stages.ts';
import { bilansStage, stages } from './tables.ts';

export interface ChampsDeTransition {
  motif?: string | undefined;
  /** The bilan, for `rendre_bilan`. */
  texte?: string | undefined;
}

/** Does one transition of a stage, with its half-days, its journal line and its mails. */
export function franchirStage(
  ctx: Contexte,
  stageId: number | undefined,
  nom: TransitionStage,
  champs: ChampsDeTransition = {},
): { statut: StatutStage; deja: boolean } {
  return enTransaction(ctx, (tx) => {
    const ligne = exigerStage(tx, stageId);
    if (tx.auNomDe) exigerDroit(droitsStage, 'noterReponse', relationsAuStage(ligne, tx.acteur));
    if (dejaFait(tx, ligne, nom, champs.texte)) return { statut: ligne.statut, deja: true };
    const relations = relationsAuStage(ligne, interesse(tx));
    const rendus = bilansRendus(tx, ligne.id);
    const cotes = cotesDe(relations);
    const gardes = gardesDuStage(etatDuStage(tx, ligne, rendus, cotes));
    // Refused before anything is asked: a missing text is only told to someone who may write it.
    verifierTransition(cycleStage, nom, { statut: ligne.statut, relations, gardes });
    if (nom === 'rendre_bilan') {
      ecrireBilan(
        tx,
        ligne.id,
        cotes.find((cote) => !rendus.includes(cote)),
        champs.texte,
      );
    }
    const statut = passer(tx, ligne, nom, relations, champs.motif, gardes);
    if (nom === 'rendre_bilan') return { statut: cloreSiComplet(tx, ligne.id) ?? statut, deja: false };
    return { statut, deja: false };
  });
}

/**
 * Annuls a stage because one of its structures leaves the network; the others are told by mail.
 * Called by the departure alone, in its transaction.
 */
export function annulerPourDepart(ctx: Contexte, stageId: number, motif: string): void {
  passer(ctx, exigerStage(ctx, stageId), 'annuler_pour_depart', ['depart'], motif, {});
}

function passer(
  ctx: Contexte,
  ligne: LigneStage,
  nom: TransitionStage,
  relations: readonly RelationStage[],
  motif: string | undefined,
  gardes: Partial<ReturnType<typeof gardesDuStage>>,
): StatutStage {
  const { stagiaire, accueil } = getStage(ctx, ligne.id);
  const statut = franchir(ctx, cycleStage, nom, {
    table: stages,
    domaine: 'troc',
    ligne,
    relations,
    gardes,
    champs: { modifieLe: ctx.maintenant, ...datesDe(nom, ctx.maintenant), ...(motif ? { motif } : {}) },
    resume: RESUMES[nom](`le stage ${deNom(stagiaire.nom)} ${aNom(accueil.nom)}`),
    motif,
  });
  if (!STATUTS_BLOQUANTS_STAGE.includes(statut)) libererDemiJournees(ctx, ligne.id);
  else if (STATUTS_PLACE_PRISE.includes(statut) && !STATUTS_PLACE_PRISE.includes(ligne.statut)) {
    prendrePlaces(ctx, { stageId: ligne.id, ...ligne, periode: ligne });
  }
  prevenir(ctx, ligne.id, nom);
  return statut;
}

/**
 * One side gives a stage up before it begins, because its stagiaire leaves: withdrawn, refused or cancelled, as it stands.
 * The right to do so is that of whoever notes the departure, who acts for the structure.
 */
export function renoncer(ctx: Contexte, ligne: LigneStage, cote: Cote, motif: string): void {
  const nom = ligne.statut !== 'propose' ? 'annuler' : ligne.coteQuiPropose === cote ? 'retirer' : 'refuser';
  const relations: RelationStage[] = [cote, ligne.coteQuiPropose === cote ? 'a_propose' : 'a_repondre'];
  const gardes = gardesDuStage(etatDuStage(ctx, ligne, bilansRendus(ctx, ligne.id), [cote]));
  passer(ctx, ligne, nom, relations, motif, gardes);
}

/** What the journal says of each act; `stage` reads « le stage d’Inès Roudier à La Cour carrée ». */
const RESUMES: Record<TransitionStage, (stage: string) => string> = {
  proposer: (stage) => `a proposé ${stage}`,
  accepter: (stage) => `a accepté ${stage}`,
  refuser: (stage) => `a refusé ${stage}`,
  retirer: (stage) => `a retiré sa proposition pour ${stage}`,
  annuler: (stage) => `a annulé ${stage}`,
  annuler_pour_depart: (stage) => `a annulé ${stage}, une structure quittant le réseau`,
  constater: (stage) => `a dit que ${stage} a eu lieu`,
  constater_absence: (stage) => `a dit que ${stage} n’a pas eu lieu`,
  rendre_bilan: (stage) => `a rendu un bilan sur ${stage}`,
  expirer: (stage) => `a laissé s’éteindre la proposition pour ${stage}`,
  clore: (stage) => `a clos ${stage}`,
};

function datesDe(nom: TransitionStage, maintenant: Date) {
  // Reminders are counted within each wait.
  if (nom === 'accepter') return { accepteLe: maintenant, relances: 0 };
  if (nom === 'constater') return { realiseLe: maintenant, relances: 0 };
  if (nom === 'clore') return { closLe: maintenant };
  return {};
}

const bilansRendus = (ctx: Contexte, stageId: number): Cote[] =>
  ctx.db
    .select({ cote: bilansStage.cote })
    .from(bilansStage)
    .where(eq(bilansStage.stageId, stageId))
    .all()
    .map((bilan) => bilan.cote);

function ecrireBilan(ctx: Contexte, stageId: number, cote: Cote | undefined, texte: string | undefined): void {
  const auteurId = interesse(ctx).personneId;
  if (!texte) throw impossible('Écrivez au moins une phrase.', 'texte');
  if (cote === undefined || auteurId === null) throw impossible('Le bilan de votre structure est déjà rendu.');
  ctx.db.insert(bilansStage).values({ stageId, cote, auteurId, texte, renduLe: ctx.maintenant }).run();
}

/** With both bilans in, *le temps* closes the stage in the same transaction. */
function cloreSiComplet(ctx: Contexte, stageId: number): StatutStage | undefined {
  const rendus = bilansRendus(ctx, stageId);
  if (!COTES.every((cote) => rendus.includes(cote))) return undefined;
  const { db, maintenant, fuseau, adressePublique } = ctx;
  return franchirStage({ db, maintenant, fuseau, adressePublique, acteur: LE_TEMPS }, stageId, 'clore').statut;
}

/** The same act by the same person, sent twice: nothing is left to do, and nothing to refuse. */
function dejaFait(ctx: Contexte, ligne: LigneStage, nom: TransitionStage, texte: string | undefined): boolean {
  const { personneId } = ctx.acteur;
  if (personneId === null) return false;
  if (nom === 'rendre_bilan') {
    const auteurId = interesse(ctx).personneId;
    if (auteurId === null || !texte) return false;
    const memes = and(eq(bilansStage.stageId, ligne.id), eq(bilansStage.auteurId, auteurId), eq(bilansStage.texte, texte));
    return ctx.db.select({ cote: bilansStage.cote }).from(bilansStage).where(memes).get() !== undefined;
  }
  const { de, vers } = cycleStage.transitions[nom];
  if (ligne.statut !== vers || de.length === 0) return false;
  const ditPour = ctx.auNomDe?.acteur.personneId;
  const ici = and(eq(journal.domaine, 'troc'), eq(journal.objet, cycleStage.objet), eq(journal.objetId, ligne.id));
  const parMoi = and(
    eq(journal.acte, nom),
    eq(journal.acteurId, personneId),
    ditPour === undefined ? isNull(journal.auNomDeId) : eq(journal.auNomDeId, ditPour),
  );
  return ctx.db.select({ id: journal.id }).from(journal).where(and(ici, parMoi)).limit(1).get() !== undefined;
}
