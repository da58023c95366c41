import { desc, eq, or } from 'drizzle-orm';
import { LIBELLE_CANAL } from '#app/commun/canaux.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { LIBELLE_PUBLIC_BESOIN, LIBELLE_STATUT_BESOIN } from './besoins/besoins.ts';
import { besoinsDeFormation } from './besoins/tables.ts';
import { LIBELLE_STATUT_INSCRIPTION } from './inscriptions/inscriptions.ts';
import { besoinsParticuliers, inscriptions } from './inscriptions/tables.ts';
import { LIBELLE_ETAT_PRESENCE, LIBELLE_MOYEN_PRESENCE } from './presences/presences.ts';
import { presences } from './presences/tables.ts';
import { LIBELLE_STATUT_FORMATION } from './programme/formations.ts';
import { jourDeSeance, quandDite } from './programme/mots.ts';
import { formations, formatrices, seances } from './programme/tables.ts';
import { etatDeQualification, LIBELLE_ETAT_QUALIFICATION } from './qualifications/qualifications.ts';
import { qualifications } from './qualifications/tables.ts';
import { LIBELLE_NOTE, NOTES, QUESTIONS } from './questionnaires/questionnaires.ts';
import { questionnairesDeFormation, reponsesDeFormation } from './questionnaires/tables.ts';

/** What the formations hold of someone. */
export function donneesDesFormations(ctx: Contexte, personneId: number): PartDeDossier[] {
  return [
    sesInscriptions(ctx, personneId),
    sesPresences(ctx, personneId),
    sesFormations(ctx, personneId),
    sesReponses(ctx, personneId),
    sesBesoins(ctx, personneId),
    sesQualifications(ctx, personneId),
  ];
}

function sesInscriptions({ db, fuseau }: Contexte, personneId: number): PartDeDossier {
  return {
    titre: 'Les inscriptions à des formations qui vous concernent',
    pourquoi: 'Retenir une place, tenir la liste d’attente, savoir qui vient.',
    colonnes: [
      'Depuis',
      'Formation',
      'Quand',
      'Structure',
      'État',
      'Vous y êtes',
      'Convocation',
      'Motif',
      'Ce qu’il faut prévoir',
    ],
    lignes: db
      .select({ ligne: inscriptions, formation: formations, structure: structures.nom, besoin: besoinsParticuliers.texte })
      .from(inscriptions)
      .innerJoin(formations, eq(formations.id, inscriptions.formationId))
      .innerJoin(structures, eq(structures.id, inscriptions.structureId))
      .leftJoin(besoinsParticuliers, eq(besoinsParticuliers.inscriptionId, inscriptions.id))
      .where(
        or(
          ...[eq(inscriptions.personneId, personneId), eq(inscriptions.inscritParId, personneId)],
          eq(inscriptions.valideeParId, personneId),
        ),
      )
      .orderBy(desc(inscriptions.id))
      .all()
      .map(({ ligne, formation, structure, besoin }) => {
        const elle = ligne.personneId === personneId;
        const places = [
          elle && 'la personne qui suit la formation',
          ligne.inscritParId === personneId && !elle && 'qui a noté l’inscription',
          ligne.valideeParId === personneId && 'qui a donné l’accord',
        ];
        return [
          ...[libelleInstant(ligne.depuis, fuseau), formation.titre, quandDite(formation, true), structure],
          ...[LIBELLE_STATUT_INSCRIPTION[ligne.statut], places.filter(Boolean).join(', ')],
          elle && ligne.convoqueeLe !== null ? libelleInstant(ligne.convoqueeLe, fuseau) : '',
          ...[elle ? (ligne.motif ?? '') : '', elle ? (besoin ?? '') : ''],
        ];
      }),
  };
}

