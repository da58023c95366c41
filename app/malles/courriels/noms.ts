const LE_DIT = /^malle\b/iu;

/** « la malle Cirque », in a sentence: a name that says it already is enough. */
export const laMalle = (nom: string): string => (LE_DIT.test(nom) ? `la ${nom}` : `la malle ${nom}`);

/** « Malle Cirque », for a title. */
export const malleEnTitre = (nom: string): string => (LE_DIT.test(nom) ? nom : `Malle ${nom}`);
