import { count, desc, eq, inArray, or } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { parleDe } from '#app/commun/donnees.server.ts';
import { oublierTexte, oublierValeur } from '#app/commun/oublier.ts';
import { libelleInstant, libelleJourCourt } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { LIBELLE_ETAT_COURRIEL } from './courriels.ts';
import type { EvenementJoint } from './evenement-joint.ts';
import type { Lettre } from './lettre.ts';
import { LIBELLE_RYTHME } from './rythmes.ts';
import { courriels, lettres, liens } from './tables.ts';

/** What the outbox and the signed links hold of someone. */
export function donneesDesServices({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] {
  return [
    {
      titre: 'Les courriels que le réseau vous a écrits',
      pourquoi: 'Savoir s’ils sont partis. Ni leur texte ni leurs rendez-vous joints ne sont gardés une fois envoyés.',
      colonnes: ['Le', 'À l’adresse', 'Sujet', 'Rendez-vous joints', 'État'],
      lignes: db
        .select()
        .from(courriels)
        .where(eq(courriels.personneId, personneId))
        .orderBy(desc(courriels.id))
        .all()
        .map((c) => [
          libelleInstant(c.envoyeLe ?? c.deposeLe, fuseau),
          c.adresse,
          c.sujet,
          (c.agenda ?? []).map(({ titre }) => titre).join('\u00a0; '),
          LIBELLE_ETAT_COURRIEL[c.etat],
        ]),
    },
    {
      titre: 'Les liens de vos courriels',
      pourquoi: 'Répondre d’un geste, sans entrer.',
      colonnes: ['Combien servent encore'],
      lignes: db
        .select({ n: count() })
        .from(liens)
        .where(eq(liens.personneId, personneId))
        .all()
        .filter(({ n }) => n > 0)
        .map(({ n }) => [String(n)]),
    },
    {
      titre: 'La lettre du réseau',
      pourquoi: 'Vous écrire au rythme que vous avez choisi, et ne rien vous dire deux fois.',
      colonnes: ['Vous la recevez', 'Choisi le', 'Dernière', 'Nouvelles dites jusqu’au'],
      lignes: db
        .select()
        .from(lettres)
        .where(eq(lettres.personneId, personneId))
        .all()
        .map(({ rythme, choisiLe, lundi, dejaDit, concerneDit }) => [
          LIBELLE_RYTHME[rythme],
          choisiLe ? libelleInstant(choisiLe, fuseau) : '',
          lundi ? libelleJourCourt(lundi) : '',
          [dejaDit, concerneDit]
            .map((instant) => (instant ? libelleInstant(instant, fuseau) : ''))
            .filter(Boolean)
            .join(', '),
        ]),
    },
  ];
}

/** Drops what was written to someone, and her name from what was written to others. */
export function effacerDesServices({ db }: Contexte, { personneId, adresses, reperes }: PersonneAEffacer): void {
  db.delete(liens).where(eq(liens.personneId, personneId)).run();
  db.delete(lettres).where(eq(lettres.personneId, personneId)).run();
  db.delete(courriels)
    .where(or(eq(courriels.personneId, personneId), inArray(courriels.adresse, [...adresses])))
    .run();
  const colonnes = [courriels.sujet, courriels.nom, courriels.lettre, courriels.agenda, courriels.derniereErreur];
  const nommee = or(...colonnes.map((colonne) => parleDe(colonne, reperes)));
  for (const { id, sujet, nom, lettre, agenda, derniereErreur } of db.select().from(courriels).where(nommee).all()) {
    db.update(courriels)
      .set({
        sujet: oublierTexte(sujet, reperes),
        nom: oublierTexte(nom, reperes),
        lettre: oublierValeur(lettre, reperes) as Lettre | null,
        agenda: oublierValeur(agenda, reperes) as EvenementJoint[] | null,
        derniereErreur: derniereErreur === null ? null : oublierTexte(derniereErreur, reperes),
      })
      .where(eq(courriels.id, id))
      .run();
  }
}

export const CONSERVATION_SERVICES: readonly Conservation[] = [
  {
    quoi: 'Les courriels que le réseau vous a écrits : adresse, sujet, date',
    pourquoi: 'Savoir s’ils sont partis, et réparer une adresse fausse.',
    duree: '1 an ; le texte et les rendez-vous joints s’en vont dès l’envoi',
    comment: 'La tâche de la nuit « Effacer les courriels et les clés périmés »',
  },
  {
    quoi: 'Les liens de réponse de vos courriels, les clés des formulaires envoyés',
    pourquoi: 'Répondre d’un geste ; ne rien faire deux fois.',
    duree: 'Jusqu’à leur fin ; 7 jours pour les clés',
    comment: 'La tâche de la nuit « Effacer les courriels et les clés périmés »',
  },
  {
    quoi: 'Le rythme de la lettre du réseau, et la date de la dernière',
    pourquoi: 'Vous écrire quand vous le voulez, et ne rien vous dire deux fois.',
    duree: 'Tant que vous êtes dans le réseau',
    comment: 'Vous le changez dans « Mon compte » ; votre effacement l’efface',
  },
];
