/** What a person does in a structure. */
export const FONCTIONS = [
  'direction',
  'coordination_evs',
  'presidence',
  'administration',
  'reference_familles',
  'reference_jeunesse',
  'animation',
  'accueil',
  'benevolat',
  'autre',
] as const;
export type Fonction = (typeof FONCTIONS)[number];

export const LIBELLE_FONCTION: Record<Fonction, string> = {
  direction: 'Direction',
  coordination_evs: 'Coordination',
  presidence: 'Présidence',
  administration: 'Administration',
  reference_familles: 'Référence familles',
  reference_jeunesse: 'Référence jeunesse',
  animation: 'Animation',
  accueil: 'Accueil',
  benevolat: 'Bénévolat',
  autre: 'Équipe',
};

/** The fonctions that commit a structure. */
export const FONCTIONS_RESPONSABLES: readonly Fonction[] = ['direction', 'coordination_evs', 'presidence'];

/** How a person is bound to her structure: it decides who employs her and which paper she carries. */
export const LIENS_EMPLOI = ['salariat', 'benevolat', 'agent_public'] as const;
export type LienEmploi = (typeof LIENS_EMPLOI)[number];

export const LIBELLE_LIEN_EMPLOI: Record<LienEmploi, string> = {
  salariat: 'personne salariée',
  benevolat: 'bénévole',
  agent_public: 'agent public',
};

/** Mail addresses are compared without case nor outer spaces. */
export function normaliserCourriel(courriel: string): string {
  return courriel.trim().toLowerCase();
}

/** « Inès Roudier » */
export function nomComplet(personne: { prenom: string; nom: string }): string {
  return `${personne.prenom} ${personne.nom}`.trim();
}

/** « IR » */
export function initiales(personne: { prenom: string; nom: string }): string {
  return `${[...personne.prenom][0] ?? ''}${[...personne.nom][0] ?? ''}`.toUpperCase();
}

/** Same, when only her whole name was kept: its first word and its last. */
export function initialesDuNom(nom: string): string {
  const mots = nom.split(/[\s’-]+/).filter(Boolean);
  return initiales({ prenom: mots[0] ?? '', nom: mots.length > 1 ? (mots.at(-1) ?? '') : '' });
}

/** Why a partenaire enters no team: she would read its telephones. */
export const horsEquipe = (nom: string): string =>
  `${nom} a un rôle de partenaire\u00a0: pour entrer dans une équipe, la coordination retire d’abord ce rôle.`;
