import { and, eq, inArray, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { heureCivile, jourCivil } from '#app/commun/periode.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { demiJourneeCourante, type EtatDuStage } from './etat.ts';
import type { Cote } from './stages.ts';
import { bilansStage, propositionsStage, stages } from './tables.ts';

export type LigneStage = typeof stages.$inferSelect;

/** Condition on `stages`: those that the actor may see. It belongs in the WHERE of every query. */
export function visible({ acteur }: Pick<Contexte, 'acteur'>): SQL | undefined {
  if (acteur.personneId === null || acteur.roles.includes('coordination')) return undefined;
  // Not even those she was in, before or by mistake: the troc is not a partenaire's.
  if (acteur.roles.includes('partenaire')) return sql`0`;
  return or(estMien({ acteur }), sql`0`);
}

/** Condition on `stages`: the actor is in it, or commits one of its structures. */
export function estMien({ acteur }: Pick<Contexte, 'acteur'>): SQL {
  return acteur.personneId === null ? sql`0` : estAQui(acteur.personneId, JSON.stringify(acteur.responsableDe));
}

/** The same for a prepared query: `moi` is a person's id, `siennes` the JSON list of the structures she commits. */
export function estAQui(moi: number | Placeholder, siennes: string | Placeholder): SQL {
  const parmiSiennes = sql`(select value from json_each(${siennes}))`;
  return (
    or(
      eq(stages.stagiaireId, moi),
      eq(stages.tutriceId, moi),
      inArray(stages.structureOrigineId, parmiSiennes),
      inArray(stages.structureAccueilId, parmiSiennes),
    ) ?? sql`0`
  );
}

/** Condition on `stages`: a proposal that the actor's structures are asked to answer. */
export function attendMaReponse({ acteur }: Pick<Contexte, 'acteur'>): SQL {
  const siennes = [...acteur.responsableDe];
  if (siennes.length === 0) return sql`0`;
  const cote = (qui: Cote, colonne: typeof stages.structureOrigineId | typeof stages.structureAccueilId) =>
    and(eq(stages.coteQuiPropose, qui), inArray(colonne, siennes));
  return (
    and(
      eq(stages.statut, 'propose'),
      or(cote('origine', stages.structureAccueilId), cote('accueil', stages.structureOrigineId)),
    ) ?? sql`0`
  );
}

/**
 * The row of a stage, for a verbe.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function exigerStage(ctx: Contexte, id: number | undefined): LigneStage {
  if (id === undefined) throw introuvable();
  const ligne = ctx.db
    .select()
    .from(stages)
    .where(and(eq(stages.id, id), visible(ctx)))
    .get();
  if (!ligne) throw introuvable();
  return ligne;
}

export interface LieuDuStage {
  id: number;
  nom: string;
  adresse: string | null;
  codePostal: string | null;
  commune: string | null;
  communeCode: string | null;
  telephone: string | null;
}

/** A stage with the names of all who take part: mails, pages and papers are written from it. */
export interface Dossier {
  ligne: LigneStage;
  origine: LieuDuStage;
  accueil: LieuDuStage;
  stagiaire: { id: number; prenom: string; nom: string };
  tutrice: { id: number; prenom: string; nom: string } | null;
  auteur: { id: number; nom: string };
  message: string | null;
  bilans: { cote: Cote; texte: string; auteur: string; renduLe: Date }[];
}

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');
const communeOrigine = alias(communes, 'commune_origine');
const communeAccueil = alias(communes, 'commune_accueil');
const stagiaire = alias(personnes, 'stagiaire');
const tutrice = alias(personnes, 'tutrice');
const auteur = alias(personnes, 'auteur');

const lieu = (s: typeof origine | typeof accueil, c: typeof communeOrigine | typeof communeAccueil) => ({
  id: s.id,
  nom: s.nom,
  adresse: s.adresse,
  codePostal: s.codePostal,
  commune: c.nom,
  communeCode: s.communeCode,
  telephone: s.telephone,
});
const nommee = (p: { id: number; prenom: string; nom: string }) => ({ id: p.id, prenom: p.prenom, nom: nomComplet(p) });

/**
 * One stage with all that its page says.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getStage(ctx: Contexte, id: number | undefined): Dossier {
  if (id === undefined) throw introuvable();
  const lu = ctx.db
    .select({
      ligne: stages,
      origine: lieu(origine, communeOrigine),
      accueil: lieu(accueil, communeAccueil),
      stagiaire: { id: stagiaire.id, prenom: stagiaire.prenom, nom: stagiaire.nom },
      tutrice: { id: tutrice.id, prenom: tutrice.prenom, nom: tutrice.nom },
      auteur: { id: auteur.id, prenom: auteur.prenom, nom: auteur.nom },
      message: propositionsStage.message,
    })
    .from(stages)
    .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .leftJoin(communeOrigine, eq(communeOrigine.code, origine.communeCode))
    .leftJoin(communeAccueil, eq(communeAccueil.code, accueil.communeCode))
    .innerJoin(stagiaire, eq(stagiaire.id, stages.stagiaireId))
    .leftJoin(tutrice, eq(tutrice.id, stages.tutriceId))
    .innerJoin(
      propositionsStage,
      and(eq(propositionsStage.stageId, stages.id), eq(propositionsStage.numero, stages.propositionNumero)),
    )
    .innerJoin(auteur, eq(auteur.id, propositionsStage.auteurId))
    .where(and(eq(stages.id, id), visible(ctx)))
    .get();
  if (!lu) throw introuvable();
  const bilans = ctx.db
    .select({
      cote: bilansStage.cote,
      texte: bilansStage.texte,
      prenom: personnes.prenom,
      nom: personnes.nom,
      renduLe: bilansStage.renduLe,
    })
    .from(bilansStage)
    .innerJoin(personnes, eq(personnes.id, bilansStage.auteurId))
    .where(eq(bilansStage.stageId, id))
    .orderBy(bilansStage.renduLe)
    .all();
  return {
    ligne: lu.ligne,
    origine: lu.origine,
    accueil: lu.accueil,
    stagiaire: nommee(lu.stagiaire),
    tutrice: lu.tutrice ? nommee(lu.tutrice) : null,
    auteur: nommee(lu.auteur),
    message: lu.message,
    bilans: bilans.map((b) => ({ cote: b.cote, texte: b.texte, auteur: nomComplet(b), renduLe: b.renduLe })),
  };
}

/** The half-day that runs now where the network lives. */
export function maintenantCivil(ctx: Pick<Contexte, 'maintenant' | 'fuseau'>) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return { aujourdhui, courante: demiJourneeCourante(aujourdhui, heureCivile(ctx.maintenant, ctx.fuseau)) };
}

/** What the guards need, read from the row. */
export function etatDuStage(ctx: Contexte, ligne: LigneStage, bilans: readonly Cote[], cotes: readonly Cote[]): EtatDuStage {
  return {
    du: ligne.du,
    ...maintenantCivil(ctx),
    proposeLe: jourCivil(ligne.proposeLe, ctx.fuseau),
    realiseLe: ligne.realiseLe ? jourCivil(ligne.realiseLe, ctx.fuseau) : null,
    bilans,
    cotes,
  };
}
