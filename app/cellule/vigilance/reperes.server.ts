import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { exigerRole } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { idAuHasard } from '#app/services/coffre.server.ts';
import { LIBELLE_THEME, THEMES } from '../cellule.ts';
import type { RepereDit } from '../demandes/pieces.ts';
import { reperesCellule } from '../tables.ts';
import { REPERES_CONNUS, type Repere } from './reperes.ts';

/** Every sign, by theme: those of this version as the coordination left them, then hers. */
function listReperes({ db }: Pick<Contexte, 'db'>): Repere[] {
  const lignes = db.select().from(reperesCellule).all();
  const ecrits = new Map(lignes.map((repere) => [repere.cle, repere]));
  const connus = REPERES_CONNUS.map((repere): Repere => ecrits.get(repere.cle) ?? { ...repere, actif: true });
  const connues = new Set(connus.map(({ cle }) => cle));
  const siens = lignes
    .filter(({ cle }) => !connues.has(cle))
    .sort((un, autre) => un.signe.localeCompare(autre.signe, 'fr') || un.cle.localeCompare(autre.cle));
  const tous = [...connus, ...siens];
  return THEMES.flatMap((theme) => tous.filter((repere) => repere.theme === theme));
}

/** The same signs under the name of their theme; a theme without any is left out. */
export const parThemes = (reperes: readonly Repere[]) =>
  THEMES.map((theme) => ({
    theme,
    titre: LIBELLE_THEME[theme],
    reperes: reperes.filter((repere) => repere.theme === theme),
  })).filter((groupe) => groupe.reperes.length > 0);

/** Those that are proposed, by theme. */
export const listReperesParTheme = (ctx: Pick<Contexte, 'db'>) => parThemes(listReperes(ctx).filter(({ actif }) => actif));
export type ReperesParTheme = ReturnType<typeof listReperesParTheme>;

/** Of these names, those that are proposed today; the others are left out: their page was opened before. */
export function reperesCoches(ctx: Pick<Contexte, 'db'>, cles: readonly string[]): Repere[] {
  return listReperes(ctx).filter(({ cle, actif }) => actif && cles.includes(cle));
}

/** As they are copied into a demande: what is worded anew later does not change what was said. */
export const reperesDits = (reperes: readonly Repere[]): RepereDit[] =>
  reperes.map(({ theme, signe, repere }) => ({ theme, repere: signe, dit: repere }));

/** The sign whose form is shown; null for a new one. @throws ErreurMetier INTROUVABLE for whoever does not coordinate */
export function lireRepereATenir(ctx: ContextePersonne, cle: string | undefined): Repere | null {
  exigerRole(ctx, 'coordination');
  if (cle === undefined) return null;
  const repere = listReperes(ctx).find((un) => un.cle === cle);
  if (!repere) throw introuvable();
  return repere;
}

/** All of them, those that are not proposed included. @throws ErreurMetier INTROUVABLE for whoever does not coordinate */
export function listReperesATenir(ctx: ContextePersonne): ReperesParTheme {
  exigerRole(ctx, 'coordination');
  return parThemes(listReperes(ctx));
}

/**
 * Words a sign anew, takes it away or back, or adds one.
 * @param cle of the sign; left out for a new one
 * @throws ErreurMetier INTROUVABLE for whoever does not coordinate, and for a sign that is none
 */
export function tenirRepere(ctx: ContextePersonne, cle: string | undefined, saisie: Omit<Repere, 'cle'>): void {
  lireRepereATenir(ctx, cle);
  ctx.db
    .insert(reperesCellule)
    .values({ cle: cle ?? idAuHasard(), ...saisie })
    .onConflictDoUpdate({ target: reperesCellule.cle, set: saisie })
    .run();
}
