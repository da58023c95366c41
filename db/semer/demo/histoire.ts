import { eq } from 'drizzle-orm';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import { type Contexte, type ContextePersonne, LE_TEMPS } from '#app/commun/contexte.ts';
import {
  ajouterJours,
  demiJournee,
  type Jour,
  jourCivil,
  jourDe,
  jourDeSemaine,
  momentDe,
  type Periode,
} from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { signatairesDe } from '#app/reseau/signataires/signataires.server.ts';
import { textesASigner } from '#app/troc/papiers/textes-a-signer.server.ts';
import { getStage } from '#app/troc/stages/dossiers.server.ts';
import { proposerStage, souhaiterStage } from '#app/troc/stages/propositions.server.ts';
import type { SaisieStage } from '#app/troc/stages/saisie.ts';
import { JOURS_AVANT_CLOTURE, JOURS_AVANT_EXPIRATION, type TransitionStage } from '#app/troc/stages/stages.ts';
import { type ChampsDeTransition, franchirStage } from '#app/troc/stages/suites.server.ts';
import { BILANS, OBJECTIFS, STAGES, type StageDemo } from './stages.ts';

const JOUR_MS = 86_400_000;

/** Something that was done one day; the journal and the mails are written as on that day. */
export interface Acte {
  le: Date;
  faire(maintenant: Date): void;
}

/** Plays the life of every stage through the real verbes, and what else was done, in the order of time. */
export function semerHistoire(ctx: Contexte, autres: readonly Acte[]): void {
  const actes = [...autres, ...STAGES.flatMap((stage, rang) => actesDe(ctx, stage, rang))];
  for (const acte of actes.sort((a, b) => a.le.getTime() - b.le.getTime())) acte.faire(acte.le);
}

