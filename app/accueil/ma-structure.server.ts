import type { ContextePersonne } from '#app/commun/contexte.ts';
import { agrementQuiDit } from '#app/reseau/agrements/agrements.server.ts';
import { LIBELLE_TYPE } from '#app/reseau/agrements/agrements.ts';
import { equipeDe } from '#app/reseau/personnes/equipes.server.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';

/** What the home page says of my structure: the one I commit, otherwise the first I belong to. */
export function getMaStructure(ctx: ContextePersonne) {
  const { responsableDe, membreDe } = ctx.acteur;
  const toutes = [...new Set([...responsableDe, ...membreDe])];
  const [id, ...autres] = toutes;
  if (id === undefined) return null;
  const structure = getStructure(ctx, id);
  const equipe = equipeDe(ctx, id);
  const responsables = equipe.filter(({ responsable }) => responsable).map(({ nomComplet }) => nomComplet);
  return {
    id,
    nom: structure.nom,
    commune: structure.commune ?? '',
    type: LIBELLE_TYPE[structure.type],
    agrement: agrementQuiDit(ctx, id),
    equipe: phraseEquipe(equipe.length, responsables),
    placesStage: structure.placesStage,
    aModifier: responsableDe.includes(id),
    seule: equipe.length <= 1,
    autres: autres.slice(0, 5).map((autre) => ({ id: autre, nom: getStructure(ctx, autre).nom })),
  };
}
export type MaStructure = NonNullable<ReturnType<typeof getMaStructure>>;

function phraseEquipe(combien: number, responsables: readonly string[]): string {
  const personnes = combien === 0 ? 'Personne pour l’instant' : combien === 1 ? 'Une personne' : `${combien} personnes`;
  const [premiere] = responsables;
  if (!premiere) return `${personnes}.`;
  const suite = responsables.length > 1 ? `${responsables.slice(0, -1).join(', ')} et ${responsables.at(-1)}` : premiere;
  const responsable = responsables.length > 1 ? 'responsables' : 'responsable';
  return combien === responsables.length ? `${suite}.` : `${personnes}, dont ${suite}, ${responsable} de la structure.`;
}
