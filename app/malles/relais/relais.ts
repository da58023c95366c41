import { definirCycle } from '#app/commun/cycle.ts';
import { jourDe, libelleJour } from '#app/commun/periode.ts';
import { ouvreLesMalles } from '#app/malles/catalogue/malles.ts';

/**
 * A malle that goes straight from one borrower to the next, de main en main, without coming home in between.
 * 1. Two loans follow closely, and it saves a good stretch of road: it is proposed to both.
 * 2. Each structure says yes; with both, the next one collects it from the first.
 * 3. Either may change her mind until it has changed hands; the keeper may call it back.
 * 4. When one of the loans changes or is called off, it falls by itself.
 */
export const STATUTS_RELAIS = ['propose', 'convenu', 'decline', 'tombe'] as const;
export type StatutRelais = (typeof STATUTS_RELAIS)[number];

/** Those that may still change. */
export const STATUTS_VIVANTS_RELAIS = ['propose', 'convenu', 'decline'] as const satisfies readonly StatutRelais[];

export const LIBELLE_STATUT_RELAIS: Record<StatutRelais, string> = {
  propose: 'Proposé',
  convenu: 'Convenu',
  decline: 'Décliné',
  tombe: 'N’a plus lieu',
};

/** `premiere`: anyone of the structure that has the malle first; `suivante`: of the next one. */
export const RELATIONS_RELAIS = ['premiere', 'suivante', 'gardienne', 'coordination', 'temps'] as const;
export type RelationRelais = (typeof RELATIONS_RELAIS)[number];

export const GARDES_RELAIS = ['tient'] as const;

export const cycleRelais = definirCycle({
  objet: 'relais_malle',
  statuts: STATUTS_RELAIS,
  relations: RELATIONS_RELAIS,
  gardes: GARDES_RELAIS,
  transitions: {
    proposer: { de: [], vers: 'propose', par: ['temps'], libelle: 'Proposer', fait: 'Proposé' },
    dire_oui: {
      de: ['propose', 'decline'],
      vers: 'propose',
      par: ['premiere', 'suivante'],
      gardes: ['tient'],
      libelle: 'D’accord pour nous',
      fait: 'D’accord d’un côté',
    },
    convenir: {
      de: ['propose', 'decline'],
      vers: 'convenu',
      par: ['premiere', 'suivante'],
      gardes: ['tient'],
      libelle: 'D’accord pour nous',
      fait: 'Convenu',
    },
    decliner: {
      de: ['propose', 'convenu'],
      vers: 'decline',
      par: ['premiere', 'suivante', 'gardienne', 'coordination'],
      gardes: ['tient'],
      libelle: 'Pas cette fois',
      fait: 'Décliné',
    },
    laisser_tomber: {
      de: STATUTS_VIVANTS_RELAIS,
      vers: 'tombe',
      par: ['temps'],
      libelle: 'Laisser tomber',
      fait: 'Ne tient plus',
    },
  },
});
export type TransitionRelais = keyof typeof cycleRelais.transitions;

export const COTES_RELAIS = ['premiere', 'suivante'] as const;
export type CoteRelais = (typeof COTES_RELAIS)[number];
export const autreCote = (cote: CoteRelais): CoteRelais => (cote === 'premiere' ? 'suivante' : 'premiere');

interface Lectrice {
  personneId: number | null;
  roles: readonly string[];
  membreDe: readonly number[];
}

/** Who someone is where there is no relais yet. */
export const relationsSansRelais = ({ personneId }: Pick<Lectrice, 'personneId'>): RelationRelais[] =>
  personneId === null ? ['temps'] : [];

/** Who someone is to a relais; whoever has none does not see it. */
export function relationsAuRelais(
  relais: { premiereStructureId: number; suivanteStructureId: number; proprietaireId: number; gardienneId: number | null },
  acteur: Lectrice,
): RelationRelais[] {
  if (acteur.personneId === null) return relationsSansRelais(acteur);
  if (!ouvreLesMalles(acteur)) return [];
  const relations: RelationRelais[] = [];
  if (acteur.membreDe.includes(relais.premiereStructureId)) relations.push('premiere');
  if (acteur.membreDe.includes(relais.suivanteStructureId)) relations.push('suivante');
  const presente = acteur.membreDe.length > 0 || acteur.roles.includes('coordination');
  if (acteur.membreDe.includes(relais.proprietaireId) || (presente && acteur.personneId === relais.gardienneId))
    relations.push('gardienne');
  if (acteur.roles.includes('coordination')) relations.push('coordination');
  return relations;
}

/** The sides that someone answers for: both, when she is of the two structures. */
export const cotesDe = (relations: readonly RelationRelais[]): CoteRelais[] =>
  COTES_RELAIS.filter((cote) => relations.includes(cote));

/** Two loans follow closely when no more than that lies between them, in half-days: three days. */
export const DEMI_JOURNEES_ENTRE_DEUX = 6;
/** Fewer kilometres are not worth two telephone calls. */
export const KM_MINIMUM = 10;
/** From how many days before the first loan ends it is proposed: sooner, too much may still change. */
export const JOURS_AVANT_RELAIS = 21;

/**
 * The kilometres that a hand-over saves, one way: from the first place to the malle's home and on to the next, against straight there.
 * @returns null when one of the three distances is not known
 */
export function kmDuDetour(km: {
  premiereMaison: number | null;
  maisonSuivante: number | null;
  direct: number | null;
}): number | null {
  const { premiereMaison, maisonSuivante, direct } = km;
  if (premiereMaison === null || maisonSuivante === null || direct === null) return null;
  return Math.max(0, premiereMaison + maisonSuivante - direct);
}

/** When the malle goes from one to the other: between the end of the first loan and the beginning of the next. */
export const quandSeLaPasser = ({ premiereAu, suivanteDu }: { premiereAu: number; suivanteDu: number }): string => {
  const [fin, debut] = [jourDe(premiereAu), jourDe(suivanteDu)];
  return fin === debut ? `le ${libelleJour(fin)}` : `entre le ${libelleJour(fin)} et le ${libelleJour(debut)}`;
};
