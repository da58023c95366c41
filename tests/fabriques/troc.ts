import { eq } from 'drizzle-orm';
import { demiJournee, demiJournees } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import type { LienEmploi } from '#app/reseau/personnes/personnes.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { empreinteDuPapier } from '#app/services/empreinte.server.ts';
import type { Papier } from '#app/services/papier.ts';
import { consentementsExperience, experiences } from '#app/troc/experiences/tables.ts';
import { PARTIES_DU_PAPIER, type Regime } from '#app/troc/papiers/regimes.ts';
import { papiersFiges, signaturesStage } from '#app/troc/papiers/tables.ts';
import { autreCote, COTES, type Cote, type TransitionStage } from '#app/troc/stages/stages.ts';
import { STATUTS_BLOQUANTS_STAGE, STATUTS_PLACE_PRISE, type StatutStage } from '#app/troc/stages/statuts.ts';
import { bilansStage, demiJourneesStage, propositionsStage, stages, stagiairesStage } from '#app/troc/stages/tables.ts';
import { HORAIRES_USUELS } from '#app/troc/stages/termes.ts';
import type { Base } from '#db/ouvrir.ts';
import { fabriquerEquipe } from './reseau.ts';

type ChampsDeStage = Partial<typeof stages.$inferInsert> & {
  /** A responsable of each side; without them, two whole teams are made. */
  responsableOrigineId?: number;
  responsableAccueilId?: number;
  message?: string | null;
  /** Who goes besides the first. */
  avec?: readonly number[];
  /** How the first is bound to her structure, and the paper that follows. */
  lien?: LienEmploi;
  regime?: Regime;
  /** How far the papers of an accepted stage are: nobody has signed, those who go have agreed, everyone has signed. */
  papiers?: 'aucun' | 'accords' | 'tout';
  termes?: Partial<Omit<typeof propositionsStage.$inferInsert, 'stageId' | 'numero'>>;
};

/** The acts that lead to each status, for the journal. */
const CHEMIN: Record<StatutStage, TransitionStage[]> = {
  souhaite: ['souhaiter'],
  propose: ['proposer'],
  accepte: ['proposer', 'accepter'],
  signe: ['proposer', 'accepter', 'conclure'],
  realise: ['proposer', 'accepter', 'constater'],
  clos: ['proposer', 'accepter', 'constater', 'rendre_bilan', 'rendre_bilan', 'clore'],
  refuse: ['proposer', 'refuser'],
  annule: ['proposer', 'accepter', 'annuler'],
  expire: ['proposer', 'expirer'],
  non_realise: ['proposer', 'accepter', 'constater_absence'],
};

/** What a convention adds once the stage is accepted. */
const SIGNATURES: TransitionStage[] = ['donner_son_accord', 'signer', 'signer', 'conclure'];
const SIGNES: readonly StatutStage[] = ['signe', 'realise', 'clos'];

const JOUR = 86_400_000;

/**
 * A stage in any status, with its proposition, its half-days, its bilans and its journal, as the verbes would have left it.
 * Without structures, two teams are made: Maëlle's and a host.
 */
export function fabriquerStage(db: Base, champs: ChampsDeStage = {}) {
  const {
    responsableOrigineId,
    responsableAccueilId,
    message,
    avec = [],
    lien = 'salariat',
    regime,
    papiers = 'aucun',
    termes,
    ...colonnes
  } = champs;
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
  const souhait = statut === 'souhaite';
  const auteurId = colonnes.creeParId ?? (souhait ? stagiaireId : (responsables[coteQuiPropose] ?? stagiaireId));
  const demis = colonnes.demiJournees ?? demiJournees({ du, au });
  const ligne = db
    .insert(stages)
    .values({
      statut,
      chemin: 'court',
      propositionNumero: souhait ? 0 : 1,
      demiJournees: demis,
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
      demiJournees: demis,
      activite: ligne.activite,
      horaires: HORAIRES_USUELS,
      objectif: ligne.objectif,
      tutriceId: ligne.tutriceId,
      message: message ?? null,
      faiteLe: proposeLe,
      ...termes,
    })
    .run();
  const partent = [stagiaireId, ...avec];
  db.insert(stagiairesStage)
    .values(
      partent.map((personneId, rang) => ({
        ...{ stageId: ligne.id, numero: ligne.propositionNumero, personneId, rang, lien, intitule: 'animatrice' },
        regime: regime ?? (ligne.chemin === 'complet' ? 'convention' : 'mission'),
      })),
    )
    .run();
  for (const personneId of partent) tenir(db, ligne, personneId);
  const sousConvention = (regime ?? (ligne.chemin === 'complet' ? 'convention' : 'mission')) === 'convention';
  const signes = sousConvention && SIGNES.includes(statut);
  if (signes || papiers !== 'aucun') signer(db, ligne, partent, responsables, signes ? 'tout' : papiers);
  if (statut === 'clos') {
    for (const cote of ['origine', 'accueil'] as const)
      fabriquerBilan(db, { stageId: ligne.id, cote, auteurId: responsables[cote] ?? stagiaireId });
  }
  ecrireJournal(db, ligne, responsables, signes ? avecSignatures(CHEMIN[statut]) : CHEMIN[statut]);
  return ligne;
}

const avecSignatures = (actes: readonly TransitionStage[]) =>
  actes.filter((acte) => acte !== 'conclure').flatMap((acte) => (acte === 'accepter' ? [acte, ...SIGNATURES] : [acte]));

