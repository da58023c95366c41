import { and, inArray, isNotNull, lt } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { oublierChamps } from '#app/commun/oublier-champs.server.ts';
import { ajouterJours, demiJournee, jourCivil } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { accorder, enumerer } from '#app/commun/texte.ts';
import { convocations } from './convocations/tables.ts';
import { cycleInscription } from './inscriptions/inscriptions.ts';
import { besoinsParticuliers, inscriptions } from './inscriptions/tables.ts';
import { formations } from './programme/tables.ts';
import { ANNEES_DES_MOTIFS, JOURS_DES_BESOINS_PARTICULIERS } from './reglages.ts';

/** The formations whose last half-day is before a day. */
const finiesAvant = ({ db }: Contexte, jour: string) =>
  db
    .select({ id: formations.id })
    .from(formations)
    .where(and(isNotNull(formations.au), lt(formations.au, demiJournee(jour, 'matin'))));

/** Erases special needs some days after the last half-day; reasons and convocations some years after. */
function oublierLesAnciennes(ctx: Contexte): string {
  return enTransaction(ctx, (tx) => {
    const { db } = tx;
    const aujourdhui = jourCivil(tx.maintenant, tx.fuseau);
    const limite = ajouterJours(aujourdhui, -lireNombre(db, JOURS_DES_BESOINS_PARTICULIERS));
    const finies = db
      .select({ id: inscriptions.id })
      .from(inscriptions)
      .where(inArray(inscriptions.formationId, finiesAvant(tx, limite)));
    const besoins = db.delete(besoinsParticuliers).where(inArray(besoinsParticuliers.inscriptionId, finies)).run().changes;
    const vieille = `${Number(aujourdhui.slice(0, 4)) - lireNombre(db, ANNEES_DES_MOTIFS)}${aujourdhui.slice(4)}`;
    const ids = db
      .select({ id: inscriptions.id })
      .from(inscriptions)
      .where(and(isNotNull(inscriptions.motif), inArray(inscriptions.formationId, finiesAvant(tx, vieille))))
      .all()
      .map(({ id }) => id);
    if (ids.length > 0) {
      db.update(inscriptions).set({ motif: null }).where(inArray(inscriptions.id, ids)).run();
      oublierChamps(db, { domaine: 'formations', objet: cycleInscription.objet }, ids, ['motif']);
      for (const id of ids) {
        journaliser(tx, {
          ...{ domaine: 'formations', objet: cycleInscription.objet, objetId: id, acte: 'effacer_le_motif' },
          resume: 'a effacé le motif d’une inscription terminée depuis longtemps',
        });
      }
    }
    const convoquees = oublierLesConvocations(tx, vieille);
    if (besoins + ids.length + convoquees === 0) return 'Rien à effacer.';
    const dits = [
      accorder(besoins, 'besoin particulier', 'besoins particuliers'),
      ...[accorder(ids.length, 'motif'), accorder(convoquees, 'convocation')],
    ];
    return `Effacés\u00a0: ${enumerer(dits)}.`;
  });
}

/** Who was convoked when, and what one was to bring. @returns how many people it was of, or formations without anyone */
function oublierLesConvocations(ctx: Contexte, vieille: string): number {
  const personnes = ctx.db
    .update(inscriptions)
    .set({ convoqueeLe: null })
    .where(and(isNotNull(inscriptions.convoqueeLe), inArray(inscriptions.formationId, finiesAvant(ctx, vieille))))
    .run().changes;
  const mots = ctx.db
    .delete(convocations)
    .where(inArray(convocations.formationId, finiesAvant(ctx, vieille)))
    .run().changes;
  return Math.max(personnes, mots);
}

/** Every night: what was promised to be forgotten is. */
export const TACHE_D_EFFACEMENT: Tache = {
  nom: 'formations.effacer',
  libelle: 'Effacer les besoins particuliers et les convocations des formations passées',
  horaire: '54 3 * * *',
  executer: oublierLesAnciennes,
};
