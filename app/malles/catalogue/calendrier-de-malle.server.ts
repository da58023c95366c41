import { joursFeries, vacancesConnues, vacancesScolaires } from '#app/commun/calendrier.server.ts';
import { fondsDesJours } from '#app/commun/calendrier.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { dessinerMois } from '#app/commun/mois.ts';
import { demiJournee, type Jour, jourCivil, lundiDe } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { dessinerSemaines, joursDesSemaines, periodeDesSemaines } from '#app/commun/semaines.ts';
import { horsService, type Occupation, quiGene } from '#app/malles/occupation/libre.ts';
import { ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import type { DossierDeMalle } from './malles.server.ts';

const SEMAINES = 5;

/** The weeks to come of a malle: what is taken is struck out, what is free leads to its booking. */
export function calendrierDeMalle(ctx: ContextePersonne, { ligne }: DossierDeMalle, occupation: Occupation) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const lundi = lundiDe(aujourdhui);
  const periode = periodeDesSemaines(lundi, SEMAINES);
  const jours = joursDesSemaines(lundi, SEMAINES);
  const zone = lireReglage(ctx.db, ZONE_SCOLAIRE);
  const fonds = fondsDesJours(jours, vacancesScolaires(zone, periode), joursFeries(periode));
  const prise = (jour: Jour) => {
    const seul = { du: demiJournee(jour, 'matin'), au: demiJournee(jour, 'apres-midi') };
    return horsService(ligne, jour) || quiGene(occupation, seul, { avant: 0, apres: 0 }) !== null;
  };
  const prises = new Set(jours.filter((jour) => jour >= aujourdhui && prise(jour)));
  const mots = new Map([...prises].map((jour) => [jour, ['déjà prise']]));
  const semaines = dessinerSemaines([], { lundi, semaines: SEMAINES, aujourdhui, fonds });
  return {
    zone: zone === 'Corse' ? zone : `zone ${zone}`,
    vacancesConnues: vacancesConnues(zone, periode),
    semaines: dessinerMois(semaines, mots).map(({ mois, jours }) => ({
      mois,
      jours: jours.map(({ iso, texte, classes, libelle }) => ({
        ...{ iso, texte, libelle },
        classes: [
          ...classes.filter((classe) => classe !== 'marque-jour'),
          ...(prises.has(iso) ? ['pris'] : []),
          ...(iso < aujourdhui ? ['dehors'] : []),
        ],
        ...(iso > aujourdhui && !prises.has(iso) ? { chemin: `/malles/${ligne.slug}/reserver?debut=${iso}` } : {}),
      })),
    })),
  };
}
