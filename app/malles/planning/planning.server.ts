import { sql } from 'drizzle-orm';
import { joursFeries, vacancesConnues, vacancesScolaires } from '#app/commun/calendrier.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom } from '#app/commun/francais.ts';
import { tantQueRienNeChangePourTous } from '#app/commun/memoire.server.ts';
import { demiJournee, ecartEnJours, type Jour, jourCivil, libelleJour, type Periode } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { exigerMalles } from '#app/malles/catalogue/malles.server.ts';
import { dernierJourReservable, premierJourReservable, relationsALaMalle } from '#app/malles/catalogue/malles.ts';
import { lireReglesDuReseau } from '#app/malles/catalogue/regles.server.ts';
import { lireOccupationsAnonymes } from '#app/malles/occupation/lectures.server.ts';
import { type Occupation, periodeAutour, periodesLibres, TAMPON_MAX } from '#app/malles/occupation/libre.ts';
import type { StatutReservation } from '#app/malles/reservations/reservations.ts';
import { ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import {
  type Barre,
  estEntreElles,
  GENRES,
  type Genre,
  genreDe,
  type Libre,
  type LigneDePlanning,
  sansSaStructure,
  serrer,
} from './barres.ts';
import type { Fenetre } from './fenetre.ts';
import { listMallesDuPlanning, type MalleDuPlanning } from './malles-du-planning.server.ts';

interface Tenue {
  id: number;
  malleId: number;
  structureId: number;
  structure: string;
  /** `gardee`: offered to the first of the waiting list. */
  statut: StatutReservation | 'gardee';
  du: number;
  au: number;
  avant: number;
  apres: number;
  relais: 0 | 1;
  /** When it came back, in ms. */
  rendueLe: number | null;
}

const COLONNES = sql.raw(`r.id, r.malle_id as malleId, r.structure_id as structureId, s.nom as structure, r.statut, r.du, r.au,
  r.tampon_avant as avant, r.tampon_apres as apres, r.relais_de_id is not null as relais, r.rendue_le as rendueLe`);

/**
 * The loans and the offers that touch some half-days. The longest loan bounds how far back one looks, so that the history
 * weighs nothing; those that are late, and began before, are added.
 */
const tenues = ({ db }: Pick<ContextePersonne, 'db'>, { du, au }: Periode): Tenue[] =>
  db.all<Tenue>(sql`
    select ${COLONNES} from reservations r join structures s on s.id = r.structure_id
    where r.du between ${du - TAMPON_MAX} - (select max(au - du) from reservations) and ${au + TAMPON_MAX}
      and r.au >= ${du - TAMPON_MAX} and r.statut not in ('refusee', 'annulee')
    union all
    select ${COLONNES} from reservations r join structures s on s.id = r.structure_id
    where r.statut = 'en_pret' and r.au < ${du - TAMPON_MAX}
    union all
    select -a.id, a.malle_id, a.structure_id, s.nom, 'gardee', a.du, a.au, 0, 0, 0, null
    from attentes_malle a join structures s on s.id = a.structure_id
    where a.statut = 'proposee' and a.du <= ${au} and a.au >= ${du}
    order by 6, 1`);

/** A malle that someone asks for, or waits for: its bars are written for each reader. */
interface LigneEntreElles {
  rang: number;
  malle: MalleDuPlanning;
  barres: readonly Barre[];
}

/** Who has which malle when, over some days. It depends on nobody, and is kept as long as nothing is written. */
function lirePlanning(ctx: ContextePersonne, fenetre: Fenetre, demandee: number) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const periode = { du: demiJournee(fenetre.du, 'matin'), au: demiJournee(fenetre.au, 'apres-midi') };
  const reseau = lireReglesDuReseau(ctx);
  const { malles, page, pages } = listMallesDuPlanning(ctx, reseau, demandee);
  const feries = new Set(joursFeries(periode).map(({ jour }) => jour));
  const zone = lireReglage(ctx.db, ZONE_SCOLAIRE);
  const lignes = new Map(malles.map((malle) => [malle.id, ligneDe(malle, fenetre, aujourdhui)]));
  const barres = new Map(malles.map(({ id }): [number, Barre[]] => [id, []]));
  const noms = new Map<number, { rang: number; nom: string }>();
  for (const tenue of tenues(ctx, periode)) {
    const ligne = lignes.get(tenue.malleId);
    const genre = tenue.statut === 'gardee' ? 'gardee' : genreDe({ statut: tenue.statut, au: tenue.au }, aujourdhui);
    if (!ligne || genre === null || !touche(tenue, periode, genre)) continue;
    let structure = noms.get(tenue.structureId);
    if (!structure) {
      structure = { rang: noms.size, nom: tenue.structure };
      noms.set(tenue.structureId, structure);
    }
    barres
      .get(tenue.malleId)
      ?.push(barreDe(tenue, GENRES.indexOf(genre), structure.rang, ligne, { periode, fuseau: ctx.fuseau }));
  }
  const occupations = lireOccupationsAnonymes(ctx, [...lignes.keys()], periodeAutour(periode));
  const entreElles: LigneEntreElles[] = [];
  const dites = new Set<number>();
  for (const [rang, malle] of malles.entries()) {
    const [ligne, occupation, siennes] = [lignes.get(malle.id), occupations.get(malle.id), barres.get(malle.id) ?? []];
    if (!ligne || !occupation) continue;
    if (siennes.some(estEntreElles)) entreElles.push({ rang, malle, barres: siennes });
    else ligne.barres = serrer(siennes);
    for (const barre of siennes) if (!estEntreElles(barre)) dites.add(barre[2]);
    ligne.libres = serrer(libresDe(malle, occupation, feries, fenetre, aujourdhui));
  }
  return {
    ...{ page, pages, aujourdhui, zone: zone === 'Corse' ? 'Corse' : `zone ${zone}` },
    connues: vacancesConnues(zone, periode),
    relais: [...barres.values()].flat().some(([, , , , , un]) => un === 1),
    fonds: { joursFermes: [...reseau.joursFermes], feries: [...feries], vacances: vacancesScolaires(zone, periode) },
    lignes: [...lignes.values()],
    structures: [...noms.values()].map(({ nom }) => nom),
    idsDesStructures: [...noms.keys()],
    ...{ entreElles, dites },
  };
}

