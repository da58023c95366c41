import { and, asc, eq, ne } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { libelleJour } from '#app/commun/periode.ts';
import { accorder, enPhrase, enumerer, majuscule } from '#app/commun/texte.ts';
import { besoinsDeFormation, competencesDeBesoin } from '#app/formations/besoins/tables.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { DossierDeFormation } from './formations.server.ts';
import { competencesDeFormation } from './tables.ts';

/** What is read again of a draft before it is opened, beside what its page shows to everybody. Two queries. */
export function aRelire({ db }: ContextePersonne, { ligne }: DossierDeFormation): { titre: string; contenu: string }[] {
  const mots = db
    .select({ nom: competences.nom })
    .from(competencesDeFormation)
    .innerJoin(competences, eq(competences.id, competencesDeFormation.competenceId))
    .where(eq(competencesDeFormation.formationId, ligne.id))
    .orderBy(asc(competences.nomPlie))
    .all();
  const besoins = db
    .select({ id: besoinsDeFormation.id, texte: besoinsDeFormation.texte, mot: competences.nom, structure: structures.nom })
    .from(besoinsDeFormation)
    .innerJoin(structures, eq(structures.id, besoinsDeFormation.structureId))
    .leftJoin(competencesDeBesoin, eq(competencesDeBesoin.besoinId, besoinsDeFormation.id))
    .leftJoin(competences, eq(competences.id, competencesDeBesoin.competenceId))
    .where(and(eq(besoinsDeFormation.formationId, ligne.id), ne(besoinsDeFormation.statut, 'retire')))
    .groupBy(besoinsDeFormation.id)
    .orderBy(asc(structures.nom), asc(besoinsDeFormation.id))
    .all();
  return [
    { titre: 'Places', contenu: `${accorder(ligne.capacite, 'place')}, ${accorder(ligne.minimum, 'inscription')} au moins` },
    {
      titre: 'Dernier jour pour s’inscrire',
      contenu:
        ligne.limite === null
          ? 'Aucun\u00a0: on s’inscrit jusqu’à la veille, et c’est à vous de confirmer la formation'
          : majuscule(libelleJour(ligne.limite)),
    },
    { titre: 'Thèmes', contenu: mots.length === 0 ? 'Aucun' : mots.map(({ nom }) => nom).join(', ') },
    {
      titre: 'Besoins auxquels elle répond',
      contenu:
        besoins.length === 0
          ? 'Aucun'
          : enPhrase(enumerer(besoins.map(({ texte, mot, structure }) => `${majuscule(texte ?? mot ?? '')} (${structure})`))),
    },
    ...(ligne.validation ? [{ titre: 'Accord', contenu: 'La direction de chaque structure le donne' }] : []),
    { titre: 'Page à partager, sans compte', contenu: ligne.publique ? 'Oui, dès qu’elle est ouverte' : 'Non' },
  ];
}
