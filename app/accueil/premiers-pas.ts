import type { Role } from '#app/commun/droits.ts';

export interface Pas {
  titre: string;
  texte: string;
  lien: { libelle: string; chemin: string };
}

const ANNUAIRE: Pas = {
  titre: 'Regarder qui fait quoi',
  texte: 'Les structures du réseau, leurs équipes, et comment les joindre.',
  lien: { libelle: 'Ouvrir l’annuaire', chemin: '/reseau' },
};
const TELEPHONE: Pas = {
  titre: 'Avoir l’agenda dans votre téléphone',
  texte: 'Les dates s’y mettent à jour toutes seules, les annulations aussi.',
  lien: { libelle: 'Voir comment faire', chemin: '/agenda#telephone' },
};
const PROPOSER: Pas = {
  titre: 'Proposer un stage',
  texte: 'Une collègue passe un ou deux jours dans une autre structure. Trois questions suffisent.',
  lien: { libelle: 'Proposer un stage', chemin: '/stages/nouveau' },
};
const SOUHAITER: Pas = {
  titre: 'Souhaiter un stage',
  texte: 'Dites où vous aimeriez aller apprendre. Votre direction vous répond, et propose le stage si elle est d’accord.',
  lien: { libelle: 'Souhaiter un stage', chemin: '/stages/souhaiter' },
};

/**
 * What someone new does first, by role. The coordination of an empty network fills it; who has a structure
 * tries what it is for; a partner looks.
 */
export function premiersPas(
  roles: readonly Role[],
  reseau: { structures: number; personnes: number },
  maStructureId: number | null,
): Pas[] {
  if (roles.includes('coordination') && (reseau.structures === 0 || reseau.personnes <= 1)) {
    const importer: Pas = {
      titre: 'Faire entrer les structures',
      texte: 'Une liste de tableur suffit. Rien n’est écrit avant que vous ayez relu.',
      lien: { libelle: 'Importer un tableur', chemin: '/reseau/import' },
    };
    const inviter: Pas = {
      titre: 'Inviter les responsables',
      texte: 'Depuis la page de chaque structure. La personne reçoit un lien, sans mot de passe.',
      lien: { libelle: 'Choisir une structure', chemin: '/reseau' },
    };
    const regler: Pas = {
      titre: 'Dire comment vous joindre',
      texte: 'L’adresse et le téléphone de la coordination sont rappelés au bas des courriels.',
      lien: { libelle: 'Ouvrir les réglages', chemin: '/reglages' },
    };
    return reseau.structures === 0 ? [importer, regler] : [inviter, importer, regler];
  }
  if (roles.includes('responsable')) return [PROPOSER, ANNUAIRE, TELEPHONE];
  if (roles.includes('equipe') && maStructureId !== null) {
    const page: Pas = {
      titre: 'Relire la page de votre structure',
      texte: 'C’est elle que les autres équipes regardent avant de vous appeler.',
      lien: { libelle: 'Voir votre page', chemin: `/reseau/structures/${maStructureId}` },
    };
    return [page, SOUHAITER, ANNUAIRE, TELEPHONE];
  }
  return [ANNUAIRE, TELEPHONE];
}
