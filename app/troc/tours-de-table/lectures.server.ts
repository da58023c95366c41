import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { interdit, introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, libelleInstant } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { responsablesDe } from '#app/reseau/personnes/equipes.server.ts';
import { nombreDeStructures } from '#app/reseau/structures/structures.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { JOURS_DE_RAPPEL } from '#app/troc/reglages.ts';
import { listAbsentes } from './absentes.server.ts';
import { sansAdresse } from './destinataires.server.ts';
import { type DossierDeTour, getTour, jourDit, reponseDe, valeursDe } from './dossiers.server.ts';
import { CHAMP_SIGNER, enChamps } from './questions.ts';
import { aRetaper, enRedaction } from './redaction.ts';
import { nomDe, quiARepondu } from './repondre.server.ts';
import { lireSynthese } from './synthese.server.ts';
import { reponsesTour } from './tables.ts';
import {
  comptesDits,
  cycleTour,
  dernierJourPropose,
  droitsTour,
  jourDeRappel,
  MINIMUM_PAR_DEFAUT,
  resteDit,
} from './tours-de-table.ts';

/**
 * All that the page of a tour de table shows.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function lirePageDeTour(ctx: ContextePersonne, id: number | undefined) {
  const d = getTour(ctx, id);
  const { ligne, statut, relations, questions } = d;
  const enCours = statut === 'ouvert';
  return {
    id: ligne.id,
    statut,
    version: ligne.version,
    titre: ligne.titre,
    texte: ligne.texte ?? '',
    questions,
    enCours,
    minimum: ligne.minimum,
    donnees: d.donnees,
    comptes: comptesDits(d.donnees, d.demandees, statut),
    dernierJour: jourDit(ctx, ligne.dernierJour),
    reste: enCours ? resteDit(ligne.dernierJour, jourCivil(ctx.maintenant, ctx.fuseau)) : '',
    synthese: statut === 'retire' || statut === 'brouillon' ? null : lireSynthese(ctx, d),
    siennes: siennesDe(ctx, d, enCours),
    suite: ligne.suite,
    suiteLe: ligne.suiteLe ? libelleInstant(ligne.suiteLe, ctx.fuseau) : '',
    coordination: relations.includes('coordination'),
    // What is closed but not written so yet has nothing to do: *le temps* comes first.
    actes: statut === ligne.statut ? possibles(cycleTour, statut, relations) : [],
    aReprendre: statut === 'clos' && peut(droitsTour, 'reprendre', relations),
    absentes: statut !== 'brouillon' && peut(droitsTour, 'voirAbsentes', relations) ? listAbsentes(ctx, ligne.id) : [],
    sansAdresse: statut === 'brouillon' ? sansAdresse(ctx) : [],
    structures: statut === 'brouillon' ? nombreDeStructures(ctx) : d.demandees,
    rappelLe: statut === 'brouillon' ? rappelDit(ctx, ligne.dernierJour) : '',
    geste: randomUUID(),
  };
}
export type PageDeTour = ReturnType<typeof lirePageDeTour>;

/** The reader's own structures: what they answered, and whether they still may. */
function siennesDe(ctx: ContextePersonne, { ligne, questions }: DossierDeTour, enCours: boolean) {
  return ctx.db
    .select({ reponse: reponsesTour, nom: structures.nom })
    .from(reponsesTour)
    .innerJoin(structures, eq(structures.id, reponsesTour.structureId))
    .where(and(eq(reponsesTour.tourId, ligne.id), inArray(reponsesTour.structureId, [...ctx.acteur.responsableDe])))
    .all()
    .map(({ reponse, nom }) => ({
      structureId: reponse.structureId,
      nom,
      qui: quiARepondu(ctx, reponse),
      chemin: enCours ? `/tours-de-table/${ligne.id}/repondre?structure=${reponse.structureId}` : '',
      champs: enChamps(valeursDe(ctx, reponse.id), questions),
    }));
}

/** When those who will not have answered would be reminded, if it were sent today; empty when nobody would be. */
function rappelDit(ctx: ContextePersonne, dernierJour: string): string {
  const jour = jourDeRappel(dernierJour, jourCivil(ctx.maintenant, ctx.fuseau), lireNombre(ctx.db, JOURS_DE_RAPPEL));
  return jour === null ? '' : jourDit(ctx, jour);
}

/**
 * The form of a draft: a new one, or one that is kept already.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible; INTERDIT to whoever prepares none
 */
export function lireRedaction(ctx: ContextePersonne, id: number | undefined) {
  const d = getTour(ctx, id);
  if (!peut(droitsTour, 'preparer', d.relations)) throw interdit();
  const { ligne, questions } = d;
  return {
    id: ligne.id,
    version: ligne.version,
    parti: ligne.statut !== 'brouillon',
    valeurs: {
      ...{ titre: ligne.titre, texte: ligne.texte ?? '', dernierJour: ligne.dernierJour, minimum: String(ligne.minimum) },
      ...enRedaction(questions.map((question) => aRetaper(question, question.repriseDeId))),
    },
  };
}

/** What an empty draft proposes. */
export const redactionNeuve = (ctx: ContextePersonne): Record<string, string> => ({
  dernierJour: dernierJourPropose(jourCivil(ctx.maintenant, ctx.fuseau)),
  minimum: String(MINIMUM_PAR_DEFAUT),
});

/**
 * The form where one structure answers, or where the coordination notes its answer: a note begins empty, as she reads no
 * structure's answer.
 * @param structureId one of those that are asked; left out, the reader's own
 * @throws ErreurMetier INTROUVABLE when unknown, not visible or not asked; INTERDIT to whoever may not answer for it
 */
export function lireReponse(ctx: ContextePersonne, tourId: number | undefined, structureId: number | undefined) {
  const d = getTour(ctx, tourId);
  const { ligne, statut, questions, relations } = d;
  if (statut === 'brouillon' || statut === 'retire') throw introuvable();
  const laquelle = structureId ?? ctx.acteur.responsableDe.find((id) => reponseDe(ctx, ligne.id, id));
  if (laquelle === undefined) throw interdit('Ce tour de table se répond par une personne qui engage une structure.');
  const reponse = reponseDe(ctx, ligne.id, laquelle);
  if (!reponse) throw introuvable();
  const sienne = ctx.acteur.responsableDe.includes(laquelle);
  const note = !sienne && peut(droitsTour, 'noterReponse', relations);
  if (!sienne && !note) throw interdit('Cette réponse se donne par une personne qui engage la structure.');
  return {
    id: ligne.id,
    structureId: laquelle,
    structure: nomDe(ctx, laquelle),
    titre: ligne.titre,
    texte: ligne.texte ?? '',
    questions,
    dernierJour: jourDit(ctx, ligne.dernierJour),
    minimum: ligne.minimum,
    enCours: statut === 'ouvert',
    version: reponse.version,
    qui: sienne ? quiARepondu(ctx, reponse) : '',
    valeurs: sienne
      ? { ...enChamps(valeursDe(ctx, reponse.id), questions), ...(reponse.signee ? { [CHAMP_SIGNER]: 'on' } : {}) }
      : {},
    pourQui: note ? responsablesDe(ctx, laquelle).map(({ id, nom }) => ({ id, nom })) : [],
    note,
  };
}
export type PageDeReponseAuTour = ReturnType<typeof lireReponse>;