function actesDe(ctx: Contexte, stage: StageDemo, rang: number): Acte[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const periode = periodeDe(stage, aujourdhui);
  const premier = jourDe(periode.du);
  let stageId: number | undefined;
  const quand = (jour: Jour, minutes = 0) => instantDe(ctx, jour, rang * 7 + minutes);
  const auteur = stage.invitation ? stage.a : stage.de;
  const autre = stage.invitation ? stage.de : stage.a;
  const faire = (le: Date, acte: (maintenant: Date, id: number) => void): Acte => ({
    le,
    faire: (maintenant) => {
      if (stageId !== undefined) acte(maintenant, stageId);
    },
  });
  const passer = (le: Date, numero: number | 'temps', nom: TransitionStage, champs: ChampsDeTransition = {}): Acte =>
    faire(le, (maintenant, id) => {
      const ici = numero === 'temps' ? { ...ctx, acteur: LE_TEMPS, maintenant } : ctxDirection(ctx, numero, maintenant);
      franchirStage(ici, id, nom, champs);
    });
  const proposeLe = ajouterJours(premier, -stage.avant);
  const saisie = { ...saisieDe(ctx, stage, periode), ...(stage.sort === 'contre_propose' ? { message: undefined } : {}) };
  const souhaiter: Acte[] =
    stage.souhait === undefined
      ? []
      : [
          {
            le: quand(ajouterJours(proposeLe, -stage.souhait)),
            faire: (maintenant) => {
              stageId = souhaiterStage(ctxDe(ctx, saisie.stagiaireId, maintenant), {
                ...saisie,
                structureId: stage.de,
                autreStructureId: stage.a,
              });
            },
          },
        ];
  const proposer: Acte[] =
    stage.souhait === undefined
      ? [
          {
            le: quand(proposeLe),
            faire: (maintenant) => {
              stageId = proposerStage(ctxDirection(ctx, auteur, maintenant), saisie);
            },
          },
        ]
      : [...souhaiter, passer(quand(proposeLe), stage.de, 'appuyer')];
  // With other dates, the one who offered first is the one who answers.
  const decale =
    stage.contre === undefined
      ? undefined
      : { ...saisie, ...joursDe(decaler(stage, aujourdhui, stage.contre)), message: stage.message };
  const repondu = ajouterJours(proposeLe, stage.reponse ?? 2);
  const contre = decale && passer(quand(repondu, 60), autre, 'contre_proposer', { proposition: 1, termes: decale });
  const accepter =
    contre && stage.sort !== 'reporte'
      ? [contre, passer(quand(ajouterJours(repondu, 2), 90), auteur, 'accepter', { proposition: 2 })]
      : [passer(quand(repondu, 90), autre, 'accepter')];
  const accepte = [...proposer, ...accepter];
  const fin = jourDe((stage.sort === 'signe' && decale ? decaler(stage, aujourdhui, stage.contre ?? 0) : periode).au);
  const constate = ajouterJours(fin, 1);
  const [deLui, deLHote] = BILANS[rang % BILANS.length] ?? ['', ''];
  const bilan = (apres: number, numero: number, texte: string) =>
    passer(quand(ajouterJours(constate, apres), 30), numero, 'rendre_bilan', {
      texte,
      atteint: rang % 4 === 3 ? 'en_partie' : 'oui',
    });
  const constater = passer(quand(constate), stage.de, 'constater');
  const raison = stage.motif ? { raison: 'autre' as const, motif: stage.motif } : {};
  const signerLe = (jours: number, cote: 'origine' | 'accueil') =>
    faire(quand(ajouterJours(repondu, jours), 120), (maintenant, id) => signer(ctx, id, cote, maintenant));
  const consentir = faire(quand(ajouterJours(repondu, 4), 100), (maintenant, id) => consentirTous(ctx, id, maintenant));
  const signatures = stage.termes ? [consentir, signerLe(5, 'origine'), signerLe(6, 'accueil')] : [];

  switch (stage.sort) {
    case 'souhaite':
      return souhaiter;
    case 'ecarte':
      return [...souhaiter, passer(quand(ajouterJours(proposeLe, 1), 90), stage.de, 'ecarter', { raison: 'equipe', ...raison })];
    case 'propose':
      return proposer;
    case 'contre_propose':
      return contre ? [...proposer, contre] : proposer;
    case 'sans_reponse':
      return [...proposer, passer(quand(ajouterJours(proposeLe, JOURS_AVANT_EXPIRATION)), 'temps', 'expirer')];
    case 'refuse':
      return [...proposer, passer(quand(repondu, 90), autre, 'refuser', { ...raison, raison: 'dates' })];
    case 'retire':
      return [...proposer, passer(quand(repondu, 90), auteur, 'retirer', raison)];
    case 'annule':
      return [...accepte, passer(quand(ajouterJours(repondu, 2)), stage.de, 'annuler', { ...raison, raison: 'empechement' })];
    case 'reporte':
      return [
        ...accepte,
        passer(quand(ajouterJours(repondu, 10)), stage.a, 'reporter', { ...raison, raison: 'empechement', termes: decale }),
      ];
    case 'accepte':
    case 'a_constater':
    case 'a_consentir':
      return accepte;
    case 'a_signer':
      return [...accepte, consentir];
    case 'une_signature':
      return [...accepte, consentir, signerLe(5, 'origine')];
    case 'signe':
      return [...accepte, ...signatures];
    case 'absent':
      return [...accepte, passer(quand(constate), stage.a, 'constater_absence', { ...raison, raison: 'trajet' })];
    case 'ecourte':
      return [
        ...[...accepte, ...signatures],
        passer(quand(constate), stage.de, 'ecourter', {
          ...raison,
          raison: 'activite',
          fin: { jour: jourDe(periode.du + 3), moment: 'apres-midi' },
        }),
        bilan(2, stage.de, deLui),
      ];
    case 'realise':
      return [...accepte, ...signatures, constater];
    case 'un_bilan':
      return [...accepte, ...signatures, constater, bilan(3, stage.de, deLui)];
    case 'clos':
      return [...accepte, ...signatures, constater, bilan(2, stage.de, deLui), bilan(5, stage.a, deLHote)];
    case 'clos_par_le_temps':
      return [
        ...[...accepte, constater, bilan(4, stage.de, deLui)],
        passer(quand(ajouterJours(constate, JOURS_AVANT_CLOTURE + 1)), 'temps', 'clore'),
      ];
  }
}

const decaler = (stage: StageDemo, aujourdhui: Jour, jours: number) =>
  periodeDe({ ...stage, debut: stage.debut + jours }, aujourdhui);

/** Working days only: back in time for what is past, forth for what is to come. */
function periodeDe(stage: StageDemo, aujourdhui: Jour): Periode {
  const pas = stage.debut < 0 ? -1 : 1;
  for (let jour = ajouterJours(aujourdhui, stage.debut); ; jour = ajouterJours(jour, pas)) {
    const du = demiJournee(jour, 'matin');
    const periode = { du, au: du + stage.duree - 1 };
    const court = stage.duree <= 4;
    const jours = court ? [jour, jourDe(periode.au)] : [jour];
    const ouvres = jours.every((j) => ![0, 6].includes(jourDeSemaine(j)));
    // A week's stage stands in one week; one of several weeks skips its weekends by itself.
    const tient = court || stage.duree > 10 || jourDeSemaine(jour) + stage.duree / 2 <= 6;
    if (ouvres && tient && joursFeries(periode).length === 0) return periode;
  }
}

