import { asc, eq, isNotNull } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { agrements, genresAgrement } from '#app/reseau/agrements/tables.ts';
import { DROITS_RESEAU, relationsReseau } from '#app/reseau/droits-reseau.ts';
import { listCommunesPourChoix } from '#app/reseau/territoire/communes.server.ts';
import type { Gestion } from './structures.ts';
import { structures } from './tables.ts';
import { verifierUnique } from './unicite.server.ts';

export interface SaisieNouvelleStructure {
  nom: string;
  communeCode: string;
  gestion?: Gestion | undefined;
  /** Code of a kind of agrément that says what a structure is. */
  genre?: string | undefined;
  siret?: string | undefined;
  geste?: string | undefined;
}

/** @throws ErreurMetier INTROUVABLE for anybody but the coordination: the page does not exist for them */
export function exigerCreation(ctx: ContextePersonne): void {
  if (!peut(DROITS_RESEAU, 'creer_structure', relationsReseau(ctx.acteur))) throw introuvable();
}

/** What a structure may be said to be, the communes it may be in. */
export function preparerNouvelleStructure(ctx: ContextePersonne) {
  exigerCreation(ctx);
  return {
    genres: ctx.db
      .select({ code: genresAgrement.code, nom: genresAgrement.nom })
      .from(genresAgrement)
      .where(isNotNull(genresAgrement.donne))
      .orderBy(asc(genresAgrement.rang), asc(genresAgrement.nom))
      .all()
      .map(({ code, nom }) => ({ valeur: code, libelle: nom })),
    communes: listCommunesPourChoix(ctx).map(({ code, nom, codePostal }) => ({
      valeur: code,
      libelle: `${nom} (${codePostal})`,
    })),
  };
}

/**
 * Writes one structure by hand, with what makes it what it is; the same form sent twice makes one.
 * @returns its id
 * @throws ErreurMetier INTROUVABLE for anybody but the coordination; IMPOSSIBLE when it exists already, with the way to it
 */
export function creerStructure(ctx: ContextePersonne, saisie: SaisieNouvelleStructure): number {
  exigerCreation(ctx);
  return enTransaction(ctx, (ctx) =>
    uneSeuleFois(ctx, 'creer-structure', saisie.geste, () => {
      const { nom, communeCode, genre } = saisie;
      const [siret, gestion] = [saisie.siret ?? null, saisie.gestion ?? null];
      verifierUnique(ctx, undefined, { nom, siret, communeCode });
      const codePostal = listCommunesPourChoix(ctx).find(({ code }) => code === communeCode)?.codePostal || null;
      const { id } = ctx.db
        .insert(structures)
        .values({ nom, communeCode, codePostal, siret, gestion, creeeLe: ctx.maintenant })
        .returning({ id: structures.id })
        .get();
      if (genre) ecrireGenre(ctx, id, genre);
      journaliser(ctx, {
        ...{ domaine: 'reseau', objet: 'structure', objetId: id, acte: 'creer' },
        resume: `a ajouté ${nom} au réseau`,
        apres: { nom, communeCode, codePostal, siret, gestion, genre: genre ?? null },
      });
      return id;
    }),
  );
}

/** Its dates are not known yet: the page of its agréments asks for them. */
function ecrireGenre(ctx: ContextePersonne, structureId: number, code: string): void {
  const connu = ctx.db
    .select({ donne: genresAgrement.donne, nature: genresAgrement.nature })
    .from(genresAgrement)
    .where(eq(genresAgrement.code, code))
    .get();
  if (!connu?.donne) throw impossible('Choisissez dans la liste ce qu’est cette structure.', 'genre');
  ctx.db.insert(agrements).values({ structureId, genre: code }).run();
}
