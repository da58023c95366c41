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
import { proposerStage } from '#app/troc/stages/propositions.server.ts';
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
  const dernier = jourDe(periode.au);
  let stageId: number | undefined;
  const quand = (jour: Jour, minutes = 0) => instantDe(ctx, jour, rang * 7 + minutes);
  const auteur = stage.invitation ? stage.a : stage.de;
  const autre = stage.invitation ? stage.de : stage.a;
  const passer = (le: Date, numero: number | 'temps', nom: TransitionStage, champs: ChampsDeTransition = {}): Acte => ({
    le,
    faire: (maintenant) => {
      franchirStage(
        numero === 'temps' ? { ...ctx, acteur: LE_TEMPS, maintenant } : ctxDirection(ctx, numero, maintenant),
        stageId,
        nom,
        champs,
      );
    },
  });
  const proposeLe = ajouterJours(premier, -stage.avant);
  const proposer: Acte = {
    le: quand(proposeLe),
    faire: (maintenant) => {
      stageId = proposerStage(ctxDirection(ctx, auteur, maintenant), saisieDe(ctx, stage, periode));
    },
  };
  const repondu = quand(ajouterJours(proposeLe, stage.reponse ?? 0), 90);
  const motif = { motif: stage.motif };
  const accepter = passer(repondu, autre, 'accepter');
  const constate = ajouterJours(dernier, 1);
  const constater = passer(quand(constate), stage.de, 'constater');
  const [deLui, deLHote] = BILANS[rang % BILANS.length] ?? ['', ''];
  const bilan = (apres: number, numero: number, texte: string) =>
    passer(quand(ajouterJours(constate, apres), 30), numero, 'rendre_bilan', { texte });

  switch (stage.sort) {
    case 'propose':
      return [proposer];
    case 'sans_reponse':
      return [proposer, passer(quand(ajouterJours(proposeLe, JOURS_AVANT_EXPIRATION)), 'temps', 'expirer')];
    case 'refuse':
      return [proposer, passer(repondu, autre, 'refuser', motif)];
    case 'retire':
      return [proposer, passer(repondu, auteur, 'retirer', motif)];
    case 'annule':
      return [proposer, accepter, passer(quand(ajouterJours(proposeLe, (stage.reponse ?? 0) + 2)), stage.de, 'annuler', motif)];
    case 'accepte':
    case 'a_constater':
      return [proposer, accepter];
    case 'absent':
      return [proposer, accepter, passer(quand(constate), stage.a, 'constater_absence', motif)];
    case 'realise':
      return [proposer, accepter, constater];
    case 'un_bilan':
      return [proposer, accepter, constater, bilan(3, stage.de, deLui)];
    case 'clos':
      return [proposer, accepter, constater, bilan(2, stage.de, deLui), bilan(5, stage.a, deLHote)];
    case 'clos_par_le_temps':
      return [
        ...[proposer, accepter, constater, bilan(4, stage.de, deLui)],
        passer(quand(ajouterJours(constate, JOURS_AVANT_CLOTURE + 1)), 'temps', 'clore'),
      ];
  }
}

/** Working days only: back in time for what is past, forth for what is to come. */
function periodeDe(stage: StageDemo, aujourdhui: Jour): Periode {
  const pas = stage.debut < 0 ? -1 : 1;
  for (let jour = ajouterJours(aujourdhui, stage.debut); ; jour = ajouterJours(jour, pas)) {
    const du = demiJournee(jour, 'matin');
    const periode = { du, au: du + stage.duree - 1 };
    const jours = [jour, jourDe(periode.au)];
    const ouvres = jours.every((j) => ![0, 6].includes(jourDeSemaine(j)));
    if (ouvres && joursFeries(periode).length === 0) return periode;
  }
}

/** Some minute of the morning of a day, never later than now. */
function instantDe(ctx: Contexte, jour: Jour, minutes: number): Date {
  const voulu = Date.parse(`${jour}T08:00:00Z`) + minutes * 60_000;
  const auPlusTard = ctx.maintenant.getTime() - JOUR_MS / 12 + minutes * 10_000;
  return new Date(Math.min(voulu, auPlusTard));
}

function saisieDe(ctx: Contexte, stage: StageDemo, periode: Periode) {
  const [structureId, autreStructureId] = stage.invitation ? [stage.a, stage.de] : [stage.de, stage.a];
  return {
    sens: stage.invitation ? ('accueillir' as const) : ('envoyer' as const),
    structureId,
    autreStructureId,
    stagiaireId: membre(ctx, stage.de, stage.qui),
    tutriceId: stage.tutrice === undefined ? undefined : membre(ctx, stage.a, stage.tutrice),
    du: jourDe(periode.du),
    momentDu: momentDe(periode.du),
    au: jourDe(periode.au),
    momentAu: momentDe(periode.au),
    objectif: OBJECTIFS[stage.objectif] ?? '',
    message: stage.message,
    geste: undefined,
  };
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
  const acteur = personne && getActeur({ ...ctx, maintenant }, personne.id);
  if (!acteur) throw new Error(`Le compte ${courriel} manque.`);
  return { ...ctx, acteur, maintenant };
}
