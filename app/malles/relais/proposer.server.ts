import { and, asc, eq, gt, gte, inArray, isNull, lte, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { interdit } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterJours, demiJournee, jourCivil, jourDe } from '#app/commun/periode.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { horsService } from '#app/malles/occupation/libre.ts';
import { STATUTS_PRIS } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { prevenirDuRelais } from './courriels.server.ts';
import { kmDuRelais } from './km.server.ts';
import { cycleRelais, DEMI_JOURNEES_ENTRE_DEUX, JOURS_AVANT_RELAIS, KM_MINIMUM, relationsSansRelais } from './relais.ts';
import { relaisDeMalle } from './tables.ts';

const premiere = alias(reservations, 'premiere');
const suivante = alias(reservations, 'suivante');
const entre = alias(reservations, 'entre');
const donne = alias(structures, 'donne');
const recoit = alias(structures, 'recoit');
const chezElle = alias(structures, 'chez_elle');

interface Paire {
  premiereId: number;
  suivanteId: number;
  premiereAu: number;
  suivanteDu: number;
  malle: string;
  km: number;
}

/**
 * The loans that follow closely, and between which the malle may go straight: one after the other, of two structures, for which
 * nothing was proposed yet, in service by then, and far enough from its home.
 * @param suivanteId those before that loan; all of them when absent
 */
export function relaisAProposer(ctx: Contexte, suivanteId?: number): Paire[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const deja = ctx.db
    .select({ un: sql`1` })
    .from(relaisDeMalle)
    .where(and(ne(relaisDeMalle.statut, 'tombe'), eq(relaisDeMalle.suivanteId, suivante.id)));
  const donnee = ctx.db
    .select({ un: sql`1` })
    .from(relaisDeMalle)
    .where(and(ne(relaisDeMalle.statut, 'tombe'), eq(relaisDeMalle.premiereId, premiere.id)));
  const unAutre = ctx.db
    .select({ un: sql`1` })
    .from(entre)
    .where(
      and(
        ...[eq(entre.malleId, premiere.malleId), inArray(entre.statut, [...STATUTS_PRIS])],
        ...[gt(entre.du, premiere.au), sql`${entre.du} < ${suivante.du}`],
      ),
    );
  return ctx.db
    .select({
      ...{ premiereId: premiere.id, suivanteId: suivante.id, premiereAu: premiere.au, suivanteDu: suivante.du },
      ...{ malle: malles.nom, etat: malles.etat, etatJusquAu: malles.etatJusquAu, premiereDu: premiere.du },
      // The place of use where it was said, otherwise the borrower's.
      ici: sql<string | null>`coalesce(${premiere.communeCode}, ${donne.communeCode})`,
      la: sql<string | null>`coalesce(${suivante.communeCode}, ${recoit.communeCode})`,
      maison: chezElle.communeCode,
    })
    .from(premiere)
    .innerJoin(
      suivante,
      and(
        ...[eq(suivante.malleId, premiere.malleId), eq(suivante.statut, 'acceptee'), isNull(suivante.relaisDeId)],
        ...[gt(suivante.du, premiere.au), lte(suivante.du, sql`${premiere.au} + ${DEMI_JOURNEES_ENTRE_DEUX + 1}`)],
        ne(suivante.structureId, premiere.structureId),
      ),
    )
    .innerJoin(malles, eq(malles.id, premiere.malleId))
    .innerJoin(chezElle, eq(chezElle.id, malles.structureId))
    .innerJoin(donne, eq(donne.id, premiere.structureId))
    .innerJoin(recoit, eq(recoit.id, suivante.structureId))
    .where(
      and(
        inArray(premiere.statut, [...STATUTS_PRIS]),
        gte(premiere.au, demiJournee(aujourdhui, 'matin')),
        lte(premiere.au, demiJournee(ajouterJours(aujourdhui, JOURS_AVANT_RELAIS), 'apres-midi')),
        ...[notExists(deja), notExists(donnee), notExists(unAutre)],
        suivanteId === undefined ? undefined : eq(suivante.id, suivanteId),
      ),
    )
    .orderBy(asc(premiere.au), asc(premiere.id))
    .all()
    .flatMap(({ ici, la, maison, etat, etatJusquAu, premiereDu, ...paire }) => {
      const depart = jourDe(premiereDu);
      if (horsService({ etat, etatJusquAu }, depart > aujourdhui ? depart : aujourdhui)) return [];
      const km = kmDuRelais(ctx, { premiere: ici, suivante: la, maison });
      return km !== null && km >= KM_MINIMUM ? [{ ...paire, km }] : [];
    });
}

/**
 * Proposes one to both structures.
 * @returns false when it does not hold any more
 * @throws ErreurMetier INTERDIT
 */
export function proposerLeRelais(ctx: Contexte, { suivanteId }: Pick<Paire, 'suivanteId'>): boolean {
  const relations = relationsSansRelais(ctx.acteur);
  if (!permet(cycleRelais, 'proposer', relations)) throw interdit();
  return enTransaction(ctx, (tx) => {
    const [paire] = relaisAProposer(tx, suivanteId);
    if (!paire) return false;
    const { malle, ...valeurs } = paire;
    const { vers } = cycleRelais.transitions.proposer;
    const { id } = tx.db
      .insert(relaisDeMalle)
      .values({ ...valeurs, statut: vers, proposeLe: tx.maintenant })
      .returning({ id: relaisDeMalle.id })
      .get();
    journaliser(tx, {
      ...{ domaine: 'malles', objet: cycleRelais.objet, objetId: id, acte: 'proposer' },
      resume: `a proposé de passer ${laMalle(malle)} de main en main`,
      apres: { statut: vers, km: paire.km },
    });
    prevenirDuRelais(tx, id, 'proposer');
    return true;
  });
}
