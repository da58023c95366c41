import type { Contexte } from '#app/commun/contexte.ts';
import { lireReglages } from '#app/commun/reglages.server.ts';
import {
  JOURS_DE_PREAVIS,
  JOURS_FERMES,
  JOURS_MAX_PRET,
  MOIS_D_HORIZON,
  PRETS_PAR_STRUCTURE,
  TAMPON_APRES,
  TAMPON_AVANT,
} from '#app/malles/reglages.ts';
import type { ReglesDePret } from './malles.ts';
import type { malles } from './tables.ts';

const FERMES: Readonly<Record<string, readonly number[]>> = { aucun: [], dimanche: [0], samedi_dimanche: [0, 6] };
/** A month, for a horizon: nobody counts the day. */
const JOURS_PAR_MOIS = 30.5;

/** What the network's settings say of every loan. */
export function lireReglesDuReseau({ db }: Pick<Contexte, 'db'>): ReglesDePret {
  const lus = [
    JOURS_MAX_PRET,
    JOURS_DE_PREAVIS,
    MOIS_D_HORIZON,
    TAMPON_AVANT,
    TAMPON_APRES,
    PRETS_PAR_STRUCTURE,
    JOURS_FERMES,
  ] as const;
  const [joursMax, preavis, mois, avant, apres, prets, fermes] = lireReglages(db, lus);
  return {
    ...{ joursMax: Number(joursMax), preavisJours: Number(preavis), horizonJours: Math.round(Number(mois) * JOURS_PAR_MOIS) },
    ...{ tamponAvant: Number(avant), tamponApres: Number(apres), pretsParStructure: Number(prets) },
    ...{ joursFermes: FERMES[fermes] ?? [], accord: false, caution: 0 },
  };
}

type ReglesDites = Pick<
  typeof malles.$inferSelect,
  | 'joursMax'
  | 'preavisJours'
  | 'horizonJours'
  | 'tamponAvant'
  | 'tamponApres'
  | 'joursFermes'
  | 'pretsParStructure'
  | 'accord'
  | 'caution'
>;

/** The rules of one malle: hers, and the network's where she says nothing. */
export const reglesDe = (dites: ReglesDites, reseau: ReglesDePret): ReglesDePret => ({
  joursMax: dites.joursMax ?? reseau.joursMax,
  preavisJours: dites.preavisJours ?? reseau.preavisJours,
  horizonJours: dites.horizonJours ?? reseau.horizonJours,
  tamponAvant: dites.tamponAvant ?? reseau.tamponAvant,
  tamponApres: dites.tamponApres ?? reseau.tamponApres,
  joursFermes: dites.joursFermes ?? reseau.joursFermes,
  pretsParStructure: dites.pretsParStructure ?? reseau.pretsParStructure,
  accord: dites.accord ?? reseau.accord,
  caution: dites.caution ?? reseau.caution,
});
