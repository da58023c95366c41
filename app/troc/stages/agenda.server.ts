import { and, asc, eq, gte, lte, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import type { Periode } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { libelleLieu } from './lettres.server.ts';
import { estMien, visible } from './stages.server.ts';
import { LIBELLE_STATUT_STAGE, STATUTS_BLOQUANTS_STAGE, type StatutStage } from './stages.ts';
import { stages } from './tables.ts';

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');

/**
 * Stages of a period: only whoever may see one finds it in her calendar. What was proposed or agreed and will not be
 * stays, cancelled: a telephone that took it in learns that it is over.
 */
export function evenementsDeStage(ctx: ContextePersonne, periode: Periode): Evenement[] {
  return ctx.db
    .select({
      id: stages.id,
      statut: stages.statut,
      version: stages.version,
      du: stages.du,
      au: stages.au,
      modifieLe: stages.modifieLe,
      prenom: personnes.prenom,
      nom: personnes.nom,
      origine: origine.nom,
      lieu: { nom: accueil.nom, adresse: accueil.adresse, codePostal: accueil.codePostal, commune: communes.nom },
      mien: sql<number>`${estMien(ctx)}`,
    })
    .from(stages)
    .innerJoin(personnes, eq(personnes.id, stages.stagiaireId))
    .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .leftJoin(communes, eq(communes.code, accueil.communeCode))
    .where(
      and(
        visible(ctx),
        lte(stages.du, periode.au),
        gte(stages.au, periode.du),
        // A wish has no dates to hold yet.
        ne(stages.statut, 'souhaite'),
      ),
    )
    .orderBy(asc(stages.du), asc(stages.id))
    .all()
    .map((s) => ({
      cle: `stage-${s.id}`,
      salle: 'troc',
      periode: { du: s.du, au: s.au },
      titre: `Stage : ${nomComplet(s)} ${aNom(s.lieu.nom)}`,
      detail: detailDe(s),
      lieu: libelleLieu(s.lieu),
      ...(s.lieu.commune ? { bref: aNom(s.lieu.commune) } : {}),
      chemin: `/stages/${s.id}`,
      mien: s.mien === 1,
      etat: s.statut === 'propose' ? 'propose' : STATUTS_BLOQUANTS_STAGE.includes(s.statut) ? 'prevu' : 'annule',
      sequence: s.version,
      modifieLe: s.modifieLe,
    }));
}

/** « De La Cour carrée à La Grange commune. », after the state when the stage is not simply to come. */
function detailDe({ statut, origine: depart, lieu }: { statut: StatutStage; origine: string; lieu: { nom: string } }): string {
  const etat = statut === 'accepte' ? '' : `${LIBELLE_STATUT_STAGE[statut]}. `;
  return `${etat}D${deNom(depart).slice(1)} ${aNom(lieu.nom)}.`;
}
