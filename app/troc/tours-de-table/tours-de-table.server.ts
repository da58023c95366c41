import { asc, isNull } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { differences } from '#app/commun/differences.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { prevenirLaCoordination, prevenirLesStructures } from './courriels.server.ts';
import { gardesDe, getTour, relationsDe } from './dossiers.server.ts';
import { ecrireQuestions, memesQuestions } from './questions-ecrites.server.ts';
import type { QuestionEcrite } from './saisie.ts';
import { reponsesTour, toursDeTable } from './tables.ts';
import { cycleTour, dernierJourPropose, droitsTour } from './tours-de-table.ts';

/** A draft as it is typed. */
export interface Redaction {
  titre: string;
  texte?: string | undefined;
  dernierJour: string;
  minimum: number;
  questions: readonly QuestionEcrite[];
  geste?: string | undefined;
}

/** What the journal says of it: « le tour de table « … » ». */
export const leTour = (titre: string) => `le tour de table ${entreGuillemets(titre)}`;

const objet = { table: toursDeTable, domaine: 'troc' } as const;

/** @throws ErreurMetier INTROUVABLE for whoever prepares none: the page does not exist for her */
export function exigerPreparation(ctx: ContextePersonne): void {
  if (!relationsDe(ctx, 0, ctx.acteur).some((relation) => droitsTour.preparer.some((une) => une === relation)))
    throw introuvable();
}

/**
 * Keeps the questions as a draft that the coordination alone sees.
 * @returns the id of the draft, the same when the form is sent twice
 * @throws ErreurMetier INTERDIT; IMPOSSIBLE without a question
 */
export function preparerTour(ctx: ContextePersonne, redaction: Redaction): number {
  return enTransaction(ctx, (tx) => {
    exigerDroit(droitsTour, 'preparer', relationsDe(tx, 0, tx.acteur));
    exigerDesQuestions(redaction);
    return uneSeuleFois(tx, 'preparer-tour', redaction.geste, () =>
      inserer(tx, redaction, { acte: 'preparer', repriseDeId: null }),
    );
  });
}

/**
 * Asks again the questions of one that is closed: a new draft, whose figures will stand beside the earlier ones.
 * @returns the id of the draft, the same when the button is pressed twice
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE before it is closed
 */
export function reprendreTour(ctx: ContextePersonne, id: number | undefined, geste?: string): number {
  return enTransaction(ctx, (tx) => {
    const { ligne, statut, questions, relations } = getTour(tx, id);
    exigerDroit(droitsTour, 'reprendre', relations);
    if (statut !== 'clos') throw impossible('Les questions se reposent une fois ce tour de table clos.');
    return uneSeuleFois(tx, `reprendre-tour-${ligne.id}`, geste, () => {
      const reprises = questions.map((q) => ({ ...q, options: [...q.options], repriseDeId: q.id }));
      const { titre, texte, minimum } = ligne;
      const dernierJour = dernierJourPropose(jourCivil(tx.maintenant, tx.fuseau));
      const redaction = { titre, texte: texte ?? undefined, minimum, dernierJour, questions: reprises };
      return inserer(tx, redaction, { acte: 'reprendre', repriseDeId: ligne.id });
    });
  });
}

function inserer(
  tx: ContextePersonne,
  redaction: Redaction,
  { acte, repriseDeId }: { acte: 'preparer' | 'reprendre'; repriseDeId: number | null },
): number {
  const { titre, texte, dernierJour, minimum } = redaction;
  const statut = cycleTour.transitions[acte].vers;
  const { id } = tx.db
    .insert(toursDeTable)
    .values({
      ...{ statut, titre, texte: texte ?? null, dernierJour, minimum, repriseDeId },
      ...{ prepareParId: tx.acteur.personneId, modifieLe: tx.maintenant },
    })
    .returning({ id: toursDeTable.id })
    .get();
  ecrireQuestions(tx, id, redaction.questions, repriseDeId);
  journaliser(tx, {
    ...{ domaine: 'troc', objet: cycleTour.objet, objetId: id, acte, apres: { statut } },
    resume: `a ${acte === 'preparer' ? 'préparé' : 'repris'} ${leTour(titre)}`,
  });
  return id;
}

function exigerDesQuestions({ questions }: Redaction): void {
  if (questions.length === 0) throw impossible('Ajoutez une question au moins\u00a0: un choix, un nombre ou quelques mots.');
}

/**
 * Changes a draft. Nothing changed: nothing is done.
 * @param redaction.version the version that the form showed
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once it is open, without a question, or when someone changed it meanwhile
 */
export function corrigerTour(
  ctx: ContextePersonne,
  id: number | undefined,
  redaction: Redaction & { version: number | undefined },
): void {
  enTransaction(ctx, (tx) => {
    const { ligne, questions, relations } = getTour(tx, id);
    const { titre, texte, dernierJour, minimum } = redaction;
    exigerDroit(droitsTour, 'preparer', relations);
    if (ligne.statut !== 'brouillon') throw impossible('Les questions sont parties\u00a0: elles ne se changent plus.');
    exigerDesQuestions(redaction);
    const dites = (siennes: readonly { intitule: string }[]) => siennes.map(({ intitule }) => intitule).join('\n');
    const colonnes = { titre, texte: texte ?? null, dernierJour, minimum };
    const change = differences({ ...ligne, questions: dites(questions) }, { ...colonnes, questions: dites(redaction.questions) });
    if (!change && memesQuestions(questions, redaction.questions)) return;
    if (redaction.version !== ligne.version) {
      throw impossible(
        'Quelqu’un a changé ce brouillon pendant que vous écriviez. Votre texte est là\u00a0: si vous enregistrez encore, il prend la place de l’autre.',
      );
    }
    franchir(tx, cycleTour, 'corriger', {
      ...{ ...objet, ligne, relations, gardes: gardesDe(tx, { ligne, questions: redaction.questions }) },
      champs: { ...colonnes, modifieLe: tx.maintenant },
      journal: change ?? undefined,
      resume: `a changé ${leTour(titre)}`,
    });
    ecrireQuestions(tx, ligne.id, redaction.questions, ligne.repriseDeId);
  });
}

