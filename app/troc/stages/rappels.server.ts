import { and, asc, eq, gte, inArray, lte, or } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterJours, demiJournee, ecartEnJours, type Jour, jourCivil, jourDe } from '#app/commun/periode.ts';
import { type PapiersAttendus, papiersAttendus } from '#app/troc/papiers/papiers-attendus.server.ts';
import { JOURS_DE_RAPPEL_DU_BILAN } from './bilans.ts';
import {
  demanderSiEuLieu,
  direNonSigne,
  rappelerLaVeille,
  relancer,
  relancerLesBilans,
  relancerLesPapiers,
} from './courriels.server.ts';
import { getStage } from './dossiers.server.ts';
import { cycleStage, JOURS_DE_RELANCE } from './stages.ts';
import { rappelsStage, stages } from './tables.ts';

/** Days before the first one on which a missing consent or signature is asked for again. */
const JOURS_DE_RAPPEL_DES_PAPIERS = [10, 3] as const;
/** Days before the first one on which those who come are reminded. */
const JOURS_DE_LA_VEILLE = 2;
/** Nobody is reminded of what she was told the day before. */
const JOURS_DE_REPIT = 2;
/** What ended longer ago is not asked about any more: the server was not down for that long. */
const JOURS_DE_MEMOIRE = 60;

type Ligne = Pick<
  typeof stages.$inferSelect,
  | 'id'
  | 'statut'
  | 'chemin'
  | 'edition'
  | 'propositionNumero'
  | 'du'
  | 'au'
  | 'proposeLe'
  | 'accepteLe'
  | 'realiseLe'
  | 'modifieLe'
>;

/** A mail that *le temps* owes: its name, those that it makes useless, and how it is written. */
interface Rappel {
  cause: string;
  /** Missed while the server was down: not caught up together. */
  depasses?: readonly string[];
  question?: true;
  envoyer(tx: Contexte): void;
}

/**
 * Writes each mail that is due today, once; a stage that fails stops no other.
 * @param pourChacun runs once a stage and keeps what failed
 * @returns how many reminders, and how many questions « a-t-il eu lieu ? »
 */
export function rappelerParLeTemps(
  ctx: Contexte,
  pourChacun: (lignes: readonly Ligne[], faire: (ligne: Ligne) => boolean) => number,
): [rappels: number, questions: number] {
  const lignes = enRoute(ctx);
  const papiers = papiersAttendus(
    ctx,
    lignes.filter(({ statut, chemin }) => statut === 'accepte' && chemin === 'complet'),
  );
  let questions = 0;
  const faits = pourChacun(lignes, (ligne) => {
    const rappel = rappelDu(ctx, ligne, papiers.get(ligne.id));
    if (!rappel || !ecrireUneFois(ctx, ligne, rappel)) return false;
    if (rappel.question) questions += 1;
    return true;
  });
  return [faits - questions, questions];
}

/** Stages that still await something. */
function enRoute(ctx: Contexte): Ligne[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const bientot = demiJournee(ajouterJours(aujourdhui, JOURS_DE_RAPPEL_DES_PAPIERS[0]), 'apres-midi');
  const memoire = demiJournee(ajouterJours(aujourdhui, -JOURS_DE_MEMOIRE), 'matin');
  return ctx.db
    .select({
      id: stages.id,
      statut: stages.statut,
      chemin: stages.chemin,
      edition: stages.edition,
      propositionNumero: stages.propositionNumero,
      du: stages.du,
      au: stages.au,
      proposeLe: stages.proposeLe,
      accepteLe: stages.accepteLe,
      realiseLe: stages.realiseLe,
      modifieLe: stages.modifieLe,
    })
    .from(stages)
    .where(
      or(
        inArray(stages.statut, ['souhaite', 'propose']),
        and(inArray(stages.statut, ['accepte', 'signe']), lte(stages.du, bientot), gte(stages.au, memoire)),
        and(eq(stages.statut, 'realise'), gte(stages.au, memoire)),
      ),
    )
    .orderBy(asc(stages.id))
    .all();
}

