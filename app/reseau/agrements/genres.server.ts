import { asc, count, eq } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { DROITS_RESEAU, relationsReseau } from '#app/reseau/droits-reseau.ts';
import { LIBELLE_NATURE, libelleAnnees } from './agrements.ts';
import { agrements, genresAgrement, reglesAgrement } from './tables.ts';

/** Kinds of agréments and conventionnements, in their order. */
export const listGenres = (ctx: Pick<Contexte, 'db'>) =>
  ctx.db.select().from(genresAgrement).orderBy(asc(genresAgrement.rang), asc(genresAgrement.nom)).all();

/** The same for a list of choices, by nature. */
export const listGenresPourChoix = (ctx: Pick<Contexte, 'db'>) =>
  listGenres(ctx).map(({ code, nom, sigle, nature }) => ({
    valeur: code,
    libelle: sigle && !nom.includes(sigle) ? `${nom} (${sigle})` : nom,
    groupe: `${LIBELLE_NATURE[nature]}s`,
  }));

/** Every rule of every kind, the oldest first within a kind. */
export const listRegles = (ctx: Pick<Contexte, 'db'>) =>
  ctx.db.select().from(reglesAgrement).orderBy(asc(reglesAgrement.genre), asc(reglesAgrement.depuis)).all();

/** @throws ErreurMetier INTROUVABLE for all but the coordination: these pages do not exist for others */
export function exigerReferences(ctx: ContextePersonne): void {
  if (!peut(DROITS_RESEAU, 'tenir_references', relationsReseau(ctx.acteur))) throw introuvable();
}

/** @throws ErreurMetier INTROUVABLE */
export const getGenre = (ctx: Pick<Contexte, 'db'>, code: string) => {
  const genre = ctx.db.select().from(genresAgrement).where(eq(genresAgrement.code, code)).get();
  if (!genre) throw introuvable();
  return genre;
};

/** The rules of every kind in words: the one in force, those to come, and those that were. */
export function listReglesEnMots(ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>) {
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const genres = listGenres(ctx);
  const regles = listRegles(ctx);
  const noms = new Map(genres.map(({ code, nom }) => [code, nom]));
  return genres.map(({ code, nom, sigle, nature }) => {
    const siennes = regles.filter(({ genre }) => genre === code);
    const presente = siennes.filter(({ depuis }) => depuis <= jour).at(-1);
    return {
      ...{ code, nom, sigle, nature: LIBELLE_NATURE[nature] },
      regles: siennes.map((regle) => ({
        id: regle.id,
        depuis: libelleJourCourt(regle.depuis),
        etat: regle.depuis > jour ? ('a_venir' as const) : regle === presente ? ('present' as const) : ('passe' as const),
        duree: libelleAnnees(regle.anneesMin, regle.anneesMax),
        decideur: regle.decideur ?? '',
        exige: regle.exige ? (noms.get(regle.exige) ?? '') : '',
        niveau: regle.niveau ?? '',
        source: regle.source,
      })),
    };
  });
}

/** The page of one kind, for the coordination; `regle` is the rule that its address corrects. */
export function getPageDeGenre(ctx: ContextePersonne, code: string, regleId: number | undefined) {
  exigerReferences(ctx);
  const genre = getGenre(ctx, code);
  const lue = listReglesEnMots(ctx).find((autre) => autre.code === code);
  const regle = listRegles(ctx).find(({ id, genre: sien }) => id === regleId && sien === code);
  return {
    genre: { code, nom: genre.nom, sigle: genre.sigle ?? '', nature: genre.nature, donne: genre.donne ?? '' },
    regles: lue?.regles ?? [],
    combien: emplois(ctx, code),
    corrigee: regle ? { id: regle.id, ...enValeurs(regle) } : null,
    autres: listGenres(ctx)
      .filter((autre) => autre.code !== code)
      .map(({ code: valeur, nom }) => ({ valeur, libelle: nom })),
  };
}

const enValeurs = (regle: typeof reglesAgrement.$inferSelect) => ({
  ...{ depuis: regle.depuis, decideur: regle.decideur ?? '', exige: regle.exige ?? '', niveau: regle.niveau ?? '' },
  ...{ anneesMin: String(regle.anneesMin ?? ''), anneesMax: String(regle.anneesMax ?? ''), source: regle.source },
});

/** How many periods of the network, past ones included, are of a kind. */
export const emplois = (ctx: Pick<Contexte, 'db'>, code: string): number =>
  ctx.db.select({ n: count() }).from(agrements).where(eq(agrements.genre, code)).get()?.n ?? 0;