function tenir(db: Base, ligne: typeof stages.$inferSelect, personneId: number): void {
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
  for (const demi of ligne.demiJournees) {
    const occupees = prises.filter((p) => p.demiJournee === demi).map((p) => p.place);
    const rangs = Array.from({ length: hote?.places ?? 0 }, (_, rang) => rang + 1);
    const place = STATUTS_PLACE_PRISE.includes(ligne.statut) ? (rangs.find((rang) => !occupees.includes(rang)) ?? null) : null;
    db.insert(demiJourneesStage)
      .values({
        stageId: ligne.id,
        personneId,
        structureAccueilId: ligne.structureAccueilId,
        demiJournee: demi,
        place,
      })
      .run();
  }
}

/** The frozen papers of a stage, with their signatures; their texts are short: what they say is tried elsewhere. */
function signer(
  db: Base,
  ligne: typeof stages.$inferSelect,
  partent: readonly number[],
  responsables: { origine: number | undefined; accueil: number | undefined },
  papiers: 'accords' | 'tout' | 'aucun',
): void {
  const signeLe = new Date(ligne.proposeLe.getTime() + 4 * JOUR);
  db.update(stages).set({ edition: 1 }).where(eq(stages.id, ligne.id)).run();
  for (const personneId of [null, ...partent]) {
    const contenu = papierDe(personneId === null ? 'Convention' : 'Avenant', ligne.id);
    const empreinte = empreinteDuPapier(contenu);
    const sorte = personneId === null ? ('convention' as const) : ('avenant' as const);
    const { id: papierId } = db
      .insert(papiersFiges)
      .values({ stageId: ligne.id, edition: 1, sorte, personneId, contenu, empreinte, figeLe: signeLe })
      .returning({ id: papiersFiges.id })
      .get();
    for (const partie of PARTIES_DU_PAPIER[sorte]) {
      if (papiers === 'accords' && partie !== 'stagiaire') continue;
      const par = partie === 'stagiaire' ? personneId : responsables[partie === 'employeur' ? 'origine' : 'accueil'];
      // Letters that a code has, where ids have figures.
      const code = `TEST-${String(papierId)
        .padStart(4, '0')
        .replace(
          /\d/g,
          (n) => 'ABCDEFGHJK'[Number(n)] ?? '',
        )}-${{ stagiaire: 'STAG', employeur: 'EMPL', accueil: 'HQTE' }[partie]}`;
      db.insert(signaturesStage)
        .values({
          ...{ papierId, partie, personneId: par ?? ligne.stagiaireId, nom: 'Signataire', qualite: 'présidence' },
          ...{ empreinte, code, moyen: 'application', signeLe },
        })
        .run();
    }
  }
}

const papierDe = (titre: string, stageId: number): Papier => ({
  ...{ reference: `CV-2026-${stageId}`, etabliLe: 'mercredi 18 mars 2026', titre, emetteur: [], accroche: titre, lignes: [] },
  ...{ signatures: [], mentions: [], pied: 'Le réseau' },
});

function ecrireJournal(
  db: Base,
  ligne: typeof stages.$inferSelect,
  responsables: { origine: number | undefined; accueil: number | undefined },
  actes: readonly TransitionStage[],
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
  for (const acte of actes) {
    if (acte === 'rendre_bilan') bilans += 1;
    const parLeTemps = acte === 'expirer' || acte === 'clore' || acte === 'conclure';
    const acteurId = parLeTemps
      ? null
      : acte === 'souhaiter' || acte === 'donner_son_accord'
        ? ligne.stagiaireId
        : acte === 'proposer' || bilans === 1
          ? propose
          : repond;
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

/**
 * The story of a stage, its consents and its photo as the verbes would have left them.
 * @param champs.accords who agrees to the text for each side
 * @param champs.photo a photo, and which sides agree to it
 */
export function fabriquerExperience(
  db: Base,
  {
    accords = {},
    photo,
    ...champs
  }: Partial<typeof experiences.$inferInsert> & {
    stageId: number;
    ecriteParId: number;
    accords?: Partial<Record<Cote, number>>;
    photo?: Record<Cote, boolean>;
  },
) {
  const publieeLe = champs.statut === 'publiee' ? new Date('2026-06-03T09:00:00Z') : null;
  const ligne = db
    .insert(experiences)
    .values({
      ...{ statut: 'brouillon', titre: 'La table près de la porte', publieeLe, modifieLe: new Date('2026-06-01T09:00:00Z') },
      ...{ essaye: 'Nous avons déplacé la table d’accueil.', garde: 'On voit qui entre, et l’on dit bonjour.' },
      photoDite: photo ? 'Une table ronde près d’une porte ouverte.' : null,
      ...champs,
    })
    .returning()
    .get();
  for (const cote of COTES) {
    const personneId = accords[cote];
    if (personneId === undefined) continue;
    db.insert(consentementsExperience)
      .values({ experienceId: ligne.id, cote, personneId, photo: photo?.[cote] ?? false, donneLe: ligne.modifieLe })
      .run();
  }
  if (photo) {
    const contenu = Buffer.from('RIFF0000WEBP');
    db.insert(fichiers)
      .values({
        ...{ domaine: 'troc', objet: 'experience', objetId: ligne.id, nom: 'photo.webp', genre: 'image/webp' },
        ...{ contenu, octets: contenu.length, deposeLe: ligne.modifieLe, deposeParId: ligne.ecriteParId },
      })
      .run();
  }
  return ligne;
}