function rappelDu(ctx: Contexte, ligne: Ligne, papiers: PapiersAttendus | undefined): Rappel | undefined {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const ageDe = (le: Date | null) => (le === null ? 0 : ecartEnJours(jourCivil(le, ctx.fuseau), aujourdhui));
  const { id } = ligne;
  switch (ligne.statut) {
    case 'souhaite':
    case 'propose':
      return dernierDu(JOURS_DE_RELANCE, ageDe(ligne.proposeLe), 'relance', (tx, jour) => relancer(tx, id, jour));
    case 'realise':
      return dernierDu(JOURS_DE_RAPPEL_DU_BILAN, ageDe(ligne.realiseLe), 'bilan', (tx, jour) => relancerLesBilans(tx, id, jour));
    case 'accepte':
      if (papiers && papiers.accords.length + papiers.signatures.length > 0) {
        return rappelDesPapiers(id, aujourdhui, jourDe(ligne.du), ageDe(ligne.accepteLe));
      }
      return rappelDuJour(id, aujourdhui, ligne, ageDe(ligne.modifieLe));
    case 'signe':
      return rappelDuJour(id, aujourdhui, ligne, ageDe(ligne.modifieLe));
    default:
      return undefined;
  }
}

/** The latest of the days that have passed; the earlier ones are then past. */
function dernierDu(
  jours: readonly number[],
  age: number,
  nom: string,
  envoyer: (tx: Contexte, jour: number) => void,
): Rappel | undefined {
  const dus = jours.filter((jour) => age >= jour);
  const jour = dus.at(-1);
  if (jour === undefined) return undefined;
  return { cause: `${nom}-${jour}`, depasses: dus.slice(0, -1).map((d) => `${nom}-${d}`), envoyer: (tx) => envoyer(tx, jour) };
}

function rappelDesPapiers(id: number, aujourdhui: Jour, premier: Jour, age: number): Rappel | undefined {
  const reste = ecartEnJours(aujourdhui, premier);
  if (reste === 0) return { cause: 'papiers-0', envoyer: (tx) => direNonSigne(tx, id) };
  if (reste < 0 || age < JOURS_DE_REPIT) return undefined;
  const dus = JOURS_DE_RAPPEL_DES_PAPIERS.filter((jour) => reste <= jour);
  const jour = dus.at(-1);
  if (jour === undefined) return undefined;
  const depasses = dus.slice(0, -1).map((d) => `papiers-${d}`);
  return { cause: `papiers-${jour}`, depasses, envoyer: (tx) => relancerLesPapiers(tx, id, String(jour)) };
}

function rappelDuJour(id: number, aujourdhui: Jour, ligne: Ligne, age: number): Rappel | undefined {
  if (aujourdhui > jourDe(ligne.au)) {
    return { cause: 'a_eu_lieu', question: true, envoyer: (tx) => demanderSiEuLieu(tx, id) };
  }
  // « Dans deux jours » is false the day after: missed, it is not caught up.
  if (ecartEnJours(aujourdhui, jourDe(ligne.du)) !== JOURS_DE_LA_VEILLE || age < JOURS_DE_REPIT) return undefined;
  return { cause: 'veille', envoyer: (tx) => rappelerLaVeille(tx, id) };
}

/** Notes what is sent in the transaction that sends it: exactly once, whoever else runs. */
function ecrireUneFois(ctx: Contexte, ligne: Ligne, { cause, depasses = [], envoyer }: Rappel): boolean {
  const ici = and(
    eq(rappelsStage.stageId, ligne.id),
    eq(rappelsStage.numero, ligne.propositionNumero),
    eq(rappelsStage.cause, cause),
  );
  if (ctx.db.select({ le: rappelsStage.le }).from(rappelsStage).where(ici).get()) return false;
  return enTransaction(ctx, (tx) => {
    const toujours = and(
      eq(stages.id, ligne.id),
      eq(stages.statut, ligne.statut),
      eq(stages.propositionNumero, ligne.propositionNumero),
    );
    if (!tx.db.select({ id: stages.id }).from(stages).where(toujours).get()) return false;
    const noter = (nom: string) =>
      tx.db
        .insert(rappelsStage)
        .values({ stageId: ligne.id, numero: ligne.propositionNumero, cause: nom, le: tx.maintenant })
        .onConflictDoNothing()
        .run().changes;
    if (noter(cause) === 0) return false;
    for (const depasse of depasses) noter(depasse);
    const d = getStage(tx, ligne.id);
    journaliser(tx, {
      domaine: 'troc',
      objet: cycleStage.objet,
      objetId: ligne.id,
      acte: 'relancer',
      resume: `a rappelé le stage ${deNom(d.stagiaire.nom)} ${aNom(d.accueil.nom)}`,
    });
    envoyer(tx);
    return true;
  });
}
