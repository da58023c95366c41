import { aNom, deNom } from '#app/commun/francais.ts';
import type { DemiJournee, Periode } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { libelleDates } from './etat.ts';
import { autreCote, type Cote, cycleStage, type RelationStage, type TransitionStage } from './stages.ts';
import type { StatutStage } from './statuts.ts';

/** What the words about a stage need to know of it, and of who reads them. */
export interface StageDit {
  statut: StatutStage;
  coteQuiPropose: Cote;
  /** 1: the first offer; above, a counter-proposal is on the table. */
  propositionNumero: number;
  periode: Periode & { demiJournees: readonly DemiJournee[] };
  /** Someone goes under a convention. */
  convention: boolean;
  /** « Maëlle Desroches », « Maëlle Desroches et Karim Sadaoui » */
  stagiaire: string;
  plusieurs: boolean;
  origine: string;
  accueil: string;
  relations: readonly RelationStage[];
  /** Acts open to the reader now. */
  actes: readonly TransitionStage[];
}

/** What a side signs: the employer signs the avenant of its employee as well. */
export const signesPar = (cote: Cote): string => (cote === 'origine' ? 'la convention et l’avenant' : 'la convention');

/** « votre stage à L’Escale », « le stage d’Inès Roudier à L’Escale » */
export function nommerStage(s: Pick<StageDit, 'relations' | 'stagiaire' | 'accueil'>): string {
  return s.relations.includes('stagiaire')
    ? `votre stage ${aNom(s.accueil)}`
    : `le stage ${deNom(s.stagiaire)} ${aNom(s.accueil)}`;
}

/** The title of a stage's page: the question that it asks its reader, otherwise its name. */
export function questionDuStage(s: StageDit): string {
  const dates = libelleDates(s.periode);
  if (s.actes.includes('appuyer')) return `Appuyer le souhait ${deNom(s.stagiaire)}\u00a0?`;
  if (s.actes.includes('accepter')) {
    if (s.propositionNumero > 1) return `La proposition ${deNom(s[s.coteQuiPropose])} vous va-t-elle\u00a0?`;
    if (autreCote(s.coteQuiPropose) === 'accueil') return `Accueillir ${s.stagiaire} ${dates}\u00a0?`;
    return s.relations.includes('stagiaire')
      ? `Aller ${aNom(s.accueil)} ${dates}\u00a0?`
      : `Envoyer ${s.stagiaire} ${aNom(s.accueil)} ${dates}\u00a0?`;
  }
  if (s.actes.includes('donner_son_accord')) return `Êtes-vous d’accord pour ce stage ${aNom(s.accueil)}\u00a0?`;
  if (s.actes.includes('signer')) return `Signer pour ${nommerStage(s)}\u00a0?`;
  if (s.actes.includes('constater')) return `${majuscule(nommerStage(s))} a-t-il eu lieu\u00a0?`;
  if (s.actes.includes('rendre_bilan')) {
    return s.relations.includes('stagiaire')
      ? 'Que retenez-vous de votre stage\u00a0?'
      : `Que retenez-vous du stage ${deNom(s.stagiaire)}\u00a0?`;
  }
  if (s.statut === 'souhaite') return majuscule(nommerStage(s).replace('stage', 'souhait de stage'));
  return majuscule(nommerStage(s));
}

/** What the main button says: the act and to whom, never « Valider ». */
export function libelleActe(nom: TransitionStage, s: StageDit): string {
  switch (nom) {
    case 'appuyer':
      return `Appuyer, et proposer ${aNom(s.accueil)}`;
    case 'accepter':
      if (s.propositionNumero > 1) return `Accepter la proposition ${deNom(s[s.coteQuiPropose])}`;
      return autreCote(s.coteQuiPropose) === 'accueil'
        ? `Accepter d’accueillir ${s.stagiaire}`
        : `Accepter l’invitation ${deNom(s.accueil)}`;
    case 'rendre_bilan':
      return 'Envoyer mon bilan';
    case 'donner_son_accord':
      return 'Lire, puis dire si je suis d’accord';
    case 'signer':
      return 'Lire et signer la convention';
    default:
      return cycleStage.transitions[nom].libelle;
  }
}

/** The title of the page that prepares an act. */
export function titreDeTransition(nom: TransitionStage, s: StageDit): string {
  const stage = nommerStage(s);
  const titres: Partial<Record<TransitionStage, string>> = {
    appuyer: `Proposer ${stage}`,
    ecarter: `Ne pas donner suite au souhait ${deNom(s.stagiaire)}\u00a0?`,
    renoncer: `Renoncer à ${stage}\u00a0?`,
    contre_proposer: `Proposer autre chose pour ${stage}`,
    accepter: `Accepter ${stage}\u00a0?`,
    refuser: `Refuser ${stage}\u00a0?`,
    retirer: `Retirer la proposition pour ${stage}\u00a0?`,
    donner_son_accord: 'Êtes-vous d’accord\u00a0?',
    ne_pas_consentir: 'Vous n’êtes pas d’accord\u00a0?',
    signer: 'Lire et signer la convention',
    deposer_exemplaire: 'Déposer l’exemplaire signé à la main',
    reprendre_les_papiers: 'Corriger le texte à signer\u00a0?',
    annuler: `Annuler ${stage}\u00a0?`,
    reporter: `Reporter ${stage}`,
    constater: `${majuscule(stage)} a eu lieu\u00a0?`,
    ecourter: `${majuscule(stage)} a été plus court que prévu\u00a0?`,
    constater_absence: `${majuscule(stage)} n’a pas eu lieu\u00a0?`,
    rendre_bilan: `Que retenez-vous ${s.relations.includes('stagiaire') ? 'de votre stage' : `du stage ${deNom(s.stagiaire)}`}\u00a0?`,
  };
  return titres[nom] ?? majuscule(stage);
}
