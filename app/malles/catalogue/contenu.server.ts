import { and, eq } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { differences } from '#app/commun/differences.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import type { FichierPret } from '#app/reseau/fichiers/fichiers.server.ts';
import { MAX_OBJETS } from './longueurs.ts';
import { type DossierDeMalle, getMalle } from './malles.server.ts';
import { DROITS_MALLE } from './malles.ts';
import { laMalle } from './noms.ts';
import { empreinteDObjet, type LigneObjet, objetDe, objetsDes } from './objets.server.ts';
import { remplacerPhotoDObjet } from './photos.server.ts';
import type { SaisieObjet } from './saisie.ts';
import { objetsDeMalle } from './tables.ts';

/**
 * The malle, for those who may change it.
 * @throws ErreurMetier INTROUVABLE, INTERDIT
 */
export function getMalleAModifier(ctx: ContextePersonne, slug: string | undefined): DossierDeMalle {
  const malle = getMalle(ctx, slug);
  exigerDroit(DROITS_MALLE, 'modifier', malle.relations);
  return malle;
}

const ENTRE_TEMPS =
  'Quelqu’un a changé cet objet pendant que vous écriviez. Votre texte est là\u00a0: si vous enregistrez encore, il remplace l’autre.';

/**
 * One thing more in a malle, at the end of its list.
 * @returns its id, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when the list is full
 */
export function ajouterObjet(
  ctx: ContextePersonne,
  slug: string | undefined,
  { geste, ...saisie }: SaisieObjet & { geste?: string | undefined },
  photo?: FichierPret | undefined,
): number {
  return enTransaction(ctx, (tx) => {
    const { ligne } = getMalleAModifier(tx, slug);
    return uneSeuleFois(tx, `objet-${ligne.id}`, geste, () => {
      const siens = objetsDes(tx, [ligne.id]);
      if (siens.length >= MAX_OBJETS) {
        throw impossible(`Une malle compte ${MAX_OBJETS} objets différents au plus\u00a0: réunissez-en quelques-uns.`, 'nom');
      }
      const { id } = tx.db
        .insert(objetsDeMalle)
        .values({ malleId: ligne.id, rang: (siens.at(-1)?.rang ?? 0) + 1, ...champsDe(saisie) })
        .returning({ id: objetsDeMalle.id })
        .get();
      remplacerPhotoDObjet(tx, id, photo);
      noter(tx, ligne, `a ajouté à ${laMalle(ligne.nom)}\u00a0: ${dit(saisie)}`, { apres: { objets: dit(saisie) } });
      return id;
    });
  });
}

/**
 * Changes one thing of a malle; inventories that counted it keep their counts.
 * @param photo null takes it away, undefined leaves it
 * @param saisie.vu what the form showed of it
 * @throws ErreurMetier INTROUVABLE, also for a thing of another malle; INTERDIT; IMPOSSIBLE when someone changed it meanwhile
 */
export function changerObjet(
  ctx: ContextePersonne,
  slug: string | undefined,
  { id, vu, ...saisie }: SaisieObjet & { id: number; vu?: string | undefined },
  photo?: FichierPret | null | undefined,
): void {
  enTransaction(ctx, (tx) => {
    const { ligne } = getMalleAModifier(tx, slug);
    const objet = exigerObjet(tx, ligne.id, id);
    const champs = champsDe(saisie);
    const change = differences(objet, champs);
    if (change && vu !== undefined && vu !== empreinteDObjet(objet)) throw impossible(ENTRE_TEMPS);
    tx.db.update(objetsDeMalle).set(champs).where(eq(objetsDeMalle.id, id)).run();
    remplacerPhotoDObjet(tx, id, photo);
    if (!change && photo === undefined) return;
    const dits = { avant: { objets: dit(objet) }, apres: { objets: dit(saisie) } };
    noter(tx, ligne, `a changé dans ${laMalle(ligne.nom)}\u00a0: ${saisie.nom}`, dits);
  });
}

/**
 * Takes one thing out of a malle: the inventories that counted it still tell it.
 * @returns its name
 * @throws ErreurMetier INTROUVABLE, also when it is out already; INTERDIT
 */
export function retirerObjet(ctx: ContextePersonne, slug: string | undefined, id: number): string {
  return enTransaction(ctx, (tx) => {
    const { ligne } = getMalleAModifier(tx, slug);
    const objet = exigerObjet(tx, ligne.id, id);
    tx.db.update(objetsDeMalle).set({ retireLe: tx.maintenant }).where(eq(objetsDeMalle.id, id)).run();
    noter(tx, ligne, `a retiré de ${laMalle(ligne.nom)}\u00a0: ${objet.nom}`, { avant: { objets: dit(objet) } });
    return objet.nom;
  });
}

/**
 * Moves one thing by one place in the list of a malle; at an end it stays. The order is no news: the journal does not tell it.
 * @param pas -1 up, 1 down
 * @throws ErreurMetier INTROUVABLE, INTERDIT
 */
export function deplacerObjet(ctx: ContextePersonne, slug: string | undefined, id: number, pas: -1 | 1): void {
  enTransaction(ctx, (tx) => {
    const { ligne } = getMalleAModifier(tx, slug);
    exigerObjet(tx, ligne.id, id);
    const ordre = objetsDes(tx, [ligne.id]).map((objet) => objet.id);
    const place = ordre.indexOf(id);
    const voisin = ordre[place + pas];
    if (voisin === undefined) return;
    [ordre[place], ordre[place + pas]] = [voisin, id];
    ordre.forEach((objetId, rang) => {
      const sien = and(eq(objetsDeMalle.id, objetId), eq(objetsDeMalle.malleId, ligne.id));
      tx.db
        .update(objetsDeMalle)
        .set({ rang: rang + 1 })
        .where(sien)
        .run();
    });
  });
}

function exigerObjet(ctx: ContextePersonne, malleId: number, id: number): LigneObjet {
  const objet = objetDe(ctx, malleId, id);
  if (!objet) throw introuvable();
  return objet;
}

const champsDe = ({ nom, nombre, consommable, valeur, aSavoir }: SaisieObjet) => ({
  ...{ nom, nombre, consommable, valeur: valeur ?? null, aSavoir: aSavoir ?? null },
});

const dit = ({ nom, nombre }: { nom: string; nombre: number }) => `${nom} (${nombre})`;

const noter = (
  ctx: ContextePersonne,
  { id }: { id: number },
  resume: string,
  quoi: { avant?: Record<string, unknown>; apres?: Record<string, unknown> },
) => journaliser(ctx, { ...{ domaine: 'malles', objet: 'malle', objetId: id, acte: 'contenu' }, resume, ...quoi });
