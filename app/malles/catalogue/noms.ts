import { majuscule, minuscule } from '#app/commun/texte.ts';

const LE_DIT = /^malle\b/iu;

/** « la malle Cirque », in a sentence; « la malle aux jeux » for a name that says it already. */
export const laMalle = (nom: string): string => (LE_DIT.test(nom) ? `la ${minuscule(nom)}` : `la malle ${nom}`);

/** « Malle Cirque », for a title. */
export const malleEnTitre = (nom: string): string => (LE_DIT.test(nom) ? majuscule(nom) : `Malle ${nom}`);
