import type { Reglage } from '#app/commun/reglages.ts';

/** Name of a setting's form field: a dot would mean a nested field. */
export function champDuReglage(cle: string): string {
  return cle.replaceAll('.', '_');
}

/** The settings by group, in the order in which the domains declare them. */
export function grouperReglages<R extends Pick<Reglage, 'groupe'>>(reglages: readonly R[]): { groupe: string; reglages: R[] }[] {
  const groupes = [...new Set(reglages.map(({ groupe }) => groupe))];
  return groupes.map((groupe) => ({ groupe, reglages: reglages.filter((reglage) => reglage.groupe === groupe) }));
}

/** A value as the network reads it: the choice's words, the number with its comma and its unit. */
export function libelleDeValeur(reglage: Reglage, valeur: string): string {
  const { saisie } = reglage;
  switch (saisie.genre) {
    case 'choix':
      return saisie.valeurs.find((choix) => choix.valeur === valeur)?.libelle ?? valeur;
    case 'nombre':
      return `${valeur.replace('.', ',')}\u00a0${saisie.unite}`;
    case 'texte':
      return valeur;
  }
}
