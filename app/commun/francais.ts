/** Joins a proper name to « à », « de », « que » and the article as one says it: « au Fil de Vienne », « de l’Espace Camille ». */

// Common nouns that begin a structure's name, and the article that one says before them.
const NOMS_COMMUNS: Record<string, 'le' | 'la' | 'l’'> = {
  accueil: 'l’',
  amicale: 'l’',
  association: 'l’',
  atelier: 'l’',
  bus: 'le',
  café: 'le',
  caisse: 'la',
  camion: 'le',
  centre: 'le',
  club: 'le',
  collectif: 'le',
  comité: 'le',
  communauté: 'la',
  commune: 'la',
  crèche: 'la',
  épicerie: 'l’',
  espace: 'l’',
  evs: 'l’',
  fédération: 'la',
  ferme: 'la',
  foyer: 'le',
  groupe: 'le',
  halte: 'la',
  jardin: 'le',
  ludothèque: 'la',
  mairie: 'la',
  maison: 'la',
  médiathèque: 'la',
  mjc: 'la',
  point: 'le',
  pôle: 'le',
  régie: 'la',
  relais: 'le',
  réseau: 'le',
  salle: 'la',
  tiers: 'le',
  union: 'l’',
};

function articleDe(nom: string): { article: 'le' | 'la' | 'l’' | 'les' | ''; reste: string } {
  const ecrit = /^(le|la|les)\s+(.+)$/iu.exec(nom);
  if (ecrit?.[1] && ecrit[2]) {
    const article = ecrit[1].toLowerCase() as 'le' | 'la' | 'les';
    return article === 'la' ? { article: '', reste: nom } : { article, reste: ecrit[2] };
  }
  const premier = /^[\p{L}]+/u.exec(nom)?.[0]?.toLowerCase() ?? '';
  const article = NOMS_COMMUNS[premier];
  return article ? { article, reste: nom } : { article: '', reste: nom };
}

// The « y » of Yves is a vowel, that of Yann is not; most names in h elide, those of a « halle » or a « hameau » do not.
const H_ASPIRE = /^(hall(e|es)?|hameaux?|hangar|hauts?|hautes?|havre|haies?|hêtres?|hamza|hans|harry)(?![\p{L}])/iu;
const sElide = (nom: string) => /^([aeiouhàâäéèêëîïôöœùûü]|y[^aeiouy])/iu.test(nom) && !H_ASPIRE.test(nom);

/** « à L’Escale », « au Fil de Vienne », « aux Tilleuls », « à l’Espace Camille », « au Dorat » */
export function aNom(nom: string): string {
  const { article, reste } = articleDe(nom);
  if (article === 'le') return `au ${reste}`;
  if (article === 'les') return `aux ${reste}`;
  if (article === 'l’') return `à l’${reste}`;
  return article === 'la' ? `à la ${reste}` : `à ${reste}`;
}

/** « de L’Escale », « du Fil de Vienne », « d’Inès Roudier », « de Maëlle Desroches » */
export function deNom(nom: string): string {
  const { article, reste } = articleDe(nom);
  if (article === 'le') return `du ${reste}`;
  if (article === 'les') return `des ${reste}`;
  if (article === 'l’') return `de l’${reste}`;
  if (article === 'la') return `de la ${reste}`;
  return sElide(reste) ? `d’${reste}` : `de ${reste}`;
}

/** « ce qu’Inès », « ce que Maëlle », « ce que le Fil de Vienne » */
export function queNom(nom: string): string {
  const dit = leNom(nom);
  return sElide(dit) ? `qu’${dit}` : `que ${dit}`;
}

/** After « pour », « sur », « avec »: « le Fil de Vienne », « l’Espace Camille », « L’Escale », « Inès » */
export function leNom(nom: string): string {
  const { article, reste } = articleDe(nom);
  if (article === '') return nom;
  return article === 'l’' ? `l’${reste}` : `${article} ${reste}`;
}
