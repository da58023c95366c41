import { and, asc, eq, gte, isNull, lte, notExists, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterDelai, ajouterJours, ecartEnJours, jourCivil } from '#app/commun/periode.ts';
import type { Oubli } from '#app/commun/prise.ts';
import { enFonction } from './acteurs.server.ts';
import { nomComplet } from './personnes/personnes.ts';
import { fonctions, personnes } from './personnes/tables.ts';
import { structures } from './structures/tables.ts';

/** A page nobody has read again for so long is asked about before its year is over. */
const MOIS_DE_PAGE = 10;
/** Who has just taken a post needs a word. */
const JOURS_DE_PRISE_DE_POSTE = 60;

/** The structures to think of, from what the réseau knows: nobody commits them, a new direction, a page that ages. */
export function structuresAPenser(ctx: ContextePersonne): Oubli[] {
  return [...sansResponsable(ctx), ...nouvellesDirections(ctx), ...pagesAnciennes(ctx)];
}

function sansResponsable({ db, maintenant, fuseau }: ContextePersonne): Oubli[] {
  const responsables = db
    .select({ un: sql`1` })
    .from(fonctions)
    .where(
      and(eq(fonctions.structureId, structures.id), eq(fonctions.responsable, true), enFonction(jourCivil(maintenant, fuseau))),
    );
  return db
    .select({ id: structures.id })
    .from(structures)
    .where(and(isNull(structures.partieLe), notExists(responsables)))
    .all()
    .map(({ id }) => ({
      ...{ structureId: id, phrase: 'Personne ne peut l’engager', poids: 1 },
      geste: { libelle: 'Inviter une direction', chemin: `/reseau/structures/${id}/inviter` },
    }));
}

function nouvellesDirections({ db, maintenant, fuseau }: ContextePersonne): Oubli[] {
  const jour = jourCivil(maintenant, fuseau);
  return db
    .select({ id: structures.id, personneId: personnes.id, prenom: personnes.prenom, nom: personnes.nom })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(
      and(
        eq(fonctions.fonction, 'direction'),
        gte(fonctions.du, ajouterJours(jour, -JOURS_DE_PRISE_DE_POSTE)),
        lte(fonctions.du, jour),
        enFonction(jour),
        isNull(structures.partieLe),
      ),
    )
    .orderBy(asc(structures.id), asc(fonctions.du))
    .all()
    .map(({ id, personneId, ...qui }) => ({
      ...{ structureId: id, phrase: `Direction nouvelle : ${nomComplet(qui)}`, poids: 2 },
      geste: { libelle: 'Prendre contact', chemin: `/reseau/personnes/${personneId}` },
    }));
}

function pagesAnciennes({ db, maintenant, fuseau }: ContextePersonne): Oubli[] {
  const depuis = sql<number>`coalesce(${structures.confirmeeLe}, ${structures.creeeLe})`;
  const jour = jourCivil(maintenant, fuseau);
  return db
    .select({ id: structures.id, relue: structures.confirmeeLe, depuis })
    .from(structures)
    .where(and(isNull(structures.partieLe), sql`${depuis} < ${ajouterDelai(maintenant, -MOIS_DE_PAGE * 30).getTime()}`))
    .all()
    .map(({ id, relue, depuis: quand }) => {
      const mois = Math.floor(ecartEnJours(jourCivil(new Date(quand), fuseau), jour) / 30);
      return {
        ...{ structureId: id, poids: 5 },
        phrase: relue ? `Page relue il y a ${mois} mois` : `Page jamais relue en ${mois} mois`,
        geste: { libelle: 'Relire sa page', chemin: `/reseau/structures/${id}` },
      };
    });
}
