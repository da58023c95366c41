import { desc, eq, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { lireFiltresDuTroc } from './filtres.ts';
import { direFiltres } from './gardees.server.ts';
import { recherchesGardees } from './tables.ts';

/** What someone looks for says something of her: nobody else reads it. */
export const donneesDesRecherches = ({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] => [
  {
    titre: 'Les recherches que vous gardez',
    pourquoi: 'Votre lettre vous dit ce qu’elles trouvent de nouveau. Personne d’autre ne les lit.',
    colonnes: ['Recherche', 'Gardée le'],
    lignes: db
      .select()
      .from(recherchesGardees)
      .where(eq(recherchesGardees.personneId, personneId))
      .orderBy(desc(recherchesGardees.creeeLe))
      .all()
      .map(({ adresse, creeeLe }) => [
        direFiltres(lireFiltresDuTroc(new URLSearchParams(adresse))),
        libelleJourCourt(jourCivil(creeeLe, fuseau)),
      ]),
  },
];

/** Her searches go; the index, which deleted words outlive, is rewritten. */
export function effacerDesRecherches({ db }: Contexte, { personneId }: PersonneAEffacer): void {
  db.delete(recherchesGardees).where(eq(recherchesGardees.personneId, personneId)).run();
  db.run(sql`insert into index_des_annonces(index_des_annonces) values ('optimize')`);
  db.run(sql`insert into index_des_experiences(index_des_experiences) values ('optimize')`);
}

export const CONSERVATION_RECHERCHES: readonly Conservation[] = [
  {
    quoi: 'Les recherches que vous gardez',
    pourquoi: 'Vous dire ce qui paraît de nouveau.',
    duree: 'Jusqu’à ce que vous les ôtiez, ou tant que votre nom est dans le réseau',
    comment: 'Vous, à tout moment, ou votre effacement',
  },
];
