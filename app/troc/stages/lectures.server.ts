import { lireBrouillon } from '#app/commun/brouillons.server.ts';
import { vacancesScolaires } from '#app/commun/calendrier.server.ts';
import type { AuNomDe, Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { jourCivil, libelleDuree, libelleJourCourt, libellePeriode, type Periode } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { responsablesDe } from '#app/reseau/personnes/equipes.server.ts';
import { ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import { distanceKm } from '#app/reseau/territoire/distances.server.ts';
import { libelleDistance } from '#app/reseau/territoire/distances.ts';
import { actesOuverts, gardesDuStage, libelleLimite } from './etat.ts';
import { libelleLieu } from './lettres.server.ts';
import { ensuiteDe, libelleActe, questionDuStage, type StageDit, titreDeTransition } from './questions.ts';
import { type Dossier, etatDuStage, getStage } from './stages.server.ts';
import {
  autreCote,
  cotesDe,
  cycleStage,
  droitsStage,
  LIBELLE_STATUT_STAGE,
  type RelationStage,
  relationsAuStage,
  STATUTS_PLACE_PRISE,
  type TransitionStage,
} from './stages.ts';
import { vieDuStage } from './vie.server.ts';

/** A stage as someone reads it: who she is to it, and what she may do now. */
export function situer(ctx: Contexte, d: Dossier, acteur = ctx.acteur): StageDit {
  const relations = relationsAuStage(d.ligne, acteur);
  const rendus = d.bilans.map((bilan) => bilan.cote);
  const gardes = gardesDuStage(etatDuStage(ctx, d.ligne, rendus, cotesDe(relations)));
  return {
    statut: d.ligne.statut,
    coteQuiPropose: d.ligne.coteQuiPropose,
    periode: { du: d.ligne.du, au: d.ligne.au },
    stagiaire: d.stagiaire.nom,
    origine: d.origine.nom,
    accueil: d.accueil.nom,
    relations,
    actes: actesOuverts(d.ligne.statut, relations, gardes),
  };
}

/** Whether the employer's paper exists for this stage. */
export function aUnOrdreDeMission(d: Pick<Dossier, 'ligne'>): boolean {
  return STATUTS_PLACE_PRISE.includes(d.ligne.statut);
}

/** The school holidays that a period meets, as sentences: « Vacances de Noël : du 19 décembre au 3 janvier. »; empty when none. */
export function phraseDeVacances(ctx: Contexte, periode: Periode): string {
  return vacancesScolaires(lireReglage(ctx.db, ZONE_SCOLAIRE), periode)
    .map((v) => `${NOM_DE_VACANCES[v.nom] ?? v.nom} : du ${libelleJourCourt(v.du, false)} au ${libelleJourCourt(v.au, false)}.`)
    .join(' ');
}

/** The calendar names a season; a sentence names the holidays. */
const NOM_DE_VACANCES: Readonly<Record<string, string>> = {
  Toussaint: 'Vacances de la Toussaint',
  Noël: 'Vacances de Noël',
  Hiver: 'Vacances d’hiver',
  Printemps: 'Vacances de printemps',
  Été: 'Vacances d’été',
};

const PREMIERS: readonly TransitionStage[] = ['accepter', 'constater'];

/** All that the page of a stage shows, flat. */
export function lireStage(ctx: ContextePersonne, id: number | undefined) {
  const d = getStage(ctx, id);
  const dit = situer(ctx, d);
  const { relations } = dit;
  const attendue = d[autreCote(d.ligne.coteQuiPropose)];
  const limite = libelleLimite(jourCivil(d.ligne.proposeLe, ctx.fuseau), d.ligne.du);
  const distance = distanceKm(ctx, d.origine.communeCode, d.accueil.communeCode);
  const premier = PREMIERS.find((nom) => dit.actes.includes(nom));
  return {
    id: d.ligne.id,
    titre: questionDuStage(dit),
    fil: d.stagiaire.nom,
    statut: d.ligne.statut,
    libelleStatut: LIBELLE_STATUT_STAGE[d.ligne.statut],
    intro: introDe(d, dit, attendue.nom, limite),
    attendVous: dit.actes.includes('accepter'),
    details: [
      { titre: 'Qui', contenu: `${d.stagiaire.nom}, ${d.origine.nom}` },
      { titre: 'Quand', contenu: `${libellePeriode(d.ligne, true)} (${libelleDuree(d.ligne)})` },
      { titre: 'Où', contenu: `${libelleLieu(d.accueil)}${distance === null ? '' : ` (${libelleDistance(distance)})`}` },
      { titre: 'Ce que la personne vient apprendre', contenu: d.ligne.objectif },
      { titre: 'Tutorat', contenu: d.tutrice?.nom ?? '' },
      { titre: 'Motif', contenu: d.ligne.motif ?? '' },
    ],
    message: d.message ? { texte: d.message, auteur: `${d.auteur.nom}, ${d[d.ligne.coteQuiPropose].nom}` } : null,
    vacances: phraseDeVacances(ctx, d.ligne),
    principal: premier ? { nom: premier, libelle: libelleActe(premier, dit) } : null,
    autres: dit.actes
      .filter((nom) => nom !== premier && nom !== 'rendre_bilan')
      .map((nom) => ({ nom, libelle: libelleActe(nom, dit) })),
    bilanARendre: dit.actes.includes('rendre_bilan'),
    ensuite: premier ? ensuiteDe(premier, dit) : [],
    vie: vieDuStage(ctx, d, relations),
    bilans: d.bilans.map((b) => ({
      cote: d[b.cote].nom,
      texte: b.texte,
      qui: `${b.auteur}, le ${libelleJourCourt(jourCivil(b.renduLe, ctx.fuseau))}`,
    })),
    papier:
      aUnOrdreDeMission(d) && peut(droitsStage, 'lireOrdreDeMission', relations)
        ? `/stages/${d.ligne.id}/papiers/ordre-de-mission.pdf`
        : null,
    aNoter: aNoter(ctx, d, dit),
  };
}

/** Who offers, then who answers and until when; null once answered. */
function introDe(d: Dossier, dit: StageDit, attendue: string, limite: string): { qui: string; reponse: string } | null {
  if (d.ligne.statut !== 'propose') return null;
  const qui = `${d.auteur.nom}, ${d[d.ligne.coteQuiPropose].nom}, le propose.`;
  return {
    qui,
    reponse: dit.actes.includes('accepter') ? `Réponse attendue de vous ${limite}.` : `${attendue} répond ${limite}.`,
  };
}

/** What the coordination may note for someone else, beyond what is open to herself. */
function aNoter(ctx: ContextePersonne, d: Dossier, dit: StageDit): { nom: TransitionStage; libelle: string }[] {
  if (!peut(droitsStage, 'noterReponse', dit.relations)) return [];
  const noms = new Set<TransitionStage>();
  for (const { relations } of responsablesDuStage(ctx, d)) {
    for (const nom of ouvertsA(ctx, d, relations)) if (!dit.actes.includes(nom)) noms.add(nom);
  }
  // The answer that is awaited first; what the side that offered may say stands apart, last.
  return [...noms]
    .sort((a, b) => Number(a === 'retirer') - Number(b === 'retirer'))
    .map((nom) => ({ nom, libelle: libelleActe(nom, dit) }));
}

function ouvertsA(ctx: Contexte, d: Dossier, relations: readonly RelationStage[]): TransitionStage[] {
  const rendus = d.bilans.map((bilan) => bilan.cote);
  return actesOuverts(d.ligne.statut, relations, gardesDuStage(etatDuStage(ctx, d.ligne, rendus, cotesDe(relations))));
}

function responsablesDuStage(ctx: Contexte, d: Dossier) {
  return [d.origine, d.accueil].flatMap((structure) =>
    responsablesDe(ctx, structure.id).map((personne) => ({
      id: personne.id,
      nom: `${personne.nom}, ${structure.nom}`,
      relations: relationsAuStage(d.ligne, { personneId: personne.id, roles: [], responsableDe: [structure.id] }),
    })),
  );
}

/** For whom the coordination may note this act: those who could do it themselves. */
function quiPeutDire(ctx: ContextePersonne, d: Dossier, nom: TransitionStage) {
  const permis: readonly RelationStage[] = cycleStage.transitions[nom].par;
  return responsablesDuStage(ctx, d).filter((personne) => permis.some((relation) => personne.relations.includes(relation)));
}

/**
 * The context in which the coordination notes an answer given by someone else.
 * @throws ErreurMetier INTERDIT to anyone else; IMPOSSIBLE when the person or the channel is missing
 */
export function auNomDe(
  ctx: ContextePersonne,
  personneId: number | undefined,
  canal: AuNomDe['canal'] | undefined,
): ContextePersonne {
  if (!ctx.acteur.roles.includes('coordination')) throw interdit();
  const acteur = personneId === undefined ? undefined : getActeur(ctx, personneId);
  if (!acteur) throw impossible('Choisissez la personne qui a répondu.', 'auNomDe');
  if (canal === undefined) throw impossible('Dites comment la réponse vous est parvenue.', 'canal');
  return { ...ctx, auNomDe: { acteur, canal } };
}

/** What the page that prepares an act shows, and why it cannot be done now if it cannot. */
export function lireTransition(ctx: ContextePersonne, d: Dossier, nom: TransitionStage) {
  const dit = situer(ctx, d);
  const transition = cycleStage.transitions[nom];
  const soi = transition.par.some((relation) => dit.relations.includes(relation));
  const ouvertASoi = dit.actes.includes(nom);
  // Who commits one side may still note the other side's word, once her own act is done.
  const permises = !ouvertASoi && peut(droitsStage, 'noterReponse', dit.relations) ? quiPeutDire(ctx, d, nom) : [];
  const pourQui = permises.filter((personne) => ouvertsA(ctx, d, personne.relations).includes(nom));
  return {
    id: d.ligne.id,
    fil: d.stagiaire.nom,
    nom,
    titre: titreDeTransition(nom, dit),
    libelle: libelleActe(nom, dit),
    intro: `${libellePeriode(d.ligne, true)}, ${d.accueil.nom}.`,
    motif: transition.motif ?? null,
    grave: nom === 'refuser' || nom === 'annuler' || nom === 'retirer',
    texte: nom === 'rendre_bilan',
    ensuite: ensuiteDe(nom, dit),
    pourQui: pourQui.map(({ id, nom: qui }) => ({ id, nom: qui })),
    interdite: !soi && permises.length === 0,
    empechement: ouvertASoi || pourQui.length > 0 ? '' : empechementDe(ctx, d, dit, nom),
  };
}

function empechementDe(ctx: Contexte, d: Dossier, dit: StageDit, nom: TransitionStage): string {
  const transition = cycleStage.transitions[nom];
  const etat = `État de ce stage : ${LIBELLE_STATUT_STAGE[d.ligne.statut].toLowerCase()}.`;
  if (!transition.de.some((statut) => statut === d.ligne.statut)) return `Ce n’est plus possible. ${etat}`;
  const rendus = d.bilans.map((bilan) => bilan.cote);
  const gardes = gardesDuStage(etatDuStage(ctx, d.ligne, rendus, cotesDe(dit.relations)));
  const phrase = (transition.gardes ?? []).map((garde) => gardes[garde]).find((resultat) => resultat !== true);
  return phrase ?? `Ce n’est pas possible pour l’instant. ${etat}`;
}

/** What this person has kept of a bilan that she has not sent. */
export function bilanCommence(ctx: ContextePersonne, stageId: number): string {
  const texte = lireBrouillon(ctx, `bilan-stage:${stageId}`)?.valeurs.texte;
  return typeof texte === 'string' ? texte : '';
}
