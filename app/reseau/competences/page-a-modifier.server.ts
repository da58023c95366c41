import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { accorder } from '#app/commun/texte.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { compterUsages, descendantsDe, enOrdre, listRetenues } from './competences.server.ts';
import { cycleCompetence, NIVEAUX } from './competences.ts';
import { getCompetenceAModifier } from './cycle-competences.server.ts';

/** What the coordination reads before she corrects a term, keeps it, merges it or sets it aside. */
export function getPageAModifier(ctx: ContextePersonne, slug: string) {
  const { terme, relations } = getCompetenceAModifier(ctx, slug);
  const usages = compterUsages(ctx, terme.id);
  const dessous = descendantsDe(ctx, terme.id);
  const arbre = enOrdre(listRetenues(ctx)).filter(({ terme: autre }) => autre.id !== terme.id);
  const par =
    terme.proposeeParId === null ? undefined : ctx.db.select().from(personnes).where(eq(personnes.id, terme.proposeeParId)).get();
  const inutilisee = usages.savoirFaire + usages.dessous + usages.ailleurs === 0;
  return {
    ...{ slug, nom: terme.nom, statut: terme.statut },
    par: par ? nomComplet(par) : null,
    valeurs: {
      nom: terme.nom,
      definition: terme.definition,
      synonymes: terme.synonymes.join('\n'),
      parentId: terme.parentId === null ? '' : String(terme.parentId),
      version: String(terme.version),
    },
    places: arbre
      .filter(({ terme: autre, niveau }) => niveau < NIVEAUX - 1 && !dessous.includes(autre.id))
      .map(({ terme: autre, niveau }) => ({ valeur: String(autre.id), libelle: `${'\u2003'.repeat(niveau)}${autre.nom}` })),
    autres: arbre.map(({ terme: autre, rubrique }) => ({ valeur: String(autre.id), libelle: autre.nom, groupe: rubrique })),
    usages: direLesUsages(usages),
    // A term that is used is merged, not set aside: the button that would be refused is not drawn.
    gestes: possibles(cycleCompetence, terme.statut, relations).filter((nom) => nom !== 'ecarter' || inutilisee),
  };
}

function direLesUsages({ savoirFaire, dessous, ailleurs }: ReturnType<typeof compterUsages>): string {
  const mots = [
    ...(savoirFaire > 0 ? [accorder(savoirFaire, 'savoir-faire', 'savoir-faire')] : []),
    ...(ailleurs > 0 ? [accorder(ailleurs, 'emploi ailleurs', 'emplois ailleurs')] : []),
    ...(dessous > 0 ? [`${accorder(dessous, 'mot')} de cette rubrique`] : []),
  ];
  return mots.length > 0 ? mots.join(', ') : 'rien pour l’instant';
}
