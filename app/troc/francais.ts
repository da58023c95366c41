/** Joins a proper name to « à », « de » and the article as one says it: « au Fil de Vienne », « de l’Espace Camille ». */

// Common nouns that begin a structure's name, and the article that one says before them.
const NOMS_COMMUNS: Record<string, 'le' | 'la' | 'l’'> = {
  accueil: 'l’',
  amicale: 'l’',
  association: 'l’',
  atelier: 'l’',
  café: 'le',
  centre: 'le',
  collectif: 'le',
  espace: 'l’',
  evs: 'l’',
  ferme: 'la',
  foyer: 'le',
  maison: 'la',
  mjc: 'la',
  pôle: 'le',
  relais: 'le',
  tiers: 'le',
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
  // The « y » of Yves is a vowel, that of Yann is not.
  return /^([aeiouhàâäéèêëîïôöùûü]|y[^aeiouy])/iu.test(reste) ? `d’${reste}` : `de ${reste}`;
}

/** « ce qu’Inès », « ce que Maëlle » */
export function queNom(nom: string): string {
  return deNom(nom).startsWith('d’') ? `qu’${nom}` : `que ${nom}`;
}
