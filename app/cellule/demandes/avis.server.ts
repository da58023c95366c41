import { inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { numerosDAujourdhui } from '#app/reseau/personnes/reunies.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import type { EnvoiScelle } from '#app/services/discrets.server.ts';
import { type EnvoiDiscret, scellerEnvoi } from '#app/services/discrets.server.ts';

/**
 * The only mail of the cell, the same whatever happened and whoever receives it: something awaits. No structure, no
 * theme, no name, no hour.
 */
export function lettreDAvis({ adressePublique }: Pick<Contexte, 'adressePublique'>): Pick<EnvoiDiscret, 'sujet' | 'lettre'> {
  return {
    sujet: 'Une page du réseau vous attend',
    lettre: {
      salle: 'maison',
      rubrique: 'Réseau',
      titre: 'Une page vous attend',
      bonjour: 'Bonjour,',
      paragraphes: ['Il y a du nouveau sur une page du réseau que vous pouvez lire. Ce courriel ne dit rien de plus, exprès.'],
      bouton: { libelle: 'Ouvrir la page', url: `${adressePublique}/cellule/entree` },
      pied: ['Vous recevez ce courriel parce que vous êtes l’une des personnes qui peuvent ouvrir cette page.'],
    },
  };
}

/** Seals one mail for each of these persons that has an address. Before the verbe. */
export async function scellerAvis(ctx: Contexte, personneIds: readonly number[]): Promise<EnvoiScelle[]> {
  if (personneIds.length === 0) return [];
  const lus = ctx.db
    .select({ prenom: personnes.prenom, nom: personnes.nom, courriel: personnes.courriel })
    .from(personnes)
    .where(inArray(personnes.id, [...new Set(personneIds.map(numerosDAujourdhui(ctx)))]))
    .all();
  const avis = lettreDAvis(ctx);
  return Promise.all(
    lus.flatMap(({ courriel, ...personne }) =>
      courriel ? [scellerEnvoi({ adresse: courriel, nom: nomComplet(personne), ...avis })] : [],
    ),
  );
}
