import { and, eq } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit, peut } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { leNom } from '#app/commun/francais.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { type DossierDeReservation, getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { cycleReservation, DROITS_RESERVATION } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { lignesDe } from './compte.server.ts';
import { ecrirePhoto, type InventairePret, manquesDits, verifierCompte } from './ecrire.server.ts';
import { type ACompter, champDe, type SensInventaire } from './inventaires.ts';
import { commence, lirePageDInventaire } from './page-d-inventaire.server.ts';
import { inventaires, lignesInventaire } from './tables.ts';

const TROP_TARD =
  'Ce compte ne se reprend plus\u00a0: un départ se recompte le jour même, un retour tant que qui garde la malle n’a rien dit.';

/**
 * Which count of a loan may still be done again: a departure on its day, a return until the keeper has closed it or said what is
 * missing. A count that serves two loans stays as both read it.
 * @returns null when none may, or to whoever may not
 */
export function sensARecompter(ctx: ContextePersonne, { ligne, relations }: DossierDeReservation): SensInventaire | null {
  if (!peut(DROITS_RESERVATION, 'recompter', relations)) return null;
  const sens = ligne.statut === 'en_pret' ? 'depart' : ligne.statut === 'rendue' ? 'retour' : null;
  const ecrit = sens && lireLeCompte(ctx, ligne.id, sens);
  if (!sens || !ecrit) return null;
  if (sens === 'depart') {
    const leJour = jourCivil(ecrit.le, ctx.fuseau) === jourCivil(ctx.maintenant, ctx.fuseau);
    return leJour && ligne.relaisDeId === null ? sens : null;
  }
  const suivante = ctx.db.select({ id: reservations.id }).from(reservations).where(eq(reservations.relaisDeId, ligne.id)).get();
  return suivante ? null : sens;
}

const lireLeCompte = ({ db }: Pick<ContextePersonne, 'db'>, id: number, sens: SensInventaire) =>
  db
    .select()
    .from(inventaires)
    .where(and(eq(inventaires.reservationId, id), eq(inventaires.sens, sens)))
    .get();

/** What was counted, to be counted again: as many as were expected, no more. */
const aRecompter = (ctx: ContextePersonne, id: number, sens: SensInventaire): ACompter[] =>
  (lignesDe(ctx, id, sens) ?? []).map(({ objetId, nom, aSavoir, consommable, attendu, presents }) => ({
    ...{ objetId, nom, aSavoir, consommable, attendu, prevu: presents },
  }));

/**
 * The page where a count is done again, as it was written.
 * @throws ErreurMetier INTROUVABLE; INTERDIT to whoever may never do it
 */
export function lirePageDeRecompte(ctx: ContextePersonne, id: number | undefined) {
  const d = getReservation(ctx, id);
  exigerDroit(DROITS_RESERVATION, 'recompter', d.relations);
  const sens = sensARecompter(ctx, d);
  const lu = lirePageDInventaire(ctx, id, sens ?? 'depart');
  const ecrit = sens && lireLeCompte(ctx, d.ligne.id, sens);
  if (!sens || !ecrit) return { ...lu, encore: true, empechement: TROP_TARD, objets: [], ensuite: [] as string[] };
  const ecrites = lignesDe(ctx, d.ligne.id, sens) ?? [];
  const autre = leNom(d.relations.includes('emprunteuse') ? d.proprietaire.nom : d.emprunteuse.nom);
  const nom = `recompte-${sens}:${d.ligne.id}`;
  const commencee = commence(ctx, nom);
  return {
    ...lu,
    ...{ encore: true, empechement: '', objets: aRecompter(ctx, d.ligne.id, sens), note: '', caution: '' },
    bouton: 'Enregistrer ce compte',
    ensuite: [
      'Ce compte remplace le précédent, et rien d’autre ne change\u00a0: les dates et le prêt restent.',
      `${autre.charAt(0).toLocaleUpperCase('fr')}${autre.slice(1)} le lit sur la page de ce prêt. Faites-le à deux, ou prévenez.`,
    ],
    brouillon: { nom, ...commencee, formulaire: commencee.formulaire ?? { valeurs: valeursDe(ecrit, ecrites), erreurs: {} } },
  };
}

/** A count as its form types it. */
const valeursDe = (
  { remis, recu, remarque }: typeof inventaires.$inferSelect,
  ecrites: NonNullable<ReturnType<typeof lignesDe>>,
): Record<string, string> => ({
  ...{ remis, recu, remarque: remarque ?? '' },
  ...Object.fromEntries(
    ecrites.flatMap(({ objetId, presents, cause, precision }) => [
      [champDe('n', objetId), String(presents)],
      [champDe('cause', objetId), cause ?? ''],
      [champDe('precision', objetId), precision ?? ''],
    ]),
  ),
});

/**
 * Writes a count again, over the one that was pressed too early: what was there, and the two names. Its photos stay, others are added.
 * @returns the id of the loan, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once it is too late, or on the field of a count
 */
export function recompter(
  ctx: ContextePersonne,
  id: number | undefined,
  { geste, ...saisie }: InventairePret & { geste?: string | undefined },
): number {
  return enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    exigerDroit(DROITS_RESERVATION, 'recompter', d.relations);
    return uneSeuleFois(tx, `recompter-${d.ligne.id}`, geste, () => {
      const sens = sensARecompter(tx, d);
      const ecrit = sens && lireLeCompte(tx, d.ligne.id, sens);
      if (!sens || !ecrit) throw impossible(TROP_TARD);
      const avant = lignesDe(tx, d.ligne.id, sens) ?? [];
      const lignes = verifierCompte(aRecompter(tx, d.ligne.id, sens), sens, saisie.objets);
      const { remis, recu, remarque = null } = saisie;
      tx.db
        .update(inventaires)
        .set({ remis, recu, remarque, parId: tx.acteur.personneId })
        .where(eq(inventaires.id, ecrit.id))
        .run();
      for (const { objetId, presents, cause, precision, photo } of lignes) {
        const ligne = avant.find((une) => une.objetId === objetId);
        if (!ligne) continue;
        tx.db
          .update(lignesInventaire)
          .set({ presents, cause: cause ?? null, precision })
          .where(eq(lignesInventaire.id, ligne.id))
          .run();
        if (photo) ecrirePhoto(tx, ligne.id, photo);
      }
      journaliser(tx, {
        ...{ domaine: 'malles', objet: cycleReservation.objet, objetId: d.ligne.id, acte: 'recompter' },
        resume: `a recompté ${laMalle(d.malle.nom)}, au ${sens === 'depart' ? 'départ' : 'retour'}`,
        ...{ avant: { manques: manquesDits(avant) }, apres: { manques: manquesDits(lignes) } },
      });
      return d.ligne.id;
    });
  });
}
