import { and, asc, count, desc, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { jourCivil, jourDe } from '#app/commun/periode.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { libelleDates, libelleLimite } from './etat.ts';
import { attendMaReponse, maintenantCivil, visible } from './stages.server.ts';
import { LIBELLE_STATUT_STAGE, STATUTS_FINALS_STAGE, STATUTS_STAGE, type StatutStage } from './stages.ts';
import { stages } from './tables.ts';

export const STAGES_PAR_PAGE = 50;

/** What one may narrow the list to. */
export const FILTRES_STAGES = ['tous', 'sans_reponse', 'prevus', 'sans_bilan', 'passes'] as const;
export type FiltreStages = (typeof FILTRES_STAGES)[number];

export const LIBELLE_FILTRE: Record<FiltreStages, string> = {
  tous: 'Tous',
  sans_reponse: 'Sans réponse',
  prevus: 'Prévus',
  sans_bilan: 'Sans bilan',
  passes: 'Passés',
};

const STATUTS_DU_FILTRE: Record<FiltreStages, readonly StatutStage[]> = {
  tous: STATUTS_STAGE,
  sans_reponse: ['propose'],
  prevus: ['accepte', 'signe'],
  sans_bilan: ['realise'],
  passes: STATUTS_FINALS_STAGE,
};

export interface LigneDeListe {
  id: number;
  qui: string;
  trajet: string;
  quand: string;
  statut: StatutStage;
  etat: string;
  /** « avant mercredi 1er avril » while an answer is awaited; otherwise empty. */
  limite: string;
  /** Someone has something to say. */
  presse: boolean;
  groupe: 'a_repondre' | 'en_cours' | 'realises' | 'passes';
}

/** @throws ErreurMetier INTROUVABLE to a partenaire: the troc is not hers */
export function exigerTroc({ acteur }: ContextePersonne): void {
  if (!ouvreLeTroc(acteur)) throw introuvable();
}

export function ouvreLeTroc(acteur: ContextePersonne['acteur']): boolean {
  return acteur.roles.includes('coordination') || !acteur.roles.includes('partenaire');
}

// Status and first half-day are one covering index: the order of a long list reads no row.
const rang = sql`case when ${stages.statut} in ('souhaite', 'propose', 'accepte', 'signe') then 0 when ${stages.statut} = 'realise' then 1 else 2 end`;
const date = sql`case when ${rang} = 0 then ${stages.du} else -${stages.du} end`;

/**
 * A page of 50 stages that the actor may see: first those that await her answer, then those to come
 * by date, then the past from the latest.
 * @param options.page from 1; beyond the last, the last
 */
export function listStages(
  ctx: ContextePersonne,
  { page = 1, filtre = 'tous' }: { page?: number; filtre?: FiltreStages } = {},
): { lignes: LigneDeListe[]; total: number; page: number; pages: number } {
  const aRepondre = filtre === 'tous' ? idsEnAttente(ctx) : [];
  const ou = and(
    visible(ctx),
    filtre === 'tous' ? undefined : inArray(stages.statut, [...STATUTS_DU_FILTRE[filtre]]),
    aRepondre.length > 0 ? notInArray(stages.id, aRepondre) : undefined,
  );
  const reste = ctx.db.select({ n: count() }).from(stages).where(ou).get()?.n ?? 0;
  const total = aRepondre.length + reste;
  const pages = Math.max(1, Math.ceil(total / STAGES_PAR_PAGE));
  const laquelle = Math.min(Math.max(1, page), pages);
  const debut = (laquelle - 1) * STAGES_PAR_PAGE;
  const enTete = aRepondre.slice(debut, debut + STAGES_PAR_PAGE);
  const ids = ctx.db
    .select({ id: stages.id })
    .from(stages)
    .where(ou)
    .orderBy(asc(rang), asc(date), desc(stages.id))
    .limit(STAGES_PAR_PAGE - enTete.length)
    .offset(Math.max(0, debut - aRepondre.length))
    .all()
    .map((ligne) => ligne.id);
  return { lignes: lireLignes(ctx, [...enTete, ...ids], new Set(enTete)), total, page: laquelle, pages };
}

function idsEnAttente(ctx: ContextePersonne): number[] {
  const attend: SQL = attendMaReponse(ctx);
  return ctx.db
    .select({ id: stages.id })
    .from(stages)
    .where(attend)
    .orderBy(asc(stages.du), asc(stages.id))
    .limit(STAGES_PAR_PAGE)
    .all()
    .map((ligne) => ligne.id);
}

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');

function lireLignes(ctx: ContextePersonne, ids: readonly number[], attendues: ReadonlySet<number>): LigneDeListe[] {
  if (ids.length === 0) return [];
  const { aujourdhui, courante } = maintenantCivil(ctx);
  const lignes = ctx.db
    .select({
      id: stages.id,
      statut: stages.statut,
      du: stages.du,
      au: stages.au,
      proposeLe: stages.proposeLe,
      prenom: personnes.prenom,
      nom: personnes.nom,
      origine: origine.nom,
      accueil: accueil.nom,
    })
    .from(stages)
    .innerJoin(personnes, eq(personnes.id, stages.stagiaireId))
    .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .where(inArray(stages.id, [...ids]))
    .all();
  const parId = new Map(lignes.map((ligne) => [ligne.id, ligne]));
  return ids.flatMap((id) => {
    const s = parId.get(id);
    if (!s) return [];
    const aConfirmer = (s.statut === 'accepte' || s.statut === 'signe') && courante >= s.du;
    const autreAnnee = jourDe(s.au).slice(0, 4) !== aujourdhui.slice(0, 4);
    return [
      {
        id,
        qui: nomComplet(s),
        trajet: `D${deNom(s.origine).slice(1)} ${aNom(s.accueil)}`,
        quand: libelleDates(s, autreAnnee),
        statut: s.statut,
        etat: aConfirmer ? 'A-t-il eu lieu ?' : etatDe(s.statut, attendues.has(id)),
        limite: s.statut === 'propose' ? libelleLimite(jourCivil(s.proposeLe, ctx.fuseau), s.du) : '',
        presse: aConfirmer || s.statut === 'propose',
        groupe: groupeDe(s.statut, attendues.has(id)),
      },
    ];
  });
}

function etatDe(statut: StatutStage, attendue: boolean): string {
  return attendue ? 'À vous de répondre' : LIBELLE_STATUT_STAGE[statut];
}

function groupeDe(statut: StatutStage, attendue: boolean): LigneDeListe['groupe'] {
  if (attendue) return 'a_repondre';
  if (statut === 'realise') return 'realises';
  return STATUTS_FINALS_STAGE.includes(statut) ? 'passes' : 'en_cours';
}
