import { eq, inArray, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ErreurMetier, impossible } from '#app/commun/erreurs.ts';
import { aNom, leNom } from '#app/commun/francais.ts';
import { ajouterJours, type Jour, jourCivil, jourDe, libellePeriode, type Periode } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { attentesDeMalle } from '#app/malles/attente/tables.ts';
import { attendueDepuis } from '#app/malles/catalogue/etat-du-jour.ts';
import { dehorsJusque } from '#app/malles/catalogue/etats-du-jour.server.ts';
import { type DossierDeMalle, listMalles } from '#app/malles/catalogue/malles.server.ts';
import { dernierJourReservable, premierJourReservable } from '#app/malles/catalogue/malles.ts';
import { feriesEntre, lireOccupations } from '#app/malles/occupation/lectures.server.ts';
import {
  horsService,
  type Occupation,
  periodeAutour,
  prochainesDatesLibres,
  quiGene,
  tamponsDe,
} from '#app/malles/occupation/libre.ts';
import { relationsDe } from '#app/malles/reservations/dossiers.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import {
  aEncoreDroit,
  listPretsTenus,
  periodeDe,
  verifierDates,
  verifierNombreDeMalles,
} from '#app/malles/reservations/verifier-dates.server.ts';
import { monBourg } from '#app/reseau/recherche/annuaire.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distancesDepuis } from '#app/reseau/territoire/distances.server.ts';
import { libelleDistance } from '#app/reseau/territoire/distances.ts';
import { adresseDeReservation, type Dates, datesDe } from './malles-libres.ts';

/** How far one looks for other dates, in days. */
const PLUS_LOIN = 120;

/**
 * The malles that are free for some dates, the nearest first; then the others: what stands in the way, and when they are free for
 * as long. What is said free here is what the act of booking finds free.
 * @throws ErreurMetier INTROUVABLE to a partenaire; IMPOSSIBLE on `debut` for a day that is over
 */
export function getMallesLibres(ctx: ContextePersonne, dates: Dates) {
  const malles = listMalles(ctx);
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  if (dates.debut < aujourdhui) throw impossible('Ce jour est déjà passé.', 'debut');
  const periode = periodeDe(dates);
  const fin = ajouterJours(dates.fin, PLUS_LOIN);
  const loin = periodeAutour({ du: periode.du, au: periodeDe({ debut: fin, fin }).au });
  const proches = periodeAutour(periode);
  const tenues = lireOccupations(ctx, ids(malles), proches);
  const siens = pretsDeLaSienne(ctx, loin);
  const jugees = malles.map((malle) => ({ malle, gene: geneDe(ctx, malle, tenues.get(malle.ligne.id), { periode, siens }) }));
  const libres = jugees.filter(({ gene }) => gene === null).map(({ malle }) => malle);
  const prises = jugees.flatMap(({ malle, gene }) => (gene === null ? [] : [{ malle, gene }]));
  const distances = distancesDepuis(
    ctx,
    monBourg(ctx)?.code ?? null,
    libres.flatMap(({ structure }) => structure.communeCode ?? []),
  );
  const dehors = dehorsJusque(ctx, ids(libres));
  const kmDe = ({ structure }: DossierDeMalle) => distances.get(structure.communeCode ?? '')?.km ?? Number.POSITIVE_INFINITY;
  const tenantes = listTenantes(ctx, prises);
  const occupations = lireOccupations(ctx, ids(prises.map(({ malle }) => malle)), loin);
  const feries = feriesEntre(dates.debut, fin);
  return {
    libres: libres
      .sort((a, b) => kmDe(a) - kmDe(b))
      .map((malle) => {
        const distance = distances.get(malle.structure.communeCode ?? '');
        const jusque = dehors.get(malle.ligne.id);
        const enRetard = jusque !== undefined && jourDe(jusque) < aujourdhui;
        return {
          ...presenter(malle),
          distance: distance ? libelleDistance(distance) : '',
          /** These dates are free, and yet the malle is not back: whoever books it should know. */
          attendue: enRetard ? attendueDepuis(jourDe(jusque)) : '',
          accord: malle.regles.accord,
          href: adresseDeReservation(malle.ligne.slug, dates),
        };
      }),
    prises: prises.map(({ malle, gene }) => ({
      ...presenter(malle),
      pourquoi: gene.phrase ?? tenantes.get(gene.par ?? 0) ?? 'Elle est prise à ces dates.',
      prochaines: prochainesDe(malle, occupations.get(malle.ligne.id), { periode, siens, feries, aujourdhui, fin }),
    })),
  };
}

const ids = (malles: readonly DossierDeMalle[]) => malles.map(({ ligne }) => ligne.id);

const presenter = ({ ligne, structure }: DossierDeMalle) => ({
  ...{ slug: ligne.slug, nom: ligne.nom, resume: ligne.resume },
  ou: structure.commune ? `${structure.nom}, ${aNom(structure.commune)}` : structure.nom,
});

