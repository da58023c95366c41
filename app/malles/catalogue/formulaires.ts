/** The drawings of the house that a malle may choose among. */
export const DESSINS = ['cirque', 'relaxation', 'jeux', 'parents', 'radio', 'cuisine'] as const;
export type Dessin = (typeof DESSINS)[number];

export const LIBELLE_DESSIN: Record<Dessin, string> = {
  cirque: 'Des balles',
  relaxation: 'Un bol et une plante',
  jeux: 'Un dé et un pion',
  parents: 'Un ours et un cube',
  radio: 'Un casque et un micro',
  cuisine: 'Une marmite et une toque',
};

/** The days when nobody hands over: said by the malle, or by the network when nothing is chosen. */
export const FERMETURES = ['reseau', 'siens'] as const;
/** Each day is a box of its own: « jourFerme-0 » is Sunday. */
export const NOM_DU_JOUR_FERME = 'jourFerme';
