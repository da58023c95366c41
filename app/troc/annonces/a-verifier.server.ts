import { and, asc, count, eq, inArray, isNotNull, isNull, not, or } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { AVerifier } from '#app/commun/prise.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { STATUTS_FRAIS_ANNONCE } from './annonces.ts';
import { auteurJoignable, responsableJoignable } from './destinataires.server.ts';
import { annonces } from './tables.ts';

const LIGNES_MONTREES = 50;

/** The annonces that await a word of their structure, where nobody can be written to: for the coordination. */
export function annoncesAVerifier(ctx: ContextePersonne): AVerifier[] {
  if (!ctx.acteur.roles.includes('coordination')) return [];
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const aConfirmer = and(
    ...[inArray(annonces.statut, [...STATUTS_FRAIS_ANNONCE]), isNotNull(annonces.demandeeLe)],
    not(auteurJoignable(ctx.db, jour)),
  );
  const ou = and(
    or(eq(annonces.statut, 'brouillon'), aConfirmer),
    ...[not(responsableJoignable(ctx.db, jour)), isNull(structures.partieLe)],
  );
  const total =
    ctx.db.select({ n: count() }).from(annonces).innerJoin(structures, eq(structures.id, annonces.structureId)).where(ou).get()
      ?.n ?? 0;
  if (total === 0) return [];
  const lignes = ctx.db
    .select({ id: annonces.id, titre: annonces.titre, statut: annonces.statut, structure: structures.nom })
    .from(annonces)
    .innerJoin(structures, eq(structures.id, annonces.structureId))
    .where(ou)
    .orderBy(asc(structures.nomPlie), asc(annonces.id))
    .limit(LIGNES_MONTREES)
    .all();
  return [
    {
      cle: 'annonces-sans-adresse',
      titre: 'Annonces dont personne n’a l’adresse',
      pourquoi: 'Aucun courriel ne peut partir\u00a0: téléphonez, puis notez la réponse sur la page de l’annonce.',
      total,
      lignes: lignes.map(({ id, titre, statut, structure }) => ({
        phrase: `${structure}, ${entreGuillemets(titre)}\u00a0: ${statut === 'brouillon' ? 'à publier' : 'toujours valable\u00a0?'}`,
        chemin: `/troc/annonces/${id}`,
        geste: 'Noter une réponse',
      })),
    },
  ];
}
