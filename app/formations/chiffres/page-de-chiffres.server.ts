import { and, asc, inArray } from 'drizzle-orm';
import { anneeDemandee, anneeMontree, libelleNombre, libellePart } from '#app/commun/chiffres.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { planLisible } from '#app/formations/plans/lisibles.server.ts';
import { adresseDuPlan } from '#app/formations/plans/plans.ts';
import { DROITS_FORMATION, relationsSansFormation } from '#app/formations/programme/formations.ts';
import { MINIMUM_DE_REPONSES } from '#app/formations/reglages.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { listFormationsComptees, listParticipations, listThemes } from './chiffres.server.ts';
import {
  adresseDesChiffres,
  adresseDesLignes,
  anneeDe,
  type Chiffres,
  COLONNES_DE_THEME,
  type Compte,
  compter,
  estVenue,
} from './chiffres.ts';
import { enGrand, nombreDeSatisfaction } from './en-grand.ts';

/** All that the figures are counted from, year by year: eight queries, whatever their number. */
export function lireLesChiffres(ctx: ContextePersonne) {
  const [lues, participations, themes] = [listFormationsComptees(ctx), listParticipations(ctx), listThemes(ctx)];
  const minimum = lireNombre(ctx.db, MINIMUM_DE_REPONSES);
  const annees = [...new Set(lues.map(anneeDe))].sort().reverse();
  const de = (annee: string, themeId?: number): Chiffres => {
    const siennes = lues.filter((une) => anneeDe(une) === annee && (themeId === undefined || une.themes.includes(themeId)));
    return compter(siennes, participations, minimum);
  };
  const parTheme = (annee: string) =>
    themes
      .map(({ id, slug, nom }) => ({ nom, slug, chiffres: de(annee, id) }))
      .filter(({ chiffres }) => chiffres.formations + chiffres.annulees > 0);
  const anneeDeLaFormation = new Map(lues.map((une) => [une.id, anneeDe(une)]));
  const venuesEn = (annee: string) =>
    participations.filter((une) => estVenue(une) && anneeDeLaFormation.get(une.formationId) === annee);
  return { annees, de, parTheme, parStructure: (annee: string) => parStructure(ctx, venuesEn(annee)) };
}

/** Structure by structure, by name: those whose plan the reader may read, and no other. */
function parStructure(ctx: ContextePersonne, venues: ReturnType<typeof listParticipations>) {
  const ids = [...new Set(venues.map(({ structureId }) => structureId))];
  return ctx.db
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(and(planLisible(ctx), inArray(structures.id, ids)))
    .orderBy(asc(structures.nomPlie), asc(structures.id))
    .all()
    .map(({ id, nom }) => {
      const siennes = venues.filter(({ structureId }) => structureId === id);
      const differents = (nombres: number[]) => new Set(nombres).size;
      return {
        ...{ id, nom, participations: siennes.length },
        formations: differents(siennes.map(({ formationId }) => formationId)),
        personnes: differents(siennes.map(({ personneId }) => personneId)),
        heures: siennes.reduce((total, { minutes }) => total + minutes, 0) / 60,
      };
    });
}

/** All that the page of figures shows of a year, theme by theme, structure by structure, and year after year. */
export function getPageDeChiffres(ctx: ContextePersonne, adresse: URLSearchParams) {
  const { annees, de, parTheme, parStructure: lireStructures } = lireLesChiffres(ctx);
  const cetteAnnee = jourCivil(ctx.maintenant, ctx.fuseau).slice(0, 4);
  const annee = anneeMontree(anneeDemandee(adresse.get('annee')), annees, cetteAnnee);
  // Who came is opened by those who may read it, and by nobody of the partenaires.
  const ouvre = peut(DROITS_FORMATION, 'voirLesStructures', relationsSansFormation(ctx.acteur));
  return {
    ...{ annee, vide: annees.length === 0, avenir: annee > cetteAnnee },
    choix: annees.map((une) => ({ annee: une, choisie: une === annee, chemin: adresseDesChiffres({ annee: une }) })),
    ...enGrand(de(annee), { annee }, ouvre),
    themes: parTheme(annee)
      .filter(({ chiffres }) => chiffres.formations > 0)
      .map(({ nom, slug, chiffres }) => {
        const { barre, cases } = enLigne(nom, chiffres, { annee, theme: slug }, ouvre);
        const chemin = adresseDesLignes({ annee, theme: slug, compte: 'formations' });
        return { nom, chemin, barre, cases: cases.slice(0, COLONNES_DE_THEME) };
      }),
    structures: lireStructures(annee).map(({ id, nom, formations, personnes, participations, heures }) => {
      const chemin = adresseDuPlan(id, annee);
      const vers = (n: number) => ({ n, valeur: libelleNombre(n), chemin });
      return { nom, chemin, barre: heures, cases: [vers(formations), vers(personnes), vers(participations), vers(heures)] };
    }),
    annees: annees.map((une) => ({
      ...enLigne(une, de(une), { annee: une }, ouvre),
      ...{ chemin: adresseDesChiffres({ annee: une }), avenir: une > cetteAnnee },
    })),
  };
}

/** A line of a table, theme or year: each of its figures leads to its rows. */
function enLigne(nom: string, c: Chiffres, ou: { annee: string; theme?: string }, ouvre: boolean) {
  const vers = (n: number, compte: Compte | null, valeur = libelleNombre(n)) => ({
    ...{ n, valeur },
    chemin: compte === null ? undefined : adresseDesLignes({ ...ou, compte }),
  });
  const personnes = ouvre ? 'personnes' : null;
  return {
    ...{ nom, barre: c.heures },
    cases: [
      vers(c.formations, 'formations'),
      vers(c.demis, 'formations'),
      vers(c.personnes, personnes),
      vers(c.structures, personnes),
      vers(c.heures, personnes),
      vers(c.tenues, 'formations', libellePart(c.tenues, c.places)),
      vers(c.evaluees, ouvre ? 'evaluees' : null, nombreDeSatisfaction(c)),
      vers(c.annulees, 'annulees'),
      vers(c.rendues, ouvre ? 'rendues' : null),
    ],
  };
}
