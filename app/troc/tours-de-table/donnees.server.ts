import { and, desc, eq, or } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { parleDe } from '#app/commun/donnees.server.ts';
import { oublierTexte } from '#app/commun/oublier.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { questionsDe, valeursDe } from './dossiers.server.ts';
import { libelleValeur } from './questions.ts';
import { questionsTour, reponsesTour, toursDeTable, valeursTour } from './tables.ts';
import { LIBELLE_STATUT_TOUR } from './tours-de-table.ts';

/** What the tours de table hold of someone: those she prepared, and the answers she gave for a structure. */
export function donneesDesTours(ctx: Contexte, personneId: number): PartDeDossier[] {
  return [
    {
      titre: 'Les tours de table que vous avez préparés',
      pourquoi: 'On sait qui a posé les questions.',
      colonnes: ['Modifié le', 'État', 'Titre', 'Présentation', 'Suite donnée'],
      lignes: ctx.db
        .select()
        .from(toursDeTable)
        .where(eq(toursDeTable.prepareParId, personneId))
        .orderBy(desc(toursDeTable.modifieLe))
        .all()
        .map(({ modifieLe, statut, titre, texte, suite }) => [
          ...[libelleInstant(modifieLe, ctx.fuseau), LIBELLE_STATUT_TOUR[statut], titre, texte ?? '', suite ?? ''],
        ]),
    },
    {
      titre: 'Les réponses que vous avez données aux tours de table',
      pourquoi: 'Vous répondez pour votre structure, et l’on sait qui a répondu en dernier.',
      colonnes: ['Le', 'Pour', 'Tour de table', 'Réponse'],
      lignes: ctx.db
        .select({ reponse: reponsesTour, titre: toursDeTable.titre, structure: structures.nom })
        .from(reponsesTour)
        .innerJoin(toursDeTable, eq(toursDeTable.id, reponsesTour.tourId))
        .innerJoin(structures, eq(structures.id, reponsesTour.structureId))
        .where(eq(reponsesTour.personneId, personneId))
        .orderBy(desc(reponsesTour.donneeLe))
        .all()
        .map(({ reponse, titre, structure }) => [
          ...[reponse.donneeLe ? libelleInstant(reponse.donneeLe, ctx.fuseau) : '', structure, titre],
          reponseDite(ctx, reponse),
        ]),
    },
  ];
}

function reponseDite(ctx: Contexte, { id, tourId }: { id: number; tourId: number }): string {
  const questions = questionsDe(ctx, tourId);
  return valeursDe(ctx, id)
    .flatMap((valeur) => {
      const question = questions.find((une) => une.id === valeur.questionId);
      return question ? [`${question.intitule} ${libelleValeur(valeur, question)}`] : [];
    })
    .join('\u00a0; ');
}

/** Drops someone's name from what was asked, answered and concluded; the figures stay. */
export function effacerDesTours({ db }: Contexte, { reperes }: PersonneAEffacer): void {
  const oublier = <T extends string | null>(texte: T) => (texte === null ? null : oublierTexte(texte, reperes));
  const { id, titre, texte, suite } = toursDeTable;
  const nommes = or(...[titre, texte, suite].map((colonne) => parleDe(colonne, reperes)));
  for (const lu of db.select({ id, titre, texte, suite }).from(toursDeTable).where(nommes).all()) {
    const propre = { titre: oublierTexte(lu.titre, reperes), texte: oublier(lu.texte), suite: oublier(lu.suite) };
    db.update(toursDeTable).set(propre).where(eq(id, lu.id)).run();
  }
  const { intitule, options } = questionsTour;
  for (const lue of db
    .select()
    .from(questionsTour)
    .where(or(parleDe(intitule, reperes), parleDe(options, reperes)))
    .all()) {
    const propre = {
      intitule: oublierTexte(lue.intitule, reperes),
      options: lue.options.map((une) => oublierTexte(une, reperes)),
    };
    db.update(questionsTour).set(propre).where(eq(questionsTour.id, lue.id)).run();
  }
  for (const lue of db.select().from(valeursTour).where(parleDe(valeursTour.texte, reperes)).all()) {
    const { reponseId, questionId } = lue;
    db.update(valeursTour)
      .set({ texte: oublier(lue.texte) })
      .where(cle(reponseId, questionId))
      .run();
  }
}

const cle = (reponseId: number, questionId: number) =>
  and(eq(valeursTour.reponseId, reponseId), eq(valeursTour.questionId, questionId));

export const CONSERVATION_TOURS: readonly Conservation[] = [
  {
    quoi: 'Les tours de table que vous avez préparés, les réponses que vous avez données pour votre structure',
    pourquoi: 'Savoir ce que le réseau a répondu, et le comparer d’une année sur l’autre.',
    duree: 'Tant que le réseau s’en sert, mais sans votre nom une fois effacé',
    comment: 'Une réponse se change jusqu’au dernier jour ; votre effacement retire votre nom des textes',
  },
];
