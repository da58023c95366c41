import { and, asc, eq, gt, gte, inArray, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { joursFeries, vacancesConnues, vacancesScolaires } from '#app/commun/calendrier.server.ts';
import { fondsDesJours } from '#app/commun/calendrier.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { dessinerMois, motsDesJours } from '#app/commun/mois.ts';
import { type Jour, jourCivil, jourDe, libelleMois, type Periode } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { dessinerSemaines, joursDesSemaines, type LigneDeGrille, periodeDesSemaines } from '#app/commun/semaines.ts';
import { majuscule } from '#app/commun/texte.ts';
import { fermeturesDe } from '#app/reseau/fermetures/fermetures.server.ts';
import { libelleDeFermeture } from '#app/reseau/fermetures/fermetures.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { listSesStructures } from './compteurs.server.ts';
import { libelleDates } from './etat.ts';
import { autresStagiaires, nomDesStagiaires } from './listes.server.ts';
import { type MoisCivil, moisDemande, moisVoisin, semainesDuMois } from './mois.ts';
import { estMien, visible } from './stages.server.ts';
import { STATUTS_BLOQUANTS_STAGE } from './statuts.ts';
import { stages } from './tables.ts';
import { suitesDe } from './termes.ts';

/** Beyond, a month says less than it weighs. */
const STAGES_MONTRES = 200;

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');

/** A stage in the month: its words are made once, whatever the number of its days. */
export interface StageDuMois extends LigneDeGrille {
  /** « De La Cour carrée à L’Escale » */
  trajet: string;
  /** Whether the list must say the dates: more, or less, than the day of its leaf. */
  longue: boolean;
}

/** The stages that the reader may see in some weeks, those that will not be left out; a wish has no dates to hold yet. */
function stagesDuMois(ctx: ContextePersonne, periode: Periode) {
  return ctx.db
    .select({
      id: stages.id,
      statut: stages.statut,
      du: stages.du,
      au: stages.au,
      demiJournees: stages.demiJournees,
      prenom: personnes.prenom,
      nom: personnes.nom,
      autres: autresStagiaires,
      origine: origine.nom,
      accueil: accueil.nom,
      mien: sql<number>`${estMien(ctx)}`,
    })
    .from(stages)
    .innerJoin(personnes, eq(personnes.id, stages.stagiaireId))
    .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .where(
      and(
        visible(ctx),
        lte(stages.du, periode.au),
        gte(stages.au, periode.du),
        gt(stages.propositionNumero, 0),
        inArray(stages.statut, [...STATUTS_BLOQUANTS_STAGE]),
      ),
    )
    .orderBy(asc(stages.du), asc(stages.id))
    .limit(STAGES_MONTRES + 1)
    .all();
}

/** A month of stages, drawn: whole weeks, holidays and closures behind them. A constant number of queries. */
export function getCalendrier(ctx: ContextePersonne, demande: string | null) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const mois = moisDemande(demande, aujourdhui);
  const { lundi, semaines: combien } = semainesDuMois(mois);
  const periode = periodeDesSemaines(lundi, combien);
  const lus = stagesDuMois(ctx, periode);
  const coordination = ctx.acteur.roles.includes('coordination');
  const lignes: StageDuMois[] = [];
  const suites: { periode: Periode; ligne: number }[] = [];
  for (const s of lus.slice(0, STAGES_MONTRES)) {
    const ligne = lignes.push({
      titre: `${nomDesStagiaires(s)} ${aNom(s.accueil)}`,
      trajet: `D${deNom(s.origine).slice(1)} ${aNom(s.accueil)}`,
      dates: majuscule(libelleDates(s)),
      longue: s.du % 2 !== 0 || s.au !== s.du + 1,
      salle: 'troc',
      // To whoever sees the whole network, her own stand out; to the others all are theirs.
      mien: coordination && s.mien === 1,
      propose: s.statut === 'propose',
      chemin: `/stages/${s.id}`,
    });
    for (const suite of suitesDe(s.demiJournees)) {
      if (suite.du <= periode.au && suite.au >= periode.du) suites.push({ periode: suite, ligne: ligne - 1 });
    }
  }
  const { fonds, fermetures, zone, connues } = fondDuMois(ctx, lundi, combien);
  const evenements = suites.map(({ ligne }) => lignes[ligne] as StageDuMois);
  const semaines = dessinerSemaines(suites, { lundi, semaines: combien, aujourdhui, fonds });
  const mots = motsDesJours(
    semaines,
    evenements.map(({ titre }) => titre),
  );
  return {
    titre: libelleMois(mois),
    avant: lienDuMois(moisVoisin(mois, -1)),
    apres: lienDuMois(moisVoisin(mois, 1)),
    ceMois: mois === aujourdhui.slice(0, 7),
    ...{ coordination, zone, connues, fermetures, evenements, semaines },
    petit: dessinerMois(semaines, mots),
    tropNombreux: lus.length > STAGES_MONTRES,
    peutProposer: ctx.acteur.responsableDe.length > 0,
    peutSouhaiter: ctx.acteur.responsableDe.length === 0 && ctx.acteur.membreDe.length > 0,
  };
}

const lienDuMois = (mois: MoisCivil) => ({ chemin: `/stages/calendrier?mois=${mois}`, libelle: libelleMois(mois) });

/** What lies behind the days: holidays of the network's zone, public holidays, closures of the reader's own structures. */
function fondDuMois(ctx: ContextePersonne, lundi: Jour, combien: number) {
  const zone = lireReglage(ctx.db, ZONE_SCOLAIRE);
  const periode = periodeDesSemaines(lundi, combien);
  const jours = joursDesSemaines(lundi, combien);
  const fermees = listSesStructures(ctx).flatMap(({ id, nom }) =>
    fermeturesDe(ctx, id, lundi, jourDe(periode.au)).map((fermeture) => ({ ...fermeture, nom })),
  );
  const fonds = fondsDesJours(jours, vacancesScolaires(zone, periode), joursFeries(periode)).map((fond, rang) => {
    const jour = jours[rang] ?? '';
    const fermee = fermees.find(({ du, au }) => du <= jour && jour <= au);
    return fermee ? { ...fond, fermee: fermee.motif ?? '' } : fond;
  });
  return {
    fonds,
    zone: zone === 'Corse' ? 'Corse' : `zone ${zone}`,
    connues: vacancesConnues(zone, periode),
    fermetures: fermees.map(
      ({ id, nom, motif, ...dates }) =>
        `${majuscule(leNom(nom))} : fermeture ${libelleDeFermeture(dates)}${motif ? ` (${motif})` : ''}.`,
    ),
  };
}
