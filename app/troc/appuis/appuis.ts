import { definirCycle, permet, possibles } from '#app/commun/cycle.ts';
import { type Droits, peut } from '#app/commun/droits.ts';
import { ajouterJours, type Jour } from '#app/commun/periode.ts';

/**
 * An appui technique: collective expertise that a structure asks for (a method, an evaluation…). What is confidential does not
 * belong here: everyone of the network but partenaires reads it.
 * 1. Someone of a structure asks, in one sentence; the coordination may note it for a structure that told her.
 * 2. The coordination sees who could help, and invites two or three; each answers in one click. *Le temps* reminds them once.
 * 3. With those who can, she fixes a session: everyone concerned finds it in her agenda.
 * 4. Once its hour has come, the structure or the coordination says that it was held; or it is put off, with the reason.
 * 5. A short account is written and read by all: what was asked, what was advised, what is kept.
 */
export const STATUTS_APPUI = ['demande', 'experts_sollicites', 'programme', 'tenu', 'clos', 'retire'] as const;
export type StatutAppui = (typeof STATUTS_APPUI)[number];

/** What goes on until a session is held: it may be withdrawn. */
export const STATUTS_EN_VUE_APPUI = ['demande', 'experts_sollicites', 'programme'] as const satisfies readonly StatutAppui[];
export const STATUTS_FINALS_APPUI = ['clos', 'retire'] as const satisfies readonly StatutAppui[];
/** Those whose words may still change. */
export const STATUTS_MODIFIABLES_APPUI = ['demande', 'experts_sollicites'] as const satisfies readonly StatutAppui[];
/** Those whose session stands in agendas; otherwise it was called off. */
export const STATUTS_AVEC_SEANCE = ['programme', 'tenu', 'clos'] as const satisfies readonly StatutAppui[];

export const LIBELLE_STATUT_APPUI: Record<StatutAppui, string> = {
  demande: 'Demandé',
  experts_sollicites: 'Personnes invitées',
  programme: 'Séance fixée',
  tenu: 'Séance tenue',
  clos: 'Compte rendu publié',
  retire: 'Retiré',
};

/** What someone who is invited answers. */
export const REPONSES_APPUI = ['oui', 'non'] as const;
export type ReponseAppui = (typeof REPONSES_APPUI)[number];

/**
 * Relations to an appui. `demandeuse`: anyone of the structure that asks. `invitee`: the coordination asked her to help, and she is
 * still of the network; `intervenante`: she holds the session. `lectrice`: anyone of the network but a partenaire. Nobody
 * holds `depart`: the structure leaves the network.
 */
export const RELATIONS_APPUI = ['demandeuse', 'coordination', 'invitee', 'intervenante', 'lectrice', 'temps', 'depart'] as const;
export type RelationAppui = (typeof RELATIONS_APPUI)[number];

export const GARDES_APPUI = ['quelquun_peut', 'heure_venue', 'rappel_du'] as const;
export type GardeAppui = (typeof GARDES_APPUI)[number];

const LES_DEUX = ['demandeuse', 'coordination'] as const satisfies readonly RelationAppui[];
const QUI_RACONTE = [...LES_DEUX, 'intervenante'] as const satisfies readonly RelationAppui[];

