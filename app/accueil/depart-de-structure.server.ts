import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { type Jour, jourCivil, libelleJour } from '#app/commun/periode.ts';
import type { Prise } from '#app/commun/prise.ts';
import { gensDe, getStructureQuiPart, noterDepartDeStructure } from '#app/reseau/structures/depart.server.ts';

const NOMS_MAX = 12;

/** « Inès Roudier, Paul Meunier et 3 autres » */
function enumerer(noms: readonly string[]): string {
  const dits = noms.slice(0, NOMS_MAX);
  const reste = noms.length - dits.length;
  if (reste > 0) return `${dits.join(', ')} et ${reste === 1 ? 'une autre personne' : `${reste} autres`}`;
  return dits.length > 1 ? `${dits.slice(0, -1).join(', ')} et ${dits.at(-1)}` : (dits[0] ?? '');
}

/**
 * What the departure of a structure would do, before it is noted.
 * @throws ErreurMetier INTROUVABLE for anybody but the coordination
 */
export function getPageDeDepart(ctx: ContextePersonne, prises: readonly Prise[], id: number) {
  const structure = getStructureQuiPart(ctx, id);
  const gens = gensDe(ctx, id);
  const perdent = gens.filter(({ perdAcces }) => perdAcces).map(({ nom }) => nom);
  const restent = gens.length - perdent.length;
  const suites = [
    `${structure.nom} sort de l’annuaire, de la carte, des choix et des décomptes. Sa page reste, pour la mémoire des échanges.`,
    ...(perdent.length > 0
      ? [`${enumerer(perdent)} ${perdent.length > 1 ? 'perdent' : 'perd'} l’accès au réseau dès le lendemain du dernier jour.`]
      : []),
    ...(restent > 0
      ? [
          `${restent === 1 ? 'Une personne reste' : `${restent} personnes restent`} dans le réseau, par une autre structure ou par un rôle.`,
        ]
      : []),
    ...prises.flatMap((prise) => prise.suitesDuDepart?.(ctx, id) ?? []),
    'Rien n’est effacé : ni les personnes, ni l’histoire, ni les bilans.',
  ];
  return {
    id,
    nom: structure.nom,
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
    partie: structure.partieLe ? libelleJour(jourCivil(structure.partieLe, ctx.fuseau), true) : null,
    suites,
  };
}

/** Notes that a structure left: each domain deals with what is open, then its people's fonctions end. All or nothing. */
export function quitterLeReseau(ctx: ContextePersonne, prises: readonly Prise[], id: number, dernierJour: Jour): void {
  enTransaction(ctx, (ctx) => {
    // Whether it may be is said before anything is done.
    if (!getStructureQuiPart(ctx, id).partieLe) for (const prise of prises) prise.quitterLeReseau?.(ctx, id);
    noterDepartDeStructure(ctx, id, dernierJour);
  });
}