function sesPresences({ db, fuseau }: Contexte, personneId: number): PartDeDossier {
  return {
    titre: 'Les présences notées pour vous, ou par vous, en formation',
    pourquoi: 'L’attestation dit les heures suivies\u00a0; une correction dit qui l’a faite, et pourquoi.',
    colonnes: ['Formation', 'Demi-journée', 'Pour vous', 'Présence', 'Notée le', 'Pourquoi'],
    lignes: db
      .select({ presence: presences, personne: inscriptions.personneId, seance: seances.demiJournee, titre: formations.titre })
      .from(presences)
      .innerJoin(inscriptions, eq(inscriptions.id, presences.inscriptionId))
      .innerJoin(seances, eq(seances.id, presences.seanceId))
      .innerJoin(formations, eq(formations.id, inscriptions.formationId))
      .where(or(eq(inscriptions.personneId, personneId), eq(presences.parId, personneId)))
      .orderBy(desc(presences.id))
      .all()
      .map(({ presence, personne, seance, titre }) => [
        ...[titre, jourDeSeance(seance, true), personne === personneId ? 'oui' : 'non'],
        `${LIBELLE_ETAT_PRESENCE[presence.etat]}, ${LIBELLE_MOYEN_PRESENCE[presence.moyen]}`,
        ...[libelleInstant(presence.le, fuseau), presence.motif ?? ''],
      ]),
  };
}

function sesFormations({ db }: Contexte, personneId: number): PartDeDossier {
  return {
    titre: 'Les formations que vous organisez, ou que vous donnez',
    pourquoi: 'Les équipes savent à qui s’adresser, et qui forme.',
    colonnes: ['Formation', 'Quand', 'État', 'Vous y êtes'],
    lignes: db
      .selectDistinct({
        ...{ id: formations.id, titre: formations.titre, du: formations.du, au: formations.au, statut: formations.statut },
        organisatriceId: formations.organisatriceId,
      })
      .from(formations)
      .leftJoin(formatrices, eq(formatrices.formationId, formations.id))
      .where(or(eq(formations.organisatriceId, personneId), eq(formatrices.personneId, personneId)))
      .orderBy(desc(formations.id))
      .all()
      .map(({ titre, statut, organisatriceId, ...periode }) => [
        ...[titre, quandDite(periode, true), LIBELLE_STATUT_FORMATION[statut]],
        organisatriceId === personneId ? 'qui organise' : 'qui forme',
      ]),
  };
}

function sesReponses({ db, fuseau }: Contexte, personneId: number): PartDeDossier {
  const intitules = new Map(Object.values(QUESTIONS).flatMap((siennes) => siennes.map(({ code, intitule }) => [code, intitule])));
  return {
    titre: 'Ce que vous avez répondu après une formation',
    pourquoi: 'Améliorer les formations suivantes, et en rendre compte sans nommer personne.',
    colonnes: ['Le', 'Formation', 'Question', 'Réponse', 'Notée pour vous'],
    lignes: db
      .select({
        ...{ donneLe: questionnairesDeFormation.donneLe, titre: formations.titre, question: reponsesDeFormation.question },
        ...{ note: reponsesDeFormation.note, mots: reponsesDeFormation.mots, canal: questionnairesDeFormation.canal },
      })
      .from(reponsesDeFormation)
      .innerJoin(questionnairesDeFormation, eq(questionnairesDeFormation.id, reponsesDeFormation.questionnaireId))
      .innerJoin(inscriptions, eq(inscriptions.id, questionnairesDeFormation.inscriptionId))
      .innerJoin(formations, eq(formations.id, inscriptions.formationId))
      .where(eq(inscriptions.personneId, personneId))
      .orderBy(desc(questionnairesDeFormation.id), reponsesDeFormation.question)
      .all()
      .map(({ donneLe, titre, question, note, mots, canal }) => {
        const dite = NOTES.find((une) => une === note);
        return [
          donneLe === null ? '' : libelleInstant(donneLe, fuseau),
          ...[titre, intitules.get(question) ?? question, mots ?? (dite === undefined ? '' : LIBELLE_NOTE[dite])],
          canal === null ? '' : LIBELLE_CANAL[canal],
        ];
      }),
  };
}

