import { eq } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { differences } from '#app/commun/differences.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { pourQuelleStructure } from '#app/reseau/structures/pour-quelle-structure.server.ts';
import { motsChoisis } from '#app/troc/annonces/competences.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { cycleAppui, droitsAppui, estModifiable, relationsALAppui } from './appuis.ts';
import { ecrireMotsDAppui, motsDesAppuis, nomsDesMots } from './competences.server.ts';
import { prevenir } from './courriels.server.ts';
import { getAppui, lAppui, quiPeuvent } from './dossiers.server.ts';
import type { SaisieDemandeDAppui, SaisieModificationDAppui } from './saisie.ts';
import { appuis } from './tables.ts';

/**
 * Asks for an appui technique for one's own structure; the coordination may note one for any structure. The coordination is
 * told, or those who commit the structure when she noted it.
 * @returns the id of the appui, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE to a partenaire; INTERDIT for someone without a structure, or for one that is not hers;
 *   IMPOSSIBLE for a structure to choose, a day that has passed, a word that is not of the vocabulary
 */
export function demanderAppui(ctx: ContextePersonne, saisie: SaisieDemandeDAppui): number {
  exigerTroc(ctx);
  return enTransaction(ctx, (tx) => {
    const structureId = pourQuelleStructure(tx, saisie.structureId, PHRASES);
    const relations = relationsALAppui({ structureId }, tx.acteur);
    const acte = relations.includes('demandeuse') ? 'demander' : 'noter_la_demande';
    const { vers } = cycleAppui.transitions[acte];
    if (!permet(cycleAppui, acte, relations)) throw interdit(PAS_LA_SIENNE);
    return uneSeuleFois(tx, 'appui', saisie.geste, () => {
      const mots = motsChoisis(tx, saisie);
      const champs = champsDe(tx, saisie);
      const { id } = tx.db
        .insert(appuis)
        .values({
          ...{ statut: vers, structureId, auteurId: tx.acteur.personneId, ...champs },
          ...{ demandeLe: tx.maintenant, modifieLe: tx.maintenant },
        })
        .returning({ id: appuis.id })
        .get();
      ecrireMotsDAppui(tx, id, mots);
      journaliser(tx, {
        ...{ domaine: 'troc', objet: cycleAppui.objet, objetId: id, acte },
        resume: `a ${acte === 'demander' ? 'demandé' : 'noté'} ${lAppui(champs)}`,
        apres: { statut: vers, ...(mots.length > 0 ? { competences: nomsDesMots(mots) } : {}) },
      });
      prevenir(tx, id, acte);
      return id;
    });
  });
}

const PAS_LA_SIENNE = 'On demande un appui technique au nom de sa propre structure\u00a0: choisissez l’une des vôtres.';

const PHRASES = {
  pasLaSienne: PAS_LA_SIENNE,
  sansStructure: 'Il faut être dans l’équipe d’une structure pour demander un appui technique.',
};

/** The columns that a form writes. @throws ErreurMetier IMPOSSIBLE for a day that has passed, unless it stood already */
function champsDe(
  { maintenant, fuseau }: ContextePersonne,
  saisie: Omit<SaisieDemandeDAppui, 'structureId'>,
  avant: string | null = null,
): { titre: string; description: string | null; souhaiteAvant: string | null; aDistance: boolean } {
  const { titre, description = null, souhaiteAvant = null, distance } = saisie;
  if (souhaiteAvant !== null && souhaiteAvant !== avant && souhaiteAvant < jourCivil(maintenant, fuseau)) {
    throw impossible('Ce jour est déjà passé\u00a0: laissez vide, ou choisissez un jour à venir.', 'souhaiteAvant');
  }
  return { titre, description, souhaiteAvant, aDistance: distance };
}

/**
 * Says a request better, until a session is fixed. Nothing changed: nothing is done. Those who said that they can learn it when what
 * they agreed to changes: its sentence, its day, whether from afar.
 * @param saisie.version the version that the form showed
 * @returns whether they are told
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once a session is fixed, or when someone changed it meanwhile
 */
export function modifierAppui(ctx: ContextePersonne, id: number | undefined, saisie: SaisieModificationDAppui): boolean {
  exigerTroc(ctx);
  return enTransaction(ctx, (tx) => {
    const d = getAppui(tx, id);
    const { ligne, relations } = d;
    exigerDroit(droitsAppui, 'modifier', relations);
    if (!estModifiable(ligne)) throw impossible('Une séance a été fixée\u00a0: la demande ne change plus.');
    const mots = motsChoisis(tx, saisie);
    const champs = champsDe(tx, saisie, ligne.souhaiteAvant);
    const avant = { ...ligne, competences: nomsDesMots(motsDesAppuis(tx, [ligne.id]).get(ligne.id) ?? []) };
    const change = differences(avant, { ...champs, competences: nomsDesMots(mots) });
    if (!change) return false;
    if (saisie.version !== ligne.version) {
      throw impossible(
        'Quelqu’un a changé cette demande pendant que vous écriviez. Rien n’est enregistré, et votre texte est toujours là. Si vous enregistrez encore, il prend la place du sien.',
      );
    }
    tx.db
      .update(appuis)
      .set({ ...champs, version: ligne.version + 1, modifieLe: tx.maintenant })
      .where(eq(appuis.id, ligne.id))
      .run();
    ecrireMotsDAppui(tx, ligne.id, mots);
    journaliser(tx, {
      ...{ domaine: 'troc', objet: cycleAppui.objet, objetId: ligne.id, acte: 'modifier' },
      ...{ resume: `a modifié ${lAppui(champs)}`, avant: change.avant, apres: change.apres },
    });
    const autre = ['titre', 'souhaiteAvant', 'aDistance'].some((champ) => champ in change.apres);
    if (!autre || quiPeuvent(d).every(({ adresse }) => adresse === null)) return false;
    prevenir(tx, ligne.id, 'modifier');
    return true;
  });
}
