import { and, desc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { parleDe } from '#app/commun/donnees.server.ts';
import { oublierTexte, type Reperes } from '#app/commun/oublier.ts';
import { oublierChamps } from '#app/commun/oublier-champs.server.ts';
import { jourCivil, libelleInstant, libellePeriode } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { LIBELLE_LIEN_EMPLOI } from '#app/reseau/personnes/personnes.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { LIBELLE_REGIME } from '#app/troc/papiers/regimes.ts';
import type { Base } from '#db/ouvrir.ts';
import { LIBELLE_ATTEINTE } from './bilans.ts';
import { estStagiaire } from './stages.server.ts';
import { LIBELLE_STATUT_STAGE, type StatutStage } from './statuts.ts';
import { bilansStage, demiJourneesStage, propositionsStage, stages, stagiairesStage } from './tables.ts';

/** Something is still to come for the people of the stage. */
const A_VENIR: StatutStage[] = ['souhaite', 'propose', 'accepte', 'signe'];

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');

/** Stages in any version of which she goes. */
const ouElleVa = (db: Base, personneId: number) =>
  db.select({ id: stagiairesStage.stageId }).from(stagiairesStage).where(eq(stagiairesStage.personneId, personneId));

/** What the stages hold of someone. */
export function donneesDesStages({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] {
  const va = new Set(
    ouElleVa(db, personneId)
      .all()
      .map(({ id }) => id),
  );
  const sien = or(
    inArray(stages.id, ouElleVa(db, personneId)),
    // A wish names a tutor who knows nothing of it yet.
    and(eq(stages.tutriceId, personneId), gt(stages.propositionNumero, 0)),
    ...[stages.creeParId, stages.accueilSecuriteParId].map((colonne) => eq(colonne, personneId)),
  );
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
            va.has(stage.id) && 'stagiaire',
            stage.tutriceId === personneId && 'en tutorat',
            stage.creeParId === personneId && 'à l’origine de la proposition',
            stage.accueilSecuriteParId === personneId && 'vous avez donné l’accueil de sécurité',
          ];
          return [
            ...[libellePeriode(stage, true), lieux.origine, lieux.accueil, LIBELLE_STATUT_STAGE[stage.statut]],
            ...[places.filter(Boolean).join(', '), stage.objectif, stage.motif ?? ''],
          ];
        }),
    },
    {
      titre: 'À quel titre vous partez en stage',
      pourquoi: 'Vos papiers en dépendent. C’est noté à chaque version de la proposition.',
      colonnes: ['Stage', 'Version', 'Votre lien avec la structure', 'Ce que vous y faites', 'Papier'],
      lignes: db
        .select({ s: stagiairesStage, du: propositionsStage.du, au: propositionsStage.au })
        .from(stagiairesStage)
        .innerJoin(
          propositionsStage,
          and(eq(propositionsStage.stageId, stagiairesStage.stageId), eq(propositionsStage.numero, stagiairesStage.numero)),
        )
        .where(eq(stagiairesStage.personneId, personneId))
        .orderBy(desc(stagiairesStage.stageId), desc(stagiairesStage.numero))
        .all()
        .map(({ s, ...periode }) => [
          ...[libellePeriode(periode, true), s.numero === 0 ? 'le souhait' : String(s.numero)],
          ...[LIBELLE_LIEN_EMPLOI[s.lien], s.intitule, LIBELLE_REGIME[s.regime]],
        ]),
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
        .where(
          or(
            eq(propositionsStage.auteurId, personneId),
            and(eq(propositionsStage.tutriceId, personneId), gt(propositionsStage.numero, 0)),
          ),
        )
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
      colonnes: ['Le', 'Ce que vous en retenez', 'Trouvé ce que vous cherchiez', 'Conseil'],
      lignes: db
        .select()
        .from(bilansStage)
        .where(eq(bilansStage.auteurId, personneId))
        .orderBy(desc(bilansStage.renduLe))
        .all()
        .map(({ renduLe, texte, atteint, conseil }) => [
          ...[libelleInstant(renduLe, fuseau), texte, atteint ? LIBELLE_ATTEINTE[atteint] : '', conseil ?? ''],
        ]),
    },
  ];
}

const compter = (n: number): string[][] => (n === 0 ? [] : [[String(n)]]);

