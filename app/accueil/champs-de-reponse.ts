import type { Formulaire } from '#app/commun/formulaire.ts';
import type { ChampDeReponse } from '#app/commun/reponse-par-lien.ts';

/** What is typed on this page stays short: the rest is said in the app. */
export const longueurMax = ({ genre }: Pick<ChampDeReponse, 'genre'>): number =>
  genre === 'nombre' ? 40 : genre === 'texte' ? 200 : 2_000;

/** The name of one box of a group. */
export const nomDeCase = (champ: string, valeur: string) => `${champ}-${valeur}`;

/** Several acts may ask the same question: in the page, the name of a field starts with its act's, as one id is one field. */
export const nomDansLaPage = (acte: string, champ: string) => `${acte}-${champ}`;

/** What the page posted, by the names that the room gave. */
export function depuisLaPage(postees: Formulaire['valeurs']): Formulaire['valeurs'] {
  const { acte = '', ...reste } = postees;
  const debut = nomDansLaPage(acte, '');
  const valeurs = Object.entries(reste).map(([nom, valeur]) => [nom.startsWith(debut) ? nom.slice(debut.length) : nom, valeur]);
  return { ...Object.fromEntries(valeurs), acte };
}

/** What was typed and what is refused, by the names of the page; a sentence on no field of the act is for the whole form. */
export function versLaPage(formulaire: Formulaire, champs: readonly Pick<ChampDeReponse, 'nom'>[]): Formulaire {
  const { acte = '', ...reste } = formulaire.valeurs;
  const nommer = (nom: string) => nomDansLaPage(acte, nom);
  const valeurs = Object.fromEntries(Object.entries(reste).map(([nom, valeur]) => [nommer(nom), valeur]));
  const erreurs: Formulaire['erreurs'] = {};
  for (const [nom, phrases] of Object.entries(formulaire.erreurs)) {
    const cle = champs.some((champ) => champ.nom === nom) ? nommer(nom) : '';
    erreurs[cle] = [...(erreurs[cle] ?? []), ...phrases];
  }
  return { ...formulaire, valeurs: { ...valeurs, acte }, erreurs };
}

/** Words, not the values of boxes: what is shown again of an answer that is no longer possible. */
export const motsEcrits = (formulaire: Formulaire | undefined): string[] =>
  Object.entries(formulaire?.valeurs ?? {})
    .filter(([nom, valeur]) => nom !== 'acte' && /\p{L}.*\s|\s.*\p{L}/u.test(valeur ?? ''))
    .map(([, valeur]) => valeur ?? '');
