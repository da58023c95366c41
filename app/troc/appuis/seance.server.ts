import { isDeepStrictEqual } from 'node:util';
import { eq, inArray } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { ajouterJours, jourCivil, libelleJour } from '#app/commun/periode.ts';
import { cycleAppui, estDeSaPart } from './appuis.ts';
import { prevenir } from './courriels.server.ts';
import { type DossierDAppui, gardesDe, getAppui, lAppui, objetDe, quiInterviennent, quiPeuvent } from './dossiers.server.ts';
import type { SaisieDActeDAppui } from './saisie.ts';
import { seanceDe } from './seances.ts';
import { invitationsAppui } from './tables.ts';

type Programme = Omit<Extract<SaisieDActeDAppui, { acte: 'programmer' }>, 'acte'>;

/** How far ahead a session may be, in days. */
const JOURS_MAX_SEANCE = 366;

/**
 * Fixes the session, or fixes it anew: those who hold it and the structure that asks receive it for their agendas, and whoever
 * is no longer needed is told. The same session sent twice is fixed once.
 * @param saisie.personnes ids of invitations, among those who can
 * @param saisie.version the version that the form showed
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when nobody can, for a day that has passed, for someone who did not say
 *   that she can, or when someone changed it meanwhile
 */
export function programmer(ctx: ContextePersonne, id: number | undefined, saisie: Programme): void {
  enTransaction(ctx, (tx) => {
    const d = getAppui(tx, id);
    const { ligne, relations } = d;
    verifierTransition(cycleAppui, 'programmer', { statut: ligne.statut, relations, gardes: gardesDe(tx, d) });
    exigerJourAVenir(tx, saisie.jour);
    const choisies = quiPeuvent(d).filter((une) => saisie.personnes.includes(une.id));
    if (choisies.length === 0 || choisies.length !== saisie.personnes.length) {
      throw impossible('Cochez qui tient la séance, parmi les personnes qui ont dit pouvoir.', 'personnes');
    }
    if (estLaMeme(d, saisie)) return;
    if (saisie.version !== ligne.version) {
      throw impossible(
        'Quelqu’un a changé cet appui technique pendant que vous choisissiez. Vérifiez, puis envoyez de nouveau\u00a0: rien n’est perdu.',
      );
    }
    franchir(tx, cycleAppui, 'programmer', {
      ...objetDe(tx, d),
      champs: {
        ...{ seanceJour: saisie.jour, seanceHeure: saisie.heure, seanceDuree: saisie.duree, seanceLieu: saisie.lieu },
        ...{ seanceFixeeLe: tx.maintenant, modifieLe: tx.maintenant, motif: null },
      },
      journal: {
        avant: { seanceJour: ligne.seanceJour, seanceLieu: ligne.seanceLieu },
        apres: { seanceJour: saisie.jour, seanceLieu: saisie.lieu },
      },
      resume: `a ${ligne.statut === 'programme' ? 'changé' : 'fixé'} la séance du ${libelleJour(saisie.jour)} pour ${lAppui(ligne)}`,
    });
    tx.db.update(invitationsAppui).set({ intervientLe: null }).where(eq(invitationsAppui.appuiId, ligne.id)).run();
    tx.db
      .update(invitationsAppui)
      .set({ intervientLe: tx.maintenant })
      .where(
        inArray(
          invitationsAppui.id,
          choisies.map(({ id: une }) => une),
        ),
      )
      .run();
    prevenir(tx, ligne.id, 'seance', d);
  });
}

function exigerJourAVenir({ maintenant, fuseau }: ContextePersonne, jour: string): void {
  const aujourdhui = jourCivil(maintenant, fuseau);
  if (jour < aujourdhui) throw impossible('Ce jour est passé\u00a0: choisissez-en un à venir.', 'jour');
  if (jour > ajouterJours(aujourdhui, JOURS_MAX_SEANCE)) {
    throw impossible('C’est dans plus d’un an\u00a0: vérifiez l’année.', 'jour');
  }
}

/** Whether this very session is fixed already. */
function estLaMeme(d: DossierDAppui, { jour, heure, duree, lieu, personnes }: Programme): boolean {
  const seance = d.ligne.statut === 'programme' ? seanceDe(d.ligne) : null;
  const tiennent = quiInterviennent(d).map(({ id }) => id);
  const [avant, apres] = [
    seance && { ...seance, tiennent },
    { jour, heure, duree, lieu, tiennent: personnes.toSorted((a, b) => a - b) },
  ];
  return isDeepStrictEqual(avant, apres);
}

/**
 * Puts the session off, before its day or after, as long as no account is written: the coordination fixes another one, and all
 * who were expected are told. The same sent twice is done once.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when no session is fixed, or without a reason
 */
export function remettre(ctx: ContextePersonne, id: number | undefined, motif: string): void {
  enTransaction(ctx, (tx) => {
    const d = getAppui(tx, id);
    const { statut, motif: dit } = d.ligne;
    if (statut === 'experts_sollicites' && dit === motif && estDeSaPart('remettre', d.relations)) return;
    franchir(tx, cycleAppui, 'remettre', {
      ...{ ...objetDe(tx, d), motif },
      champs: { motif, modifieLe: tx.maintenant },
      resume: `a remis la séance pour ${lAppui(d.ligne)}`,
    });
    // Those who held it keep it, cancelled, in their agendas until another is fixed; they are asked nothing again.
    prevenir(tx, d.ligne.id, 'remettre', d);
  });
}

/**
 * Says that the session was held; the account is then awaited. Said twice, it is said once.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE before its hour
 */
export function direTenue(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getAppui(tx, id);
    if (d.ligne.statut === 'tenu' && estDeSaPart('dire_tenue', d.relations)) return;
    franchir(tx, cycleAppui, 'dire_tenue', {
      ...objetDe(tx, d),
      champs: { modifieLe: tx.maintenant },
      resume: `a dit que la séance a eu lieu pour ${lAppui(d.ligne)}`,
    });
    prevenir(tx, d.ligne.id, 'tenue');
  });
}
