import { lireBrouillon } from '#app/commun/brouillons.server.ts';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { jourDe } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { type Dossier, etatDuStage } from './dossiers.server.ts';
import { ensuiteDe } from './ensuite.ts';
import { gardesDuStage } from './etat.ts';
import { pourQuiNoter } from './noter.server.ts';
import { libelleActe, type StageDit, titreDeTransition } from './questions.ts';
import { LIBELLE_RAISON, RAISONS_DE } from './raisons.ts';
import { situer } from './situer.server.ts';
import { cycleStage, droitsStage, type RelationStage, type TransitionStage } from './stages.ts';
import { LIBELLE_STATUT_STAGE } from './statuts.ts';
import { libelleMoments } from './termes.ts';

const GRAVES: readonly TransitionStage[] = [
  'ecarter',
  'refuser',
  'annuler',
  'retirer',
  'reprendre_les_papiers',
  'ne_pas_consentir',
];

/** What the page that prepares an act shows, and why it cannot be done now if it cannot. */
export function lireTransition(ctx: ContextePersonne, d: Dossier, nom: TransitionStage) {
  const dit = situer(ctx, d);
  const transition = cycleStage.transitions[nom];
  const permis: readonly RelationStage[] = transition.par;
  const soi = permis.some((relation) => dit.relations.includes(relation));
  const ouvertASoi = dit.actes.includes(nom);
  const note = peut(droitsStage, 'noterReponse', dit.relations);
  // Who commits one side may still note the other side's word, once her own act is done.
  const pourQui = !ouvertASoi && note ? pourQuiNoter(ctx, d, nom) : [];
  return {
    id: d.ligne.id,
    fil: d.stagiaire.nom,
    nom,
    proposition: d.ligne.propositionNumero,
    titre: titreDeTransition(nom, dit),
    libelle: libelleActe(nom, dit),
    intro: `${majuscule(libelleMoments(d.ligne.demiJournees, true))}, ${d.accueil.nom}.`,
    motif: transition.motif ?? null,
    raisons: (RAISONS_DE[nom] ?? []).map((raison) => ({ valeur: raison, libelle: LIBELLE_RAISON[raison] })),
    grave: GRAVES.includes(nom),
    texte: nom === 'rendre_bilan',
    fin: nom === 'ecourter' ? { du: jourDe(d.ligne.du), au: jourDe(d.ligne.au) } : null,
    ensuite: ensuiteDe(nom, dit),
    pourQui,
    interdite: !soi && !note,
    empechement: ouvertASoi || pourQui.length > 0 ? '' : empechementDe(ctx, d, dit, nom),
  };
}

function empechementDe(ctx: Contexte, d: Dossier, dit: StageDit, nom: TransitionStage): string {
  const transition = cycleStage.transitions[nom];
  const etat = `État de ce stage : ${LIBELLE_STATUT_STAGE[d.ligne.statut].toLowerCase()}.`;
  if (!transition.de.some((statut) => statut === d.ligne.statut)) return `Ce n’est plus possible. ${etat}`;
  const gardes = gardesDuStage(etatDuStage(ctx, d, dit.relations, ctx.acteur.personneId));
  const phrase = (transition.gardes ?? []).map((garde) => gardes[garde]).find((resultat) => resultat !== true);
  return phrase ?? `Ce n’est pas possible pour l’instant. ${etat}`;
}

/** What this person has kept of a bilan that she has not sent. */
export function bilanCommence(ctx: ContextePersonne, stageId: number): string {
  const texte = lireBrouillon(ctx, `bilan-stage:${stageId}`)?.valeurs.texte;
  return typeof texte === 'string' ? texte : '';
}