export const cycleAppui = definirCycle({
  objet: 'appui',
  statuts: STATUTS_APPUI,
  relations: RELATIONS_APPUI,
  gardes: GARDES_APPUI,
  transitions: {
    demander: { de: [], vers: 'demande', par: ['demandeuse'], libelle: 'Demander cet appui technique', fait: 'Demandé' },
    noter_la_demande: {
      de: [],
      vers: 'demande',
      par: ['coordination'],
      libelle: 'Noter cette demande',
      fait: 'Demande notée',
    },
    solliciter: {
      de: ['demande', 'experts_sollicites'],
      vers: 'experts_sollicites',
      par: ['coordination'],
      libelle: 'Inviter des personnes à aider',
      fait: 'Personnes invitées',
    },
    accepter: {
      de: ['experts_sollicites'],
      vers: 'experts_sollicites',
      par: ['invitee'],
      libelle: 'Je peux',
      fait: 'Quelqu’un peut',
    },
    decliner: {
      de: ['experts_sollicites'],
      vers: 'experts_sollicites',
      par: ['invitee'],
      libelle: 'Je ne peux pas',
      fait: 'Quelqu’un ne peut pas',
    },
    rappeler: {
      de: ['experts_sollicites'],
      vers: 'experts_sollicites',
      par: ['temps'],
      gardes: ['rappel_du'],
      libelle: 'Rappeler',
      fait: 'Rappel envoyé',
    },
    programmer: {
      de: ['experts_sollicites', 'programme'],
      vers: 'programme',
      par: ['coordination'],
      gardes: ['quelquun_peut'],
      libelle: 'Fixer la séance',
      fait: 'Séance fixée',
    },
    remettre: {
      // Said to be held by mistake: as long as no account is written, that is taken back.
      de: ['programme', 'tenu'],
      vers: 'experts_sollicites',
      par: LES_DEUX,
      libelle: 'Remettre la séance à plus tard',
      fait: 'Séance remise',
      motif: 'obligatoire',
    },
    dire_tenue: {
      de: ['programme'],
      vers: 'tenu',
      par: LES_DEUX,
      gardes: ['heure_venue'],
      libelle: 'La séance a eu lieu',
      fait: 'Séance tenue',
    },
    clore: {
      de: ['tenu'],
      vers: 'clos',
      par: QUI_RACONTE,
      libelle: 'Écrire le compte rendu',
      fait: 'Compte rendu publié',
    },
    corriger: {
      de: ['clos'],
      vers: 'clos',
      par: QUI_RACONTE,
      libelle: 'Corriger le compte rendu',
      fait: 'Compte rendu corrigé',
    },
    retirer: {
      de: STATUTS_EN_VUE_APPUI,
      vers: 'retire',
      par: LES_DEUX,
      libelle: 'Retirer la demande',
      fait: 'Retiré',
      motif: 'obligatoire',
    },
    retirer_pour_depart: {
      de: STATUTS_EN_VUE_APPUI,
      vers: 'retire',
      par: ['depart'],
      libelle: 'Retirer avec la structure',
      fait: 'Retiré avec le départ de la structure',
    },
  },
});
export type TransitionAppui = keyof typeof cycleAppui.transitions;

/** What one does on a page of its own. */
export const ACTES_DE_L_APPUI = [
  'solliciter',
  'programmer',
  'remettre',
  'clore',
  'corriger',
  'retirer',
] as const satisfies readonly TransitionAppui[];
export type ActeDAppui = (typeof ACTES_DE_L_APPUI)[number];
export const estActeDAppui = (nom: string | undefined): nom is ActeDAppui => ACTES_DE_L_APPUI.some((acte) => acte === nom);

export const droitsAppui = {
  voir: ['demandeuse', 'coordination', 'invitee', 'lectrice'],
  /** What was withdrawn, with its reason. */
  voirRetire: [...LES_DEUX, 'invitee'],
  /** Why its session was put off. */
  voirMotif: [...LES_DEUX, 'invitee'],
  /** Says it better, until a session is fixed. */
  modifier: LES_DEUX,
  /** Who was invited, and who cannot. */
  voirInvitations: ['coordination'],
  /** Who can help, before a session is fixed. */
  voirQuiPeut: LES_DEUX,
  /** Where the session is: the address of a visio is no public one. */
  voirLieu: QUI_RACONTE,
  /** Notes an answer that someone gave her. */
  noterReponse: ['coordination'],
} as const satisfies Droits<string, RelationAppui>;

/** Longest texts, in characters. */
export const MAX_COMPTE_RENDU = 2000;
export const MAX_LIEU_APPUI = 300;
export const MAX_MOT_APPUI = 500;
export const MAX_PRECISION_APPUI = 300;
export const MAX_MOTIF_APPUI = 300;
/** How many people are invited at a time, at most: two or three are enough. */
export const MAX_INVITATIONS = 5;

/** Lengths of a session, in minutes. */
export const DUREES_SEANCE = ['60', '90', '120', '150', '180', '210', '420'] as const;

/** Someone who is invited has this long to answer, in days, before the one reminder; then as long again. */
export const JOURS_POUR_DIRE_OUI = 5;

interface Lectrice {
  personneId: number | null;
  roles: readonly string[];
  membreDe: readonly number[];
}

