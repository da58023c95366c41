import { and, desc, eq, gte, isNull } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { ajouterJours, debutDuJour, jourCivil, libelleInstant } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { quandDite } from '#app/formations/programme/mots.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { MINIMUM_DE_REPONSES } from '#app/formations/reglages.ts';
import { retirerCourriels } from '#app/services/boite.server.ts';
import { prefixeDuQuestionnaire } from './envoyer.server.ts';
import { aRetaper, type Dit, disentPareil, JOURS_POUR_REPONDRE, QUESTIONS } from './questionnaires.ts';
import { questionnairesDeFormation, reponsesDeFormation } from './tables.ts';

/**
 * A questionnaire, with what its reader answered to it.
 * @throws ErreurMetier INTROUVABLE to anyone but her who was asked
 */
export function getQuestionnaire(ctx: ContextePersonne, id: number | undefined) {
  if (id === undefined) throw introuvable();
  const lu = ctx.db
    .select({
      ligne: questionnairesDeFormation,
      ...{ formationId: formations.id, titre: formations.titre, du: formations.du, au: formations.au },
    })
    .from(questionnairesDeFormation)
    .innerJoin(inscriptions, eq(inscriptions.id, questionnairesDeFormation.inscriptionId))
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .where(and(eq(questionnairesDeFormation.id, id), eq(inscriptions.personneId, ctx.acteur.personneId)))
    .get();
  if (!lu) throw introuvable();
  const { ligne, formationId, titre, du, au } = lu;
  return {
    ...{ id: ligne.id, genre: ligne.genre, version: ligne.version, formationId, titre },
    quand: quandDite({ du, au }, true),
    donneLe: ligne.donneLe === null ? '' : libelleInstant(ligne.donneLe, ctx.fuseau),
    questions: [...QUESTIONS[ligne.genre]],
    valeurs: aRetaper(ditsDe(ctx, ligne.id)),
    minimum: lireNombre(ctx.db, MINIMUM_DE_REPONSES),
  };
}
export type QuestionnaireLu = ReturnType<typeof getQuestionnaire>;

const ditsDe = ({ db }: Pick<ContextePersonne, 'db'>, id: number): Dit[] =>
  db
    .select({ question: reponsesDeFormation.question, note: reponsesDeFormation.note, mots: reponsesDeFormation.mots })
    .from(reponsesDeFormation)
    .where(eq(reponsesDeFormation.questionnaireId, id))
    .all() as Dit[];

/**
 * The answer of her who was asked: one, that the next replaces whole. The journal says nothing of it: it would name her.
 * @param saisie.version of the answer that was read; the same words posted twice are one answer
 * @throws ErreurMetier INTROUVABLE to anyone else; IMPOSSIBLE when she has answered otherwise meanwhile
 */
export function repondreAuQuestionnaire(
  ctx: ContextePersonne,
  id: number | undefined,
  { version, dits }: { version: number; dits: readonly Dit[] },
): void {
  enTransaction(ctx, (tx) => {
    const lu = getQuestionnaire(tx, id);
    if (lu.version !== version) {
      if (disentPareil(ditsDe(tx, lu.id), dits)) return;
      throw impossible(
        'Vous avez répondu entre-temps, d’une autre page. Relisez, puis envoyez de nouveau\u00a0: la dernière réponse compte.',
      );
    }
    tx.db
      .update(questionnairesDeFormation)
      .set({ version: version + 1, donneLe: tx.maintenant, canal: null })
      .where(eq(questionnairesDeFormation.id, lu.id))
      .run();
    ecrireLesDits(tx, lu.id, dits);
  });
}

/** Writes an answer in place of the one before, in the transaction of the verbe; what was to be sent to ask for it is taken back. */
export function ecrireLesDits(ctx: Contexte, id: number, dits: readonly Dit[]): void {
  ctx.db.delete(reponsesDeFormation).where(eq(reponsesDeFormation.questionnaireId, id)).run();
  if (dits.length > 0) {
    ctx.db
      .insert(reponsesDeFormation)
      .values(dits.map((dit) => ({ questionnaireId: id, ...dit })))
      .run();
  }
  retirerCourriels(ctx, prefixeDuQuestionnaire(id));
}

/** What is asked of the reader, as long as its mail answers. */
export function questionnairesAFaire(ctx: ContextePersonne): Attente[] {
  const { db, acteur, fuseau } = ctx;
  const depuis = ajouterJours(jourCivil(ctx.maintenant, fuseau), -JOURS_POUR_REPONDRE);
  return db
    .select({ id: questionnairesDeFormation.id, envoyeLe: questionnairesDeFormation.envoyeLe, titre: formations.titre })
    .from(questionnairesDeFormation)
    .innerJoin(inscriptions, eq(inscriptions.id, questionnairesDeFormation.inscriptionId))
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .where(
      and(
        ...[eq(inscriptions.personneId, acteur.personneId), isNull(questionnairesDeFormation.donneLe)],
        gte(questionnairesDeFormation.envoyeLe, debutDuJour(depuis, fuseau)),
      ),
    )
    .orderBy(desc(questionnairesDeFormation.id))
    .all()
    .map(({ id, envoyeLe, titre }) => ({
      ...{ cle: `questionnaire:${id}`, salle: 'formations', poids: 8, titre: `Dire votre avis\u00a0: ${entreGuillemets(titre)}` },
      echeance: ajouterJours(jourCivil(envoyeLe, fuseau), JOURS_POUR_REPONDRE),
      suite: 'Deux minutes suffisent. Sans réponse, la formation suivante se prépare sans vous.',
      lien: { libelle: 'Répondre', chemin: `/formations/questionnaires/${id}` },
    }));
}
