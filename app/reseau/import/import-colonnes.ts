import { plierMots } from '#app/reseau/plier.ts';

/** What a column of someone's spreadsheet may become. */
export const CHAMPS_IMPORT = [
  'nom',
  'type',
  'gestion',
  'adresse',
  'codePostal',
  'commune',
  'siret',
  'telephone',
  'portable',
  'courriel',
  'responsable',
  'prenomResponsable',
  'nomResponsable',
  'telephoneResponsable',
  'courrielResponsable',
] as const;
export type ChampImport = (typeof CHAMPS_IMPORT)[number];

export const LIBELLE_CHAMP: Record<ChampImport, string> = {
  nom: 'Nom de la structure',
  type: 'Agrément (centre social ou EVS)',
  gestion: 'Gestion',
  adresse: 'Adresse',
  codePostal: 'Code postal',
  commune: 'Commune',
  siret: 'SIRET',
  telephone: 'Téléphone professionnel',
  portable: 'Téléphone de la personne',
  courriel: 'Courriel',
  responsable: 'Personne, direction ou coordination',
  prenomResponsable: 'Prénom, direction ou coordination',
  nomResponsable: 'Nom, direction ou coordination',
  telephoneResponsable: 'Téléphone de la personne',
  courrielResponsable: 'Courriel de la personne',
};

export interface Colonne {
  rang: number;
  titre: string;
  champ: ChampImport | null;
  /** False when the title leaves a doubt: the person is asked to check. */
  sure: boolean;
}

const PERSONNE = /\b(direct\w*|dir|respons\w*|resp|coordinat\w*|coord|president\w*|referent\w*)\b/;
const MEL = /\b(e ?mails?|mails?|mels?|courriels?|adresses? electroniques?)\b/;
const TEL = /\b(tel\w*|fixe)\b/;
const PORTABLE = /\b(portables?|mobiles?|gsm)\b/;

/** Titles, in the order in which they are tried; the second list of a field leaves a doubt. */
const INDICES: readonly { champ: ChampImport; sur: (t: string) => boolean; doute?: (t: string) => boolean }[] = [
  { champ: 'siret', sur: (t) => /\bsiret\b/.test(t) },
  { champ: 'courrielResponsable', sur: (t) => MEL.test(t) && PERSONNE.test(t) },
  { champ: 'telephoneResponsable', sur: (t) => (TEL.test(t) || PORTABLE.test(t)) && PERSONNE.test(t) },
  { champ: 'prenomResponsable', sur: (t) => /^prenoms?\b/.test(t) && !/\bnom\b/.test(t) },
  { champ: 'courriel', sur: (t) => MEL.test(t) },
  { champ: 'portable', sur: () => false, doute: (t) => PORTABLE.test(t) && !TEL.test(t) },
  { champ: 'telephone', sur: (t) => TEL.test(t) },
  { champ: 'codePostal', sur: (t) => /^(code postal|cp|c p)\b/.test(t) },
  { champ: 'commune', sur: (t) => /\b(communes?|villes?|localite)\b/.test(t) },
  {
    champ: 'type',
    sur: (t) => /^(type|agrements?|categorie|conventionnement)\b/.test(t),
    doute: (t) => /^(nature|label)\b/.test(t) || /\b(cs|csc|evs)\b/.test(t),
  },
  { champ: 'gestion', sur: (t) => /\b(gestion|gestionnaire|statuts?|portage|porteur)\b/.test(t) },
  { champ: 'nomResponsable', sur: (t) => /^noms? (du|de la|de l|des) /.test(t) && PERSONNE.test(t) && !/prenom/.test(t) },
  {
    champ: 'responsable',
    sur: (t) =>
      /^(direction|directeur|directrice|responsable|coordination|coordinat\w+)\b/.test(t) || /nom.*prenom|prenom.*nom/.test(t),
    doute: (t) => PERSONNE.test(t) || /^(contacts?|personne\b)/.test(t),
  },
  { champ: 'adresse', sur: (t) => /\b(adresses?|rue|voie)\b/.test(t), doute: (t) => /^(siege|lieu)\b/.test(t) },
  {
    champ: 'nom',
    sur: (t) => /^(noms?( .*)?|structures?|raison sociale|denomination( .*)?)$/.test(t),
    doute: (t) => /\b(structures?|centres?|associations?|etablissements?|intitule|adherents?)\b/.test(t),
  },
];

const TITRE_LE_PLUS_LONG = 60;

/** What each title of a row becomes; a field is taken once, by the surest title, then by the first. */
export function devinerColonnes(titres: readonly string[]): Colonne[] {
  const colonnes: Colonne[] = titres.map((titre, rang) => ({ rang, titre: titre.trim(), champ: null, sure: true }));
  const plis = titres.map((titre) => (titre.length <= TITRE_LE_PLUS_LONG ? plierMots(titre) : ''));
  const pris = new Set<ChampImport>();
  // « nom » and « prénom » side by side are a person's when another column names the structure.
  const nommee = plis.some((t) => /^((nom (de la )?)?structures?|raison sociale|denomination.*)$/.test(t));
  const personne = nommee && plis.some((t) => /^prenoms?\b/.test(t));
  for (const certain of [true, false]) {
    for (const colonne of colonnes) {
      const t = plis[colonne.rang];
      if (!t || colonne.champ) continue;
      const indice = personne && /^noms?$/.test(t) ? ({ champ: 'nomResponsable' } as const) : premierIndice(t);
      if (!indice || pris.has(indice.champ)) continue;
      const sure = !('sur' in indice) || indice.sur(t);
      if (sure !== certain) continue;
      pris.add(indice.champ);
      colonne.champ = indice.champ;
      colonne.sure = sure;
    }
  }
  return seulTelephone(colonnes, pris);
}

const premierIndice = (t: string) => INDICES.find((i) => i.sur(t) || i.doute?.(t));

/** A mobile alone is the number that the list gives to reach the structure. */
function seulTelephone(colonnes: Colonne[], pris: ReadonlySet<ChampImport>): Colonne[] {
  if (pris.has('telephone')) return colonnes;
  return colonnes.map((colonne) => (colonne.champ === 'portable' ? { ...colonne, champ: 'telephone' } : colonne));
}

/**
 * The row of titles among the first rows of a sheet: the one where most columns are recognised.
 * @returns undefined when no row names a column of structures
 */
export function trouverTitres(rangees: readonly (readonly string[])[]): { rang: number; colonnes: Colonne[] } | undefined {
  let meilleure: { rang: number; colonnes: Colonne[]; reconnues: number } | undefined;
  for (const [rang, rangee] of rangees.slice(0, 30).entries()) {
    const colonnes = devinerColonnes(rangee);
    const reconnues = colonnes.filter((colonne) => colonne.champ !== null).length;
    if (!colonnes.some((colonne) => colonne.champ === 'nom')) continue;
    if (reconnues > (meilleure?.reconnues ?? 0)) meilleure = { rang, colonnes, reconnues };
  }
  return meilleure;
}
