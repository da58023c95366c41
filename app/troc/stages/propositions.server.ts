import { and, eq, inArray } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { interdit } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enumerer } from '#app/commun/texte.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { devenirUnStage } from '#app/troc/echanges/finir.server.ts';
import { prevenir } from './courriels.server.ts';
import type { SaisieSouhait, SaisieStage } from './saisie.ts';
import { type Cote, cycleStage } from './stages.ts';
import { stages } from './tables.ts';
import { lireStructures, preparerVersion, type VersionPrete } from './termes.server.ts';
import { colonnesDeVersion, ecrireVersion, tenirLaVersion } from './versions.server.ts';

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
    return uneSeuleFois(ici, 'proposer-stage', saisie.geste, () => {
      const cote: Cote = saisie.sens === 'envoyer' ? 'origine' : 'accueil';
      const [origineId, accueilId] =
        cote === 'origine' ? [saisie.structureId, saisie.autreStructureId] : [saisie.autreStructureId, saisie.structureId];
      const lieux = lireStructures(ici, origineId, accueilId);
      const version = preparerVersion(ici, saisie, lieux);
      const stageId = inserer(ici, version, { ...lieux, statut: 'propose', numero: 1, cote });
      tenirLaVersion(ici, { id: stageId, structureAccueilId: accueilId }, version, ici.acteur.responsableDe);
      if (saisie.echange !== undefined) {
        devenirUnStage(ici, saisie.echange, { id: stageId, origineId, accueilId });
      }
      dire(ici, stageId, 'proposer', `a proposé le stage ${nommer(version)} ${aNom(lieux.accueil.nom)}`, 'propose');
      return stageId;
    });
  });
}

/**
 * Someone of a team wishes a stage for herself: her responsables are told, nobody else; nothing is held yet.
 * @returns the id of the stage; the same `geste` again finds the first one
 * @throws ErreurMetier INTERDIT when she is not of that team; IMPOSSIBLE with the sentence at its field
 */
export function souhaiterStage(ctx: ContextePersonne, saisie: SaisieSouhait): number {
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    if (!ici.acteur.membreDe.includes(saisie.structureId)) {
      throw interdit('On souhaite un stage depuis sa propre équipe. Choisissez la vôtre.');
    }
    return uneSeuleFois(ici, 'souhaiter-stage', saisie.geste, () => {
      const lieux = lireStructures(ici, saisie.structureId, saisie.autreStructureId);
      const version = preparerVersion(ici, { ...saisie, avec: [], stagiaireId: ici.acteur.personneId }, lieux);
      const stageId = inserer(ici, version, { ...lieux, statut: 'souhaite', numero: 0, cote: 'origine' });
      dire(ici, stageId, 'souhaiter', `souhaite un stage ${aNom(lieux.accueil.nom)}`, 'souhaite');
      return stageId;
    });
  });
}

const nommer = ({ stagiaires }: VersionPrete) => deNom(enumerer(stagiaires.map(({ nom }) => nom)));

function inserer(
  ctx: ContextePersonne,
  version: VersionPrete,
  de: { origine: { id: number }; accueil: { id: number }; statut: 'souhaite' | 'propose'; numero: number; cote: Cote },
): number {
  const stageId = ctx.db
    .insert(stages)
    .values({
      ...colonnesDeVersion(version, de.numero, de.cote),
      statut: de.statut,
      structureOrigineId: de.origine.id,
      structureAccueilId: de.accueil.id,
      proposeLe: ctx.maintenant,
      modifieLe: ctx.maintenant,
      creeParId: ctx.acteur.personneId,
    })
    .returning({ id: stages.id })
    .get().id;
  ecrireVersion(ctx, stageId, version, { numero: de.numero, cote: de.cote, auteurId: ctx.acteur.personneId });
  return stageId;
}

function dire(ctx: ContextePersonne, stageId: number, acte: 'proposer' | 'souhaiter', resume: string, statut: string): void {
  journaliser(ctx, { domaine: 'troc', objet: cycleStage.objet, objetId: stageId, acte, resume, apres: { statut } });
  prevenir(ctx, stageId, acte);
}

/** Why someone who commits no structure may not propose, and what she can do. */
export function phraseDeRefus(ctx: ContextePersonne): string {
  const siennes = [...ctx.acteur.membreDe];
  if (ctx.acteur.responsableDe.length > 0) {
    return 'Vous proposez un stage au nom d’une structure que vous engagez. Choisissez la vôtre.';
  }
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
  return responsable
    ? `Un stage engage la structure. Dites votre souhait : ${nomComplet(responsable)}, qui engage ${responsable.structure}, le reçoit et peut l’appuyer.`
    : 'Un stage engage une structure : la proposition part du compte de sa direction, de sa coordination ou de sa présidence.';
}
