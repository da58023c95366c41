/** Where one reads more about what a line of the journal speaks of; an object without a page has no link. */
const PAGES: Readonly<Record<string, (id: number) => string>> = {
  'reseau/structure': (id) => `/reseau/structures/${id}`,
  'troc/stage': (id) => `/stages/${id}`,
};

export function cheminDeLObjet(domaine: string, objet: string, objetId: number | null): string | undefined {
  return objetId === null ? undefined : PAGES[`${domaine}/${objet}`]?.(objetId);
}

/** The domains in the words of the rail. */
export const LIBELLE_DOMAINE: Readonly<Record<string, string>> = {
  accueil: 'Réglages',
  reseau: 'Réseau',
  troc: 'Stages',
  services: 'Courriels et tâches',
};
