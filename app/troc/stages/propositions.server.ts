import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { demiJournee, jourCivil, jourDe, libelleJour, type Periode } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { prevenir } from './courriels.server.ts';
import { tenirDemiJournees } from './places.server.ts';
import type { SaisieStage } from './saisie.ts';
import { maintenantCivil } from './stages.server.ts';
import type { Cote } from './stages.ts';
import { propositionsStage, stages } from './tables.ts';

/**
 * One side offers a stage; the other one is told and awaited.
 * @returns the id of the stage; the same `geste` again finds the first one
 * @throws ErreurMetier INTERDIT when the actor does not commit `structureId`; IMPOSSIBLE with the sentence
 *   at its field (structure, person, dates, clash, places)
 */
export function proposerStage(ctx: ContextePersonne, saisie: SaisieStage): number {
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    if (!ici.acteur.responsableDe.includes(saisie.structureId)) throw interdit(phraseDeRefus(ici));
    return uneSeuleFois(ici, 'proposer-stage', saisie.geste, () => creer(ici, saisie));
  });
}

function creer(ctx: ContextePersonne, saisie: SaisieStage): number {
  const cote: Cote = saisie.sens === 'envoyer' ? 'origine' : 'accueil';
  const [origineId, accueilId] =
    cote === 'origine' ? [saisie.structureId, saisie.autreStructureId] : [saisie.autreStructureId, saisie.structureId];
  const periode: Periode = { du: demiJournee(saisie.du, saisie.momentDu), au: demiJournee(saisie.au, saisie.momentAu) };
  const { origine, accueil } = lireStructures(ctx, origineId, accueilId);
  verifierDates(ctx, periode);
  const stagiaire = exigerDansLEquipe(ctx, {
    personneId: saisie.stagiaireId,
    structure: origine,
    periode,
    champ: 'stagiaireId',
  });
  if (saisie.tutriceId !== undefined) {
    if (saisie.tutriceId === saisie.stagiaireId) {
      throw impossible('La personne qui part en stage ne peut pas être aussi celle qui l’accompagne.', 'tutriceId');
    }
    exigerDansLEquipe(ctx, { personneId: saisie.tutriceId, structure: accueil, periode, champ: 'tutriceId' });
  }
  const communs = { du: periode.du, au: periode.au, objectif: saisie.objectif, tutriceId: saisie.tutriceId ?? null };
  const stageId = ctx.db
    .insert(stages)
    .values({
      ...communs,
      statut: 'propose',
      chemin: 'court',
      structureOrigineId: origineId,
      structureAccueilId: accueilId,
      stagiaireId: saisie.stagiaireId,
      coteQuiPropose: cote,
      proposeLe: ctx.maintenant,
      modifieLe: ctx.maintenant,
      creeParId: ctx.acteur.personneId,
    })
    .returning({ id: stages.id })
    .get().id;
  ctx.db
    .insert(propositionsStage)
    .values({
      ...communs,
      stageId,
      numero: 1,
      cote,
      auteurId: ctx.acteur.personneId,
      message: saisie.message ?? null,
      faiteLe: ctx.maintenant,
    })
    .run();
  // Whoever commits one of the other stage's structures may know of it; the others learn only that she is not free.
  tenirDemiJournees(ctx, { stageId, stagiaireId: saisie.stagiaireId, structureAccueilId: accueilId, periode }, (autre) =>
    [autre.origineId, autre.accueilId].some((id) => ctx.acteur.responsableDe.includes(id)),
  );
  journaliser(ctx, {
    domaine: 'troc',
    objet: 'stage',
    objetId: stageId,
    acte: 'proposer',
    resume: `a proposé le stage ${deNom(stagiaire)} ${aNom(accueil.nom)}`,
    apres: { statut: 'propose' },
  });
  prevenir(ctx, stageId, 'proposer');
  return stageId;
}

/** Why someone who commits no structure may not propose, and whom to ask. */
export function phraseDeRefus(ctx: ContextePersonne): string {
  const siennes = [...ctx.acteur.membreDe];
  const responsable =
    siennes.length === 0
      ? undefined
      : ctx.db
          .select({ prenom: personnes.prenom, nom: personnes.nom, structure: structures.nom })
          .from(fonctions)
          .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
          .innerJoin(structures, eq(structures.id, fonctions.structureId))
          .where(
            and(
              inArray(fonctions.structureId, siennes),
              eq(fonctions.responsable, true),
              enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
            ),
          )
          .orderBy(fonctions.id)
          .limit(1)
          .get();
  if (ctx.acteur.responsableDe.length > 0) {
    return 'Vous proposez un stage au nom d’une structure que vous engagez. Choisissez la vôtre.';
  }
  return responsable
    ? `Un stage engage la structure. Parlez-en à ${nomComplet(responsable)}, qui engage ${responsable.structure} : la proposition partira de son compte.`
    : 'Un stage engage une structure : la proposition part du compte de sa direction, de sa coordination ou de sa présidence.';
}

interface StructureDuStage {
  id: number;
  nom: string;
}

function lireStructures(ctx: ContextePersonne, origineId: number, accueilId: number) {
  if (origineId === accueilId) {
    throw impossible('Un stage se passe dans une autre structure que la sienne. Choisissez-en une autre.', 'autreStructureId');
  }
  const lues: StructureDuStage[] = ctx.db
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(and(inArray(structures.id, [origineId, accueilId]), isNull(structures.partieLe)))
    .all();
  const origine = lues.find((s) => s.id === origineId);
  const accueil = lues.find((s) => s.id === accueilId);
  if (!origine || !accueil) throw impossible('Choisissez une structure dans la liste.', 'autreStructureId');
  return { origine, accueil };
}

function verifierDates(ctx: ContextePersonne, periode: Periode): void {
  const { aujourdhui, courante } = maintenantCivil(ctx);
  if (periode.du <= courante) {
    const jour = jourDe(periode.du);
    throw impossible(
      jour === aujourdhui
        ? 'Ce moment a déjà commencé. Choisissez une date à venir.'
        : `Le premier jour, ${libelleJour(jour, true)}, est passé. Choisissez une date à venir.`,
      'du',
    );
  }
  if (jourDe(periode.du) > `${Number(aujourdhui.slice(0, 4)) + 2}-12-31`) {
    throw impossible('Cette date est dans plus de deux ans. Vérifiez l’année.', 'du');
  }
  const ferie = joursFeries(periode)[0];
  if (ferie) {
    throw impossible(`Le ${libelleJour(ferie.jour)} est férié (${ferie.nom}). Choisissez un autre jour.`, 'du');
  }
}

/** @returns the person's whole name */
function exigerDansLEquipe(
  ctx: ContextePersonne,
  voulu: { personneId: number; structure: StructureDuStage; periode: Periode; champ: 'stagiaireId' | 'tutriceId' },
): string {
  const personne = ctx.db
    .select({ prenom: personnes.prenom, nom: personnes.nom })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(
      and(
        eq(fonctions.personneId, voulu.personneId),
        eq(fonctions.structureId, voulu.structure.id),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
        or(isNull(fonctions.au), gte(fonctions.au, jourDe(voulu.periode.au))),
      ),
    )
    .limit(1)
    .get();
  if (!personne) {
    throw impossible(`Choisissez quelqu’un de l’équipe ${deNom(voulu.structure.nom)}, en fonction à ces dates.`, voulu.champ);
  }
  return nomComplet(personne);
}
