import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { enOrdre, listRetenues, type TermeRetenu } from './competences.server.ts';
import { direQui, trouverTermes } from './mots.ts';
import { compterParTerme } from './page-de-competence.server.ts';
import { competences } from './tables.ts';

const TROUVES_AU_PLUS = 30;

/** A line of the tree. */
export interface LigneDArbre {
  slug: string;
  nom: string;
  /** « 2 structures, 5 personnes »; null when nobody has said it. */
  qui: string | null;
}
export interface Rubrique extends LigneDArbre {
  termes: (LigneDArbre & { niveau: number })[];
}

/** The whole vocabulary by rubric, with how many have each term; or the terms near what was typed. */
export function getArbre(ctx: ContextePersonne, q: string) {
  const termes = listRetenues(ctx);
  const comptes = compterParTerme(ctx);
  const enLigne = ({ id, slug, nom }: TermeRetenu): LigneDArbre => {
    const n = comptes.get(id);
    const mots = n ? direQui(n) : [];
    return { slug, nom, qui: mots.length > 0 ? mots.join(', ') : null };
  };
  if (q)
    return {
      total: termes.length,
      rubriques: [],
      trouves: trouverTermes(q, termes, TROUVES_AU_PLUS).map(({ terme, par }) => ({ ...enLigne(terme), mot: par })),
    };
  const rubriques: Rubrique[] = [];
  for (const { terme, niveau } of enOrdre(termes)) {
    if (niveau === 0) rubriques.push({ ...enLigne(terme), termes: [] });
    else rubriques.at(-1)?.termes.push({ ...enLigne(terme), niveau });
  }
  return { total: termes.length, rubriques, trouves: [] };
}

export interface EnAttente {
  slug: string;
  nom: string;
  definition: string;
  statut: 'proposee' | 'ecartee';
  par: string | null;
  le: string | null;
}

/** What waits for an answer, then what was set aside, for the coordination; for others, what they proposed themselves. */
export function listEnAttente(ctx: ContextePersonne): EnAttente[] {
  const toutes = ctx.acteur.roles.includes('coordination');
  return ctx.db
    .select({
      ...{ slug: competences.slug, nom: competences.nom, definition: competences.definition, statut: competences.statut },
      ...{
        proposeeLe: competences.proposeeLe,
        prenom: personnes.prenom,
        nomDeFamille: personnes.nom,
      },
    })
    .from(competences)
    .leftJoin(personnes, eq(personnes.id, competences.proposeeParId))
    .where(
      and(
        inArray(competences.statut, ['proposee', 'ecartee']),
        toutes ? undefined : eq(competences.proposeeParId, ctx.acteur.personneId),
      ),
    )
    .orderBy(asc(competences.proposeeLe), asc(competences.id))
    .all()
    .map(({ slug, nom, definition, statut, proposeeLe, prenom, nomDeFamille }) => ({
      ...{ slug, nom, definition, statut: statut === 'proposee' ? 'proposee' : 'ecartee' },
      par: nomDeFamille === null ? null : nomComplet({ prenom: prenom ?? '', nom: nomDeFamille }),
      le: proposeeLe ? libelleJourCourt(jourCivil(proposeeLe, ctx.fuseau)) : null,
    }));
}
