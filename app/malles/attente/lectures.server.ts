import { randomUUID } from 'node:crypto';
import { and, asc, count, desc, eq, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { interdit } from '#app/commun/erreurs.ts';
import { leNom } from '#app/commun/francais.ts';
import { jourCivil, libelleJourCourt, libellePeriode, type Periode } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { majuscule } from '#app/commun/texte.ts';
import { type DossierDeMalle, exigerMalles, getMalle, lireMalle } from '#app/malles/catalogue/malles.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { HEURES_D_OFFRE } from '#app/malles/reglages.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import {
  ACTES_ATTENTE,
  cycleAttente,
  LIBELLE_STATUT_ATTENTE,
  libelleJusqua,
  STATUTS_VIVANTS_ATTENTE,
  type StatutAttente,
} from './attentes.ts';
import { type DossierDAttente, getAttente, type LigneAttente, visible } from './dossiers.server.ts';
import { attentesDeMalle } from './tables.ts';
import { vieDeLAttente } from './vie.ts';

export const ATTENTES_PAR_PAGE = 30;
/** On the page of a malle. */
const FILE_MONTREE = 20;

const vivante = inArray(attentesDeMalle.statut, [...STATUTS_VIVANTS_ATTENTE]);

/** How many wait before for some of the same half-days. */
export function combienAvant({ db }: Pick<Contexte, 'db'>, { id, malleId, depuis, du, au }: LigneAttente): number {
  const plusTot = or(lt(attentesDeMalle.depuis, depuis), and(eq(attentesDeMalle.depuis, depuis), lt(attentesDeMalle.id, id)));
  return compter(db, and(croise(malleId, { du, au }), plusTot));
}

/** How many wait for some of these half-days. */
const combienAttendent = ({ db }: Pick<Contexte, 'db'>, malleId: number, periode: Periode): number =>
  compter(db, croise(malleId, periode));

const compter = (db: Contexte['db'], ou: SQL | undefined): number =>
  db.select({ n: count() }).from(attentesDeMalle).where(and(vivante, ou)).get()?.n ?? 0;

const croise = (malleId: number, { du, au }: Periode) =>
  and(eq(attentesDeMalle.malleId, malleId), lte(attentesDeMalle.du, au), gte(attentesDeMalle.au, du));

/** The page of a wait: where it stands, what may be done, how many stand before. */
export function lirePageDAttente(ctx: ContextePersonne, id: number | undefined) {
  const d = getAttente(ctx, id);
  const { ligne, malle, structure, relations } = d;
  const { accord } = lireMalle(ctx, ligne.malleId).regles;
  const ouverts = possibles(cycleAttente, ligne.statut, relations);
  const avant = ligne.statut === 'en_attente' ? combienAvant(ctx, ligne) : 0;
  const jusqua = ligne.jusqua === null ? null : libelleJusqua(ligne.jusqua, ctx.fuseau);
  return {
    ...{ id: ligne.id, statut: ligne.statut, libelleStatut: LIBELLE_STATUT_ATTENTE[ligne.statut] },
    ...{ malle: { slug: malle.slug, nom: malle.nom }, structure: structure.nom, dates: libellePeriode(ligne, true) },
    ...{ jusqua, avant, accord, reservationId: ligne.reservationId },
    actes: ACTES_ATTENTE.filter((acte) => ouverts.includes(acte)),
    libellePrendre: accord ? 'Envoyer la demande' : `Réserver ${laMalle(malle.nom)}`,
    ensuite: accord
      ? [
          'Votre demande part à qui garde la malle, qui vous répond par courriel.',
          'D’ici là, ces dates ne sont proposées à personne d’autre.',
        ]
      : [
          'La malle est à vous pour ces dates, et qui la garde le sait aussitôt.',
          'Vous pourrez dire où et pour quoi sur la page du prêt.',
        ],
    situation: situationDe(d, avant, jusqua),
    vie: vieDeLAttente(ligne, ctx.fuseau),
  };
}

function situationDe({ ligne, structure }: DossierDAttente, avant: number, jusqua: string | null): string {
  const tour = 'Quand son tour vient, un courriel la propose, et elle est gardée le temps de répondre.';
  switch (ligne.statut) {
    case 'en_attente':
      return avant === 0
        ? 'Première de la liste pour ces dates. Si la malle se libère, un courriel la propose, et elle est gardée le temps de répondre.'
        : `${avant === 1 ? 'Une structure attend' : `${avant} structures attendent`} ces dates avant celle-ci. ${tour}`;
    case 'proposee':
      return `La malle est libre, et gardée pour ${leNom(structure.nom)} jusqu’au ${jusqua}.`;
    case 'prise':
      return 'La malle s’est libérée, et elle a été prise.';
    case 'passee':
      return ligne.proposeeLe === null
        ? 'La malle ne s’est pas libérée à temps.'
        : 'La malle a été proposée, et n’a pas été prise.';
    case 'retiree':
      return `${majuscule(leNom(structure.nom))} n’attend plus ces dates.`;
  }
}

