import { definirCycle, possibles } from '#app/commun/cycle.ts';
import { type Droits, peut } from '#app/commun/droits.ts';
import { type Jour, libelleJour, libelleMinutes, type Moment } from '#app/commun/periode.ts';
import { STATUTS_OUVERTS_ANNONCE, type StatutAnnonce } from '#app/troc/annonces/annonces.ts';

/**
 * An échange: what two structures say to each other about one annonce.
 * 1. Someone of another structure answers an annonce. Two answers of one structure are one conversation.
 * 2. Either side writes; each message goes by mail to the other, who answers from the mail.
 * 3. It becomes a stage, an appointment, or is settled otherwise in one sentence; or nothing comes of it. An appointment may
 *    lead to a stage.
 * 4. The side of the annonce says whether the annonce is fulfilled. What has ended may be taken up again.
 * Nobody else reads it, the coordination neither; the network knows how many there are.
 */
export const STATUTS_ECHANGE = ['ouvert', 'stage', 'rendez_vous', 'regle', 'sans_suite'] as const;
export type StatutEchange = (typeof STATUTS_ECHANGE)[number];

export const LIBELLE_STATUT_ECHANGE: Record<StatutEchange, string> = {
  ouvert: 'En cours',
  stage: 'Devenu un stage',
  rendez_vous: 'Rendez-vous fixé',
  regle: 'Réglé autrement',
  sans_suite: 'Sans suite',
};

/** The two sides: who published, who answered. */
export const COTES_ECHANGE = ['annonce', 'reponse'] as const;
export type CoteEchange = (typeof COTES_ECHANGE)[number];
export const autreCote = (cote: CoteEchange): CoteEchange => (cote === 'annonce' ? 'reponse' : 'annonce');

/** `annonce` and `reponse`: anyone of that structure. `depart` is held by the verbe of a structure's departure alone. */
export const RELATIONS_ECHANGE = [...COTES_ECHANGE, 'depart'] as const;
export type RelationEchange = (typeof RELATIONS_ECHANGE)[number];

/**
 * `presentes`: both structures are in the network. `seul`: no other conversation of the two is open about this annonce.
 * `stage_tombe`: it did not become a stage, or that stage will not take place.
 */
export const GARDES_ECHANGE = ['presentes', 'seul', 'stage_tombe'] as const;
export type GardeEchange = (typeof GARDES_ECHANGE)[number];

export const cycleEchange = definirCycle({
  objet: 'echange',
  statuts: STATUTS_ECHANGE,
  relations: RELATIONS_ECHANGE,
  gardes: GARDES_ECHANGE,
  transitions: {
    ouvrir: { de: [], vers: 'ouvert', par: ['reponse'], libelle: 'Répondre', fait: 'Répondu' },
    proposer_un_stage: {
      de: ['ouvert', 'rendez_vous'],
      vers: 'stage',
      par: COTES_ECHANGE,
      libelle: 'Proposer le stage',
      fait: 'Stage proposé',
    },
    fixer_un_rendez_vous: {
      de: ['ouvert'],
      vers: 'rendez_vous',
      par: COTES_ECHANGE,
      libelle: 'Fixer un rendez-vous',
      fait: 'Rendez-vous fixé',
    },
    regler: { de: ['ouvert'], vers: 'regle', par: COTES_ECHANGE, libelle: 'C’est réglé autrement', fait: 'Réglé autrement' },
    clore_sans_suite: {
      de: ['ouvert'],
      vers: 'sans_suite',
      par: COTES_ECHANGE,
      libelle: 'Ne pas donner suite',
      fait: 'Clos sans suite',
    },
    rouvrir: {
      de: ['stage', 'rendez_vous', 'regle', 'sans_suite'],
      vers: 'ouvert',
      par: COTES_ECHANGE,
      gardes: GARDES_ECHANGE,
      libelle: 'Reprendre l’échange',
      fait: 'Repris',
    },
    clore_au_depart: {
      de: ['ouvert', 'rendez_vous'],
      vers: 'sans_suite',
      par: ['depart'],
      libelle: 'Clore',
      fait: 'Clos\u00a0: une structure a quitté le réseau',
    },
  },
});
export type TransitionEchange = keyof typeof cycleEchange.transitions;

/** What one does on a page of its own; a stage is proposed from the form of the stages. */
export const ACTES_DE_L_ECHANGE = [
  'fixer_un_rendez_vous',
  'regler',
  'clore_sans_suite',
  'rouvrir',
] as const satisfies readonly TransitionEchange[];
export type ActeDEchange = (typeof ACTES_DE_L_ECHANGE)[number];
export const estActe = (nom: string | undefined): nom is ActeDEchange => ACTES_DE_L_ECHANGE.some((acte) => acte === nom);

export const droitsEchange = {
  lire: COTES_ECHANGE,
  ecrire: COTES_ECHANGE,
  /** Says whether the annonce is fulfilled: it is hers. */
  satisfaire: ['annonce'],
} as const satisfies Droits<string, RelationEchange>;

const RESTE = 'Cet échange reste ouvert\u00a0: vous pouvez encore vous écrire';
/** What becomes of an open échange whose annonce is not published any more; null while it is. */
export function sortDeLEchange(annonce: StatutAnnonce, cote: CoteEchange): { titre: string; phrase: string } | null {
  switch (annonce) {
    case 'brouillon':
    case 'publiee':
      return null;
    case 'en_pause':
      return { titre: 'L’annonce est en pause', phrase: `${RESTE}. Personne d’autre ne répond pour l’instant.` };
    case 'endormie':
      return {
        titre: 'L’annonce est en sommeil',
        phrase:
          cote === 'annonce'
            ? `Votre structure n’a pas dit récemment si elle tient toujours. ${RESTE}.`
            : `Sa structure n’a pas dit récemment si elle tient toujours\u00a0: demandez-le. ${RESTE}.`,
      };
    case 'satisfaite':
      return { titre: 'L’annonce est satisfaite', phrase: `${RESTE}, ou le terminer par «\u00a0Ne pas donner suite\u00a0».` };
    case 'retiree':
      return { titre: 'L’annonce est retirée', phrase: `${RESTE}, ou le terminer par «\u00a0Ne pas donner suite\u00a0».` };
  }
}

