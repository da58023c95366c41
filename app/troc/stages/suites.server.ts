import { type Contexte, type ContextePersonne, enTransaction, interesse, LE_TEMPS } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { type ActeDeSigner, ecrireSignatures, estUneSignature } from '#app/troc/papiers/signatures.server.ts';
import { type ChampsDeBilan, ecrireBilan } from './bilans.server.ts';
import { prevenir } from './courriels.server.ts';
import { dejaFait } from './deja-fait.server.ts';
import { type Dossier, etatDuStage, getStage, relationsDe } from './dossiers.server.ts';
import { gardesDuStage } from './etat.ts';
import { libererDemiJournees, prendrePlaces } from './places.server.ts';
import { LIBELLE_RAISON, RAISONS_DE, type Raison } from './raisons.ts';
import { cotesDe } from './relations.ts';
import { RESUMES } from './resumes.ts';
import type { SaisieTermes } from './saisie.ts';
import {
  autreCote,
  type Cote,
  cycleStage,
  droitsStage,
  type RelationStage,
  TRANSITIONS_A_TERMES,
  TRANSITIONS_PERSONNELLES,
  type TransitionStage,
} from './stages.ts';
import { STATUTS_BLOQUANTS_STAGE, STATUTS_PLACE_PRISE, type StatutStage } from './statuts.ts';
import { stages } from './tables.ts';
import { lireStructures, preparerVersion, type VersionPrete } from './termes.server.ts';
import { type FinDeStage, finDite, termesEcrits } from './termes-ecrits.server.ts';
import { colonnesDeVersion, ecrireVersion, tenirLaVersion } from './versions.server.ts';

export interface ChampsDeTransition extends Partial<ChampsDeBilan> {
  raison?: Raison | undefined;
  motif?: string | undefined;
  /** The version that was read: one accepts what one has seen. */
  proposition?: number | undefined;
  /** New terms, for the acts that carry some; endorsed as they are when left out. */
  termes?: (SaisieTermes & { stagiaireId: number }) | undefined;
  /** The last half-day that took place, for `ecourter`. */
  fin?: FinDeStage | undefined;
  signature?: ActeDeSigner | undefined;
  geste?: string | undefined;
}

type Sort = { statut: StatutStage; deja: boolean };

/**
 * Does one transition of a stage, with its half-days, its journal line and its mails.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE with the sentence at its field
 */
export function franchirStage(
  ctx: Contexte,
  stageId: number | undefined,
  nom: TransitionStage,
  champs: ChampsDeTransition = {},
): Sort {
  return enTransaction(ctx, (tx) => {
    const { acteur } = tx;
    if (!champs.geste || acteur.personneId === null || stageId === undefined) return franchirIci(tx, stageId, nom, champs);
    let sort: Sort | undefined;
    uneSeuleFois({ ...tx, acteur } as ContextePersonne, `stage-${stageId}-${nom}`, champs.geste, () => {
      sort = franchirIci(tx, stageId, nom, champs);
      return stageId;
    });
    return sort ?? { statut: getStage(tx, stageId).ligne.statut, deja: true };
  });
}

function franchirIci(tx: Contexte, stageId: number | undefined, nom: TransitionStage, champs: ChampsDeTransition): Sort {
  const d = getStage(tx, stageId);
  if (tx.auNomDe) {
    exigerDroit(droitsStage, 'noterReponse', relationsDe(tx, d, tx.acteur));
    if (TRANSITIONS_PERSONNELLES.includes(nom)) throw interdit('Un accord écrit et une signature se donnent soi-même.');
  }
  if (dejaFait(tx, d, nom, champs)) return { statut: d.ligne.statut, deja: true };
  const qui = interesse(tx);
  const relations = relationsDe(tx, d, qui);
  const gardes = gardesDuStage(etatDuStage(tx, d, relations, qui.personneId));
  // Refused before anything is asked: a missing text is only told to someone who may write it.
  verifierTransition(cycleStage, nom, { statut: d.ligne.statut, relations, gardes });
  if (nom === 'accepter' || nom === 'contre_proposer') exigerDerniereVersion(d, champs.proposition);
  if (nom === 'rendre_bilan') ecrireBilan(tx, d, cotesDe(relations), champs);
  if (estUneSignature(nom)) ecrireSignatures(tx, d, nom, relations, champs.signature);
  const statut = passer(tx, getStage(tx, stageId), nom, relations, gardes, champs);
  return { statut: conclureSiComplet(tx, d.ligne.id, nom) ?? statut, deja: false };
}

/** One accepts what one has read: an offer that has changed meanwhile is read again first. */
function exigerDerniereVersion(d: Dossier, lue: number | undefined): void {
  if ((lue ?? 1) === d.ligne.propositionNumero) return;
  throw impossible('Cette proposition a changé pendant que vous la lisiez. Relisez-la avant de répondre.');
}

/**
 * Annuls a stage because one of its structures leaves the network; the others are told by mail.
 * Called by the departure alone, in its transaction.
 */
export function annulerPourDepart(ctx: Contexte, stageId: number, motif: string): void {
  passer(ctx, getStage(ctx, stageId), 'annuler_pour_depart', ['depart'], {}, { motif, raison: 'depart' });
}

