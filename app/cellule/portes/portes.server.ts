import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { exigerRole } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { idAuHasard } from '#app/services/coffre.server.ts';
import { LIBELLE_THEME, THEMES } from '../cellule.ts';
import type { PorteIndiquee } from '../demandes/pieces.ts';
import { portesCellule } from '../tables.ts';
import { PORTES_PUBLIQUES, type Porte } from './portes.ts';

/** Every door, by theme: those of this version as the coordination left them, then hers. */
export function listPortes({ db }: Pick<Contexte, 'db'>): Porte[] {
  const ecrites = new Map(
    db
      .select()
      .from(portesCellule)
      .all()
      .map((porte) => [porte.cle, porte]),
  );
  const publiques = PORTES_PUBLIQUES.map((porte): Porte => ecrites.get(porte.cle) ?? { ...porte, active: true });
  const connues = new Set(PORTES_PUBLIQUES.map(({ cle }) => cle));
  const siennes = [...ecrites.values()].filter(({ cle }) => !connues.has(cle));
  siennes.sort((une, autre) => une.nom.localeCompare(autre.nom, 'fr'));
  const toutes = [...publiques, ...siennes];
  return THEMES.flatMap((theme) => toutes.filter((porte) => porte.theme === theme));
}

/** Those that are shown, under the name of their theme. */
export function listPortesParTheme(ctx: Pick<Contexte, 'db'>, { toutes = false } = {}) {
  const montrees = listPortes(ctx).filter(({ active }) => toutes || active);
  return THEMES.map((theme) => ({
    theme: LIBELLE_THEME[theme],
    portes: montrees.filter((porte) => porte.theme === theme),
  })).filter(({ portes }) => portes.length > 0);
}

/**
 * The doors of these names, as they stand today.
 * @throws ErreurMetier IMPOSSIBLE when one is not shown any more
 */
export function portesIndiquees(ctx: Pick<Contexte, 'db'>, cles: readonly string[], champ: string): PorteIndiquee[] {
  const montrees = new Map(
    listPortes(ctx)
      .filter(({ active }) => active)
      .map((porte) => [porte.cle, porte]),
  );
  return [...new Set(cles)].map((cle) => {
    const porte = montrees.get(cle);
    if (!porte) throw impossible('Cette porte n’est plus proposée\u00a0: choisissez-en une autre.', champ);
    const { nom, quoi, contact } = porte;
    return { nom, quoi, contact };
  });
}

/**
 * Doors are no secret: whoever may ask, hear or coordinate reads them.
 * @returns whether she words them
 * @throws ErreurMetier INTROUVABLE for anybody else
 */
export function exigerLirePortes(ctx: ContextePersonne): boolean {
  exigerRole(ctx, 'responsable', 'cellule', 'coordination');
  return ctx.acteur.roles.includes('coordination');
}

/** The door whose form is shown; null for a new one. @throws ErreurMetier INTROUVABLE for whoever does not coordinate */
export function lirePorteATenir(ctx: ContextePersonne, cle: string | undefined): Porte | null {
  exigerRole(ctx, 'coordination');
  return cle === undefined ? null : getPorte(ctx, cle);
}

function getPorte(ctx: Pick<Contexte, 'db'>, cle: string): Porte {
  const porte = listPortes(ctx).find((une) => une.cle === cle);
  if (!porte) throw introuvable();
  return porte;
}

/**
 * Words a door anew, takes it away or back, or adds one. What was shown already stays as it was shown.
 * @param cle of the door; left out for a new one
 * @throws ErreurMetier INTROUVABLE for whoever does not coordinate, and for a door that is none
 */
export function tenirPorte(ctx: ContextePersonne, cle: string | undefined, saisie: Omit<Porte, 'cle'>): void {
  exigerRole(ctx, 'coordination');
  if (cle !== undefined) getPorte(ctx, cle);
  ctx.db
    .insert(portesCellule)
    .values({ cle: cle ?? idAuHasard(), ...saisie })
    .onConflictDoUpdate({ target: portesCellule.cle, set: saisie })
    .run();
}
