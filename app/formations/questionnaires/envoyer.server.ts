import { and, asc, between, eq, isNotNull, isNull, ne, notExists, sql } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import {
  debutDuJour,
  demiJournee,
  HEURE_DES_COURRIELS,
  jourCivil,
  jourDe,
  libellePeriode,
  minutesCiviles,
  pasAvantHeure,
} from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { majuscule } from '#app/commun/texte.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { presences } from '#app/formations/presences/tables.ts';
import { formations, seances } from '#app/formations/programme/tables.ts';
import { JOURS_A_FROID, MINIMUM_DE_REPONSES } from '#app/formations/reglages.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { lettreDeQuestionnaire, lettreDeReponseNotee } from './lettre-de-questionnaire.ts';
import {
  envoisARappeler,
  estAEnvoyer,
  finsAttendues,
  GENRES_QUESTIONNAIRE,
  type GenreQuestionnaire,
  JOURS_POUR_REPONDRE,
} from './questionnaires.ts';
import { questionnairesDeFormation } from './tables.ts';

/** Key of a questionnaire in the room's prise. */
export const GENRE_DE_LIEN = 'questionnaire_formation';
/** How the keys of the mails about a questionnaire begin: those that have not left are taken back by the answer. */
export const prefixeDuQuestionnaire = (id: number): string => `questionnaire:${id}:`;

/** Condition on `inscriptions`: one half-day at least where what counts, the last row, says « présente ». */
export const aEtePresente = sql`exists (select 1 from ${presences} p where p.inscription_id = ${inscriptions.id} and p.etat = 'presente'
  and p.rang = (select max(d.rang) from ${presences} d where d.inscription_id = p.inscription_id and d.seance_id = p.seance_id))`;

/** Someone who is to be asked: her inscription, and what of. */
export interface AEnvoyer {
  id: number;
  genre: GenreQuestionnaire;
}

/** Those who came and are to be asked now: inscriptions, each with what it is asked. */
export function listAEnvoyer(ctx: Contexte): AEnvoyer[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const minutes = minutesCiviles(ctx.maintenant, ctx.fuseau);
  const joursAFroid = lireNombre(ctx.db, JOURS_A_FROID);
  return GENRES_QUESTIONNAIRE.flatMap((genre) => {
    const { du, au } = finsAttendues(genre, aujourdhui, joursAFroid);
    const demandee = ctx.db
      .select({ un: sql`1` })
      .from(questionnairesDeFormation)
      .where(and(eq(questionnairesDeFormation.inscriptionId, inscriptions.id), eq(questionnairesDeFormation.genre, genre)));
    return ctx.db
      .select({ id: inscriptions.id, dernier: seances.demiJournee, fin: seances.fin })
      .from(formations)
      .innerJoin(seances, and(eq(seances.formationId, formations.id), eq(seances.demiJournee, formations.au)))
      .innerJoin(inscriptions, eq(inscriptions.formationId, formations.id))
      .innerJoin(personnes, eq(personnes.id, inscriptions.personneId))
      .where(
        and(
          ...[between(formations.au, demiJournee(du, 'matin'), demiJournee(au, 'apres-midi')), ne(formations.statut, 'annulee')],
          ...[eq(inscriptions.statut, 'validee'), isNotNull(personnes.courriel), aEtePresente, notExists(demandee)],
        ),
      )
      .orderBy(asc(inscriptions.id))
      .all()
      .filter(({ dernier, fin }) =>
        estAEnvoyer(genre, { dernierJour: jourDe(dernier), fin }, { aujourdhui, minutes, joursAFroid }),
      )
      .map(({ id }) => ({ id, genre }));
  });
}

/** Asks someone who came; once, however often it runs. @returns false when she was asked meanwhile */
export function envoyerQuestionnaire(ctx: Contexte, { id, genre }: AEnvoyer): boolean {
  return enTransaction(ctx, (tx) => {
    const [ecrit] = tx.db
      .insert(questionnairesDeFormation)
      .values({ inscriptionId: id, genre, envoyeLe: tx.maintenant })
      .onConflictDoNothing()
      .returning({ id: questionnairesDeFormation.id })
      .all();
    if (!ecrit) return false;
    ecrireLaLettre(tx, ecrit.id, false);
    return true;
  });
}