/** Longest texts, in characters. */
export const MAX_MESSAGE = 1500;
export const MAX_SUITE = 300;
export const MAX_LIEU = 200;
export const MAX_NOTE = 500;

/** Said wherever one writes. */
export const RIEN_N_ENGAGE = 'Répondre n’engage à rien.';

/** On the page of a conversation, what was said last: one reads it whole, and the form stands just below. */
export const DERNIER_MESSAGE = '#dernier-message';

/** A conversation waits this long, in days, before it is late. */
export const JOURS_POUR_REPONDRE = 7;

/** Who someone is to an échange. Whoever is of both structures writes for the one that published. */
export function relationsALEchange(
  echange: { annonceStructureId: number; structureId: number },
  acteur: { membreDe: readonly number[] },
): RelationEchange[] {
  const relations: RelationEchange[] = [];
  if (acteur.membreDe.includes(echange.annonceStructureId)) relations.push('annonce');
  if (acteur.membreDe.includes(echange.structureId)) relations.push('reponse');
  return relations;
}

/** The side for which she speaks; undefined for whoever is of neither structure. */
export const coteDe = (relations: readonly RelationEchange[]): CoteEchange | undefined =>
  COTES_ECHANGE.find((cote) => relations.includes(cote));

/** Whether someone may answer an annonce: it is published, of another structure, and she is of a team. */
export const peutRepondre = (
  annonce: { statut: StatutAnnonce; structureId: number },
  { membreDe }: { membreDe: readonly number[] },
): boolean =>
  STATUTS_OUVERTS_ANNONCE.some((statut) => statut === annonce.statut) &&
  membreDe.length > 0 &&
  !membreDe.includes(annonce.structureId);

/** The acts with a page of their own that are open to someone now, guards aside. */
export const actesOuverts = (statut: StatutEchange, relations: readonly RelationEchange[]): ActeDEchange[] =>
  possibles(cycleEchange, statut, relations).filter(estActe);

export const peutDevenirUnStage = (statut: StatutEchange): boolean =>
  cycleEchange.transitions.proposer_un_stage.de.some((de) => de === statut);

export const peutDire = (acte: keyof typeof droitsEchange, relations: readonly RelationEchange[]) =>
  peut(droitsEchange, acte, relations);

/** Which half of its day an appointment takes. */
export const MOMENTS_RDV = ['matin', 'apres-midi', 'journee'] as const;
export type MomentRdv = (typeof MOMENTS_RDV)[number];
export const LIBELLE_MOMENT_RDV: Record<MomentRdv, string> = {
  matin: 'Le matin',
  'apres-midi': 'L’après-midi',
  journee: 'Toute la journée',
};

export interface RendezVous {
  jour: Jour;
  moment: MomentRdv;
  /** Minutes since midnight, when an hour was said. */
  heure: number | null;
  lieu: string;
  note: string | null;
}

/** When a meeting without an hour is over, in minutes since midnight. */
const FIN_DU_MOMENT: Record<MomentRdv, number> = { matin: 12 * 60, 'apres-midi': 17 * 60, journee: 17 * 60 };

/** Whether an appointment is still to come, at a civil day and minute. */
export const estAVenir = (
  { jour, moment, heure }: Pick<RendezVous, 'jour' | 'moment' | 'heure'>,
  maintenant: { jour: Jour; minutes: number },
): boolean => jour > maintenant.jour || (jour === maintenant.jour && (heure ?? FIN_DU_MOMENT[moment]) > maintenant.minutes);

const MIDI = 13 * 60;
/** An hour says which half of the day. */
export const momentDeLHeure = (heure: number): Moment => (heure < MIDI ? 'matin' : 'apres-midi');

/** « mardi 14 avril, à 9 h 30 », « mardi 14 avril, le matin » */
export function libelleRendezVous(
  { jour, moment, heure }: Pick<RendezVous, 'jour' | 'moment' | 'heure'>,
  avecAnnee = false,
): string {
  const dit = libelleJour(jour, avecAnnee);
  if (heure !== null) return `${dit}, à ${libelleMinutes(heure)}`;
  if (moment === 'journee') return dit;
  return `${dit}, ${moment === 'matin' ? 'le matin' : 'l’après-midi'}`;
}

/**
 * Which way a stage goes between the two: whoever offers welcomes, whoever needs sends.
 * @returns the sens of the stages' form, seen from one side
 */
export function sensDuStage(type: 'offre' | 'besoin', cote: CoteEchange): 'envoyer' | 'accueillir' {
  return (type === 'offre') === (cote === 'annonce') ? 'accueillir' : 'envoyer';
}

/** Where a stage is proposed from an échange, pre-filled; `echange` ties it to the conversation. */
export function adresseDuStage({
  type,
  cote,
  mienne,
  autre,
  echange,
}: {
  type: 'offre' | 'besoin';
  cote: CoteEchange;
  mienne: number;
  autre: number;
  echange?: number | undefined;
}): string {
  const sens = sensDuStage(type, cote);
  const vers = sens === 'envoyer' ? 'accueil' : 'origine';
  return `/stages/nouveau?sens=${sens}&structure=${mienne}&${vers}=${autre}${echange === undefined ? '' : `&echange=${echange}`}`;
}