/** In sight, or what is kept around it; what is late is until today. */
const touche = ({ du, au, avant, apres }: Tenue, periode: Periode, genre: Genre): boolean =>
  (genre === 'retard' || au + apres >= periode.du) && du - avant <= periode.au;

const memePlanning = (ctx: ContextePersonne, fenetre: Fenetre, page: number) =>
  tantQueRienNeChangePourTous(ctx, `malles.planning:${fenetre.du}:${fenetre.au}:${page}`, () => lirePlanning(ctx, fenetre, page));

/**
 * The page of the planning; others' loans show their structure, never a person. Who only asks or waits is named to her own team,
 * to who keeps the malle and to the coordination.
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function getPlanning(ctx: ContextePersonne, fenetre: Fenetre, page: number) {
  exigerMalles(ctx);
  const { idsDesStructures, entreElles, dites, ...planning } = memePlanning(ctx, fenetre, page);
  const siennes = (rang: number) => ctx.acteur.membreDe.includes(idsDesStructures[rang] ?? 0);
  const lignes = [...planning.lignes];
  const nommees = new Set(dites);
  for (const { rang, malle, barres } of entreElles) {
    const [ligne, relations] = [lignes[rang], relationsALaMalle(malle, ctx.acteur)];
    if (!ligne) continue;
    const prete = relations.includes('gardienne') || relations.includes('coordination');
    const lues = barres.map((barre) => (!estEntreElles(barre) || prete || siennes(barre[2]) ? barre : sansSaStructure(barre)));
    for (const [, , structure] of lues) nommees.add(structure);
    lignes[rang] = { ...ligne, barres: serrer(lues) };
  }
  return {
    ...{ ...planning, lignes, fenetre },
    structures: planning.structures.map((nom, rang) => (nommees.has(rang) ? nom : '')),
    /** Her structures, among those that are named. */
    miennes: idsDesStructures.flatMap((_, rang) => (siennes(rang) ? [rang] : [])),
  };
}

function barreDe(
  tenue: Tenue,
  genre: number,
  structure: number,
  malle: { avant: number; apres: number },
  { periode, fuseau }: { periode: Periode; fuseau: string },
): Barre {
  const { id, du, rendueLe, relais } = tenue;
  let { au, avant, apres } = tenue;
  if (rendueLe !== null) {
    // What came back early frees what was left of its days.
    const fin = demiJournee(jourCivil(new Date(rendueLe), fuseau), 'apres-midi');
    if (fin < au) [au, apres] = [Math.max(du, fin), 0];
  }
  const [debut, fin] = [du - periode.du, au - periode.du];
  if (avant !== malle.avant || apres !== malle.apres) return [id, genre, structure, debut, fin, relais, avant, apres];
  return relais ? [id, genre, structure, debut, fin, relais] : [id, genre, structure, debut, fin];
}

function ligneDe(malle: MalleDuPlanning, fenetre: Fenetre, aujourdhui: Jour): LigneDePlanning {
  const { tamponAvant: avant, tamponApres: apres } = malle.regles;
  const ligne: LigneDePlanning = {
    ...{ slug: malle.slug, nom: malle.nom, ou: malle.commune ? aNom(malle.commune) : '', avant, apres, barres: '', libres: '' },
  };
  const debut = aujourdhui > fenetre.du ? aujourdhui : fenetre.du;
  const fin = malle.etatJusquAu !== null && malle.etatJusquAu < fenetre.au ? malle.etatJusquAu : fenetre.au;
  if (malle.etat === 'en_reparation' && debut <= fin) {
    const jusque = malle.etatJusquAu === null ? '' : `jusqu’au ${libelleJour(malle.etatJusquAu)}`;
    const rang = (jour: Jour) => ecartEnJours(fenetre.du, jour);
    ligne.service = [rang(debut), rang(fin), malle.etatMotif ?? '', jusque];
  }
  return ligne;
}

/** The days drawn on which a loan may stand: neither sooner nor later than the rules let one book. */
function libresDe(
  malle: MalleDuPlanning,
  occupation: Occupation,
  feries: ReadonlySet<Jour>,
  fenetre: Fenetre,
  aujourdhui: Jour,
): Libre[] {
  const [tot, tard] = [premierJourReservable(aujourdhui, malle.regles), dernierJourReservable(aujourdhui, malle.regles)];
  const [de, a] = [tot > fenetre.du ? tot : fenetre.du, tard < fenetre.au ? tard : fenetre.au];
  return periodesLibres({ occupation, malle, regles: malle.regles, feries, de, a }).map(({ du, au }) => [
    ecartEnJours(fenetre.du, du),
    ecartEnJours(fenetre.du, au),
  ]);
}
