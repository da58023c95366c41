import { count, eq, getTableColumns, max } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { compter, type Decision } from './decisions.ts';
import { type Apercu, enOrdre, lireImport, siPermis } from './importer.server.ts';
import { deciderDe, type Lecteurs } from './lecteurs.server.ts';
import { correspondances, imports } from './tables.ts';

// A dry run in slices: between two of them the server answers others, and whoever waits sees how far it is.

const TRANCHE = 200;
/** Two coordinators may each look at a list. */
const ESSAIS_GARDES = 3;

interface Essai {
  /** What it was decided from: anything else makes another dry run. */
  cle: string;
  lues: number;
  total: number;
  apercu: Apercu | null;
  fini: Promise<void>;
}

const essais = new Map<number, Essai>();
const souffler = () => new Promise<void>((suite) => setImmediate(suite));

/**
 * The dry run of a list, kept as long as neither the network nor the list changes.
 * @param patience how long one waits before hearing how far it is, in milliseconds
 * @throws ErreurMetier INTROUVABLE
 */
export async function essayer(
  ctx: Contexte,
  importId: number,
  patience: number,
  lecteurs: Lecteurs = {},
): Promise<{ apercu: Apercu } | { apercu: null; lues: number; total: number; nomFichier: string }> {
  const { cle, nomFichier } = cleDe(ctx, importId);
  let essai = essais.get(importId);
  if (essai?.cle !== cle) {
    const lu = lireImport(ctx, importId);
    essai = { cle, lues: 0, total: lu.tableau.lignes.length, apercu: null, fini: Promise.resolve() };
    essai.fini = conduire(ctx, lu, essai, lecteurs);
    // Whoever waits hears of an error; when nobody does any more, it is heard at the next page.
    essai.fini.catch(() => essais.delete(importId));
    garder(importId, essai);
  }
  await Promise.race([essai.fini, new Promise<void>((suite) => setTimeout(suite, patience).unref())]);
  if (essai.apercu) return { apercu: essai.apercu };
  return { apercu: null, lues: essai.lues, total: essai.total, nomFichier };
}

/** What a dry run depends on, without reading the list again. */
function cleDe(ctx: Contexte, importId: number): { cle: string; nomFichier: string } {
  const { contenu: _, ...colonnes } = getTableColumns(imports);
  const ligne = siPermis(ctx) && ctx.db.select(colonnes).from(imports).where(eq(imports.id, importId)).get();
  if (!ligne) throw introuvable();
  const derniere =
    ctx.db
      .select({ id: max(journal.id) })
      .from(journal)
      .get()?.id ?? 0;
  const retenues = ctx.db
    .select({ combien: count(), quand: max(correspondances.modifieLe) })
    .from(correspondances)
    .get();
  const cle = JSON.stringify([derniere, retenues, jourCivil(ctx.maintenant, ctx.fuseau), ligne]);
  return { cle, nomFichier: ligne.nomFichier };
}

function garder(importId: number, essai: Essai): void {
  essais.delete(importId);
  essais.set(importId, essai);
  const [plusAncien] = essais.keys();
  if (essais.size > ESSAIS_GARDES && plusAncien !== undefined) essais.delete(plusAncien);
}

async function conduire(ctx: Contexte, lu: ReturnType<typeof lireImport>, essai: Essai, lecteurs: Lecteurs): Promise<void> {
  await souffler();
  const decider = deciderDe(ctx, lu.genre, lecteurs);
  const decisions: Decision[] = [];
  for (const ligne of lu.tableau.lignes) {
    decisions.push(decider(ligne, lu.gardees.get(ligne.numero) ?? {}));
    essai.lues += 1;
    if (essai.lues % TRANCHE === 0) await souffler();
  }
  const { id, nomFichier, ecritLe, tableau } = lu;
  essai.apercu = { id, nomFichier, ecrit: ecritLe !== null, tableau, decisions: enOrdre(decisions), compte: compter(decisions) };
}
