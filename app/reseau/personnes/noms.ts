import { plierMots } from '#app/reseau/plier.ts';

export interface NomLu {
  prenom: string;
  nom: string;
}

const CIVILITE = /^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle)\.?\s+/i;
const PARTICULES = /^(?:de|du|des|la|le|les|d’|l’|d'|l')$/i;
const enCapitales = (mot: string) => mot === mot.toUpperCase() && /\p{Lu}.*\p{Lu}/u.test(mot);

/** « LASCAUX » → « Lascaux », « JEAN-PIERRE » → « Jean-Pierre »; what is already written in lower case stays. */
function enMinuscules(mots: string): string {
  return mots
    .split(' ')
    .map((mot) => {
      if (!enCapitales(mot)) return mot;
      return mot.toLowerCase().replace(/(^|[-'’])(\p{L})/gu, (_, avant: string, lettre: string) => avant + lettre.toUpperCase());
    })
    .join(' ');
}

/** First name and name of someone, in either order: a name in capitals is the family's. Null when there is no word. */
export function lireNom(texte: string): NomLu | null {
  const propre = texte
    .replace(/\(.*?\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(CIVILITE, '');
  const mots = propre.split(' ').filter((mot) => /\p{L}/u.test(mot));
  const [premier = ''] = mots;
  if (mots.length === 0) return null;
  if (mots.length === 1) return { prenom: '', nom: enMinuscules(premier) };
  const capitales = mots.filter((mot) => enCapitales(mot) || PARTICULES.test(mot));
  if (enCapitales(premier) && capitales.length < mots.length) {
    const coupe = mots.findIndex((mot) => !enCapitales(mot) && !PARTICULES.test(mot));
    return { prenom: enMinuscules(mots.slice(coupe).join(' ')), nom: enMinuscules(mots.slice(0, coupe).join(' ')) };
  }
  return { prenom: enMinuscules(premier), nom: enMinuscules(mots.slice(1).join(' ')) };
}

/** The people of a cell: « Inès Roudier et Paul Meunier » are two. */
export function lireNoms(texte: string): NomLu[] {
  return texte
    .split(/\s*(?:[/;,|&+\n]|\bet\b)\s*/i)
    .map(lireNom)
    .filter((nom) => nom !== null);
}

/** Two spellings of one person's name have one key, whatever the order of the words. */
export function clefDeNom({ prenom, nom }: NomLu): string {
  return plierMots(`${prenom} ${nom}`).split(' ').sort().join(' ');
}
