import { vacancesScolaires } from '#app/commun/calendrier.server.ts';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { deNom } from '#app/commun/francais.ts';
import { jourCivil, libelleInstant, libelleJourCourt, type Periode } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import { experienceDuStage } from '#app/troc/experiences/experience-du-stage.server.ts';
import { listPapiers } from '#app/troc/papiers/papiers-du-stage.server.ts';
import { LIBELLE_ATTEINTE } from './bilans.ts';
import { type Dossier, getStage } from './dossiers.server.ts';
import { ensuiteDe } from './ensuite.ts';
import { libelleLimite } from './etat.ts';
import { aNoter } from './noter.server.ts';
import { libelleActe, questionDuStage } from './questions.ts';
import { accueilSecurite, conduiteEnCasDAccident } from './reperes-du-jour.ts';
import { situer } from './situer.server.ts';
import { autreCote, droitsStage, type TransitionStage } from './stages.ts';
import { libelleEtat, STATUTS_PLACE_PRISE, type StatutStage } from './statuts.ts';
import { lignesDeTermes } from './termes-dits.ts';
import { nommerTermes } from './termes-nommes.server.ts';
import { comparerAvecLaPrecedente } from './versions-lues.server.ts';
import { vieDuStage } from './vie.server.ts';

/** The school holidays that a period meets, as sentences: « Vacances de Noël : du 19 décembre au 3 janvier. »; empty when none. */
export function phraseDeVacances(ctx: Contexte, periode: Periode): string {
  return vacancesScolaires(lireReglage(ctx.db, ZONE_SCOLAIRE), periode)
    .map((v) => `${NOM_DE_VACANCES[v.nom] ?? v.nom} : du ${libelleJourCourt(v.du, false)} au ${libelleJourCourt(v.au, false)}.`)
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

/** The one thing that a stage asks of its reader, in this order. */
const PREMIERS: readonly TransitionStage[] = ['appuyer', 'accepter', 'donner_son_accord', 'signer', 'constater'];
/** Acts that have a page of their own rather than a button here. */
const A_PART: readonly TransitionStage[] = ['rendre_bilan', 'ne_pas_consentir', 'deposer_exemplaire'];
/** Acts that ask something first, or commit a structure: their button leads to a page, out of reach of a stray touch. */
const AVEC_PAGE: readonly TransitionStage[] = ['donner_son_accord', 'signer', 'appuyer', 'accepter'];
/** Statuses under which one prepares the day. */
const A_PREPARER: readonly StatutStage[] = ['accepte', 'signe'];

/** All that the page of a stage shows, flat. */
export function lireStage(ctx: ContextePersonne, id: number | undefined) {
  const d = getStage(ctx, id);
  const dit = situer(ctx, d);
  const { relations } = dit;
  const premier = PREMIERS.find((nom) => dit.actes.includes(nom));
  const { statut } = d.ligne;
  const aSigner = d.papiers.accordsAttendus.length + d.papiers.signaturesAttendues.length > 0;
  return {
    id: d.ligne.id,
    titre: questionDuStage(dit),
    fil: d.stagiaire.nom,
    statut,
    libelleStatut: libelleEtat(statut, aSigner),
    presse: statut === 'accepte' && aSigner,
    proposition: d.ligne.propositionNumero,
    intro: introDe(ctx, d, dit.actes),
    attendVous: premier === 'accepter' || premier === 'appuyer',
    details: [
      ...lignesDeTermes(nommerTermes(ctx, d)).map(({ titre, texte }) => ({ titre, contenu: texte })),
      { titre: 'Motif', contenu: d.ligne.motif ?? '' },
    ],
    comparaison: statut === 'propose' && peut(droitsStage, 'lireVersions', relations) ? comparerAvecLaPrecedente(ctx, d) : null,
    versions: peut(droitsStage, 'lireVersions', relations) && d.ligne.propositionNumero > 1 ? d.ligne.propositionNumero : 0,
    message: d.message ? { texte: d.message, auteur: `${d.auteur.nom}, ${d[d.ligne.coteQuiPropose].nom}` } : null,
    vacances: phraseDeVacances(ctx, d.ligne),
    principal: premier ? { nom: premier, libelle: libelleActe(premier, dit), page: AVEC_PAGE.includes(premier) } : null,
    autres: dit.actes
      .filter((nom) => nom !== premier && !A_PART.includes(nom))
      .map((nom) => ({ nom, libelle: libelleActe(nom, dit) })),
    bilanARendre: dit.actes.includes('rendre_bilan'),
    ensuite: premier ? ensuiteDe(premier, dit) : [],
    vie: vieDuStage(ctx, d, relations),
    bilans: d.bilans.map((b) => ({
      cote: d[b.cote].nom,
      texte: b.texte,
      atteint: b.atteint ? LIBELLE_ATTEINTE[b.atteint] : '',
      conseil: b.conseil ?? '',
      qui: `${b.auteur}, le ${libelleJourCourt(jourCivil(b.renduLe, ctx.fuseau))}`,
    })),
    papiers: peut(droitsStage, 'lirePapiers', relations) ? listPapiers(ctx, d) : null,
    leJour: A_PREPARER.includes(statut)
      ? {
          consignes: d.accueil.consignes ?? '',
          accueil: d.accueil.nom,
          securite: accueilSecurite(),
          accident: conduiteEnCasDAccident(d),
          peutNoter: peut(droitsStage, 'noterAccueilSecurite', relations) && d.ligne.accueilSecuriteLe === null,
          fait: d.ligne.accueilSecuriteLe ? libelleInstant(d.ligne.accueilSecuriteLe, ctx.fuseau) : '',
        }
      : null,
    experience: STATUTS_PLACE_PRISE.includes(statut) ? experienceDuStage(ctx, d, relations) : null,
    aNoter: aNoter(ctx, d, dit),
  };
}

/** « Lucie Ferrand le souhaite. », « Bruno Lascaux, L’Escale, le propose. »; the person herself reads « vous ». */
export function quiLeVeut(ctx: ContextePersonne, d: Dossier): string {
  const moi = ctx.acteur.personneId;
  if (d.ligne.statut === 'souhaite') {
    const souhait = d.ligne.stagiaireId === moi ? 'Vous le souhaitez' : `${d.stagiaire.nom} le souhaite`;
    return `${souhait}. ${d.accueil.nom} n’en sait encore rien.`;
  }
  const structure = d[d.ligne.coteQuiPropose].nom;
  return d.auteur.id === moi ? `Vous le proposez, au nom ${deNom(structure)}.` : `${d.auteur.nom}, ${structure}, le propose.`;
}

/** Who offers, then who answers and until when; null once answered. */
function introDe(ctx: ContextePersonne, d: Dossier, actes: readonly TransitionStage[]): { qui: string; reponse: string } | null {
  const limite = libelleLimite(jourCivil(d.ligne.proposeLe, ctx.fuseau), d.ligne.du);
  if (d.ligne.statut === 'souhaite') {
    return {
      qui: quiLeVeut(ctx, d),
      reponse: actes.includes('appuyer') ? `Réponse attendue de vous ${limite}.` : `La direction répond ${limite}.`,
    };
  }
  if (d.ligne.statut !== 'propose') return null;
  const attendue = d[autreCote(d.ligne.coteQuiPropose)].nom;
  return {
    qui: quiLeVeut(ctx, d),
    reponse: actes.includes('accepter') ? `Réponse attendue de vous ${limite}.` : `${attendue} répond ${limite}.`,
  };
}
