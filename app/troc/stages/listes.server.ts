import { and, asc, count, desc, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { jourCivil, jourDe } from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { manque, papiersAttendus } from '#app/troc/papiers/papiers-attendus.server.ts';
import { conditionDuChoix } from './comptes.server.ts';
import type { Choix } from './comptes.ts';
import { libelleDates, libelleLimite } from './etat.ts';
import { attendMaReponse, maintenantCivil, sousConvention, visible } from './stages.server.ts';
import { libelleEtat, STATUTS_FINALS_STAGE, STATUTS_STAGE, type StatutStage } from './statuts.ts';
import { stages, stagiairesStage } from './tables.ts';

export const STAGES_PAR_PAGE = 50;

/** What one may narrow the list to. */
export const FILTRES_STAGES = ['tous', 'sans_reponse', 'a_signer', 'prevus', 'sans_bilan', 'passes'] as const;
export type FiltreStages = (typeof FILTRES_STAGES)[number];

export const LIBELLE_FILTRE: Record<FiltreStages, string> = {
  tous: 'Tous',
  sans_reponse: 'Sans réponse',
  a_signer: 'Papiers à signer',
  prevus: 'Prévus',
  sans_bilan: 'Sans bilan',
  passes: 'Passés',
};

const STATUTS_DU_FILTRE: Record<FiltreStages, readonly StatutStage[]> = {
  tous: STATUTS_STAGE,
  sans_reponse: ['souhaite', 'propose'],
  a_signer: ['accepte'],
  prevus: ['accepte', 'signe'],
  sans_bilan: ['realise'],
  passes: STATUTS_FINALS_STAGE,
};

// Under a convention, what is accepted waits for consents and signatures: with the last one it is signed.
const duFiltre = (filtre: FiltreStages): SQL | undefined =>
  filtre === 'tous'
    ? undefined
    : and(inArray(stages.statut, [...STATUTS_DU_FILTRE[filtre]]), filtre === 'a_signer' ? sousConvention : undefined);

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
  { page = 1, filtre = 'tous', choix = {} }: { page?: number; filtre?: FiltreStages; choix?: Choix } = {},
): { lignes: LigneDeListe[]; total: number; page: number; pages: number } {
  const choisis = conditionDuChoix(choix);
  const aRepondre = filtre === 'tous' && !choisis ? idsEnAttente(ctx) : [];
  const ou = and(visible(ctx), duFiltre(filtre), choisis, aRepondre.length > 0 ? notInArray(stages.id, aRepondre) : undefined);
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

/** How many stages the whole network has under a count, whoever may see them: what the figure said. */
export function compterEnTout(ctx: ContextePersonne, choix: Choix): number {
  return ctx.db.select({ n: count() }).from(stages).where(conditionDuChoix(choix)).get()?.n ?? 0;
}

/** The filters that would show something, with how many. */
export function listFiltres(ctx: ContextePersonne): { valeur: FiltreStages; libelle: string; combien: number }[] {
  const parStatut = ctx.db
    .select({ statut: stages.statut, n: count() })
    .from(stages)
    .where(visible(ctx))
    .groupBy(stages.statut)
    .all();
  const aSigner = parStatut.some(({ statut }) => statut === 'accepte')
    ? (ctx.db
        .select({ n: count() })
        .from(stages)
        .where(and(visible(ctx), duFiltre('a_signer')))
        .get()?.n ?? 0)
    : 0;
  return FILTRES_STAGES.map((valeur) => {
    const siens = parStatut.filter(({ statut }) => STATUTS_DU_FILTRE[valeur].includes(statut));
    const combien = valeur === 'a_signer' ? aSigner : siens.reduce((somme, { n }) => somme + n, 0);
    return { valeur, libelle: LIBELLE_FILTRE[valeur], combien };
  }).filter(({ combien }) => combien > 0);
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

/** How many go besides the first. */
export const autresStagiaires = sql<number>`(select count(*) - 1 from ${stagiairesStage} where ${stagiairesStage.stageId} = ${stages.id} and ${stagiairesStage.numero} = ${stages.propositionNumero})`;

/** « Maëlle Desroches », « Maëlle Desroches et 2 autres » */
export const nomDesStagiaires = (s: { prenom: string; nom: string; autres: number }): string =>
  s.autres > 0 ? `${nomComplet(s)} et ${accorder(s.autres, 'autre')}` : nomComplet(s);

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');

function lireLignes(ctx: ContextePersonne, ids: readonly number[], attendues: ReadonlySet<number>): LigneDeListe[] {
  if (ids.length === 0) return [];
  const { aujourdhui, courante } = maintenantCivil(ctx);
  const lignes = ctx.db
    .select({
      id: stages.id,
      statut: stages.statut,
      chemin: stages.chemin,
      du: stages.du,
      au: stages.au,
      demiJournees: stages.demiJournees,
      propositionNumero: stages.propositionNumero,
      autres: autresStagiaires,
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
  const papiers = papiersAttendus(
    ctx,
    lignes.filter(({ statut, chemin }) => statut === 'accepte' && chemin === 'complet'),
  );
  const parId = new Map(lignes.map((ligne) => [ligne.id, ligne]));
  return ids.flatMap((id) => {
    const s = parId.get(id);
    if (!s) return [];
    const aSigner = manque(papiers.get(id));
    const aConfirmer = (s.statut === 'accepte' || s.statut === 'signe') && courante >= s.du && !aSigner;
    const attend = s.statut === 'propose' || s.statut === 'souhaite';
    const autreAnnee = jourDe(s.au).slice(0, 4) !== aujourdhui.slice(0, 4);
    return [
      {
        id,
        qui: nomDesStagiaires(s),
        trajet: `D${deNom(s.origine).slice(1)} ${aNom(s.accueil)}`,
        quand: libelleDates(s, autreAnnee),
        statut: s.statut,
        etat: aConfirmer ? 'A-t-il eu lieu\u00a0?' : attendues.has(id) ? 'À vous de répondre' : libelleEtat(s.statut, aSigner),
        limite: attend ? libelleLimite(jourCivil(s.proposeLe, ctx.fuseau), s.du) : '',
        presse: aConfirmer || aSigner || attend,
        groupe: groupeDe(s.statut, attendues.has(id)),
      },
    ];
  });
}

function groupeDe(statut: StatutStage, attendue: boolean): LigneDeListe['groupe'] {
  if (attendue) return 'a_repondre';
  if (statut === 'realise') return 'realises';
  return STATUTS_FINALS_STAGE.includes(statut) ? 'passes' : 'en_cours';
}
