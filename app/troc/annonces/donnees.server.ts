import { desc, eq, or } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { parleDe } from '#app/commun/donnees.server.ts';
import { oublierTexte } from '#app/commun/oublier.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { LIBELLE_STATUT_ANNONCE, LIBELLE_TYPE_ANNONCE } from './annonces.ts';
import { annonces } from './tables.ts';

/** What the annonces hold of someone: those that she published. */
export function donneesDesAnnonces({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] {
  return [
    {
      titre: 'Les annonces que vous avez publiées',
      pourquoi: 'Les autres structures savent qui s’occupe d’une annonce tant que vous êtes de la structure qui la publie.',
      colonnes: ['Modifiée le', 'Quoi', 'État', 'Structure', 'Titre', 'Description', 'Pour qui', 'Quand', 'Ce qui en est sorti'],
      lignes: db
        .select({ annonce: annonces, structure: structures.nom })
        .from(annonces)
        .innerJoin(structures, eq(structures.id, annonces.structureId))
        .where(eq(annonces.auteurId, personneId))
        .orderBy(desc(annonces.modifieLe))
        .all()
        .map(({ annonce: a, structure }) => [
          ...[libelleInstant(a.modifieLe, fuseau), LIBELLE_TYPE_ANNONCE[a.type], LIBELLE_STATUT_ANNONCE[a.statut], structure],
          ...[a.titre, a.description ?? '', a.pourQui ?? '', a.quand ?? '', a.suite ?? ''],
        ]),
    },
  ];
}

/** Drops someone's name from the annonces; they stay, since they are those of a structure. */
export function effacerDesAnnonces({ db }: Contexte, { reperes }: PersonneAEffacer): void {
  const { id, titre, description, pourQui, quand, suite } = annonces;
  const nommee = or(...[titre, description, pourQui, quand, suite].map((colonne) => parleDe(colonne, reperes)));
  const oublie = (texte: string | null) => (texte === null ? null : oublierTexte(texte, reperes));
  for (const lu of db.select({ id, titre, description, pourQui, quand, suite }).from(annonces).where(nommee).all()) {
    db.update(annonces)
      .set({
        ...{ titre: oublierTexte(lu.titre, reperes), description: oublie(lu.description) },
        ...{ pourQui: oublie(lu.pourQui), quand: oublie(lu.quand), suite: oublie(lu.suite) },
      })
      .where(eq(annonces.id, lu.id))
      .run();
  }
}

export const CONSERVATION_ANNONCES: readonly Conservation[] = [
  {
    quoi: 'Les annonces que vous avez publiées',
    pourquoi: 'Dire aux autres structures ce que la vôtre offre ou cherche, puis compter ce qui a abouti.',
    duree: 'Sans limite\u00a0: elles sont à la structure. Votre nom n’y paraît plus quand vous la quittez',
    comment: 'Votre effacement retire votre nom, y compris des textes\u00a0; l’annonce reste à la structure',
  },
];
