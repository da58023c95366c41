import { randomUUID } from 'node:crypto';
import { and, asc, eq, ne } from 'drizzle-orm';
import type { Canal } from '#app/commun/canaux.ts';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil, jourDe, minutesCiviles } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { type DossierDeFormation, getFormation } from '#app/formations/programme/formations.server.ts';
import { cycleFormation } from '#app/formations/programme/formations.ts';
import { JOURS_A_FROID } from '#app/formations/reglages.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { aEtePresente, confirmerLaReponse } from './envoyer.server.ts';
import {
  type Dit,
  DROITS_QUESTIONNAIRE,
  estDemande,
  estGenreDeQuestionnaire,
  GENRES_QUESTIONNAIRE,
  type GenreQuestionnaire,
  LIBELLE_GENRE_QUESTIONNAIRE,
  QUESTIONS,
} from './questionnaires.ts';
import { ecrireLesDits } from './repondre.server.ts';
import { questionnairesDeFormation } from './tables.ts';

/** The questionnaires whose time has come: an answer may be noted for someone. */
export function genresANoter({ db, maintenant, fuseau }: Contexte, { ligne, seances }: DossierDeFormation): GenreQuestionnaire[] {
  const derniere = seances.at(-1);
  if (ligne.statut === 'annulee' || !derniere) return [];
  const fin = { dernierJour: jourDe(derniere.demiJournee), fin: derniere.fin };
  const ici = { aujourdhui: jourCivil(maintenant, fuseau), minutes: minutesCiviles(maintenant, fuseau) };
  const joursAFroid = lireNombre(db, JOURS_A_FROID);
  return GENRES_QUESTIONNAIRE.filter((genre) => estDemande(genre, fin, { ...ici, joursAFroid }));
}

/** Those who came, whether they have answered or not: whoever notes does not learn who keeps silent. */
const listPresentes = ({ db, acteur }: ContextePersonne, formationId: number) =>
  db
    .select({ id: inscriptions.id, prenom: personnes.prenom, nom: personnes.nom, structure: structures.nom })
    .from(inscriptions)
    .innerJoin(personnes, eq(personnes.id, inscriptions.personneId))
    .innerJoin(structures, eq(structures.id, inscriptions.structureId))
    .where(
      and(
        ...[eq(inscriptions.formationId, formationId), eq(inscriptions.statut, 'validee'), aEtePresente],
        ne(inscriptions.personneId, acteur.personneId),
      ),
    )
    .orderBy(asc(personnes.nom), asc(personnes.prenom), asc(inscriptions.id))
    .all()
    .map(({ id, structure, ...elle }) => ({ id, nom: nomComplet(elle), structure }));

/**
 * The questionnaire as whoever notes an answer reads it: never filled, whatever was answered.
 * @throws ErreurMetier INTROUVABLE, also for a questionnaire whose time has not come; INTERDIT for whoever does not hold it
 */
export function getReponseANoter(ctx: ContextePersonne, id: number | undefined, genre: string | undefined) {
  if (!estGenreDeQuestionnaire(genre)) throw introuvable();
  const d = getFormation(ctx, id);
  exigerDroit(DROITS_QUESTIONNAIRE, 'noterUneReponse', d.relations);
  if (!genresANoter(ctx, d).includes(genre)) throw introuvable();
  const presentes = listPresentes(ctx, d.ligne.id);
  return {
    ...{ id: d.ligne.id, titre: d.ligne.titre, genre, quoi: LIBELLE_GENRE_QUESTIONNAIRE[genre], geste: randomUUID() },
    questions: [...QUESTIONS[genre]],
    personnes: presentes.map(({ id: une, nom, structure }) => ({ valeur: String(une), libelle: `${nom}, ${structure}` })),
  };
}

/**
 * Notes what someone answers by telephone, once: an answer that is there is hers to change, so that nobody learns what it was by
 * what noting another would do to the synthesis. She is told by mail. The journal does not name her.
 * @returns the same questionnaire when the form is sent twice
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE for someone who did not come, or who has answered
 */
export function noterUneReponse(
  ctx: ContextePersonne,
  id: number | undefined,
  genre: string | undefined,
  {
    inscriptionId,
    canal,
    geste,
    dits,
  }: { inscriptionId: number; canal: Canal; geste?: string | undefined; dits: readonly Dit[] },
): number {
  return enTransaction(ctx, (tx) => {
    const lue = getReponseANoter(tx, id, genre);
    if (!lue.personnes.some(({ valeur }) => valeur === String(inscriptionId)))
      throw impossible('Choisissez une personne qui était présente.', 'inscriptionId');
    return uneSeuleFois(tx, `noter-reponse-${lue.id}-${lue.genre}`, geste, () => {
      const questionnaireId = questionnaireDe(tx, inscriptionId, lue.genre);
      tx.db
        .update(questionnairesDeFormation)
        .set({ version: 1, donneLe: tx.maintenant, canal })
        .where(eq(questionnairesDeFormation.id, questionnaireId))
        .run();
      ecrireLesDits(tx, questionnaireId, dits);
      confirmerLaReponse(tx, questionnaireId);
      journaliser(tx, {
        ...{ domaine: 'formations', objet: cycleFormation.objet, objetId: lue.id, acte: 'noter_une_reponse' },
        resume: `a noté une réponse au questionnaire de la formation ${entreGuillemets(lue.titre)}`,
      });
      return questionnaireId;
    });
  });
}

/** Hers, made for the occasion when she was never written to. @throws ErreurMetier IMPOSSIBLE when it is answered */
function questionnaireDe({ db, maintenant }: Contexte, inscriptionId: number, genre: GenreQuestionnaire): number {
  const sien = and(eq(questionnairesDeFormation.inscriptionId, inscriptionId), eq(questionnairesDeFormation.genre, genre));
  const la = db
    .select({ id: questionnairesDeFormation.id, version: questionnairesDeFormation.version })
    .from(questionnairesDeFormation)
    .where(sien)
    .get();
  if (la && la.version > 0) {
    throw impossible(
      'Une réponse est déjà là pour cette personne. Elle seule peut la changer, de son courriel ou de son espace.',
      'inscriptionId',
    );
  }
  if (la) return la.id;
  const champs = { inscriptionId, genre, envoyeLe: maintenant };
  return db.insert(questionnairesDeFormation).values(champs).returning({ id: questionnairesDeFormation.id }).get().id;
}
