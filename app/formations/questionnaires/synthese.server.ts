import { and, count, eq, isNotNull } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { getFormation } from '#app/formations/programme/formations.server.ts';
import { DROITS_FORMATION } from '#app/formations/programme/formations.ts';
import { quandDite } from '#app/formations/programme/mots.ts';
import { JOURS_A_FROID, MINIMUM_DE_REPONSES } from '#app/formations/reglages.ts';
import { genresANoter } from './noter-une-reponse.server.ts';
import {
  comptesDits,
  DROITS_QUESTIONNAIRE,
  delaiDit,
  GENRES_QUESTIONNAIRE,
  type GenreQuestionnaire,
  LIBELLE_GENRE_QUESTIONNAIRE,
} from './questionnaires.ts';
import { type PartDeSynthese, syntheseDe } from './synthese.ts';
import { questionnairesDeFormation, reponsesDeFormation } from './tables.ts';

/** What the answers to one questionnaire say together. */
export interface SyntheseLue {
  genre: GenreQuestionnaire;
  titre: string;
  comptes: string;
  donnes: number;
  /** Of those, what was noted for someone: whoever noted it knows it, and it hides nobody. */
  notees: number;
  envoyes: number;
  /** Null as long as too few have answered: nothing of it shows then, to anyone. */
  parts: PartDeSynthese[] | null;
}

const ceuxDe = (formationId: number, genre: GenreQuestionnaire) =>
  and(eq(inscriptions.formationId, formationId), eq(questionnairesDeFormation.genre, genre));

/** What those who came said, that evening or some months later. Two counts in the base, and the words. */
export function lireSynthese({ db }: Pick<Contexte, 'db'>, formationId: number, genre: GenreQuestionnaire): SyntheseLue {
  const { envoyes, donnes, notees } = db
    .select({
      ...{ envoyes: count(), donnes: count(questionnairesDeFormation.donneLe) },
      notees: count(questionnairesDeFormation.canal),
    })
    .from(questionnairesDeFormation)
    .innerJoin(inscriptions, eq(inscriptions.id, questionnairesDeFormation.inscriptionId))
    .where(ceuxDe(formationId, genre))
    .get() ?? { envoyes: 0, donnes: 0, notees: 0 };
  const commun = {
    genre,
    titre: LIBELLE_GENRE_QUESTIONNAIRE[genre],
    comptes: comptesDits(donnes, envoyes),
    donnes,
    notees,
    envoyes,
  };
  if (donnes - notees < lireNombre(db, MINIMUM_DE_REPONSES)) return { ...commun, parts: null };
  const notes = db
    .select({ question: reponsesDeFormation.question, note: reponsesDeFormation.note, n: count() })
    .from(reponsesDeFormation)
    .innerJoin(questionnairesDeFormation, eq(questionnairesDeFormation.id, reponsesDeFormation.questionnaireId))
    .innerJoin(inscriptions, eq(inscriptions.id, questionnairesDeFormation.inscriptionId))
    .where(and(ceuxDe(formationId, genre), isNotNull(reponsesDeFormation.note)))
    .groupBy(reponsesDeFormation.question, reponsesDeFormation.note)
    .all();
  const mots = db
    .select({ question: reponsesDeFormation.question, mots: reponsesDeFormation.mots })
    .from(reponsesDeFormation)
    .innerJoin(questionnairesDeFormation, eq(questionnairesDeFormation.id, reponsesDeFormation.questionnaireId))
    .innerJoin(inscriptions, eq(inscriptions.id, questionnairesDeFormation.inscriptionId))
    .where(and(ceuxDe(formationId, genre), isNotNull(reponsesDeFormation.mots)))
    .all();
  return {
    ...commun,
    parts: syntheseDe(
      genre,
      notes.flatMap(({ note, ...une }) => (note === null ? [] : [{ ...une, note }])),
      mots.flatMap(({ question, mots: dits }) => (dits === null ? [] : [{ question, mots: dits }])),
    ),
  };
}

/**
 * All that the page of a synthesis shows. Who has not answered is told to nobody: a name that leaves such a list while a text joins
 * the synthesis says who wrote it.
 * @throws ErreurMetier INTROUVABLE when unknown, or to whoever neither holds it, trains in it nor coordinates
 */
export function getPageDeSynthese(ctx: ContextePersonne, id: number | undefined) {
  const d = getFormation(ctx, id);
  const { ligne, relations } = d;
  if (!peut(DROITS_FORMATION, 'lireLaSynthese', relations)) throw introuvable();
  return {
    ...{ id: ligne.id, titre: ligne.titre, minimum: lireNombre(ctx.db, MINIMUM_DE_REPONSES) },
    quand: quandDite(ligne, true),
    delai: delaiDit(lireNombre(ctx.db, JOURS_A_FROID)),
    syntheses: GENRES_QUESTIONNAIRE.map((genre) => lireSynthese(ctx, ligne.id, genre)),
    aNoter: peut(DROITS_QUESTIONNAIRE, 'noterUneReponse', relations) ? genresANoter(ctx, d) : [],
  };
}
export type PageDeSynthese = ReturnType<typeof getPageDeSynthese>;
