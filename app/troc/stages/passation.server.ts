import { and, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { demiJournee, type Jour, libellePeriode } from '#app/commun/periode.ts';
import type { EnCharge } from '#app/commun/prise.ts';
import { responsablesDe } from '#app/reseau/personnes/equipes.server.ts';
import { prevenir } from './courriels.server.ts';
import { type Dossier, getStage, stagiairesDe } from './dossiers.server.ts';
import { libelleDates } from './etat.ts';
import { estStagiaire, type LigneStage, maintenantCivil } from './stages.server.ts';
import type { Cote } from './stages.ts';
import type { StatutStage } from './statuts.ts';
import { abandonner } from './suites.server.ts';
import { demiJourneesStage, propositionsStage, rappelsStage, stages, stagiairesStage } from './tables.ts';

const OUVERTS: readonly StatutStage[] = ['souhaite', 'propose', 'accepte', 'signe'];

interface Qui {
  personneId: number;
  structureId: number;
}

const lesSiens = ({ personneId, structureId }: Qui) => ({
  tutrice: and(eq(stages.tutriceId, personneId), eq(stages.structureAccueilId, structureId)),
  stagiaire: and(estStagiaire(personneId), eq(stages.structureOrigineId, structureId)),
});

/** What someone holds of the stages of a structure that she leaves, and what becomes of each. */
export function stagesEnCharge(ctx: ContextePersonne, qui: Qui): EnCharge[] {
  const { tutrice, stagiaire } = lesSiens(qui);
  const engage = responsablesDe(ctx, qui.structureId).some(({ id }) => id === qui.personneId);
  const deSaStructure = or(eq(stages.structureOrigineId, qui.structureId), eq(stages.structureAccueilId, qui.structureId));
  const lignes = ctx.db
    .select({ id: stages.id, statut: stages.statut })
    .from(stages)
    .where(
      or(
        // The host knows nothing of a wish, nor does the tutor whom it names.
        and(or(and(tutrice, gt(stages.propositionNumero, 0)), stagiaire), inArray(stages.statut, [...OUVERTS, 'realise'])),
        engage ? and(deSaStructure, eq(stages.statut, 'propose')) : undefined,
        engage ? and(eq(stages.structureOrigineId, qui.structureId), eq(stages.statut, 'souhaite')) : undefined,
      ),
    )
    .orderBy(stages.du, stages.id)
    .all();
  return lignes.flatMap(({ id }) => {
    const d = getStage(ctx, id);
    const dit = direEnCharge(qui, d);
    return dit ? [{ salle: 'troc' as const, chemin: `/stages/${id}`, ...dit }] : [];
  });
}

function direEnCharge({ personneId, structureId }: Qui, d: Dossier): Pick<EnCharge, 'phrase' | 'transmissible'> | null {
  const { ligne } = d;
  const quand = libelleDates(ligne);
  const stage = `Stage ${deNom(d.stagiaire.nom)} ${aNom(d.accueil.nom)}, ${quand}`;
  const rendu = (cote: Cote) => d.bilans.some((bilan) => bilan.cote === cote);
  if (ligne.tutriceId === personneId && ligne.structureAccueilId === structureId) {
    if (ligne.statut !== 'realise') return { phrase: `${stage} : le tutorat.`, transmissible: true };
    if (rendu('accueil')) return null;
    return { phrase: `${stage} : le bilan attendu d’ici. Qui engage ${d.accueil.nom} peut l’écrire.`, transmissible: false };
  }
  if (d.stagiaires.some(({ id }) => id === personneId) && ligne.structureOrigineId === structureId) {
    if (ligne.statut === 'realise') {
      if (rendu('origine')) return null;
      return { phrase: `${stage} : son bilan. Qui engage ${d.origine.nom} peut l’écrire.`, transmissible: false };
    }
    const fin =
      ligne.statut === 'souhaite' ? 'le souhait tombe' : ligne.statut === 'propose' ? 'la proposition tombe' : 'il est annulé';
    return {
      phrase: `${stage} : son propre stage. S’il finit après son dernier jour, ${fin}, et chacun en est prévenu.`,
      transmissible: false,
    };
  }
  if (ligne.statut === 'souhaite') {
    if (ligne.structureOrigineId !== structureId) return null;
    return { phrase: `${stage} : le souhait attend une réponse. Qui engage ${d.origine.nom} la donne.`, transmissible: false };
  }
  const ici = ligne.structureOrigineId === structureId ? d.origine.nom : d.accueil.nom;
  const attend = ligne.structureOrigineId === structureId ? d.accueil.nom : d.origine.nom;
  const dIci = (ligne.coteQuiPropose === 'origine' ? ligne.structureOrigineId : ligne.structureAccueilId) === structureId;
  return {
    phrase: dIci
      ? `${stage} : la proposition attend la réponse ${deNom(attend)}. Qui engage ${ici} la suit.`
      : `${stage} : la réponse est attendue d’ici. Qui engage ${ici} la donne.`,
    transmissible: false,
  };
}

/**
 * Passes what goes on after her last day: someone else accompanies; her own stages fall.
 * @param qui.aId who takes over; null when nobody can: the stage then waits for someone to be named
 * @returns how many stages changed hands or fell
 */
export function passerLesStages(ctx: ContextePersonne, qui: Qui & { aId: number | null; dernierJour: Jour }): number {
  const { tutrice, stagiaire } = lesSiens(qui);
  const continuent = and(gt(stages.au, demiJournee(qui.dernierJour, 'apres-midi')), inArray(stages.statut, [...OUVERTS]));
  const tutores = ctx.db.select().from(stages).where(and(tutrice, continuent)).all();
  for (const ligne of tutores) {
    // The host knows nothing of a wish: whoever endorses it chooses again.
    if (ligne.statut === 'souhaite') oublierLaTutrice(ctx, ligne);
    else confier(ctx, ligne, qui.aId);
  }
  const { courante } = maintenantCivil(ctx);
  const siens = ctx.db
    .select()
    .from(stages)
    .where(and(stagiaire, continuent, gt(stages.du, courante)))
    .all();
  for (const { id } of siens) abandonner(ctx, id, 'origine', 'La personne quitte sa structure avant la fin du stage.');
  return tutores.filter(({ statut }) => statut !== 'souhaite').length + siens.length;
}

function oublierLaTutrice({ db }: ContextePersonne, { id, propositionNumero }: LigneStage): void {
  db.update(stages).set({ tutriceId: null }).where(eq(stages.id, id)).run();
  const courante = and(eq(propositionsStage.stageId, id), eq(propositionsStage.numero, propositionNumero));
  db.update(propositionsStage).set({ tutriceId: null }).where(courante).run();
}

/** The terms are the same but for who accompanies: a version more, so that the stage and its proposal agree. */
function confier(ctx: ContextePersonne, ligne: LigneStage, aId: number | null): void {
  // Nobody accompanies herself.
  const stagiaires = stagiairesDe(ctx, ligne.id, ligne.propositionNumero);
  const tutriceId = stagiaires.some(({ id }) => id === aId) ? null : aId;
  const numero = ligne.propositionNumero + 1;
  const reprendre = ligne.statut === 'accepte' && ligne.edition > 0;
  const courante = ctx.db
    .select()
    .from(propositionsStage)
    .where(and(eq(propositionsStage.stageId, ligne.id), eq(propositionsStage.numero, ligne.propositionNumero)))
    .get();
  if (!courante) throw impossible('Un stage n’a pas sa proposition : prévenez la coordination.');
  ctx.db
    .insert(propositionsStage)
    .values({ ...courante, numero, tutriceId, faiteLe: ctx.maintenant })
    .run();
  ctx.db
    .insert(stagiairesStage)
    .values(
      stagiaires.map(({ id: personneId, lien, intitule, regime }, rang) => ({
        ...{ stageId: ligne.id, numero, personneId, rang, lien, intitule, regime },
      })),
    )
    .run();
  ctx.db
    .update(stages)
    .set({
      ...{ tutriceId, propositionNumero: numero, version: ligne.version + 1, modifieLe: ctx.maintenant },
      // The text that some have signed names the one who leaves: it is read again.
      ...(reprendre ? { edition: 0 } : {}),
    })
    .where(eq(stages.id, ligne.id))
    .run();
  // The offer is the same: what was already said of it is not said again.
  ctx.db
    .update(rappelsStage)
    .set({ numero })
    .where(and(eq(rappelsStage.stageId, ligne.id), eq(rappelsStage.numero, ligne.propositionNumero)))
    .run();
  const d = getStage(ctx, ligne.id);
  journaliser(ctx, {
    ...{ domaine: 'troc', objet: 'stage', objetId: ligne.id, acte: 'passer_la_main' },
    resume: `a confié ${d.tutrice ? `à ${d.tutrice.nom} ` : 'à personne pour l’instant '}le tutorat du stage ${deNom(d.stagiaire.nom)} ${aNom(d.accueil.nom)}`,
    avant: { tutriceId: ligne.tutriceId },
    apres: { tutriceId },
  });
  if (reprendre) prevenir(ctx, ligne.id, 'reprendre_les_papiers');
}

/** Why two rows of `personnes` cannot be one: one would be in two places, or would accompany herself. */
export function empechementDeFusion(
  ctx: ContextePersonne,
  { gardeeId, doublonId }: { gardeeId: number; doublonId: number },
): string | null {
  const deux = [gardeeId, doublonId];
  const partent = ctx.db
    .select({
      id: stagiairesStage.stageId,
      combien: sql<number>`count(distinct ${stagiairesStage.personneId})`,
      tutriceId: propositionsStage.tutriceId,
    })
    .from(stagiairesStage)
    .innerJoin(
      propositionsStage,
      and(eq(propositionsStage.stageId, stagiairesStage.stageId), eq(propositionsStage.numero, stagiairesStage.numero)),
    )
    .where(inArray(stagiairesStage.personneId, deux))
    .groupBy(stagiairesStage.stageId, stagiairesStage.numero)
    .all();
  const ensemble = partent.find(({ combien }) => combien > 1);
  if (ensemble) return `Toutes deux partent dans un même stage (/stages/${ensemble.id}) : ce sont deux personnes.`;
  const seule = partent.find(({ tutriceId }) => tutriceId !== null && deux.includes(tutriceId));
  if (seule) {
    return `Dans un même stage, l’une part et l’autre l’accompagne (/stages/${seule.id}) : ce sont deux personnes.`;
  }
  const tenues = ctx.db
    .select({ personneId: demiJourneesStage.personneId, demi: demiJourneesStage.demiJournee })
    .from(demiJourneesStage)
    .where(inArray(demiJourneesStage.personneId, deux))
    .all();
  const desUnes = new Set(tenues.filter(({ personneId }) => personneId === gardeeId).map(({ demi }) => demi));
  const commune = tenues.find(({ personneId, demi }) => personneId === doublonId && desUnes.has(demi));
  if (!commune) return null;
  return `Toutes deux sont en stage ${libellePeriode({ du: commune.demi, au: commune.demi })}. Annulez d’abord l’un des deux stages.`;
}
