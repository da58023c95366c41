import { desc, eq, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { enToutesLettres, type Sigle } from '#app/commun/glossaire.ts';
import { ajouterJours, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { equipeDe } from '#app/reseau/personnes/equipes.server.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { type GenreAgrement, LIBELLE_TYPE } from '#app/reseau/structures/structures.ts';
import { agrements } from '#app/reseau/tables.ts';

/** An agrément is renewed with a file that takes months: one is told in time. */
const JOURS_AVANT_FIN = 365;

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
    agrement: lireAgrement(ctx, id),
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

const SIGLE_AGREMENT: Record<GenreAgrement, Sigle> = {
  animation_globale: 'CS',
  animation_collective_familles: 'ACF',
  animation_locale: 'EVS',
};

const RANG_AGREMENT = sql`case ${agrements.genre} when 'animation_globale' then 0 when 'animation_locale' then 1 else 2 end`;

/** The agrément that makes the structure what it is, the one that lasts longest if it has several, and how it stands. */
function lireAgrement(ctx: ContextePersonne, structureId: number) {
  const agrement = ctx.db
    .select({ genre: agrements.genre, au: agrements.au })
    .from(agrements)
    .where(eq(agrements.structureId, structureId))
    // An unknown end comes last.
    .orderBy(RANG_AGREMENT, desc(agrements.au), desc(agrements.id))
    .limit(1)
    .get();
  if (!agrement) return null;
  const { au } = agrement;
  const sigle = SIGLE_AGREMENT[agrement.genre];
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return {
    forme: majuscule(enToutesLettres(sigle)),
    texte: au ? `${au < aujourdhui ? 'Fini depuis le' : 'Jusqu’au'} ${libelleJourCourt(au)}.` : 'La date de fin n’est pas notée.',
    bientot: au !== null && au <= ajouterJours(aujourdhui, JOURS_AVANT_FIN),
  };
}
