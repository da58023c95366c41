import { enLettres, majuscule } from '#app/commun/texte.ts';

/** « Trois choses sont à revoir avant d’envoyer » */
export const titreDuResume = (combien: number): string =>
  `${majuscule(enLettres(combien))} ${combien > 1 ? 'choses sont' : 'chose est'} à revoir avant d’envoyer`;
