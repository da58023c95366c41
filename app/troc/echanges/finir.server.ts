import { eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { leNom } from '#app/commun/francais.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { STATUTS_VIVANTS_ANNONCE, type StatutAnnonce } from '#app/troc/annonces/annonces.ts';
import { franchirAnnonce } from '#app/troc/annonces/suites.server.ts';
import { STATUTS_BLOQUANTS_STAGE, STATUTS_REALISES, type StatutStage } from '#app/troc/stages/statuts.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { prevenirDeLaFin } from './courriels.server.ts';
import { type DossierDEchange, getEchange, lireDossier, rendezVousAVenir } from './dossiers.server.ts';
import {
  cycleEchange,
  droitsEchange,
  type GardeEchange,
  momentDeLHeure,
  peutDire,
  type RelationEchange,
  type TransitionEchange,
} from './echanges.ts';
import { echangeOuvert } from './repondre.server.ts';
import type { SaisieDActe } from './saisie.ts';
import { echanges } from './tables.ts';

const RESUME: Record<Exclude<TransitionEchange, 'ouvrir'>, string> = {
  proposer_un_stage: 'a proposé un stage à partir d’un échange',
  fixer_un_rendez_vous: 'a fixé un rendez-vous à partir d’un échange',
  regler: 'a dit qu’un échange est réglé autrement',
  clore_sans_suite: 'a clos un échange sans suite',
  rouvrir: 'a repris un échange',
  clore_au_depart: 'a clos un échange\u00a0: une structure quitte le réseau',
};

/** How far ahead an appointment may be, in days. */
const JOURS_MAX_RDV = 366;

/**
 * Ends an échange, or takes it up again; the other side is told. The side of the annonce may say in the same act that
 * the annonce is fulfilled.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when it has ended already, or for a day that has passed
 */
export function franchirEchange(ctx: ContextePersonne, id: number | undefined, saisie: SaisieDActe): void {
  enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const d = getEchange(ici, id);
    passer(ici, d, saisie.acte, colonnesDe(ici, saisie));
    if ('satisfaite' in saisie && saisie.satisfaite === 'oui') satisfaire(ici, d.ligne.id);
    prevenirDeLaFin(ici, d, saisie.acte);
  });
}

function colonnesDe({ maintenant, fuseau }: Contexte, saisie: SaisieDActe): Partial<typeof echanges.$inferInsert> {
  switch (saisie.acte) {
    case 'fixer_un_rendez_vous': {
      const aujourdhui = jourCivil(maintenant, fuseau);
      if (saisie.jour < aujourdhui) throw impossible('Ce jour est passé\u00a0: choisissez-en un à venir.', 'jour');
      if (saisie.jour > ajouterJours(aujourdhui, JOURS_MAX_RDV)) {
        throw impossible('C’est dans plus d’un an\u00a0: vérifiez l’année.', 'jour');
      }
      const heure = saisie.heure ?? null;
      return {
        ...{
          rdvJour: saisie.jour,
          rdvLieu: saisie.lieu,
          rdvNote: saisie.note ?? null,
          rdvHeure: heure,
          rdvTombe: false,
          suite: null,
        },
        rdvMoment: heure === null ? (saisie.moment ?? 'journee') : momentDeLHeure(heure),
      };
    }
    case 'regler':
    case 'clore_sans_suite':
      return { suite: saisie.suite ?? null };
    case 'rouvrir':
      return { suite: null, stageId: null };
  }
}

function passer(
  tx: Contexte,
  d: DossierDEchange,
  nom: Exclude<TransitionEchange, 'ouvrir'>,
  champs: Partial<typeof echanges.$inferInsert>,
  relations: readonly RelationEchange[] = d.relations,
): void {
  franchir(tx, cycleEchange, nom, {
    ...{ table: echanges, domaine: 'troc', ligne: d.ligne, relations, resume: RESUME[nom] },
    gardes: nom === 'rouvrir' ? gardesDeReprise(tx, d) : {},
    champs: {
      ...{ ...champs, ...(tombeAvec(nom) && rendezVousAVenir(tx, d.ligne) ? { rdvTombe: true } : {}) },
      modifieLe: tx.maintenant,
      finiLe: nom === 'rouvrir' ? null : tx.maintenant,
    },
  });
}

const tombeAvec = (nom: TransitionEchange) => nom === 'rouvrir' || nom === 'clore_au_depart';