/** The loans of her only structure; of several, the form asks which one. */
type PretsDeLaSienne = { structureId: number; prets: ReturnType<typeof listPretsTenus> } | null;

function pretsDeLaSienne(ctx: ContextePersonne, periode: Periode): PretsDeLaSienne {
  const [structureId, autre] = ctx.acteur.membreDe;
  if (structureId === undefined || autre !== undefined) return null;
  return { structureId, prets: listPretsTenus(ctx, structureId, periode) };
}

/** Who keeps a malle books it for any structure. */
const prete = ({ relations }: DossierDeMalle): boolean => relations.some((une) => une !== 'lectrice');

interface Gene {
  /** A rule, or a malle out of service: said as it is. */
  phrase?: string;
  /** Who holds it, as occupations name her. */
  par?: number;
}

/** What stands in the way of these dates, for her; null when nothing does. */
function geneDe(
  ctx: ContextePersonne,
  malle: DossierDeMalle,
  tenue: Occupation | undefined,
  { periode, siens }: { periode: Periode; siens: PretsDeLaSienne },
): Gene | null {
  const { ligne, regles } = malle;
  if (horsService(ligne, datesDe(periode).debut)) {
    return { phrase: ligne.etatMotif ? `Hors service\u00a0: ${ligne.etatMotif}` : 'Hors service.' };
  }
  try {
    verifierDates(ctx, regles, periode, relationsDe({ structureId: ctx.acteur.membreDe[0] ?? 0 }, ligne, ctx));
    if (siens && !prete(malle)) verifierNombreDeMalles(ctx, regles, { ...siens, periode });
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur;
    return { phrase: erreur.message };
  }
  const par = tenue ? quiGene(tenue, periode, tamponsDe(regles)) : null;
  return par === null ? null : { par };
}

/**
 * Who holds these half-days and when, in one sentence, by what occupations call her: a loan, or an offer below zero. For whom an
 * offer is kept is told to her own team, to who keeps the malle and to the coordination.
 */
function listTenantes(ctx: ContextePersonne, prises: readonly { malle: DossierDeMalle; gene: Gene }[]): Map<number, string> {
  const par = prises.flatMap(({ gene }) => (gene.par === undefined ? [] : [gene.par]));
  const pretees = prises.filter(({ malle }) => prete(malle)).map(({ gene }) => gene.par);
  const prets = ctx.db
    .select({ id: reservations.id, nom: structures.nom, du: reservations.du, au: reservations.au })
    .from(reservations)
    .innerJoin(structures, eq(structures.id, reservations.structureId))
    .where(inArray(reservations.id, par))
    .all();
  const offres = ctx.db
    .select({
      ...{ id: sql<number>`-${attentesDeMalle.id}`, du: attentesDeMalle.du, au: attentesDeMalle.au },
      ...{ structureId: attentesDeMalle.structureId, nom: structures.nom },
    })
    .from(attentesDeMalle)
    .innerJoin(structures, eq(structures.id, attentesDeMalle.structureId))
    .where(
      inArray(
        attentesDeMalle.id,
        par.map((id) => -id),
      ),
    )
    .all();
  return new Map([
    ...prets.map(({ id, nom, ...tenue }): [number, string] => [id, `${majuscule(leNom(nom))} l’a ${libellePeriode(tenue)}.`]),
    ...offres.map(({ id, nom, structureId, ...tenue }): [number, string] => {
      const dite = pretees.includes(id) || ctx.acteur.membreDe.includes(structureId);
      return [
        id,
        `Gardée pour ${dite ? `${leNom(nom)}, première` : 'la première structure'} de la liste d’attente, ${libellePeriode(tenue)}.`,
      ];
    }),
  ]);
}

/** The next dates on which she could have it for as long, from those that she asked for. */
function prochainesDe(
  malle: DossierDeMalle,
  occupation: Occupation | undefined,
  {
    periode,
    siens,
    feries,
    aujourdhui,
    fin,
  }: { periode: Periode; siens: PretsDeLaSienne; feries: ReadonlySet<Jour>; aujourdhui: Jour; fin: Jour },
) {
  const { ligne, regles } = malle;
  const demis = periode.au - periode.du + 1;
  if (!occupation || demis > regles.joursMax * 2) return [];
  const [tot, tard] = [premierJourReservable(aujourdhui, regles), dernierJourReservable(aujourdhui, regles)];
  const { debut } = datesDe(periode);
  const [de, a] = [tot > debut ? tot : debut, tard < fin ? tard : fin];
  return prochainesDatesLibres({ occupation, malle: ligne, regles, feries, de, a }, demis)
    .filter((trouvee) => siens === null || prete(malle) || aEncoreDroit(regles, siens.prets, trouvee))
    .map((trouvee) => ({ mots: libellePeriode(trouvee), href: adresseDeReservation(ligne.slug, datesDe(trouvee)) }));
}