/** A stage that is to come or under way waits for each of those who go: it is settled first. */
export function empechementDuTroc({ db, maintenant, fuseau }: Contexte, personneId: number): string | null {
  const ouvert = db
    .select({ du: stages.du, au: stages.au })
    .from(stages)
    .where(and(estStagiaire(personneId), inArray(stages.statut, A_VENIR)))
    .orderBy(stages.du)
    .get();
  if (!ouvert) return null;
  const annee = jourCivil(maintenant, fuseau).slice(0, 4);
  const quand = libellePeriode(ouvert, !libellePeriode(ouvert, true).endsWith(annee));
  return `Un stage est encore en cours (${quand}). Annulez-le, retirez-le ou dites qu’il a eu lieu, puis revenez ici.`;
}

/** Drops someone's name from what was written about stages; the stages stay, and are counted. */
export function effacerDesStages({ db }: Contexte, { personneId, reperes }: PersonneAEffacer): void {
  // What was said of her own stages may speak of her health, without her name: it goes whole. The stages stay counted.
  const siens = db
    .select({ id: stages.id })
    .from(stages)
    .where(or(inArray(stages.id, ouElleVa(db, personneId)), eq(stages.tutriceId, personneId)));
  db.update(propositionsStage)
    .set({ message: null })
    .where(or(eq(propositionsStage.tutriceId, personneId), inArray(propositionsStage.stageId, siens)))
    .run();
  const ids = siens.all().map(({ id }) => id);
  oublierChamps(db, { domaine: 'troc', objet: 'stage' }, ids, ['motif', 'message']);
  db.update(stages).set({ motif: null }).where(inArray(stages.id, siens)).run();
  // Her own words for what she does may tell who she is.
  db.update(stagiairesStage).set({ intitule: '' }).where(eq(stagiairesStage.personneId, personneId)).run();
  laisserLeTutorat(db, personneId);
  oublierDansLesTextes(db, reperes);
}

/** A tutor who leaves is no longer awaited, in the stage as in its present version; what took place keeps its line. */
function laisserLeTutorat(db: Base, personneId: number): void {
  const ouverts = and(eq(stages.tutriceId, personneId), inArray(stages.statut, A_VENIR));
  const courante = sql`(${propositionsStage.stageId}, ${propositionsStage.numero}) in ${db
    .select({ id: stages.id, numero: stages.propositionNumero })
    .from(stages)
    .where(ouverts)}`;
  db.update(propositionsStage).set({ tutriceId: null }).where(courante).run();
  db.update(stages).set({ tutriceId: null }).where(ouverts).run();
}

function oublierDansLesTextes(db: Base, reperes: Reperes): void {
  const oublie = (texte: string | null) => (texte === null ? null : oublierTexte(texte, reperes));
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
  const nommee = or(
    ...[propositionsStage.objectif, propositionsStage.message, propositionsStage.lieu].map((c) => parleDe(c, reperes)),
  );
  for (const { stageId, numero, objectif, message, lieu } of db.select().from(propositionsStage).where(nommee).all()) {
    db.update(propositionsStage)
      .set({ objectif: oublierTexte(objectif, reperes), message: oublie(message), lieu: oublie(lieu) })
      .where(and(eq(propositionsStage.stageId, stageId), eq(propositionsStage.numero, numero)))
      .run();
  }
  const dite = or(parleDe(bilansStage.texte, reperes), parleDe(bilansStage.conseil, reperes));
  for (const { stageId, cote, texte, conseil } of db.select().from(bilansStage).where(dite).all()) {
    db.update(bilansStage)
      .set({ texte: oublierTexte(texte, reperes), conseil: oublie(conseil) })
      .where(and(eq(bilansStage.stageId, stageId), eq(bilansStage.cote, cote)))
      .run();
  }
}

export const CONSERVATION_STAGES: readonly Conservation[] = [
  {
    quoi: 'Les stages où vous partez ou accompagnez, ce que vous en avez écrit',
    pourquoi: 'Préparer le stage, puis compter les échanges du réseau, année après année.',
    duree: 'Sans limite, mais sans votre nom une fois effacé',
    comment: 'Votre effacement retire votre nom, y compris des textes ; les stages restent comptés',
  },
];