function sesBesoins({ db, fuseau }: Contexte, personneId: number): PartDeDossier {
  return {
    titre: 'Les besoins de formation que vous avez dits',
    pourquoi: 'Ouvrir les formations attendues, et vous y inviter.',
    colonnes: ['Le', 'Structure', 'Besoin', 'Pour qui', 'État'],
    lignes: db
      .select({ besoin: besoinsDeFormation, structure: structures.nom })
      .from(besoinsDeFormation)
      .innerJoin(structures, eq(structures.id, besoinsDeFormation.structureId))
      .where(eq(besoinsDeFormation.autriceId, personneId))
      .orderBy(desc(besoinsDeFormation.id))
      .all()
      .map(({ besoin, structure }) => [
        ...[libelleInstant(besoin.ditLe, fuseau), structure, besoin.texte ?? ''],
        ...[LIBELLE_PUBLIC_BESOIN[besoin.public], LIBELLE_STATUT_BESOIN[besoin.statut]],
      ]),
  };
}

function sesQualifications({ db, fuseau }: Contexte, personneId: number): PartDeDossier {
  return {
    titre: 'Les qualifications suivies pour vous, ou par vous',
    pourquoi: 'La structure et la coordination savent ce que la fonction demande, et où cela en est.',
    colonnes: ['Notée le', 'Structure', 'Pour vous', 'Qualification', 'État'],
    lignes: db
      .select({ ligne: qualifications, structure: structures.nom })
      .from(qualifications)
      .innerJoin(structures, eq(structures.id, qualifications.structureId))
      .where(or(eq(qualifications.personneId, personneId), eq(qualifications.noteParId, personneId)))
      .orderBy(desc(qualifications.id))
      .all()
      .map(({ ligne, structure }) => {
        const elle = ligne.personneId === personneId;
        return [
          ...[
            libelleInstant(ligne.noteLe, fuseau),
            structure,
            elle ? 'oui' : 'non',
            elle ? (ligne.intitule ?? ligne.code) : ligne.code,
          ],
          elle ? LIBELLE_ETAT_QUALIFICATION[etatDeQualification(ligne.statut)] : '',
        ];
      }),
  };
}

/** How long the formations keep what they hold of someone. */
export const CONSERVATION_FORMATIONS: readonly Conservation[] = [
  {
    quoi: 'Ce que vous dites à l’organisation d’une formation\u00a0: repas, accessibilité',
    pourquoi: 'Préparer l’accueil. L’organisation seule le lit.',
    duree: '30 jours après la dernière demi-journée (réglable), ou dès que vous vous retirez',
    comment: 'La tâche «\u00a0Effacer les besoins particuliers et les convocations des formations passées\u00a0», chaque nuit',
  },
  {
    quoi: 'Le motif d’un refus ou d’un retrait d’inscription à une formation',
    pourquoi: 'Que la personne et sa structure sachent pourquoi.',
    duree: 'Trois ans après la formation (réglable)',
    comment:
      'La tâche «\u00a0Effacer les besoins particuliers et les convocations des formations passées\u00a0», chaque nuit\u00a0; votre effacement l’efface aussitôt',
  },
  {
    quoi: 'Quand vous avez reçu une convocation, et ce qu’il fallait apporter',
    pourquoi: 'Vous prévenir de nouveau si une date, une heure ou le lieu change\u00a0; pouvoir dire que vous l’aviez été.',
    duree: 'Trois ans après la formation (réglable)',
    comment: 'La tâche «\u00a0Effacer les besoins particuliers et les convocations des formations passées\u00a0», chaque nuit',
  },
  {
    quoi: 'Les supports d’une formation, et qui les a déposés',
    pourquoi: 'Que celles et ceux qui l’ont suivie les retrouvent.',
    duree: 'Jusqu’à ce que l’organisation les retire',
    comment: 'L’organisation\u00a0; votre effacement retire votre nom du dépôt et des titres',
  },
  {
    quoi: 'Vos inscriptions, vos présences, vos besoins de formation, vos qualifications, vos réponses aux questionnaires',
    pourquoi: 'Vous remettre vos attestations, même après votre départ\u00a0; compter les formations du réseau.',
    duree: 'Sans limite, mais sans votre nom une fois effacé',
    comment: 'Votre effacement retire votre nom, y compris des textes\u00a0; les formations restent comptées',
  },
];
