import { desc, eq, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { parleDe } from '#app/commun/donnees.server.ts';
import { oublierTexte } from '#app/commun/oublier.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { LIBELLE_STATUT_EXPERIENCE } from './experiences.ts';
import { consentementsExperience, experiences } from './tables.ts';

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');

/** What the stories hold of someone: those she wrote, and the consents she gave. */
export function donneesDesExperiences({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] {
  return [
    {
      titre: 'Les fiches d’expérience que vous avez écrites',
      pourquoi: 'Les deux structures du stage savent qui a proposé le texte\u00a0; le réseau, non.',
      colonnes: ['Modifiée le', 'État', 'Titre', 'Ce que nous avons essayé', 'Ce que nous gardons', 'Ce que montre la photo'],
      lignes: db
        .select()
        .from(experiences)
        .where(eq(experiences.ecriteParId, personneId))
        .orderBy(desc(experiences.modifieLe))
        .all()
        .map(({ modifieLe, statut, titre, essaye, garde, photoDite }) => [
          ...[libelleInstant(modifieLe, fuseau), LIBELLE_STATUT_EXPERIENCE[statut], titre, essaye, garde, photoDite ?? ''],
        ]),
    },
    {
      titre: 'Les accords que vous avez donnés à des fiches d’expérience',
      pourquoi: 'Une fiche ne paraît qu’avec l’accord des deux structures, donné par une personne qui les engage.',
      colonnes: ['Le', 'Fiche', 'Pour', 'Avec la photo'],
      lignes: db
        .select({
          ...{ le: consentementsExperience.donneLe, cote: consentementsExperience.cote, photo: consentementsExperience.photo },
          ...{ titre: experiences.titre, origine: origine.nom, accueil: accueil.nom },
        })
        .from(consentementsExperience)
        .innerJoin(experiences, eq(experiences.id, consentementsExperience.experienceId))
        .innerJoin(stages, eq(stages.id, experiences.stageId))
        .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
        .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
        .where(eq(consentementsExperience.personneId, personneId))
        .orderBy(desc(consentementsExperience.donneLe))
        .all()
        .map(({ le, cote, photo, titre, ...noms }) => [libelleInstant(le, fuseau), titre, noms[cote], photo ? 'oui' : 'non']),
    },
  ];
}

/** Drops someone's name from the stories; they stay, since two structures agreed to them. */
export function effacerDesExperiences({ db }: Contexte, { reperes }: PersonneAEffacer): void {
  const { id, titre, essaye, garde, photoDite } = experiences;
  const nommee = or(...[titre, essaye, garde, photoDite].map((colonne) => parleDe(colonne, reperes)));
  for (const lu of db.select({ id, titre, essaye, garde, photoDite }).from(experiences).where(nommee).all()) {
    db.update(experiences)
      .set({
        ...{ titre: oublierTexte(lu.titre, reperes), essaye: oublierTexte(lu.essaye, reperes) },
        garde: oublierTexte(lu.garde, reperes),
        photoDite: lu.photoDite === null ? null : oublierTexte(lu.photoDite, reperes),
      })
      .where(eq(experiences.id, lu.id))
      .run();
  }
}

export const CONSERVATION_EXPERIENCES: readonly Conservation[] = [
  {
    quoi: 'Les fiches d’expérience que vous avez écrites, les accords que vous leur avez donnés',
    pourquoi: 'Partager ce que l’on garde d’un stage, avec l’accord des deux structures.',
    duree: 'Tant que la fiche n’est pas retirée, mais sans votre nom une fois effacé',
    comment: 'Chaque structure du stage retire la fiche quand elle veut ; votre effacement retire votre nom des textes',
  },
];
