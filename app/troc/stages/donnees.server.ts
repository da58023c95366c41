import { and, desc, eq, inArray, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { parleDe } from '#app/commun/donnees.server.ts';
import { oublierTexte } from '#app/commun/oublier.ts';
import { oublierChamps } from '#app/commun/oublier-champs.server.ts';
import { jourCivil, libelleInstant, libellePeriode } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { LIBELLE_STATUT_STAGE, type StatutStage } from './stages.ts';
import { bilansStage, demiJourneesStage, propositionsStage, stages } from './tables.ts';

/** Something is still to come for the people of the stage. */
const A_VENIR: StatutStage[] = ['souhaite', 'propose', 'accepte', 'signe'];

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');

/** What the troc holds of someone. */
export function donneesDuTroc({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] {
  const sien = or(eq(stages.stagiaireId, personneId), eq(stages.tutriceId, personneId), eq(stages.creeParId, personneId));
  return [
    {
      titre: 'Vos stages',
      pourquoi: 'Préparer le stage, en garder la trace, et compter les échanges du réseau.',
      colonnes: ['Quand', 'De', 'À', 'État', 'Vous y êtes', 'Objectif', 'Motif'],
      lignes: db
        .select({ stage: stages, origine: origine.nom, accueil: accueil.nom })
        .from(stages)
        .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
        .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
        .where(sien)
        .orderBy(desc(stages.du))
        .all()
        .map(({ stage, ...lieux }) => {
          const places = [
            stage.stagiaireId === personneId && 'stagiaire',
            stage.tutriceId === personneId && 'en tutorat',
            stage.creeParId === personneId && 'à l’origine de la proposition',
          ];
          return [
            ...[libellePeriode(stage, true), lieux.origine, lieux.accueil, LIBELLE_STATUT_STAGE[stage.statut]],
            ...[places.filter(Boolean).join(', '), stage.objectif, stage.motif ?? ''],
          ];
        }),
    },
    {
      titre: 'Les demi-journées retenues pour vous',
      pourquoi: 'Que personne ne soit dans deux stages à la fois.',
      colonnes: ['Combien'],
      lignes: compter(
        db
          .select({ stageId: demiJourneesStage.stageId })
          .from(demiJourneesStage)
          .where(eq(demiJourneesStage.personneId, personneId))
          .all().length,
      ),
    },
    {
      titre: 'Les propositions de stage que vous avez écrites, ou où vous accueillez',
      pourquoi: 'L’autre structure doit savoir qui propose, et quoi.',
      colonnes: ['Le', 'Quand', 'Vous y êtes', 'Objectif', 'Message'],
      lignes: db
        .select()
        .from(propositionsStage)
        .where(or(eq(propositionsStage.auteurId, personneId), eq(propositionsStage.tutriceId, personneId)))
        .orderBy(desc(propositionsStage.faiteLe))
        .all()
        .map((p) => {
          const auteur = p.auteurId === personneId;
          const qui = auteur ? 'l’auteur' : 'en tutorat';
          return [libelleInstant(p.faiteLe, fuseau), libellePeriode(p, true), qui, p.objectif, auteur ? (p.message ?? '') : ''];
        }),
    },
    {
      titre: 'Les bilans que vous avez écrits',
      pourquoi: 'Dire ce que l’on garde d’un stage.',
      colonnes: ['Le', 'Texte'],
      lignes: db
        .select()
        .from(bilansStage)
        .where(eq(bilansStage.auteurId, personneId))
        .orderBy(desc(bilansStage.renduLe))
        .all()
        .map(({ renduLe, texte }) => [libelleInstant(renduLe, fuseau), texte]),
    },
  ];
}

const compter = (n: number): string[][] => (n === 0 ? [] : [[String(n)]]);

/** A stage that is to come or under way waits for its stagiaire: it is settled first. */
export function empechementDuTroc({ db, maintenant, fuseau }: Contexte, personneId: number): string | null {
  const ouvert = db
    .select({ du: stages.du, au: stages.au })
    .from(stages)
    .where(and(eq(stages.stagiaireId, personneId), inArray(stages.statut, A_VENIR)))
    .orderBy(stages.du)
    .get();
  if (!ouvert) return null;
  const annee = jourCivil(maintenant, fuseau).slice(0, 4);
  const quand = libellePeriode(ouvert, !libellePeriode(ouvert, true).endsWith(annee));
  return `Un stage est encore en cours (${quand}). Annulez-le, retirez-le ou dites qu’il a eu lieu, puis revenez ici.`;
}

/** Drops someone's name from what was written about stages; the stages stay, and are counted. */
export function effacerDuTroc({ db }: Contexte, { personneId, reperes }: PersonneAEffacer): void {
  // What was said of her own stages may speak of her health, without her name: it goes whole. The stages stay counted.
  const siens = db
    .select({ id: stages.id })
    .from(stages)
    .where(or(eq(stages.stagiaireId, personneId), eq(stages.tutriceId, personneId)));
  db.update(propositionsStage)
    .set({ message: null })
    .where(or(eq(propositionsStage.tutriceId, personneId), inArray(propositionsStage.stageId, siens)))
    .run();
  const ids = siens.all().map(({ id }) => id);
  oublierChamps(db, { domaine: 'troc', objet: 'stage' }, ids, ['motif', 'message']);
  db.update(stages).set({ motif: null }).where(inArray(stages.id, siens)).run();
  const oublie = (texte: string | null) => (texte === null ? null : oublierTexte(texte, reperes));
  // A tutor who leaves is no longer awaited; what took place keeps its line.
  const ouverts = inArray(stages.statut, A_VENIR);
  db.update(stages)
    .set({ tutriceId: null })
    .where(and(eq(stages.tutriceId, personneId), ouverts))
    .run();
  for (const { id, objectif, motif } of db
    .select()
    .from(stages)
    .where(or(parleDe(stages.objectif, reperes), parleDe(stages.motif, reperes)))
    .all()) {
    db.update(stages)
      .set({ objectif: oublierTexte(objectif, reperes), motif: oublie(motif) })
      .where(eq(stages.id, id))
      .run();
  }
  const nommee = or(parleDe(propositionsStage.objectif, reperes), parleDe(propositionsStage.message, reperes));
  for (const { stageId, numero, objectif, message } of db.select().from(propositionsStage).where(nommee).all()) {
    db.update(propositionsStage)
      .set({ objectif: oublierTexte(objectif, reperes), message: oublie(message) })
      .where(and(eq(propositionsStage.stageId, stageId), eq(propositionsStage.numero, numero)))
      .run();
  }
  for (const { stageId, cote, texte } of db.select().from(bilansStage).where(parleDe(bilansStage.texte, reperes)).all()) {
    db.update(bilansStage)
      .set({ texte: oublierTexte(texte, reperes) })
      .where(and(eq(bilansStage.stageId, stageId), eq(bilansStage.cote, cote)))
      .run();
  }
}

export const CONSERVATION_TROC: readonly Conservation[] = [
  {
    quoi: 'Les stages où vous êtes stagiaire ou en tutorat, ce que vous en avez écrit',
    pourquoi: 'Préparer le stage, puis compter les échanges du réseau, année après année.',
    duree: 'Sans limite, mais sans votre nom une fois effacé',
    comment: 'Votre effacement retire votre nom, y compris des textes ; les stages restent comptés',
  },
];
