/** What belongs to one sending of the form, and not to what was typed. */
const HORS_TEXTE = ['geste', 'suite', 'debut', 'fin', 'debutDemiJournee', 'finDemiJournee'];

/** A link of the page that books, which keeps what was typed beside the dates. */
export function avecCeQuiEstTape(chemin: string, valeurs: Readonly<Record<string, string>>): string {
  const [avant = '', ancre] = chemin.split('#');
  const [page = '', requete = ''] = avant.split('?');
  const champs = new URLSearchParams(requete);
  for (const [nom, valeur] of Object.entries(valeurs)) {
    if (valeur && !HORS_TEXTE.includes(nom) && !champs.has(nom)) champs.set(nom, valeur);
  }
  return `${page}?${champs}${ancre === undefined ? '' : `#${ancre}`}`;
}

/** The dates that a form holds, as one text; the page says the same of those it judged. */
export const cleDesDates = ({
  debut = '',
  fin = '',
  debutDemiJournee = '',
  finDemiJournee = '',
}: Readonly<Record<string, string>>): string => [debut, fin, debutDemiJournee, finDemiJournee].join(' ');
