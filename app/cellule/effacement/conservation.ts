import type { Jour } from '#app/commun/periode.ts';
import type { Conservation } from '#app/commun/prise.ts';
import type { Reglage } from '#app/commun/reglages.ts';

/** How long a closed or withdrawn demande stays readable by its readers. */
export const ANNEES_DES_DEMANDES: Reglage = {
  cle: 'cellule.annees',
  groupe: 'Cellule de soutien',
  libelle: 'Conservation des demandes closes',
  aide: 'Ensuite, les clés et les textes sont détruits. La page de chaque demande dit le jour à celles et ceux qui la lisent.',
  defaut: '3',
  saisie: { genre: 'nombre', min: 1, max: 10, decimales: 0, unite: 'ans' },
};

/** The same day some years later; the last of February for a 29th. */
export function dansAnnees(jour: Jour, annees: number): Jour {
  const suite = jour.slice(4);
  return `${Number(jour.slice(0, 4)) + annees}${suite === '-02-29' && annees % 4 !== 0 ? '-02-28' : suite}`;
}

/** « dans 2 ans et 11 mois », « dans 3 semaines », « demain » */
export function libelleDecompte(jours: number): string {
  if (jours <= 0) return 'cette nuit';
  if (jours === 1) return 'demain';
  if (jours < 14) return `dans ${jours} jours`;
  if (jours < 61) return `dans ${Math.floor(jours / 7)} semaines`;
  const mois = Math.floor(jours / 30.44);
  const ans = Math.floor(mois / 12);
  const reste = mois % 12;
  const morceaux = [ans > 0 && (ans === 1 ? '1 an' : `${ans} ans`), reste > 0 && `${reste} mois`].filter(Boolean);
  return `dans ${morceaux.join(' et ')}`;
}

export const CONSERVATION_DES_DEMANDES: readonly Conservation[] = [
  {
    quoi: 'Une demande à la cellule de soutien, si vous en avez fait une ou si vous en lisez une : tout ce qui s’y écrit',
    pourquoi: 'Vous accompagner. Cette page n’en montre rien : la demande ne s’ouvre qu’avec vos propres mots.',
    duree: 'Tant qu’elle est ouverte, puis le délai réglé par la coordination (3 ans si rien n’est réglé)',
    comment: 'Une tâche de la nuit détruit les clés et les textes ; ou vous-même, à tout moment, sur la page de votre demande',
  },
];
