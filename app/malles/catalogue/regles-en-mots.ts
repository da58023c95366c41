import { libelleEuros } from '#app/commun/euros.ts';
import { JOURS_SEMAINE } from '#app/commun/periode.ts';
import { accorder, enumerer } from '#app/commun/texte.ts';
import type { ReglesDePret } from './malles.ts';

/** Beyond so many days one counts in months. */
const JOURS_EN_MOIS = 60;
const JOURS_PAR_MOIS = 30.5;

/** « une demi-journée », « 1 jour », « 2 jours et demi », from half-days. */
export function libelleDemis(demis: number): string {
  if (demis === 1) return 'une demi-journée';
  return `${accorder(Math.floor(demis / 2), 'jour')}${demis % 2 === 1 ? ' et demi' : ''}`;
}

/** « 14 jours », « 12 mois » : how far ahead, as one says it. */
export const libelleHorizon = (jours: number): string =>
  jours < JOURS_EN_MOIS ? accorder(jours, 'jour') : `${Math.round(jours / JOURS_PAR_MOIS)} mois`;

/** « le dimanche », « le samedi et le dimanche », « aucun jour » */
export const libelleJoursFermes = (jours: readonly number[]): string =>
  jours.length === 0 ? 'aucun jour' : enumerer(lesJours(jours));

/** « le samedi », « le dimanche »: the week begins on Monday. */
const lesJours = (jours: readonly number[]): string[] =>
  [...jours].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map((jour) => `le ${JOURS_SEMAINE[jour] ?? ''}`);

/** The rules of a loan as one reads them before one books. */
export function reglesEnMots(regles: ReglesDePret, structure: string): { titre: string; contenu: string }[] {
  const { joursMax, preavisJours, horizonJours, tamponAvant, tamponApres, joursFermes, pretsParStructure } = regles;
  return [
    { titre: 'Durée', contenu: `${accorder(joursMax, 'jour')} au plus` },
    { titre: 'Réserver', contenu: `${preavis(preavisJours)}, et jusqu’à ${libelleHorizon(horizonJours)} à l’avance` },
    { titre: 'Entre deux prêts', contenu: autour(tamponAvant, tamponApres) },
    {
      titre: 'Remise et retour',
      contenu: `Tous les jours sauf ${enumerer([...lesJours(joursFermes), 'les jours fériés'])}`,
    },
    { titre: 'En même temps', contenu: `${accorder(pretsParStructure, 'malle')} au plus par structure` },
    {
      titre: 'Accord',
      contenu: regles.accord
        ? `${structure} répond à chaque demande`
        : 'Aucun à attendre\u00a0: elle est à vous dès que vous réservez',
    },
    { titre: 'Caution', contenu: regles.caution === 0 ? 'Aucune' : libelleEuros(regles.caution) },
  ];
}

const preavis = (jours: number) => (jours === 0 ? 'Le jour même' : `Au moins ${accorder(jours, 'jour')} avant`);

function autour(avant: number, apres: number): string {
  if (avant === 0 && apres === 0) return 'Rien\u00a0: elle peut repartir aussitôt';
  const temps = [avant > 0 && `${libelleDemis(avant)} avant`, apres > 0 && `${libelleDemis(apres)} après`].filter(
    (un): un is string => un !== false,
  );
  const dit = enumerer(temps);
  return `${dit.charAt(0).toLocaleUpperCase('fr')}${dit.slice(1)}, pour la rapporter, la recompter et la nettoyer`;
}