/**
 * Sends the questions to every structure of the network: they are frozen, and those who commit each receive their link.
 * Pressed twice, it is done once.
 * @param version the version of the draft that was read
 * @returns how many structures are asked
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE without a question, when the last day has passed, or when the draft changed
 */
export function ouvrirTour(ctx: ContextePersonne, id: number | undefined, version: number): number {
  return enTransaction(ctx, (tx) => {
    const d = getTour(tx, id);
    const { ligne, relations } = d;
    if (ligne.statut === 'ouvert' && relations.includes('coordination')) return d.demandees;
    verifierTransition(cycleTour, 'ouvrir', { statut: ligne.statut, relations, gardes: gardesDe(tx, d) });
    if (version !== ligne.version)
      throw impossible('Ce brouillon a changé depuis que vous l’avez lu. Relisez-le avant de l’envoyer.');
    const elles = tx.db
      .select({ id: structures.id })
      .from(structures)
      .where(isNull(structures.partieLe))
      .orderBy(asc(structures.id))
      .all();
    if (elles.length === 0) throw impossible('Le réseau n’a pas encore de structure à qui poser ces questions.');
    franchir(tx, cycleTour, 'ouvrir', {
      ...{ ...objet, ligne, relations, gardes: gardesDe(tx, d) },
      champs: { ouvertLe: tx.maintenant, modifieLe: tx.maintenant },
      resume: `a ouvert ${leTour(ligne.titre)} à ${elles.length} structures`,
    });
    tx.db
      .insert(reponsesTour)
      .values(elles.map((structure) => ({ tourId: ligne.id, structureId: structure.id })))
      .run();
    prevenirLesStructures(tx, ligne.id, 'ouverture');
    return elles.length;
  });
}

/** Reminds those who have not answered; *le temps* does it once. */
export function rappelerTour(ctx: Contexte, id: number): number {
  return enTransaction(ctx, (tx) => {
    const d = getTour(tx, id);
    franchir(tx, cycleTour, 'rappeler', {
      ...{ ...objet, ligne: d.ligne, relations: d.relations, gardes: gardesDe(tx, d) },
      champs: { rappeleLe: tx.maintenant },
      resume: `a rappelé ${leTour(d.ligne.titre)}`,
    });
    return prevenirLesStructures(tx, id, 'rappel');
  });
}

/** Closes it once its last day is over. */
export function cloreTour(ctx: Contexte, id: number): void {
  enTransaction(ctx, (tx) => {
    const d = getTour(tx, id);
    franchir(tx, cycleTour, 'clore', {
      ...{ ...objet, ligne: d.ligne, relations: d.relations, gardes: gardesDe(tx, d) },
      champs: { closLe: tx.maintenant },
      resume: `a clos ${leTour(d.ligne.titre)}`,
    });
    prevenirLaCoordination(tx, id);
  });
}

/**
 * Says what comes of it: everyone who was asked receives it once; said again, it is corrected on the page alone.
 * Said twice in the same words, it is said once.
 * @param version the version that the form showed
 * @returns how many mails leave
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE before it is closed, or when someone said it meanwhile
 */
export function publierLaSuite(ctx: ContextePersonne, id: number | undefined, suite: string, version: number): number {
  return enTransaction(ctx, (tx) => {
    const { ligne, relations } = getTour(tx, id);
    verifierTransition(cycleTour, 'publier_la_suite', { statut: ligne.statut, relations });
    if (ligne.suite === suite) return 0;
    if (version !== ligne.version) {
      throw impossible(
        'Quelqu’un a dit la suite pendant que vous écriviez\u00a0: elle se lit sur cette page. Votre texte est là\u00a0: si vous enregistrez encore, il prend la place de l’autre.',
      );
    }
    franchir(tx, cycleTour, 'publier_la_suite', {
      ...{ ...objet, ligne, relations },
      champs: { suite, suiteLe: ligne.suiteLe ?? tx.maintenant },
      journal: { avant: { suite: ligne.suite }, apres: { suite } },
      resume: `a dit la suite ${ligne.suite === null ? '' : 'autrement '}pour ${leTour(ligne.titre)}`,
    });
    return ligne.suite === null ? prevenirLesStructures(tx, ligne.id, 'suite') : 0;
  });
}

/**
 * Takes it back: what was answered is not shown any more. Done twice, it is done once.
 * @returns how many mails leave
 * @throws ErreurMetier INTROUVABLE or INTERDIT; IMPOSSIBLE once it is closed
 */
export function retirerTour(ctx: ContextePersonne, id: number | undefined): number {
  return enTransaction(ctx, (tx) => {
    const d = getTour(tx, id);
    const { ligne, relations } = d;
    if (ligne.statut === 'retire' && relations.includes('coordination')) return 0;
    franchir(tx, cycleTour, 'retirer', {
      ...{ ...objet, ligne, relations, gardes: gardesDe(tx, d) },
      resume: `a retiré ${leTour(ligne.titre)}`,
    });
    return ligne.statut === 'ouvert' ? prevenirLesStructures(tx, ligne.id, 'retrait') : 0;
  });
}
