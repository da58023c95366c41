/** Where one reads more about what a line of the journal speaks of; an object without a page has no link. */
const PAGES: Readonly<Record<string, (id: number) => string>> = {
  'reseau/structure': (id) => `/reseau/structures/${id}`,
  'reseau/personne': (id) => `/reseau/personnes/${id}`,
  'troc/stage': (id) => `/stages/${id}`,
  'troc/annonce': (id) => `/troc/annonces/${id}`,
  'troc/experience': (id) => `/experiences/${id}`,
  'troc/tour_de_table': (id) => `/tours-de-table/${id}`,
  'troc/appui': (id) => `/troc/appuis/${id}`,
  'malles/reservation': (id) => `/reservations/${id}`,
  'malles/attente_malle': (id) => `/malles/attentes/${id}`,
};

/** The page of what a line speaks of; undefined when it has none. */
export function cheminDeLObjet(domaine: string, objet: string, objetId: number | null): string | undefined {
  return objetId === null ? undefined : PAGES[`${domaine}/${objet}`]?.(objetId);
}

/** The domains in the words of the rail. */
export const LIBELLE_DOMAINE: Readonly<Record<string, string>> = {
  accueil: 'Réglages',
  reseau: 'Réseau',
  troc: 'Troc',
  malles: 'Malles',
  services: 'Courriels et tâches',
};

/** What the journal's page is asked to show; empty texts ask nothing. */
export interface FiltreDuJournal {
  domaine: string;
  personne: string;
  structure: string;
  /** Civil days, both included. */
  du: string;
  au: string;
}

const FILTRES = ['domaine', 'personne', 'structure', 'du', 'au'] as const;

/** What an address asks for. */
export function filtreDeLAdresse(adresse: URLSearchParams): FiltreDuJournal {
  const lu = (nom: string) => (adresse.get(nom) ?? '').trim().slice(0, 100);
  return { domaine: lu('domaine'), personne: lu('personne'), structure: lu('structure'), du: lu('du'), au: lu('au') };
}

/** The address of the same lines, on another page. */
export function adresseDuFiltre(chemin: string, filtre: FiltreDuJournal, page = 1): string {
  const recherche = new URLSearchParams(FILTRES.flatMap((nom) => (filtre[nom] ? [[nom, filtre[nom]]] : [])));
  if (page > 1) recherche.set('page', String(page));
  const texte = recherche.toString();
  return texte ? `${chemin}?${texte}` : chemin;
}

/** Whether anything is asked of the journal but all of it. */
export const estFiltre = (filtre: FiltreDuJournal) => FILTRES.some((nom) => filtre[nom] !== '');