/** Some minute of the morning of a day, never later than now. */
function instantDe(ctx: Contexte, jour: Jour, minutes: number): Date {
  const voulu = Date.parse(`${jour}T08:00:00Z`) + minutes * 60_000;
  const auPlusTard = ctx.maintenant.getTime() - JOUR_MS / 12 + minutes * 10_000;
  return new Date(Math.min(voulu, auPlusTard));
}

const joursDe = (periode: Periode) => ({
  du: jourDe(periode.du),
  momentDu: momentDe(periode.du),
  au: jourDe(periode.au),
  momentAu: momentDe(periode.au),
});

function saisieDe(ctx: Contexte, stage: StageDemo, periode: Periode): SaisieStage {
  const [structureId, autreStructureId] = stage.invitation ? [stage.a, stage.de] : [stage.de, stage.a];
  return {
    sens: stage.invitation ? ('accueillir' as const) : ('envoyer' as const),
    structureId,
    autreStructureId,
    stagiaireId: membre(ctx, stage.de, stage.qui),
    avec: (stage.avec ?? []).map((autre) => membre(ctx, stage.de, autre)),
    tutriceId: stage.tutrice === undefined ? undefined : membre(ctx, stage.a, stage.tutrice),
    ...joursDe(periode),
    ...stage.termes,
    objectif: OBJECTIFS[stage.objectif] ?? '',
    message: stage.message,
  };
}

/** Those who go read the text and agree, one by one. */
function consentirTous(ctx: Contexte, stageId: number, maintenant: Date): void {
  const d = getStage({ ...ctx, acteur: LE_TEMPS, maintenant }, stageId);
  for (const personneId of d.papiers.accordsAttendus) {
    const elle = ctxDe(ctx, personneId, maintenant);
    const mien = textesASigner(elle, getStage(elle, stageId)).find((texte) => texte.personneId === personneId);
    franchirStage(elle, stageId, 'donner_son_accord', { signature: { nom: elle.acteur.nom, empreinte: mien?.empreinte } });
  }
}

/** Whoever may sign for this side does. */
function signer(ctx: Contexte, stageId: number, cote: 'origine' | 'accueil', maintenant: Date): void {
  const d = getStage({ ...ctx, acteur: LE_TEMPS, maintenant }, stageId);
  const [premier] = signatairesDe({ ...ctx, maintenant }, [d[cote].id]);
  if (!premier || !d.papiers.signaturesAttendues.includes(cote)) return;
  const elle = ctxDe(ctx, premier.personneId, maintenant);
  const [texte] = textesASigner(elle, d);
  franchirStage(elle, stageId, 'signer', { signature: { nom: premier.nom, empreinte: texte?.empreinte, compris: true } });
}

/** The person of this rank in a team: they were written in order. */
function membre(ctx: Contexte, structureId: number, rang: number): number {
  const ligne = ctx.db
    .select({ id: fonctions.personneId })
    .from(fonctions)
    .where(eq(fonctions.structureId, structureId))
    .orderBy(fonctions.id)
    .limit(1)
    .offset(rang)
    .get();
  if (!ligne) throw new Error(`La structure ${structureId} n’a pas de personne au rang ${rang}.`);
  return ligne.id;
}

/** The one who commits a structure, as she was that day. */
function ctxDirection(ctx: Contexte, numero: number, maintenant: Date): ContextePersonne {
  const courriel = numero === 4 ? 'coordination@cru87.example' : `direction.${numero}@cru87.example`;
  const personne = ctx.db.select({ id: personnes.id }).from(personnes).where(eq(personnes.courriel, courriel)).get();
  if (!personne) throw new Error(`Le compte ${courriel} manque.`);
  return ctxDe(ctx, personne.id, maintenant);
}

function ctxDe(ctx: Contexte, personneId: number, maintenant: Date): ContextePersonne {
  const acteur = getActeur({ ...ctx, maintenant }, personneId);
  if (!acteur) throw new Error(`La personne ${personneId} manque.`);
  return { ...ctx, acteur, maintenant };
}
