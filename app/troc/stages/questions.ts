import { aNom, deNom } from '#app/commun/francais.ts';
import type { Periode } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { libelleDates } from './etat.ts';
import { autreCote, type Cote, type RelationStage, type StatutStage, type TransitionStage } from './stages.ts';

/** What the words about a stage need to know of it, and of who reads them. */
export interface StageDit {
  statut: StatutStage;
  coteQuiPropose: Cote;
  periode: Periode;
  stagiaire: string;
  origine: string;
  accueil: string;
  relations: readonly RelationStage[];
  /** Acts open to the reader now. */
  actes: readonly TransitionStage[];
}

/** « votre stage à L’Escale », « le stage d’Inès Roudier à L’Escale » */
export function nommerStage(s: Pick<StageDit, 'relations' | 'stagiaire' | 'accueil'>): string {
  return s.relations.includes('stagiaire')
    ? `votre stage ${aNom(s.accueil)}`
    : `le stage ${deNom(s.stagiaire)} ${aNom(s.accueil)}`;
}

/** The title of a stage's page: the question that it asks its reader, otherwise its name. */
export function questionDuStage(s: StageDit): string {
  if (s.actes.includes('accepter')) {
    const dates = libelleDates(s.periode);
    if (autreCote(s.coteQuiPropose) === 'accueil') return `Accueillir ${s.stagiaire} ${dates} ?`;
    return s.relations.includes('stagiaire')
      ? `Aller ${aNom(s.accueil)} ${dates} ?`
      : `Envoyer ${s.stagiaire} ${aNom(s.accueil)} ${dates} ?`;
  }
  if (s.actes.includes('constater')) return `${majuscule(nommerStage(s))} a-t-il eu lieu ?`;
  if (s.actes.includes('rendre_bilan')) {
    return s.relations.includes('stagiaire')
      ? 'Que retenez-vous de votre stage ?'
      : `Que retenez-vous du stage ${deNom(s.stagiaire)} ?`;
  }
  return majuscule(nommerStage(s));
}

/** What the main button says: the act and to whom, never « Valider ». */
export function libelleActe(nom: TransitionStage, s: StageDit): string {
  const libelles: Record<TransitionStage, string> = {
    proposer: 'Envoyer la proposition',
    accepter:
      autreCote(s.coteQuiPropose) === 'accueil'
        ? `Accepter d’accueillir ${s.stagiaire}`
        : `Accepter l’invitation ${deNom(s.accueil)}`,
    refuser: 'Refuser ce stage',
    retirer: 'Retirer la proposition',
    annuler: 'Annuler ce stage',
    annuler_pour_depart: 'Annuler ce stage',
    constater: 'Le stage a eu lieu',
    constater_absence: 'Le stage n’a pas eu lieu',
    rendre_bilan: 'Envoyer mon bilan',
    expirer: 'Laisser s’éteindre',
    clore: 'Clore',
  };
  return libelles[nom];
}

/** The title of the page that prepares an act. */
export function titreDeTransition(nom: TransitionStage, s: StageDit): string {
  const stage = nommerStage(s);
  const titres: Partial<Record<TransitionStage, string>> = {
    accepter: `Accepter ${stage} ?`,
    refuser: `Refuser ${stage} ?`,
    retirer: `Retirer la proposition pour ${stage} ?`,
    annuler: `Annuler ${stage} ?`,
    constater: `${majuscule(stage)} a eu lieu ?`,
    constater_absence: `${majuscule(stage)} n’a pas eu lieu ?`,
    rendre_bilan: `Que retenez-vous ${s.relations.includes('stagiaire') ? 'de votre stage' : `du stage ${deNom(s.stagiaire)}`} ?`,
  };
  return titres[nom] ?? majuscule(stage);
}

/** Steps announced before an act is done. */
export function ensuiteDe(nom: TransitionStage, s: StageDit): string[] {
  const autre = s[s.coteQuiPropose];
  const toutes = `${s.stagiaire} et les responsables des deux structures sont prévenus par courriel.`;
  const suites: Partial<Record<TransitionStage, string[]>> = {
    accepter: [
      `${autre} et ${s.stagiaire} sont prévenus par courriel, avec l’adresse et les dates.`,
      'L’ordre de mission est écrit à partir de ces termes : rien à ressaisir.',
      'Le stage entre dans les agendas des personnes concernées.',
      'Le lendemain, une question : a-t-il eu lieu ? Puis un mot de bilan de chaque côté.',
    ],
    refuser: [`${autre} et ${s.stagiaire} sont prévenus par courriel.`, 'Les dates sont libérées.'],
    retirer: [`${s[autreCote(s.coteQuiPropose)]} et ${s.stagiaire} sont prévenus par courriel.`, 'Les dates sont libérées.'],
    annuler: [
      toutes,
      'Les agendas qui suivent celui du réseau se mettent à jour tout seuls.',
      'L’ordre de mission n’est plus valable.',
    ],
    constater: ['Chaque structure est invitée à écrire son bilan : une question.', 'Avec les deux bilans, le stage est clos.'],
    constater_absence: [toutes, 'Le stage ne compte pas parmi les jours donnés et reçus.'],
    rendre_bilan: [
      'Votre bilan se lit sur la page du stage, par les personnes concernées.',
      'Avec les deux bilans, le stage est clos.',
    ],
  };
  return suites[nom] ?? [];
}

/** What is said once an act is done: what, who is told, what is awaited from whom. */
export function avisApres(nom: TransitionStage, s: StageDit): { titre: string; texte: string } {
  const autre = s[s.coteQuiPropose];
  const dates = libelleDates(s.periode);
  const avis: Record<TransitionStage, [string, string]> = {
    proposer: ['Proposition envoyée', `${s[autreCote(s.coteQuiPropose)]} la reçoit par courriel.`],
    accepter: ['Stage accepté', `${autre} et ${s.stagiaire} sont prévenus. Rendez-vous ${dates}.`],
    refuser: ['Stage refusé', `${autre} et ${s.stagiaire} sont prévenus. Les dates sont libérées.`],
    retirer: [
      'Proposition retirée',
      `${s[autreCote(s.coteQuiPropose)]} et ${s.stagiaire} sont prévenus. Plus rien n’est attendu.`,
    ],
    annuler: ['Stage annulé', 'Toutes les personnes concernées sont prévenues par courriel. Plus rien n’est attendu.'],
    annuler_pour_depart: ['Stage annulé', 'Toutes les personnes concernées sont prévenues par courriel.'],
    constater: ['C’est noté : le stage a eu lieu', 'Un bilan est attendu de chaque structure dans les 60 jours.'],
    constater_absence: ['C’est noté : le stage n’a pas eu lieu', 'Toutes les personnes concernées sont prévenues par courriel.'],
    rendre_bilan: [
      'Bilan envoyé, merci',
      s.statut === 'clos' ? 'Les deux bilans sont là : le stage est clos.' : 'Le bilan de l’autre structure est encore attendu.',
    ],
    expirer: ['Proposition éteinte', ''],
    clore: ['Stage clos', ''],
  };
  const [titre, texte] = avis[nom];
  return { titre, texte };
}