export interface AttenteListee {
  id: number;
  malle: string;
  structure: string;
  dates: string;
  statut: StatutAttente;
  etat: string;
  depuis: string;
}

/** The waits of her structures, all of them for the coordination: what may still come first, then the latest. */
export function listAttentes(ctx: ContextePersonne, demandee: number) {
  exigerMalles(ctx);
  const total = ctx.db.select({ n: count() }).from(attentesDeMalle).where(visible(ctx)).get()?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / ATTENTES_PAR_PAGE));
  const page = Math.min(demandee, pages);
  const { id, statut, du, au, depuis, jusqua } = attentesDeMalle;
  const lignes = ctx.db
    .select({ ...{ id, statut, du, au, depuis, jusqua }, malle: malles.nom, structure: structures.nom })
    .from(attentesDeMalle)
    .innerJoin(malles, eq(malles.id, attentesDeMalle.malleId))
    .innerJoin(structures, eq(structures.id, attentesDeMalle.structureId))
    .where(visible(ctx))
    .orderBy(desc(sql`${statut} = 'proposee'`), desc(sql`${statut} = 'en_attente'`), desc(depuis), desc(id))
    .limit(ATTENTES_PAR_PAGE)
    .offset((page - 1) * ATTENTES_PAR_PAGE)
    .all()
    .map(
      (lu): AttenteListee => ({
        ...{ id: lu.id, malle: lu.malle, structure: lu.structure, statut: lu.statut, dates: libellePeriode(lu, true) },
        etat:
          lu.statut === 'proposee' && lu.jusqua !== null
            ? `À prendre avant le ${libelleJusqua(lu.jusqua, ctx.fuseau)}`
            : LIBELLE_STATUT_ATTENTE[lu.statut],
        depuis: libelleJourCourt(jourCivil(lu.depuis, ctx.fuseau)),
      }),
    );
  return { lignes, total, page, pages };
}

/** Who waits for a malle: structures and dates for who keeps it and the coordination; how many, for the others. */
export interface FileDAttenteLue {
  total: number;
  /** Null for whom it only says how many. */
  lignes: { id: number; structure: string; dates: string; depuis: string; etat: string }[] | null;
}

/** The waiting list of a malle, for its page. */
export function lireFileDAttente(ctx: ContextePersonne, { ligne: malle, relations }: DossierDeMalle): FileDAttenteLue {
  const aVenir = and(vivante, eq(attentesDeMalle.malleId, malle.id));
  const total = ctx.db.select({ n: count() }).from(attentesDeMalle).where(aVenir).get()?.n ?? 0;
  if (!relations.includes('gardienne') && !relations.includes('coordination')) return { total, lignes: null };
  const { id, statut, du, au, depuis, jusqua } = attentesDeMalle;
  const lignes = ctx.db
    .select({ ...{ id, statut, du, au, depuis, jusqua }, structure: structures.nom })
    .from(attentesDeMalle)
    .innerJoin(structures, eq(structures.id, attentesDeMalle.structureId))
    .where(aVenir)
    .orderBy(asc(depuis), asc(id))
    .limit(FILE_MONTREE)
    .all()
    .map((lu) => ({
      ...{ id: lu.id, structure: lu.structure, dates: libellePeriode(lu, true) },
      depuis: libelleJourCourt(jourCivil(lu.depuis, ctx.fuseau)),
      etat: lu.jusqua === null ? 'Attend' : `Proposée jusqu’au ${libelleJusqua(lu.jusqua, ctx.fuseau)}`,
    }));
  return { total, lignes };
}

/** What the form to wait needs, with the dates that its address says. */
export function lireFormulaireDAttente(ctx: ContextePersonne, slug: string | undefined, periode: Periode | null) {
  const { ligne, regles } = getMalle(ctx, slug);
  const { membreDe } = ctx.acteur;
  if (membreDe.length === 0) {
    throw interdit('Il faut être dans l’équipe d’une structure pour attendre une malle.');
  }
  return {
    malle: { slug: ligne.slug, nom: ligne.nom },
    accord: regles.accord,
    heures: lireNombre(ctx.db, HEURES_D_OFFRE),
    siennes: ctx.db
      .select({ id: structures.id, nom: structures.nom })
      .from(structures)
      .where(inArray(structures.id, [...membreDe]))
      .orderBy(asc(structures.nom))
      .all()
      .map(({ id, nom }) => ({ valeur: String(id), libelle: nom })),
    attendent: periode === null ? null : combienAttendent(ctx, ligne.id, periode),
    geste: randomUUID(),
  };
}
