import { eq } from 'drizzle-orm';
import { demiJournee, demiJournees } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import {
  autreCote,
  STATUTS_BLOQUANTS_STAGE,
  STATUTS_PLACE_PRISE,
  type StatutStage,
  type TransitionStage,
} from '#app/troc/stages/stages.ts';
import { bilansStage, demiJourneesStage, propositionsStage, stages } from '#app/troc/stages/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { fabriquerEquipe } from './reseau.ts';

type ChampsDeStage = Partial<typeof stages.$inferInsert> & {
  /** A responsable of each side; without them, two whole teams are made. */
  responsableOrigineId?: number;
  responsableAccueilId?: number;
  message?: string | null;
};

/** The acts that lead to each status, for the journal. */
const CHEMIN: Record<StatutStage, TransitionStage[]> = {
  souhaite: [],
  propose: ['proposer'],
  accepte: ['proposer', 'accepter'],
  signe: ['proposer', 'accepter'],
  realise: ['proposer', 'accepter', 'constater'],
  clos: ['proposer', 'accepter', 'constater', 'rendre_bilan', 'rendre_bilan', 'clore'],
  refuse: ['proposer', 'refuser'],
  annule: ['proposer', 'accepter', 'annuler'],
  expire: ['proposer', 'expirer'],
  non_realise: ['proposer', 'accepter', 'constater_absence'],
};

const JOUR = 86_400_000;

/**
 * A stage in any status, with its proposition, its half-days, its bilans and its journal, as the verbes would have left it.
 * Without structures, two teams are made: Maëlle's and a host.
 */
export function fabriquerStage(db: Base, champs: ChampsDeStage = {}) {
  const { responsableOrigineId, responsableAccueilId, message, ...colonnes } = champs;
  const equipeOrigine = colonnes.structureOrigineId === undefined ? fabriquerEquipe(db) : undefined;
  const equipeAccueil = colonnes.structureAccueilId === undefined ? fabriquerEquipe(db) : undefined;
  const statut = colonnes.statut ?? 'propose';
  const proposeLe = colonnes.proposeLe ?? new Date('2026-03-16T09:00:00Z');
  const apres = (jours: number) => new Date(proposeLe.getTime() + jours * JOUR);
  const accepteLe = STATUTS_PLACE_PRISE.includes(statut) || statut === 'annule' || statut === 'non_realise' ? apres(2) : null;
  const du = colonnes.du ?? demiJournee('2026-04-07', 'matin');
  const au = colonnes.au ?? du + 3;
  const fini = new Date(Math.floor(au / 2 + 1) * JOUR + 8 * 3_600_000);
  const realiseLe = statut === 'realise' || statut === 'clos' ? fini : null;
  const responsables = {
    origine: responsableOrigineId ?? equipeOrigine?.responsable.id,
    accueil: responsableAccueilId ?? equipeAccueil?.responsable.id,
  };
  const stagiaireId = colonnes.stagiaireId ?? equipeOrigine?.animatrice.id;
  if (stagiaireId === undefined) throw new Error('Un stage dans une structure donnée veut sa stagiaire');
  const coteQuiPropose = colonnes.coteQuiPropose ?? 'origine';
  const auteurId = colonnes.creeParId ?? responsables[coteQuiPropose] ?? stagiaireId;
  const ligne = db
    .insert(stages)
    .values({
      statut,
      chemin: 'court',
      coteQuiPropose,
      objectif: 'Observer l’accueil des habitants et la tenue d’un jardin partagé.',
      proposeLe,
      accepteLe,
      realiseLe,
      closLe: statut === 'clos' && realiseLe ? new Date(realiseLe.getTime() + JOUR) : null,
      modifieLe: proposeLe,
      ...colonnes,
      creeParId: auteurId,
      du,
      au,
      stagiaireId,
      structureOrigineId: colonnes.structureOrigineId ?? equipeOrigine?.structure.id ?? 0,
      structureAccueilId: colonnes.structureAccueilId ?? equipeAccueil?.structure.id ?? 0,
    })
    .returning()
    .get();
  db.insert(propositionsStage)
    .values({
      stageId: ligne.id,
      numero: ligne.propositionNumero,
      cote: ligne.coteQuiPropose,
      auteurId,
      du,
      au,
      objectif: ligne.objectif,
      tutriceId: ligne.tutriceId,
      message: message ?? null,
      faiteLe: proposeLe,
    })
    .run();
  tenir(db, ligne);
  if (statut === 'clos') {
    for (const cote of ['origine', 'accueil'] as const)
      fabriquerBilan(db, { stageId: ligne.id, cote, auteurId: responsables[cote] ?? stagiaireId });
  }
  ecrireJournal(db, ligne, responsables);
  return ligne;
}

function tenir(db: Base, ligne: typeof stages.$inferSelect): void {
  if (!STATUTS_BLOQUANTS_STAGE.includes(ligne.statut)) return;
  const hote = db
    .select({ places: structures.placesStage })
    .from(structures)
    .where(eq(structures.id, ligne.structureAccueilId))
    .get();
  const prises = db
    .select()
    .from(demiJourneesStage)
    .where(eq(demiJourneesStage.structureAccueilId, ligne.structureAccueilId))
    .all();
  for (const demi of demiJournees(ligne)) {
    const occupees = prises.filter((p) => p.demiJournee === demi).map((p) => p.place);
    const rangs = Array.from({ length: hote?.places ?? 0 }, (_, rang) => rang + 1);
    const place = STATUTS_PLACE_PRISE.includes(ligne.statut) ? (rangs.find((rang) => !occupees.includes(rang)) ?? null) : null;
    db.insert(demiJourneesStage)
      .values({
        stageId: ligne.id,
        personneId: ligne.stagiaireId,
        structureAccueilId: ligne.structureAccueilId,
        demiJournee: demi,
        place,
      })
      .run();
  }
}

function ecrireJournal(
  db: Base,
  ligne: typeof stages.$inferSelect,
  responsables: { origine: number | undefined; accueil: number | undefined },
): void {
  const propose = responsables[ligne.coteQuiPropose] ?? null;
  const repond = responsables[autreCote(ligne.coteQuiPropose)] ?? null;
  const quand: Partial<Record<TransitionStage, Date | null>> = {
    proposer: ligne.proposeLe,
    accepter: ligne.accepteLe,
    constater: ligne.realiseLe,
    rendre_bilan: ligne.realiseLe,
    clore: ligne.closLe,
  };
  let bilans = 0;
  for (const acte of CHEMIN[ligne.statut]) {
    if (acte === 'rendre_bilan') bilans += 1;
    const parLeTemps = acte === 'expirer' || acte === 'clore';
    const acteurId = parLeTemps ? null : acte === 'proposer' || bilans === 1 ? propose : repond;
    db.insert(journal)
      .values({
        le: quand[acte] ?? ligne.modifieLe,
        acteurId,
        domaine: 'troc',
        objet: 'stage',
        objetId: ligne.id,
        acte,
        resume: `a fait passer un stage par « ${acte} »`,
      })
      .run();
  }
}

/** The bilan of one side. */
export function fabriquerBilan(
  db: Base,
  champs: Partial<typeof bilansStage.$inferInsert> & { stageId: number; auteurId: number },
) {
  return db
    .insert(bilansStage)
    .values({
      cote: 'origine',
      texte: 'Le conseil d’habitants se prépare debout, en dix minutes. Nous l’essayons dès mardi.',
      renduLe: new Date('2026-04-10T09:00:00Z'),
      ...champs,
    })
    .returning()
    .get();
}
