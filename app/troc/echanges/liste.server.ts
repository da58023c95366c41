import { and, count, desc, eq, inArray, notInArray, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { LigneAnnonce } from '#app/troc/annonces/annonces.server.ts';
import { STATUTS_OUVERTS_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { visible } from './dossiers.server.ts';
import { LIBELLE_STATUT_ECHANGE, peutRepondre, type StatutEchange, sortDeLEchange } from './echanges.ts';
import { echanges } from './tables.ts';

export const ECHANGES_PAR_PAGE = 20;
const SUR_UNE_ANNONCE = 10;

export interface EchangeListe {
  id: number;
  titre: string;
  /** The other structure. */
  avec: string;
  statut: StatutEchange;
  etat: string;
  /** « 23 mars » */
  quand: string;
  /** The other side wrote last. */
  aRepondre: boolean;
  /** What came of it, or what became of its annonce while they still speak. */
  suite: string;
}

const publie = alias(structures, 'publie');
const repond = alias(structures, 'repond');

/** Condition on `echanges` joined to `annonces`: open, and the other side wrote last. */
export const attendMaReponse = ({ acteur }: Pick<ContextePersonne, 'acteur'>): SQL =>
  attendLaReponse(JSON.stringify(acteur.membreDe));

/** The same for a prepared query: `siennes` is the JSON list of someone's structures. */
export function attendLaReponse(siennes: string | Placeholder): SQL {
  const parmiSiennes = sql`(select value from json_each(${siennes}))`;
  const dEnFace = or(
    and(eq(echanges.dernierCote, 'reponse'), inArray(annonces.structureId, parmiSiennes)),
    // Whoever is of both structures is not awaited by herself.
    and(
      eq(echanges.dernierCote, 'annonce'),
      inArray(echanges.structureId, parmiSiennes),
      notInArray(annonces.structureId, parmiSiennes),
    ),
  );
  return and(eq(echanges.statut, 'ouvert'), dEnFace) ?? sql`0`;
}

function lire(ctx: ContextePersonne, ou: SQL | undefined, coupe: { limite: number; debut?: number }): EchangeListe[] {
  const aRepondre = sql<number>`(${attendMaReponse(ctx)})`;
  return ctx.db
    .select({
      ...{ id: echanges.id, statut: echanges.statut, modifieLe: echanges.modifieLe, suite: echanges.suite },
      ...{
        titre: annonces.titre,
        annonce: annonces.statut,
        publieId: publie.id,
        publie: publie.nom,
        repond: repond.nom,
        aRepondre,
      },
    })
    .from(echanges)
    .innerJoin(annonces, eq(annonces.id, echanges.annonceId))
    .innerJoin(publie, eq(publie.id, annonces.structureId))
    .innerJoin(repond, eq(repond.id, echanges.structureId))
    .where(and(visible(ctx), ou))
    .orderBy(desc(aRepondre), sql`${echanges.statut} <> 'ouvert'`, desc(echanges.modifieLe), desc(echanges.id))
    .limit(coupe.limite)
    .offset(coupe.debut ?? 0)
    .all()
    .map((l) => ({
      ...{ id: l.id, titre: l.titre, statut: l.statut, etat: LIBELLE_STATUT_ECHANGE[l.statut] },
      avec: ctx.acteur.membreDe.includes(l.publieId) ? l.repond : l.publie,
      quand: libelleJourCourt(jourCivil(l.modifieLe, ctx.fuseau), false),
      aRepondre: l.aRepondre === 1,
      suite:
        l.suite ??
        (l.statut === 'ouvert'
          ? (sortDeLEchange(l.annonce, ctx.acteur.membreDe.includes(l.publieId) ? 'annonce' : 'reponse')?.titre ?? '')
          : ''),
    }));
}

/**
 * A page of the conversations of the reader's structures: those that await her, those that go on, then the others.
 * @param page from 1; beyond the last, the last
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function listEchanges(
  ctx: ContextePersonne,
  page: number,
): { lignes: EchangeListe[]; total: number; page: number; pages: number } {
  exigerTroc(ctx);
  const total =
    ctx.db
      .select({ n: count() })
      .from(echanges)
      .innerJoin(annonces, eq(annonces.id, echanges.annonceId))
      .where(visible(ctx))
      .get()?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / ECHANGES_PAR_PAGE));
  const laquelle = Math.min(Math.max(1, page), pages);
  const lignes = lire(ctx, undefined, { limite: ECHANGES_PAR_PAGE, debut: (laquelle - 1) * ECHANGES_PAR_PAGE });
  return { lignes, total, page: laquelle, pages };
}

/**
 * What the page of an annonce says of its échanges: how many, to the whole network; which, to those who have them; whether the
 * reader may answer.
 */
export function lireEchangesDeLAnnonce(ctx: ContextePersonne, annonce: LigneAnnonce) {
  const deLAnnonce = eq(echanges.annonceId, annonce.id);
  const nombre = ctx.db.select({ n: count() }).from(echanges).where(deLAnnonce).get()?.n ?? 0;
  const miens = lire(ctx, deLAnnonce, { limite: SUR_UNE_ANNONCE });
  const sienne = ctx.acteur.membreDe.includes(annonce.structureId);
  const enCours = miens.some(({ statut }) => statut === 'ouvert');
  return {
    nombre,
    miens,
    /** More than are shown. */
    tous: sienne && nombre > miens.length ? '/troc/echanges' : null,
    repondre: peutRepondre(annonce, ctx.acteur) && !enCours ? `/troc/annonces/${annonce.id}/repondre` : null,
    sienne,
    /** Whether others may answer it: their first answer makes a mail. */
    ouverte: STATUTS_OUVERTS_ANNONCE.some((ouvert) => ouvert === annonce.statut),
  };
}
export type EchangesLus = ReturnType<typeof lireEchangesDeLAnnonce>;
