import type { ContextePersonne } from '#app/commun/contexte.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { PRISES } from './prises.server.ts';

/** Beyond that, the page says how many more there are: the file gives them all. */
const LIGNES_MONTREES = 20;

const parts = (ctx: ContextePersonne) => PRISES.flatMap((prise) => prise.donneesDe?.(ctx, ctx.acteur.personneId) ?? []);

/** How long each kind of data is held, whatever the person. */
export const listConservation = () => PRISES.flatMap((prise) => prise.conservation ?? []);

/** The page « Vos données »: what the network holds of the person who reads, part by part. */
export function getMesDonnees(ctx: ContextePersonne) {
  const tous = parts(ctx);
  return {
    parts: tous
      .filter(({ lignes }) => lignes.length > 0)
      .map(({ titre, pourquoi, colonnes, lignes }) => {
        const reste = lignes.length - LIGNES_MONTREES;
        return {
          ...{ titre, pourquoi, colonnes, lignes: lignes.slice(0, LIGNES_MONTREES), nombre: lignes.length },
          reste:
            reste <= 0
              ? ''
              : reste === 1
                ? 'Et une autre ligne, dans le fichier.'
                : `Et ${reste} autres lignes, dans le fichier.`,
        };
      }),
    vides: tous.filter(({ lignes }) => lignes.length === 0).map(({ titre }) => titre),
    conservation: listConservation(),
    reseau: lireReglage(ctx.db, NOM_RESEAU),
  };
}

/** The same, whole, for a file that any program reads. */
export function getFichierDeMesDonnees(ctx: ContextePersonne) {
  return {
    reseau: lireReglage(ctx.db, NOM_RESEAU),
    adresse: ctx.adressePublique,
    faitLe: libelleInstant(ctx.maintenant, ctx.fuseau),
    pour: ctx.acteur.nom,
    donnees: parts(ctx).map(({ titre, pourquoi, colonnes, lignes }) => ({
      ...{ titre, pourquoi },
      lignes: lignes.map((ligne) => Object.fromEntries(colonnes.map((colonne, rang) => [colonne, ligne[rang] ?? '']))),
    })),
    conservation: listConservation(),
  };
}
