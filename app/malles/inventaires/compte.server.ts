import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { interdit } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { accorder } from '#app/commun/texte.ts';
import { getMalle } from '#app/malles/catalogue/malles.server.ts';
import { DROITS_MALLE } from '#app/malles/catalogue/malles.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { objetsDeMalle } from '#app/malles/catalogue/tables.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import type { ACompter } from './inventaires.ts';
import { inventaires, lignesInventaire } from './tables.ts';

type Base = Pick<Contexte, 'db'>;

const COLONNES = {
  objetId: objetsDeMalle.id,
  ...{ nom: objetsDeMalle.nom, aSavoir: objetsDeMalle.aSavoir, consommable: objetsDeMalle.consommable },
};

/** What a malle holds when it leaves: all that should be there, and what the last count tells of it. */
export function aCompterAuDepart({ db }: Base, malleId: number): ACompter[] {
  const restent = dernierCompte({ db }, malleId);
  return db
    .select({ ...COLONNES, attendu: objetsDeMalle.nombre })
    .from(objetsDeMalle)
    .where(and(eq(objetsDeMalle.malleId, malleId), isNull(objetsDeMalle.retireLe)))
    .orderBy(asc(objetsDeMalle.rang), asc(objetsDeMalle.id))
    .all()
    .map((objet) => ({ ...objet, prevu: Math.min(objet.attendu, restent.get(objet.objetId) ?? objet.attendu) }));
}

/**
 * What comes back from a loan: what left, without the objects that were taken out of the malle since, nor those put in. A loan
 * that left without a count is expected whole.
 */
export function aCompterAuRetour({ db }: Base, { id, malleId }: { id: number; malleId: number }): ACompter[] {
  const partis = lignesDe({ db }, id, 'depart');
  if (partis === null) return aCompterAuDepart({ db }, malleId).map((objet) => ({ ...objet, prevu: objet.attendu }));
  return partis
    .filter(({ presents, retire }) => presents > 0 && !retire)
    .map(({ objetId, nom, aSavoir, consommable, presents }) => ({
      ...{ objetId, nom, aSavoir, consommable, attendu: presents, prevu: presents },
    }));
}

/** The lines of an inventory in the malle's order; null when it was not made. */
export function lignesDe({ db }: Base, reservationId: number, sens: 'depart' | 'retour') {
  const inventaire = db
    .select({ id: inventaires.id })
    .from(inventaires)
    .where(and(eq(inventaires.reservationId, reservationId), eq(inventaires.sens, sens)))
    .get();
  if (!inventaire) return null;
  return db
    .select({ ...COLONNES, ligne: lignesInventaire, valeur: objetsDeMalle.valeur, retireLe: objetsDeMalle.retireLe })
    .from(lignesInventaire)
    .innerJoin(objetsDeMalle, eq(objetsDeMalle.id, lignesInventaire.objetId))
    .where(eq(lignesInventaire.inventaireId, inventaire.id))
    .orderBy(asc(objetsDeMalle.rang), asc(objetsDeMalle.id))
    .all()
    .map(({ ligne, retireLe, ...objet }) => ({ ...ligne, ...objet, id: ligne.id, retire: retireLe !== null }));
}

/** How many were found at the last count of a malle, of the objects that were not all there and that nobody has put back. */
function dernierCompte({ db }: Base, malleId: number): Map<number, number> {
  const dernier = db
    .select({ id: inventaires.id, reservationId: inventaires.reservationId })
    .from(inventaires)
    .innerJoin(reservations, eq(reservations.id, inventaires.reservationId))
    .where(eq(reservations.malleId, malleId))
    .orderBy(desc(inventaires.le), desc(inventaires.id))
    .get();
  if (!dernier) return new Map();
  // How many there should have been is what the departure of the same loan says: its return expects what left, no more.
  const lignes = db
    .select({ ligne: lignesInventaire, sens: inventaires.sens })
    .from(lignesInventaire)
    .innerJoin(inventaires, eq(inventaires.id, lignesInventaire.inventaireId))
    .where(eq(inventaires.reservationId, dernier.reservationId))
    .all();
  const complets = new Map(lignes.filter(({ sens }) => sens === 'depart').map(({ ligne }) => [ligne.objetId, ligne.attendu]));
  return new Map(
    lignes
      .filter(({ ligne }) => ligne.inventaireId === dernier.id)
      .filter(({ ligne }) => ligne.reglement !== 'rachete' && ligne.reglement !== 'rapporte')
      .filter(({ ligne }) => ligne.presents < (complets.get(ligne.objetId) ?? ligne.attendu))
      .map(({ ligne }) => [ligne.objetId, ligne.presents]),
  );
}

/** A consumable that its malle lacks. */
export interface Rachat {
  objetId: number;
  nom: string;
  manque: number;
  /** In cents, when the price of one is known. */
  cout: number | null;
}

/** What must be bought before the next loan of a malle: what was used up and that nobody has put back. */
export function aRacheter({ db }: Base, malleId: number): Rachat[] {
  const manquent = aCompterAuDepart({ db }, malleId).filter(({ consommable, prevu, attendu }) => consommable && prevu < attendu);
  if (manquent.length === 0) return [];
  const ids = manquent.map(({ objetId }) => objetId);
  const valeurs = new Map(
    db
      .select({ id: objetsDeMalle.id, valeur: objetsDeMalle.valeur })
      .from(objetsDeMalle)
      .where(inArray(objetsDeMalle.id, ids))
      .all()
      .map(({ id, valeur }) => [id, valeur]),
  );
  return manquent.map(({ objetId, nom, attendu, prevu }) => {
    const valeur = valeurs.get(objetId) ?? null;
    return { objetId, nom, manque: attendu - prevu, cout: valeur === null ? null : valeur * (attendu - prevu) };
  });
}

/**
 * Notes that the consumables of a malle were bought again. Nothing to buy: nothing is done.
 * @returns how many kinds of objects
 * @throws ErreurMetier INTROUVABLE; INTERDIT to whoever does not keep it
 */
export function noterLeRachat(ctx: ContextePersonne, slug: string | undefined): number {
  const { ligne: malle, relations } = getMalle(ctx, slug);
  if (!peut(DROITS_MALLE, 'modifier', relations)) throw interdit();
  return enTransaction(ctx, (tx) => {
    const achats = aRacheter(tx, malle.id);
    const dernier = tx.db
      .select({ id: inventaires.id })
      .from(inventaires)
      .innerJoin(reservations, eq(reservations.id, inventaires.reservationId))
      .where(eq(reservations.malleId, malle.id))
      .orderBy(desc(inventaires.le), desc(inventaires.id))
      .get();
    if (!dernier || achats.length === 0) return 0;
    const ids = achats.map(({ objetId }) => objetId);
    tx.db
      .update(lignesInventaire)
      .set({ reglement: 'rachete', regleLe: tx.maintenant })
      .where(and(eq(lignesInventaire.inventaireId, dernier.id), inArray(lignesInventaire.objetId, ids)))
      .run();
    journaliser(tx, {
      ...{ domaine: 'malles', objet: 'malle', objetId: malle.id, acte: 'racheter' },
      resume: `a racheté ${accorder(achats.length, 'consommable')} de ${laMalle(malle.nom)}`,
      apres: { objets: achats.map(({ nom, manque }) => `${nom} (${manque})`).join(', ') },
    });
    return achats.length;
  });
}
