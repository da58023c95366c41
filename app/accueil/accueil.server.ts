import { count } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { dessinerMois, motsDesJours } from '#app/commun/mois.ts';
import {
  ajouterDelai,
  ajouterJours,
  demiJournee,
  feuillet,
  type Jour,
  jourCivil,
  jourDe,
  libelleJour,
  lundiDe,
} from '#app/commun/periode.ts';
import type { Attente, Evenement } from '#app/commun/prise.ts';
import { dessinerSemaines } from '#app/commun/semaines.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { nombreDeStructures } from '#app/reseau/structures/structures.server.ts';
import { ouvreLeTroc } from '#app/troc/stages/listes.server.ts';
import { fondDesSemaines, listEvenements } from './agenda.server.ts';
import { enLigne, periodeMontree, prochaines, quandEtOu, SEMAINES_MONTREES, sansEnCacher, unParJour } from './agenda.ts';
import { enAttente, listAttentes } from './attentes.server.ts';
import { phraseDuCompte } from './attentes.ts';
import { phraseDuLundi } from './lundi/lundi.server.ts';
import { getMaStructure } from './ma-structure.server.ts';
import { premiersPas } from './premiers-pas.ts';
import { prenomDe } from './prenom.server.ts';
import { PRISES } from './prises.server.ts';

const ATTENTES_MONTREES = 12;
const NOUVEAUTES_MONTREES = 6;
const NOUVEAUTES_JOURS = 30;
const EVENEMENTS_A_VENIR = 6;
/** How far ahead what she is registered to is sought, beyond the weeks that are drawn. */
const JOURS_PLUS_LOIN = 365;
const ATTENDUES_MONTREES = 5;

/** Everything that the home page shows, in words. */
export function getAccueil(ctx: ContextePersonne) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const lundi = lundiDe(aujourdhui);
  const attentes = listAttentes(ctx);
  const semaines = periodeMontree(lundi);
  const miens = unParJour(listEvenements(ctx, semaines).filter(({ mien, etat }) => mien && etat !== 'annule'));
  const apres = { du: semaines.au + 1, au: demiJournee(ajouterJours(jourDe(semaines.au), JOURS_PLUS_LOIN), 'apres-midi') };
  const plusLoin = PRISES.flatMap((prise) => prise.agendaPlusLoin?.(ctx, apres) ?? []).filter(({ etat }) => etat !== 'annule');
  const structure = getMaStructure(ctx);
  const nouveautes = listNouveautes(ctx, attentes);
  return {
    prenom: prenomDe(ctx),
    date: libelleJour(aujourdhui),
    compte: phraseDuCompte(
      attentes.map(({ echeance }) => echeance),
      aujourdhui,
    ),
    attentes: attentes.slice(0, ATTENTES_MONTREES).map(enAttente(ctx)),
    autres: attentes.slice(ATTENTES_MONTREES).map(({ cle, titre, lien }) => ({ cle, titre, chemin: lien.chemin })),
    attendues: listReponsesAttendues(ctx),
    lundi: ctx.acteur.roles.includes('coordination') ? phraseDuLundi(ctx) : null,
    peutProposer: ctx.acteur.responsableDe.length > 0 && ouvreLeTroc(ctx.acteur),
    pas:
      attentes.length === 0 && miens.length === 0 && plusLoin.length === 0
        ? premiersPas(ctx.acteur.roles, tailleDuReseau(ctx), structure?.id ?? null)
        : [],
    structure,
    portes: PRISES.flatMap((prise) => prise.portes?.(ctx) ?? []),
    nouveautes,
    calendrier: dessinerCalendrier(ctx, miens, attentes, { lundi, aujourdhui }),
    aVenir: aVenir([...miens, ...unParJour(plusLoin)], aujourdhui),
  };
}
export type Accueil = ReturnType<typeof getAccueil>;

/** What I have asked of others in every room, in the rooms' own words. */
function listReponsesAttendues(ctx: ContextePersonne) {
  const parSalle = PRISES.flatMap((prise) => prise.attendues?.(ctx) ?? []);
  const premieres = parSalle.flatMap((attendues) => attendues.premieres).slice(0, ATTENDUES_MONTREES);
  const reste = parSalle.reduce((somme, { total }) => somme + total, 0) - premieres.length;
  return { premieres, autres: reste === 0 ? '' : reste === 1 ? 'Et une autre' : `Et ${reste} autres`, chemin: '/stages' };
}

/** What is new in the rooms, newest first, a busy room hiding no other; the cell says nothing here, and what waits for her is told once. */
function listNouveautes(ctx: ContextePersonne, attentes: readonly Attente[]) {
  const dits = new Set(attentes.map(({ lien }) => lien.chemin));
  const depuis = ajouterDelai(ctx.maintenant, -NOUVEAUTES_JOURS);
  const nouvelles = PRISES.flatMap((prise) => prise.nouveautes?.(ctx, depuis) ?? [])
    .filter(({ salle, chemin }) => salle !== 'cellule' && !dits.has(chemin))
    .sort((a, b) => b.le.getTime() - a.le.getTime());
  return sansEnCacher(nouvelles, ({ salle }) => salle, NOUVEAUTES_MONTREES).map(({ salle, titre, detail, chemin }) => ({
    ...{ salle, titre, detail, chemin },
  }));
}

/** My next events, those that run today included. */
function aVenir(miens: readonly Evenement[], aujourdhui: Jour) {
  return prochaines(
    miens.filter(({ periode }) => jourDe(periode.au) >= aujourdhui),
    EVENEMENTS_A_VENIR,
  ).map((evenement) => {
    const ligne = enLigne(evenement);
    const { titre, propose, salle, chemin } = ligne;
    const iso = jourDe(evenement.periode.du);
    return {
      cle: evenement.cle,
      salle,
      iso,
      feuillet: feuillet(iso),
      titre: propose ? `${titre}, proposé` : titre,
      // The column is narrow: when and where, the page says the rest.
      detail: quandEtOu(ligne),
      chemin,
    };
  });
}

/** The small calendar: my events and what falls due, in words for those who listen. */
function dessinerCalendrier(
  ctx: ContextePersonne,
  miens: readonly Evenement[],
  attentes: readonly Attente[],
  { lundi, aujourdhui }: { lundi: Jour; aujourdhui: Jour },
) {
  const { fonds, ...legende } = fondDesSemaines(ctx, lundi);
  const semaines = dessinerSemaines(miens, { lundi, semaines: SEMAINES_MONTREES, aujourdhui, fonds });
  const titres = miens.map(({ titre }) => titre);
  const mots = motsDesJours(semaines, titres);
  for (const echeance of new Set(attentes.map((attente) => attente.echeance))) {
    mots.set(echeance, ['une échéance', ...(mots.get(echeance) ?? [])]);
  }
  return { ...legende, semaines: dessinerMois(semaines, mots) };
}

/** How far the network is filled, for the first steps. */
function tailleDuReseau(ctx: ContextePersonne): { structures: number; personnes: number } {
  const entrees = ctx.db.select({ n: count() }).from(comptes).get()?.n ?? 0;
  return { structures: nombreDeStructures(ctx), personnes: entrees };
}