/** Who someone is to an appui. */
export function relationsALAppui(
  appui: { structureId: number },
  acteur: Lectrice,
  invitation?: { intervient: boolean } | undefined,
): RelationAppui[] {
  if (acteur.personneId === null) return ['temps'];
  const coordination = acteur.roles.includes('coordination');
  if (acteur.roles.includes('partenaire') && !coordination) return [];
  const relations: RelationAppui[] = ['lectrice'];
  if (acteur.membreDe.includes(appui.structureId)) relations.push('demandeuse');
  if (coordination) relations.push('coordination');
  // Whoever has left the network is expected nowhere.
  if (invitation && (acteur.membreDe.length > 0 || coordination)) {
    relations.push('invitee');
    if (invitation.intervient) relations.push('intervenante');
  }
  return relations;
}

export const peutLireLAppui = (statut: StatutAppui, relations: readonly RelationAppui[]): boolean =>
  peut(droitsAppui, statut === 'retire' ? 'voirRetire' : 'voir', relations);

/** What each guard finds of an appui on a day, at a minute since midnight. */
export function gardesDeLAppui(
  appui: { seanceJour: Jour | null; seanceHeure: number | null },
  { aujourdhui, minute, peuvent, aRappeler }: { aujourdhui: Jour; minute: number; peuvent: number; aRappeler: number },
): Record<GardeAppui, string | true> {
  const { seanceJour, seanceHeure } = appui;
  const venue = seanceJour !== null && (seanceJour < aujourdhui || (seanceJour === aujourdhui && (seanceHeure ?? 0) <= minute));
  return {
    quelquun_peut:
      peuvent > 0 || 'Personne n’a encore dit pouvoir venir\u00a0: la séance se fixe avec une personne au moins qui peut.',
    heure_venue: venue || 'L’heure de la séance n’est pas encore venue.',
    rappel_du: aRappeler > 0 || 'Il n’y a personne à rappeler.',
  };
}

/** Whether an invitation that was left unanswered is to be reminded: once, some days after. */
export const rappelDu = (
  invitation: { inviteeLe: Jour; reponse: ReponseAppui | null; rappelee: boolean },
  aujourdhui: Jour,
): boolean =>
  invitation.reponse === null && !invitation.rappelee && aujourdhui >= ajouterJours(invitation.inviteeLe, JOURS_POUR_DIRE_OUI);

/** Whether one asks « a eu lieu ? »: the session’s day is over, and nobody has said. */
export const seanceADire = (appui: { statut: StatutAppui; seanceJour: Jour | null }, aujourdhui: Jour): boolean =>
  appui.statut === 'programme' && appui.seanceJour !== null && appui.seanceJour < aujourdhui;

/** Whether an act is of someone’s part, whatever the moment. */
export const estDeSaPart = (nom: TransitionAppui, relations: readonly RelationAppui[]): boolean =>
  permet(cycleAppui, nom, relations);

/** Whether its words may still change. */
export const estModifiable = ({ statut }: { statut: StatutAppui }): boolean =>
  STATUTS_MODIFIABLES_APPUI.some((un) => un === statut);

/** The acts that are open to someone now, guards that do not hold left out. */
export const actesDAppuiOuverts = (
  statut: StatutAppui,
  relations: readonly RelationAppui[],
  gardes: Record<GardeAppui, string | true>,
): TransitionAppui[] =>
  possibles(cycleAppui, statut, relations).filter((nom) =>
    (cycleAppui.transitions[nom].gardes ?? []).every((garde) => gardes[garde] === true),
  );

/** « 1 h », « 1 h 30 », « 45 min » */
export function libelleDuree(minutes: number): string {
  const [heures, reste] = [Math.floor(minutes / 60), minutes % 60];
  if (heures === 0) return `${reste}\u00a0min`;
  return `${heures}\u00a0h${reste === 0 ? '' : `\u00a0${String(reste).padStart(2, '0')}`}`;
}

/** The words for the fields that the journal keeps. */
export const CHAMPS_DE_L_APPUI: Readonly<Record<string, string>> = {
  titre: 'Ce qui est demandé',
  description: 'Description',
  competences: 'Savoir-faire',
  souhaiteAvant: 'Souhaité avant le',
  aDistance: 'Possible à distance',
  seanceJour: 'Jour de la séance',
  seanceLieu: 'Lieu de la séance',
  compteRendu: 'Compte rendu',
  motif: 'Motif',
  auteurId: 'Qui s’en occupe',
};
