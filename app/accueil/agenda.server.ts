import { joursFeries, vacancesConnues, vacancesScolaires } from '#app/commun/calendrier.server.ts';
import { fondsDesJours } from '#app/commun/calendrier.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { dessinerMois, motsDesJours } from '#app/commun/mois.ts';
import { ajouterJours, type Jour, jourCivil, type Periode } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { dessinerSemaines } from '#app/commun/semaines.ts';
import { ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import {
  aMontrer,
  enLigne,
  FILTRES_COMMUNS,
  type Filtre,
  filtrer,
  joursMontres,
  libelleDesSemaines,
  lundiDemande,
  periodeMontree,
  SEMAINES_MONTREES,
  unParJour,
} from './agenda.ts';
import { PRISES } from './prises.server.ts';

/** Events of every room that this person may see in a period, cancelled ones included. */
export function listEvenements(ctx: ContextePersonne, periode: Periode): Evenement[] {
  return PRISES.flatMap((prise) => prise.agenda?.(ctx, periode) ?? []);
}

/** The filters: everything, mine, then each room that is built, gives dates and is open to this person. */
export function listFiltres(ctx: ContextePersonne): Filtre[] {
  const avecDates = new Set(PRISES.filter((prise) => prise.agenda).map(({ domaine }) => domaine));
  const salles = PRISES.filter(({ domaine }) => avecDates.has(domaine))
    .flatMap((prise) => prise.entrees ?? [])
    .filter((entree) => entree.ouverteA(ctx))
    .map(({ salle, libelle }) => ({ cle: salle as string, libelle }));
  const uniques = salles.filter((filtre, rang) => salles.findIndex(({ cle }) => cle === filtre.cle) === rang);
  return [...FILTRES_COMMUNS, ...uniques];
}

/** The background of the five weeks: holidays of the network's zone, public holidays. */
export function fondDesSemaines(ctx: Pick<ContextePersonne, 'db'>, lundi: Jour) {
  const zone = lireReglage(ctx.db, ZONE_SCOLAIRE);
  const periode = periodeMontree(lundi);
  const fonds = fondsDesJours(joursMontres(lundi), vacancesScolaires(zone, periode), joursFeries(periode));
  return { zone: zone === 'Corse' ? 'Corse' : `zone ${zone}`, fonds, vacancesConnues: vacancesConnues(zone, periode) };
}

/** Everything that the agenda's page shows, in words. */
export function getAgenda(ctx: ContextePersonne, demande: { depuis: string | null; filtre: string | null }) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const lundi = lundiDemande(demande.depuis, aujourdhui);
  const filtres = listFiltres(ctx);
  const filtre = filtres.some(({ cle }) => cle === demande.filtre) && demande.filtre ? demande.filtre : 'tout';
  const prevus = unParJour(listEvenements(ctx, periodeMontree(lundi)).filter(({ etat }) => etat !== 'annule'));
  const retenus = filtrer(prevus, filtre);
  const montres = aMontrer(retenus);
  const { fonds, ...legende } = fondDesSemaines(ctx, lundi);
  const semaines = dessinerSemaines(montres, { lundi, semaines: SEMAINES_MONTREES, aujourdhui, fonds });
  const mots = motsDesJours(
    semaines,
    montres.map(({ titre }) => titre),
  );
  const adresse = (jour: Jour, cle: string) => {
    const suite = [jour === lundiDemande(null, aujourdhui) ? '' : `depuis=${jour}`, cle === 'tout' ? '' : `filtre=${cle}`];
    const recherche = suite.filter(Boolean).join('&');
    return recherche ? `/agenda?${recherche}` : '/agenda';
  };
  return {
    titre: libelleDesSemaines(lundi, aujourdhui),
    avant: adresse(ajouterJours(lundi, -7 * SEMAINES_MONTREES), filtre),
    apres: adresse(ajouterJours(lundi, 7 * SEMAINES_MONTREES), filtre),
    filtres: filtres.map(({ cle, libelle }) => ({ libelle, chemin: adresse(lundi, cle), choisi: cle === filtre })),
    filtre,
    ...legende,
    tropNombreux: retenus.length > montres.length,
    evenements: montres.map(enLigne),
    semaines,
    mois: dessinerMois(semaines, mots),
  };
}
export type Agenda = ReturnType<typeof getAgenda>;
