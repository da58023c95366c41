import { and, asc, eq, gte, lte, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom } from '#app/commun/francais.ts';
import { jourCivil, type Periode } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { libelleLieu } from '#app/reseau/structures/lieu.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { preparer } from '#db/preparer.ts';
import { evenementsDe } from './evenements.server.ts';
import { autresStagiaires, nomDesStagiaires, ouvreLeTroc } from './listes.server.ts';
import { estAQui } from './stages.server.ts';
import { propositionsStage, stages } from './tables.ts';

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');

// Read for each person by the letter, and by every page of the agenda: the query is built once.
const duCalendrier = preparer((db) => {
  const place = sql.placeholder;
  const mien = estAQui(place('moi'), place('siennes'), place('jour'));
  return db
    .select({
      id: stages.id,
      statut: stages.statut,
      version: stages.version,
      demiJournees: stages.demiJournees,
      modifieLe: stages.modifieLe,
      prenom: personnes.prenom,
      nom: personnes.nom,
      autres: autresStagiaires,
      origine: origine.nom,
      accueil: { nom: accueil.nom, adresse: accueil.adresse, codePostal: accueil.codePostal, commune: communes.nom },
      lieu: propositionsStage.lieu,
      mien: sql<number>`${mien}`,
    })
    .from(stages)
    .innerJoin(personnes, eq(personnes.id, stages.stagiaireId))
    .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .leftJoin(communes, eq(communes.code, accueil.communeCode))
    .innerJoin(
      propositionsStage,
      and(eq(propositionsStage.stageId, stages.id), eq(propositionsStage.numero, stages.propositionNumero)),
    )
    .where(
      and(
        // The coordination sees them all.
        or(sql`${place('tous')}`, mien),
        lte(stages.du, place('au')),
        gte(stages.au, place('du')),
        // A wish has no dates to hold yet.
        ne(stages.statut, 'souhaite'),
        ne(stages.propositionNumero, 0),
      ),
    )
    .orderBy(asc(stages.du), asc(stages.id))
    .prepare();
});

/**
 * Stages of a period: only whoever may see one finds it in her calendar. What was proposed or agreed and will not be
 * stays, cancelled: a telephone that took it in learns that it is over.
 */
export function evenementsDeStage(ctx: ContextePersonne, periode: Periode): Evenement[] {
  if (!ouvreLeTroc(ctx.acteur)) return [];
  const { personneId, responsableDe, roles } = ctx.acteur;
  return duCalendrier(ctx.db)
    .all({
      ...{ moi: personneId, siennes: JSON.stringify(responsableDe), jour: jourCivil(ctx.maintenant, ctx.fuseau) },
      ...{ tous: roles.includes('coordination') ? 1 : 0, du: periode.du, au: periode.au },
    })
    .flatMap(({ prenom, nom, autres, accueil: hote, lieu, mien, ...s }) =>
      evenementsDe({
        ...s,
        stagiaires: nomDesStagiaires({ prenom, nom, autres }),
        accueil: hote.nom,
        lieu: lieu ? `${hote.nom}, ${lieu}` : libelleLieu(hote),
        ...(hote.commune ? { bref: aNom(hote.commune) } : {}),
        mien: mien === 1,
      }).filter((e) => e.periode.du <= periode.au && e.periode.au >= periode.du),
    );
}
