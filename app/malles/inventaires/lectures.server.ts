import { and, asc, eq, inArray, max } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { libelleEuros } from '#app/commun/euros.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import type { DossierDeReservation } from '#app/malles/reservations/dossiers.server.ts';
import { getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { DROITS_RESERVATION, peutVoirLeDetail } from '#app/malles/reservations/reservations.ts';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import { aRacheter, lignesDe, type Rachat } from './compte.server.ts';
import { type ActeDeCaution, estARegler, LIBELLE_CAUSE_ECART, LIBELLE_REGLEMENT } from './inventaires.ts';
import { inventaires, lignesInventaire } from './tables.ts';

/**
 * The two counts of a loan, side by side, with what was missing and how it was settled.
 * @returns null to whoever may not read them
 */
export function lireInventaires(ctx: ContextePersonne, d: DossierDeReservation) {
  const { ligne, relations } = d;
  if (!peutVoirLeDetail(relations)) return null;
  const comptes = ctx.db
    .select()
    .from(inventaires)
    .where(eq(inventaires.reservationId, ligne.id))
    .orderBy(asc(inventaires.id))
    .all();
  const [partis, revenus] = [lignesDe(ctx, ligne.id, 'depart'), lignesDe(ctx, ligne.id, 'retour')];
  const photos = photosDe(
    ctx,
    [...(partis ?? []), ...(revenus ?? [])].map(({ id }) => id),
  );
  const lisible = (une: NonNullable<typeof partis>[number]) => ({
    ...{ presents: une.presents, attendu: une.attendu, precision: une.precision ?? '', photo: photos.get(une.id) ?? null },
  });
  const objets = new Map([...(revenus ?? []), ...(partis ?? [])].map((une) => [une.objetId, une.nom]));
  const un = <T extends { objetId: number }>(lignes: readonly T[] | null, objetId: number) =>
    lignes?.find((ligneLue) => ligneLue.objetId === objetId);
  return {
    id: ligne.id,
    comptes: comptes.map(({ sens, le, remis, recu, remarque }) => ({
      ...{ sens, le: libelleJourCourt(jourCivil(le, ctx.fuseau)), remis, recu, remarque: remarque ?? '' },
    })),
    objets: [...objets].map(([objetId, nom]) => {
      const [depart, retour] = [un(partis, objetId), un(revenus, objetId)];
      return { objetId, nom, depart: depart ? lisible(depart) : null, retour: retour ? lisible(retour) : null };
    }),
    ecarts: (revenus ?? [])
      .filter((une) => estARegler({ ...une, regle: false }))
      .map((une) => ({
        ...{ id: une.id, nom: une.nom, manque: une.attendu - une.presents, precision: une.precision ?? '' },
        ...{ cause: une.cause ? LIBELLE_CAUSE_ECART[une.cause] : '', photo: photos.get(une.id) ?? null },
        cout: une.cout === null ? '' : libelleEuros(une.cout),
        reglement: une.reglement ? LIBELLE_REGLEMENT[une.reglement] : '',
        regleLe: une.regleLe ? libelleJourCourt(jourCivil(une.regleLe, ctx.fuseau)) : '',
      })),
    consommes: (revenus ?? [])
      .filter(({ cause, presents, attendu }) => cause === 'consomme' && presents < attendu)
      .map(({ nom, presents, attendu }) => ({ nom, manque: attendu - presents })),
    caution: cautionDe(ctx, d),
  };
}
export type InventairesLus = NonNullable<ReturnType<typeof lireInventaires>>;

/** The last photo of each line, as its address. */
function photosDe({ db }: Pick<ContextePersonne, 'db'>, ligneIds: readonly number[]): Map<number, string> {
  if (ligneIds.length === 0) return new Map();
  const lues = db
    .select({ ligneId: fichiers.objetId, id: max(fichiers.id) })
    .from(fichiers)
    .where(
      and(...[eq(fichiers.domaine, 'malles'), eq(fichiers.objet, 'ligne_inventaire')], inArray(fichiers.objetId, [...ligneIds])),
    )
    .groupBy(fichiers.objetId)
    .all();
  return new Map(lues.map(({ ligneId, id }) => [ligneId, `/fichiers/${id}`]));
}

/** The note of the caution; null when none was asked. */
function cautionDe(ctx: ContextePersonne, { ligne, relations }: DossierDeReservation) {
  if (ligne.caution === 0) return null;
  const jour = (instant: Date | null) => (instant ? libelleJourCourt(jourCivil(instant, ctx.fuseau)) : '');
  const actes: ActeDeCaution[] =
    ligne.cautionRecueLe === null ? ['recevoir'] : ligne.cautionRendueLe === null ? ['rendre', 'annuler'] : ['annuler'];
  return {
    montant: libelleEuros(ligne.caution),
    ...{ recueLe: jour(ligne.cautionRecueLe), rendueLe: jour(ligne.cautionRendueLe) },
    actes: peut(DROITS_RESERVATION, 'noterLaCaution', relations) ? actes : [],
  };
}

/** Whoever may read a loan's inventories may see their photos. */
export function peutVoirLaPhoto(ctx: ContextePersonne, ligneId: number): boolean {
  const lue = ctx.db
    .select({ reservationId: inventaires.reservationId })
    .from(lignesInventaire)
    .innerJoin(inventaires, eq(inventaires.id, lignesInventaire.inventaireId))
    .where(eq(lignesInventaire.id, ligneId))
    .get();
  if (!lue) return false;
  return peutVoirLeDetail(getReservation(ctx, lue.reservationId).relations);
}

/**
 * A loan whose inventories this person may read.
 * @throws ErreurMetier INTROUVABLE to all others
 */
export function getPretDetaille(ctx: ContextePersonne, id: number | undefined): DossierDeReservation {
  const d = getReservation(ctx, id);
  if (!peutVoirLeDetail(d.relations)) throw introuvable();
  return d;
}

/** What must be bought again for a malle, in the words of a page. */
export const direLesRachats = (rachats: readonly Rachat[]) =>
  rachats.map(({ nom, manque, cout }) => ({ nom, manque, cout: cout === null ? '' : libelleEuros(cout) }));

/** The same, read for a malle. */
export const lireRachats = (ctx: ContextePersonne, malleId: number) => direLesRachats(aRacheter(ctx, malleId));