function passer(
  ctx: Contexte,
  d: Dossier,
  nom: TransitionStage,
  relations: readonly RelationStage[],
  gardes: Partial<ReturnType<typeof gardesDuStage>>,
  champs: ChampsDeTransition,
): StatutStage {
  const { ligne } = d;
  const { raison, motif } = pourquoi(nom, champs);
  const version = versionDe(ctx, d, nom, champs.termes);
  const cote = coteDe(ctx, d, nom);
  const fin = nom === 'ecourter' ? finDite(ctx, d, champs.fin) : undefined;
  const statut = franchir(ctx, cycleStage, nom, {
    table: stages,
    domaine: 'troc',
    ligne,
    relations,
    gardes,
    champs: {
      modifieLe: ctx.maintenant,
      ...datesDe(nom, ctx.maintenant),
      ...(version ? colonnesDeVersion(version, ligne.propositionNumero + 1, cote) : {}),
      ...(fin ? { au: fin.au, demiJournees: fin.demiJournees } : {}),
      ...(raison ? { raison } : {}),
      ...(motif ? { motif } : {}),
    },
    resume: RESUMES[nom](`le stage ${deNom(d.stagiaire.nom)} ${aNom(d.accueil.nom)}`),
    motif,
  });
  if (version) {
    const auteurId = interesse(ctx).personneId ?? d.auteur.id;
    ecrireVersion(ctx, ligne.id, version, { numero: ligne.propositionNumero + 1, cote, auteurId });
    tenirLaVersion(ctx, ligne, version, interesse(ctx).responsableDe);
  } else if (fin) {
    libererDemiJournees(ctx, ligne.id, fin.au);
  } else if (!STATUTS_BLOQUANTS_STAGE.includes(statut)) {
    libererDemiJournees(ctx, ligne.id);
  } else if (STATUTS_PLACE_PRISE.includes(statut) && !STATUTS_PLACE_PRISE.includes(ligne.statut)) {
    prendrePlaces(ctx, {
      stageId: ligne.id,
      stagiaires: d.stagiaires.map(({ id }) => id),
      structureAccueilId: ligne.structureAccueilId,
      demiJournees: ligne.demiJournees,
    });
  }
  prevenir(ctx, ligne.id, nom, { avant: d, motif });
  return statut;
}

/** The reason in one tap is also readable; words alone count as another reason. */
function pourquoi(nom: TransitionStage, { raison, motif }: ChampsDeTransition) {
  const offertes = RAISONS_DE[nom];
  if (!offertes) return { raison, motif };
  if (raison && !offertes.includes(raison)) throw impossible('Choisissez une raison dans la liste.', 'raison');
  const dite = raison ?? (motif ? ('autre' as const) : undefined);
  return { raison: dite, motif: motif ?? (dite && dite !== 'autre' ? LIBELLE_RAISON[dite] : undefined) };
}

/** The side that offers the new version. */
function coteDe(ctx: Contexte, d: Dossier, nom: TransitionStage): Cote {
  if (nom === 'appuyer') return 'origine';
  if (nom === 'contre_proposer') return autreCote(d.ligne.coteQuiPropose);
  return interesse(ctx).responsableDe.includes(d.origine.id) ? 'origine' : 'accueil';
}

function versionDe(
  ctx: Contexte,
  d: Dossier,
  nom: TransitionStage,
  termes: ChampsDeTransition['termes'],
): VersionPrete | undefined {
  if (!TRANSITIONS_A_TERMES.some((connue) => connue === nom)) return undefined;
  if (!termes && nom !== 'appuyer') throw impossible('Donnez les dates que vous proposez.', 'du');
  const lieux = lireStructures(ctx, d.origine.id, d.accueil.id);
  return preparerVersion(ctx, termes ?? termesEcrits(d), lieux);
}

function datesDe(nom: TransitionStage, maintenant: Date) {
  switch (nom) {
    case 'appuyer':
    case 'contre_proposer':
      return { proposeLe: maintenant };
    case 'reporter':
      // What was agreed on and signed was for other days.
      return { proposeLe: maintenant, accepteLe: null, edition: 0 };
    case 'reprendre_les_papiers':
      return { edition: 0 };
    case 'accepter':
      return { accepteLe: maintenant };
    case 'constater':
    case 'ecourter':
      return { realiseLe: maintenant };
    case 'clore':
      return { closLe: maintenant };
    default:
      return {};
  }
}

/**
 * One side gives a stage up before it begins, because its stagiaire leaves: withdrawn, refused or cancelled, as it stands.
 * The right to do so is that of whoever notes the departure, who acts for the structure.
 */
export function abandonner(ctx: Contexte, stageId: number, cote: Cote, motif: string): void {
  const d = getStage(ctx, stageId);
  const { statut, coteQuiPropose } = d.ligne;
  const nom =
    statut === 'souhaite' ? 'ecarter' : statut !== 'propose' ? 'annuler' : coteQuiPropose === cote ? 'retirer' : 'refuser';
  const relations: RelationStage[] = [cote, coteQuiPropose === cote ? 'a_propose' : 'a_repondre'];
  const gardes = gardesDuStage(etatDuStage(ctx, d, relations, null));
  passer(ctx, d, nom, relations, gardes, { motif });
}

/** With the last signature, or both bilans in, *le temps* goes on in the same transaction. */
function conclureSiComplet(ctx: Contexte, stageId: number, nom: TransitionStage): StatutStage | undefined {
  const signe = estUneSignature(nom);
  if (!signe && nom !== 'rendre_bilan') return undefined;
  const { db, maintenant, fuseau, adressePublique } = ctx;
  const leTemps: Contexte = { db, maintenant, fuseau, adressePublique, acteur: LE_TEMPS };
  const d = getStage(leTemps, stageId);
  const complet = signe
    ? d.papiers.accordsAttendus.length === 0 && d.papiers.signaturesAttendues.length === 0
    : d.bilans.length === 2;
  return complet ? franchirStage(leTemps, stageId, signe ? 'conclure' : 'clore').statut : undefined;
}
