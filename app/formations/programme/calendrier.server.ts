import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm';
import { joursFeries, vacancesConnues, vacancesScolaires } from '#app/commun/calendrier.server.ts';
import { fondsDesJours } from '#app/commun/calendrier.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { dessinerMois } from '#app/commun/mois.ts';
import { ajouterJours, estJour, type Jour, jourCivil, jourDe, lundiDe, momentDe } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { dessinerSemaines, joursDesSemaines, periodeDesSemaines } from '#app/commun/semaines.ts';
import { ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import { adresseDesFormations, type FiltreDesFormations } from './filtres.ts';
import { visible } from './formations.server.ts';
import { STATUTS_MAINTENUES } from './formations.ts';
import { formations, seances } from './tables.ts';

const SEMAINES = 9;

/** The coming weeks: each day with a half-day leads to its formation; the list beside it stays what it is. */
export function calendrierDesFormations(ctx: ContextePersonne, filtre: FiltreDesFormations & { page: number }) {
  const { depuis } = filtre;
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const lundi = lundiDe(depuis !== undefined && estJour(depuis) ? depuis : aujourdhui);
  const periode = periodeDesSemaines(lundi, SEMAINES);
  const lues = ctx.db
    .select({ id: formations.id, titre: formations.titre, demi: seances.demiJournee })
    .from(seances)
    .innerJoin(formations, eq(formations.id, seances.formationId))
    .where(
      and(
        ...[gte(seances.demiJournee, periode.du), lte(seances.demiJournee, periode.au), visible(ctx)],
        inArray(formations.statut, [...STATUTS_MAINTENUES]),
      ),
    )
    .orderBy(asc(seances.demiJournee), asc(formations.id))
    .all();
  const mots = new Map<Jour, string[]>();
  const ou = new Map<Jour, number>();
  for (const { id, titre, demi } of lues) {
    const jour = jourDe(demi);
    mots.set(jour, [...(mots.get(jour) ?? []), `${titre}, ${momentDe(demi) === 'matin' ? 'le matin' : 'l’après-midi'}`]);
    if (!ou.has(jour)) ou.set(jour, id);
  }
  const a = (jour: Jour) => `${adresseDesFormations({ ...filtre, depuis: jour })}#calendrier`;
  const zone = lireReglage(ctx.db, ZONE_SCOLAIRE);
  const fonds = fondsDesJours(joursDesSemaines(lundi, SEMAINES), vacancesScolaires(zone, periode), joursFeries(periode));
  const semaines = dessinerSemaines([], { lundi, semaines: SEMAINES, aujourdhui, fonds });
  return {
    zone: zone === 'Corse' ? zone : `zone\u00a0${zone}`,
    vacancesConnues: vacancesConnues(zone, periode),
    mois: dessinerMois(semaines, mots).map(({ mois, jours }) => ({
      mois,
      jours: jours.map((jour) => {
        const id = ou.get(jour.iso);
        return id === undefined ? jour : { ...jour, chemin: `/formations/${id}` };
      }),
    })),
    avant: a(ajouterJours(lundi, -SEMAINES * 7)),
    apres: a(ajouterJours(lundi, SEMAINES * 7)),
  };
}