/** Those that left a week ago or more, without an answer nor a reminder, and whose presence still stands. */
export function listARappeler({ db, maintenant, fuseau }: Contexte): { id: number }[] {
  const { apres, avant } = envoisARappeler(jourCivil(maintenant, fuseau));
  return db
    .select({ id: questionnairesDeFormation.id })
    .from(questionnairesDeFormation)
    .innerJoin(inscriptions, eq(inscriptions.id, questionnairesDeFormation.inscriptionId))
    .innerJoin(personnes, eq(personnes.id, inscriptions.personneId))
    .where(
      and(
        ...[isNull(questionnairesDeFormation.donneLe), isNull(questionnairesDeFormation.rappeleLe)],
        between(questionnairesDeFormation.envoyeLe, debutDuJour(apres, fuseau), debutDuJour(avant, fuseau, 1)),
        ...[isNotNull(personnes.courriel), aEtePresente],
      ),
    )
    .orderBy(asc(questionnairesDeFormation.id))
    .all();
}

/** Reminds once someone who has not answered. @returns false when she has meanwhile */
export function rappelerQuestionnaire(ctx: Contexte, id: number): boolean {
  return enTransaction(ctx, (tx) => {
    const { changes } = tx.db
      .update(questionnairesDeFormation)
      .set({ rappeleLe: tx.maintenant })
      .where(
        and(
          ...[eq(questionnairesDeFormation.id, id), isNull(questionnairesDeFormation.rappeleLe)],
          isNull(questionnairesDeFormation.donneLe),
        ),
      )
      .run();
    if (changes === 1) ecrireLaLettre(tx, id, true);
    return changes === 1;
  });
}

/** Tells someone that her answer was noted for her: it is hers to change. In the transaction of the act. */
export function confirmerLaReponse(ctx: Contexte, id: number): void {
  const lu = lireLaDemande(ctx, id);
  if (!lu?.adresse) return;
  const { sujet, lettre } = lettreDeReponseNotee({
    ...{ prenom: lu.prenom, titre: lu.titre, qui: majuscule(ctx.acteur.nom), canal: lu.canal ?? 'telephone' },
    lien: creerLien(ctx, { genre: GENRE_DE_LIEN, objetId: id, personneId: lu.personneId, jours: JOURS_POUR_REPONDRE }),
  });
  deposerCourriel(ctx, {
    cle: `${prefixeDuQuestionnaire(id)}notee`,
    destinataire: { personneId: lu.personneId, adresse: lu.adresse, nom: nomComplet(lu) },
    ...{ sujet, lettre },
  });
}

const lireLaDemande = ({ db }: Contexte, id: number) =>
  db
    .select({
      ...{ genre: questionnairesDeFormation.genre, titre: formations.titre, du: formations.du, au: formations.au },
      canal: questionnairesDeFormation.canal,
      ...{ personneId: personnes.id, prenom: personnes.prenom, nom: personnes.nom, adresse: personnes.courriel },
    })
    .from(questionnairesDeFormation)
    .innerJoin(inscriptions, eq(inscriptions.id, questionnairesDeFormation.inscriptionId))
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .innerJoin(personnes, eq(personnes.id, inscriptions.personneId))
    .where(eq(questionnairesDeFormation.id, id))
    .get();

function ecrireLaLettre(ctx: Contexte, id: number, rappel: boolean): void {
  const lu = lireLaDemande(ctx, id);
  if (!lu?.adresse || lu.du === null || lu.au === null) return;
  const { personneId, adresse } = lu;
  const { sujet, lettre } = lettreDeQuestionnaire(lu.genre, {
    ...{ prenom: lu.prenom, titre: lu.titre, quand: libellePeriode({ du: lu.du, au: lu.au }, true), rappel },
    lien: creerLien(ctx, { genre: GENRE_DE_LIEN, objetId: id, personneId, jours: JOURS_POUR_REPONDRE }),
    minimum: lireNombre(ctx.db, MINIMUM_DE_REPONSES),
  });
  deposerCourriel(ctx, {
    cle: `${prefixeDuQuestionnaire(id)}${rappel ? 'rappel' : 'envoi'}`,
    destinataire: { personneId, adresse, nom: nomComplet(lu) },
    ...{ sujet, lettre, pasAvant: pasAvantHeure(ctx.maintenant, HEURE_DES_COURRIELS, ctx.fuseau) },
  });
}
