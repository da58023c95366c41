/** What stands where a name was. */
export const PERSONNE_EFFACEE = 'une personne effacée';
const ADRESSE_EFFACEE = 'adresse effacée';
const NUMERO_EFFACE = 'numéro effacé';
/** A text that said only an address, a number or a name. */
export const EFFACES: ReadonlySet<string> = new Set([ADRESSE_EFFACEE, NUMERO_EFFACE, 'Une personne effacée']);

/** All that tells someone in a text, past names and addresses included. */
export interface Identite {
  noms: readonly { prenom: string; nom: string }[];
  adresses: readonly string[];
  telephones: readonly string[];
}

/** What is looked for in texts to forget someone. */
export interface Reperes {
  readonly motifs: readonly { cherche: RegExp; genre: 'nom' | 'adresse' | 'telephone' }[];
  /** LIKE patterns of SQLite: every text that a motif finds matches one of them, and a few others do. */
  readonly commeSql: readonly string[];
  readonly identite: Identite;
}

const VARIANTES: Readonly<Record<string, string>> = {
  ...{ a: 'aàâä', c: 'cç', e: 'eéèêë', i: 'iîï', n: 'nñ', o: 'oôö', u: 'uùûü', y: 'yÿ' },
};
const sansAccents = (texte: string) => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const echapper = (texte: string) => texte.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A word however it is accented; blanks, hyphens and apostrophes stand for one another. */
const souple = (texte: string) =>
  [...sansAccents(texte.trim())]
    .map((lettre) => (/[\s'’-]/.test(lettre) ? "[\\s'’-]+" : VARIANTES[lettre] ? `[${VARIANTES[lettre]}]` : echapper(lettre)))
    .join('');
const commeSouple = (texte: string) =>
  `%${[...sansAccents(texte.trim())]
    .map((lettre) => (/[^a-z0-9]/.test(lettre) ? '%' : VARIANTES[lettre] ? '_' : lettre))
    .join('')}%`;

const DEBUT = '(?<![\\p{L}\\p{N}])';
const FIN = '(?![\\p{L}\\p{N}])';
const CIVILITES = '(?:m\\.|mme|mlle|madame|monsieur|mademoiselle)';

/**
 * What to look for to forget someone: her name in both orders, or after « Mme »; her addresses and telephones.
 * A first name alone, or a family name alone, is a word that others bear: it is left.
 */
export function reperesDe(identite: Identite): Reperes {
  const motifs: { cherche: RegExp; genre: 'nom' | 'adresse' | 'telephone' }[] = [];
  const commeSql = new Set<string>();
  const ajouter = (expression: string, genre: 'nom' | 'adresse' | 'telephone', comme: string) => {
    motifs.push({ cherche: new RegExp(expression, 'giu'), genre });
    commeSql.add(comme);
  };
  for (const adresse of identite.adresses.filter(Boolean)) {
    ajouter(
      `(?<![\\p{L}\\p{N}.+_-])${echapper(adresse)}(?![\\p{L}\\p{N}_-])`,
      'adresse',
      `%${adresse.replace(/[^a-z0-9@.]/gi, '_')}%`,
    );
  }
  for (const telephone of identite.telephones) {
    const chiffres = telephone.replace(/\D/g, '').replace(/^(?:33|0)/, '');
    if (chiffres.length < 8) continue;
    const suite = [...chiffres].join('[\\s\\u00a0.\\-/]*');
    ajouter(
      `(?<!\\d)(?:(?:\\+|00)\\s?33[\\s\\u00a0.]*(?:\\(0\\))?|0)?[\\s\\u00a0.\\-]*${suite}(?!\\d)`,
      'telephone',
      `%${[...chiffres].join('%')}%`,
    );
  }
  for (const { prenom, nom } of identite.noms) {
    if (nom.trim().length < 2) continue;
    const liaison = "(?:(?<liaison>d|qu)(?:e\\s+|['’]))?";
    if (prenom.trim()) {
      const [p, n] = [souple(prenom), souple(nom)];
      ajouter(`${DEBUT}${liaison}(?:${p}[\\s,]+${n}|${n}[\\s,]+${p})${FIN}`, 'nom', `%${commeSouple(nom).slice(1)}`);
    }
    ajouter(`${DEBUT}${liaison}${CIVILITES}\\s+${souple(nom)}${FIN}`, 'nom', commeSouple(nom));
  }
  return { motifs, commeSql: [...commeSql], identite };
}

/** A text without what tells someone. */
export function oublierTexte(texte: string, { motifs }: Reperes): string {
  return motifs.reduce((reste, { cherche, genre }) => {
    if (genre === 'adresse') return reste.replace(cherche, ADRESSE_EFFACEE);
    if (genre === 'telephone') return reste.replace(cherche, NUMERO_EFFACE);
    return reste.replace(cherche, (...trouve) => {
      const { liaison } = trouve.at(-1) as { liaison?: string };
      if (liaison) return `${liaison}’${PERSONNE_EFFACEE}`;
      const debut = trouve.at(-3) === 0;
      return debut ? PERSONNE_EFFACEE.replace('u', 'U') : PERSONNE_EFFACEE;
    });
  }, texte);
}

/** The same, in all the texts of a value read from JSON; a first name and a name side by side go together. */
export function oublierValeur(valeur: unknown, reperes: Reperes): unknown {
  if (typeof valeur === 'string') return oublierTexte(valeur, reperes);
  if (Array.isArray(valeur)) return valeur.map((une) => oublierValeur(une, reperes));
  if (typeof valeur !== 'object' || valeur === null) return valeur;
  const champs = Object.fromEntries(Object.entries(valeur).map(([cle, une]) => [cle, oublierValeur(une, reperes)]));
  const { prenom, nom } = champs;
  const sienne = reperes.identite.noms.some((une) => une.nom === nom && (prenom === undefined || une.prenom === prenom));
  if (sienne && typeof prenom === 'string') return { ...champs, prenom: '', nom: PERSONNE_EFFACEE };
  return champs;
}
