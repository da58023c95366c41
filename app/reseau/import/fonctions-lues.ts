import { libelleJourCourt } from '#app/commun/periode.ts';
import {
  FONCTIONS_RESPONSABLES,
  type Fonction,
  LIBELLE_FONCTION,
  LIBELLE_LIEN_EMPLOI,
  type LienEmploi,
} from '#app/reseau/personnes/personnes.ts';
import { plierMots } from '#app/reseau/plier.ts';
import { lireDate } from './dates-lues.ts';
import type { Carnet } from './decisions.ts';
import { citer, lireFonction, lireLien } from './lectures.ts';
import type { ChampsDePersonne } from './noms-lus.ts';
import {
  enFonctionLe,
  type FonctionConnue,
  type PersonneConnue,
  type ReseauConnu,
  type StructureConnue,
} from './reseau-connu.ts';

/** What a row says that someone does in a structure; null: it does not say. */
export interface FonctionVoulue {
  fonction: Fonction | null;
  intitule: string | null;
  lien: LienEmploi | null;
  du: string | null;
  au: string | null;
}

/** What someone does, as a row says it; a sentence when it cannot be. */
export function lireFonctionVoulue(champs: ChampsDePersonne, { alertes }: Carnet): FonctionVoulue | string {
  const lire = (texte: string | undefined, bout: 'debut' | 'fin') => {
    const jour = texte ? lireDate(texte, bout) : null;
    if (texte && !jour) alertes.push(`${citer(texte, 40)} n’est pas une date que nous comprenons : elle n’est pas reprise.`);
    return jour;
  };
  const [du, au] = [lire(champs.du, 'debut'), lire(champs.au, 'fin')];
  if (du && au && du > au) return 'La fin est avant le début.';
  const dite = champs.fonction ?? champs.intitule;
  const lue = dite ? lireFonction(dite) : null;
  const intitule = champs.intitule ?? lue?.intitule ?? null;
  const lien = champs.lien ? lireLien(champs.lien) : null;
  if (champs.lien && !lien)
    alertes.push(`${citer(champs.lien)} n’est pas un lien que nous connaissons (salariat, bénévolat, agent public).`);
  return { fonction: lue?.fonction ?? null, intitule: intitule?.slice(0, 80) ?? null, lien, du, au };
}

const dire = (champ: keyof FonctionVoulue, valeur: string | null): string => {
  if (valeur === null) return 'non dit';
  if (champ === 'lien') return LIBELLE_LIEN_EMPLOI[valeur as LienEmploi];
  return champ === 'intitule' ? valeur : libelleJourCourt(valeur);
};

/** The fonction a row speaks of, among those she has there: that of the same day, the one in force, or one that overlaps. */
function laquelle(siennes: readonly FonctionConnue[], { du, au }: FonctionVoulue, jour: string): FonctionConnue | undefined {
  const exacte = siennes.find((f) => f.du === du && f.au === au) ?? siennes.find((f) => f.du === du);
  if (exacte) return exacte;
  if (du === null)
    return au === null
      ? (siennes.find((f) => enFonctionLe(f, jour)) ?? siennes.at(-1))
      : siennes.find((f) => f.au === null || f.au === au);
  return siennes.find((f) => (f.du ?? '0000') <= (au ?? '9999') && du <= (f.au ?? '9999'));
}

/** The fonction to add or to change; null when all is in place. */
export function fonctionVoulue(
  personne: PersonneConnue,
  structure: StructureConnue,
  voulue: FonctionVoulue,
  reseau: ReseauConnu,
  phrases: string[],
): { connue: FonctionConnue; champs: Partial<FonctionConnue> } | null {
  const ici = personne.fonctions.filter((f) => f.structureId === structure.id);
  // A row without a fonction says that she is there, whatever she does.
  if (voulue.fonction === null && ici.length > 0) return null;
  const fonction = voulue.fonction ?? 'autre';
  const connue = laquelle(
    ici.filter((f) => f.fonction === fonction),
    voulue,
    reseau.aujourdhui,
  );
  if (!connue) {
    const neuve: FonctionConnue = {
      ...{ id: null, structureId: structure.id, fonction, intitule: voulue.intitule, du: voulue.du, au: voulue.au },
      lien:
        voulue.lien ??
        (fonction === 'benevolat' || fonction === 'presidence' || fonction === 'administration' ? 'benevolat' : 'salariat'),
      responsable: FONCTIONS_RESPONSABLES.includes(fonction),
    };
    personne.fonctions.push(neuve);
    const depuis = neuve.du ? `, depuis le ${libelleJourCourt(neuve.du)}` : '';
    phrases.push(`${structure.nom} : ${voulue.intitule ?? LIBELLE_FONCTION[fonction]}${depuis}.`);
    return { connue: neuve, champs: {} };
  }
  const champs: Partial<FonctionConnue> = {};
  for (const [champ, quoi] of [
    ['intitule', 'Intitulé'],
    ['lien', 'Lien'],
    ['du', 'Depuis'],
    ['au', 'Jusqu’au'],
  ] as const) {
    const nouveau = voulue[champ];
    if (nouveau === null || plierMots(nouveau) === plierMots(connue[champ] ?? '')) continue;
    phrases.push(`${quoi} : « ${dire(champ, connue[champ])} » devient « ${dire(champ, nouveau)} ».`);
    Object.assign(champs, { [champ]: nouveau });
  }
  if (Object.keys(champs).length === 0) return null;
  Object.assign(connue, champs);
  return { connue, champs };
}