/** What stands in the way of taking an échange up again; `true` for what does not. */
export function gardesDeReprise({ db }: Pick<Contexte, 'db'>, d: DossierDEchange): Record<GardeEchange, string | true> {
  const { ligne } = d;
  const parties = [d.structures.annonce, d.structures.reponse].filter(({ partieLe }) => partieLe !== null);
  const ouvert = echangeOuvert({ db }, ligne.annonceId, ligne.structureId);
  const stage = stageDe({ db }, d);
  const tombe = stage === undefined || !STATUTS_BLOQUANTS_STAGE.includes(stage);
  return {
    presentes: parties[0] ? `${majuscule(leNom(parties[0].nom))} n’est plus dans le réseau.` : true,
    seul: ouvert === undefined || ouvert === ligne.id ? true : 'Un autre échange est déjà en cours sur cette annonce.',
    stage_tombe: tombe ? true : 'Le stage suit son cours\u00a0: la suite se dit sur sa page.',
  };
}

/**
 * The échange becomes the stage that has just been proposed, in the transaction of the proposal.
 * @throws ErreurMetier IMPOSSIBLE when it is not between these two structures, or has ended
 */
export function devenirUnStage(
  tx: ContextePersonne,
  id: number,
  stage: { id: number; origineId: number; accueilId: number },
): void {
  const d = lireDossier(tx, id);
  const lieux = [stage.origineId, stage.accueilId];
  // Unknown, someone else's or about others: one answer.
  if (!d || d.cote === undefined || !lieux.includes(d.structures.annonce.id) || !lieux.includes(d.structures.reponse.id)) {
    throw impossible(
      'Ce stage n’est pas celui de l’échange d’où vous venez. Rouvrez l’échange, puis «\u00a0Proposer le stage\u00a0».',
      'autreStructureId',
    );
  }
  passer(tx, d, 'proposer_un_stage', { stageId: stage.id });
  prevenirDeLaFin(tx, d, 'proposer_un_stage');
}

/** A structure leaves: what goes on ends, in the transaction of the departure. */
export function cloreAuDepart(tx: Contexte, id: number, quiPart: number): void {
  const d = lireDossier(tx, id);
  if (!d) throw introuvable();
  passer(tx, d, 'clore_au_depart', {}, ['depart']);
  prevenirDeLaFin(tx, d, 'clore_au_depart', d.structures.annonce.id === quiPart ? 'annonce' : 'reponse');
}

/**
 * Says that the annonce is fulfilled by this échange, once something came of it.
 * @throws ErreurMetier INTROUVABLE; INTERDIT to the other side; IMPOSSIBLE when nothing came of it, or the annonce has ended
 */
export function satisfaireParLEchange(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => satisfaire(tx as ContextePersonne, id));
}

/** With whom, and no more: what the two agreed stays in their échange. */
function satisfaire(tx: ContextePersonne, id: number | undefined): void {
  const d = getEchange(tx, id);
  exigerDroit(droitsEchange, 'satisfaire', d.relations);
  if (!aAbouti(d, stageDe(tx, d))) {
    throw impossible(
      d.ligne.statut === 'stage'
        ? 'Le stage n’a pas encore eu lieu\u00a0: l’annonce sera satisfaite par lui ensuite.'
        : 'Rien n’a encore été convenu dans cet échange\u00a0: dites d’abord ce qu’il devient.',
    );
  }
  franchirAnnonce(tx, d.annonce.id, 'satisfaire', { avec: d.structures.reponse.id });
}

/** Something came of it: a stage that took place, an appointment, or what was settled otherwise. */
export const aAbouti = ({ ligne }: DossierDEchange, stage: StatutStage | undefined): boolean =>
  ligne.statut === 'stage'
    ? stage !== undefined && STATUTS_REALISES.includes(stage)
    : ligne.statut !== 'ouvert' && ligne.statut !== 'sans_suite';

/** Where the stage stands that an échange became; undefined when it became none. */
export const stageDe = ({ db }: Pick<Contexte, 'db'>, { ligne }: DossierDEchange): StatutStage | undefined =>
  ligne.stageId === null
    ? undefined
    : db.select({ statut: stages.statut }).from(stages).where(eq(stages.id, ligne.stageId)).get()?.statut;

/** Whether the reader is asked if the annonce is fulfilled: it is her structure's, and still lives. */
export const demandeSiSatisfaite = (d: DossierDEchange): boolean =>
  peutDire('satisfaire', d.relations) && vivante(d.annonce.statut);
const vivante = (statut: StatutAnnonce) => STATUTS_VIVANTS_ANNONCE.some((un) => un === statut);
