import { and, eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Annulation, LigneAAnnuler } from '#app/commun/prise.ts';
import { finDuMandat } from './mandats.server.ts';
import { signataires } from './tables.ts';
import { finirMandat, signeDeja } from './tenir-signataires.server.ts';

/** The mandate that a line wrote; undefined once it is no more as the line left it. */
function lire(ctx: Contexte, { objetId, apres }: LigneAAnnuler) {
  if (typeof apres.signataireId !== 'number') return undefined;
  const mandat = ctx.db
    .select()
    .from(signataires)
    .where(and(eq(signataires.id, apres.signataireId), eq(signataires.structureId, objetId)))
    .get();
  return mandat && mandat.au === (apres.au ?? null) ? mandat : undefined;
}

const A_CHANGE = 'Cela a encore changé depuis.';

/** A mandate noted by mistake is ended, never erased: something may have been signed. */
const ajout: Annulation = {
  empechement: (ctx, ligne) => (lire(ctx, ligne) ? null : A_CHANGE),
  annuler(ctx, ligne) {
    const mandat = lire(ctx, ligne);
    if (mandat) finirMandat(ctx, mandat);
  },
};

/** Someone who signs no more signs again, if she is still of the team. */
const retrait: Annulation = {
  empechement(ctx, ligne) {
    const mandat = lire(ctx, ligne);
    if (!mandat) return A_CHANGE;
    if (signeDeja(ctx, mandat)) return 'Cette personne signe de nouveau en cette qualité.';
    const fin = finDuMandat(ctx, mandat, mandat.qualite);
    return fin !== null && fin <= (mandat.au ?? fin) ? 'Cette personne n’est plus dans l’équipe.' : null;
  },
  annuler(ctx, ligne) {
    const mandat = lire(ctx, ligne);
    if (!mandat) return;
    const au = finDuMandat(ctx, mandat, mandat.qualite);
    ctx.db.update(signataires).set({ au }).where(eq(signataires.id, mandat.id)).run();
  },
};

/** By `objet/acte` of the journal. */
export const ANNULATIONS_DES_SIGNATAIRES: Readonly<Record<string, Annulation>> = {
  'structure/ajouter_signataire': ajout,
  'structure/retirer_signataire': retrait,
};
