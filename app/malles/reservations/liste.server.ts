import { and, asc, count, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, libellePeriode } from '#app/commun/periode.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { exigerMalles } from '#app/malles/catalogue/malles.server.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { adresseDuFlux } from '#app/malles/courriels/flux.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { visible } from './dossiers.server.ts';
import {
  adresseDesPrets,
  COTES_DES_PRETS,
  type CoteDesPrets,
  LIBELLE_QUAND,
  QUAND_DES_PRETS,
  type QuandDesPrets,
} from './filtres.ts';
import { joursDeRetard, LIBELLE_STATUT_RESERVATION, type StatutReservation } from './reservations.ts';
import { reservations } from './tables.ts';

const PRETS_PAR_PAGE = 20;

const STATUTS_DE_QUAND: Record<QuandDesPrets, readonly StatutReservation[]> = {
  en_cours: ['en_pret', 'rendue', 'a_regulariser'],
  a_venir: ['demandee', 'acceptee'],
  passes: ['close', 'refusee', 'annulee'],
};

/** A loan as a line of the list. */
export interface PretListe {
  id: number;
  malle: string;
  statut: StatutReservation;
  etat: string;
  retard: number;
  quand: string;
  pour: string;
  chez: string;
}

/** The loans of her structures, or those of the malles that she keeps; the coordination follows all of them there. */
function duCote({ acteur }: ContextePersonne, cote: CoteDesPrets): SQL | undefined {
  if (cote === 'emprunts') return inArray(reservations.structureId, [...acteur.membreDe]);
  if (acteur.roles.includes('coordination')) return undefined;
  return or(inArray(malles.structureId, [...acteur.membreDe]), eq(malles.gardienneId, acteur.personneId));
}

/**
 * « Mes prêts »: what the reader's structures borrow, or what they lend.
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function getPageDesPrets(ctx: ContextePersonne, adresse: URLSearchParams) {
  exigerMalles(ctx);
  const voulu = COTES_DES_PRETS.find((un) => un === adresse.get('cote'));
  const nombres = { emprunts: compter(ctx, 'emprunts'), malles: compter(ctx, 'malles') };
  // Who keeps a malle and has never borrowed one comes for hers.
  const cote = voulu ?? (somme(nombres.emprunts) === 0 && somme(nombres.malles) > 0 ? 'malles' : 'emprunts');
  const n = nombres[cote];
  const quand =
    QUAND_DES_PRETS.find((un) => un === adresse.get('quand')) ?? QUAND_DES_PRETS.find((un) => n[un] > 0) ?? 'en_cours';
  const pages = Math.max(1, Math.ceil(n[quand] / PRETS_PAR_PAGE));
  const page = Math.min(pageDemandee(adresse), pages);
  return {
    agendas: agendasDe(ctx),
    ...{ cote, quand, page, pages, total: n[quand], vide: somme(n) === 0 },
    lignes: lire(ctx, cote, quand, (page - 1) * PRETS_PAR_PAGE),
    cotes: COTES_DES_PRETS.map((un) => ({ cle: un, combien: somme(nombres[un]), ici: un === cote })),
    quands: QUAND_DES_PRETS.map((un) => ({
      ...{ libelle: LIBELLE_QUAND[un], combien: n[un], ici: un === quand },
      chemin: adresseDesPrets({ cote, quand: un }),
    })),
  };
}

/** Where a telephone follows the loans of each of her structures. */
const agendasDe = (ctx: ContextePersonne) =>
  ctx.db
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(inArray(structures.id, [...ctx.acteur.membreDe]))
    .orderBy(asc(structures.nom))
    .all()
    .map(({ id, nom }) => ({ id, nom, adresse: adresseDuFlux(ctx, `/reservations/structures/${id}.ics`) }));

const somme = (nombres: Record<QuandDesPrets, number>) => nombres.en_cours + nombres.a_venir + nombres.passes;

function compter(ctx: ContextePersonne, cote: CoteDesPrets): Record<QuandDesPrets, number> {
  const lus = ctx.db
    .select({ statut: reservations.statut, n: count() })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .where(and(visible(ctx), duCote(ctx, cote)))
    .groupBy(reservations.statut)
    .all();
  const combien = (quand: QuandDesPrets) =>
    lus.filter(({ statut }) => STATUTS_DE_QUAND[quand].includes(statut)).reduce((total, { n }) => total + n, 0);
  return { en_cours: combien('en_cours'), a_venir: combien('a_venir'), passes: combien('passes') };
}

function lire(ctx: ContextePersonne, cote: CoteDesPrets, quand: QuandDesPrets, debut: number): PretListe[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const chez = sql<string>`(select nom from structures s where s.id = ${malles.structureId})`;
  return ctx.db
    .select({ ligne: reservations, malle: malles.nom, pour: structures.nom, chez })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .innerJoin(structures, eq(structures.id, reservations.structureId))
    .where(and(visible(ctx), duCote(ctx, cote), inArray(reservations.statut, [...STATUTS_DE_QUAND[quand]])))
    .orderBy(quand === 'passes' ? desc(reservations.du) : asc(reservations.du), asc(reservations.id))
    .limit(PRETS_PAR_PAGE)
    .offset(debut)
    .all()
    .map(({ ligne, ...une }) => ({
      ...{ id: ligne.id, statut: ligne.statut, etat: LIBELLE_STATUT_RESERVATION[ligne.statut], ...une },
      ...{ retard: joursDeRetard(ligne, aujourdhui), quand: libellePeriode(ligne, true) },
    }));
}
