import { and, asc, eq, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Acteur, Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enumerer } from '#app/commun/texte.ts';
import { type LienEmploi, nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { signePour } from '#app/reseau/signataires/signataires.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { type EtatDesPapiers, lireEtatDesPapiers } from '#app/troc/papiers/etat-des-papiers.server.ts';
import type { Regime } from '#app/troc/papiers/regimes.ts';
import { preparer } from '#db/preparer.ts';
import type { Atteinte } from './bilans.ts';
import type { EtatDuStage } from './etat.ts';
import { cotesDe, relationsAuStage } from './relations.ts';
import { estAQui, type LigneStage, maintenantCivil, quiVoit } from './stages.server.ts';
import { COTES, type Cote, type RelationStage } from './stages.ts';
import { STATUTS_PLACE_PRISE } from './statuts.ts';
import { bilansStage, propositionsStage, stages, stagiairesStage } from './tables.ts';
import type { Termes } from './termes.ts';

export interface LieuDuStage {
  id: number;
  nom: string;
  adresse: string | null;
  codePostal: string | null;
  commune: string | null;
  communeCode: string | null;
  telephone: string | null;
  consignes: string | null;
}

export interface StagiaireDuStage {
  id: number;
  prenom: string;
  nom: string;
  lien: LienEmploi;
  intitule: string;
  regime: Regime;
}

/** A stage with the names of all who take part: mails, pages and papers are written from it. */
export interface Dossier {
  ligne: LigneStage;
  origine: LieuDuStage;
  accueil: LieuDuStage;
  /** As sentences name those who go: « Maëlle Desroches et Karim Sadaoui »; the id is the first one's. */
  stagiaire: { id: number; nom: string };
  stagiaires: StagiaireDuStage[];
  tutrice: { id: number; prenom: string; nom: string } | null;
  /** Who wrote the present version. */
  auteur: { id: number; nom: string };
  message: string | null;
  termes: Termes;
  bilans: { cote: Cote; texte: string; atteint: Atteinte | null; conseil: string | null; auteur: string; renduLe: Date }[];
  papiers: EtatDesPapiers;
}

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');
const communeOrigine = alias(communes, 'commune_origine');
const communeAccueil = alias(communes, 'commune_accueil');
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
  consignes: s.consignesStage,
});
const nommee = (p: { id: number; prenom: string; nom: string }) => ({ id: p.id, prenom: p.prenom, nom: nomComplet(p) });

const place = sql.placeholder;

// Every act and every mail reads its stage again: the query is built once.
const dossiers = preparer((db) =>
  db
    .select({
      ligne: stages,
      proposition: propositionsStage,
      origine: lieu(origine, communeOrigine),
      accueil: lieu(accueil, communeAccueil),
      tutrice: { id: tutrice.id, prenom: tutrice.prenom, nom: tutrice.nom },
      auteur: { id: auteur.id, prenom: auteur.prenom, nom: auteur.nom },
    })
    .from(stages)
    .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .leftJoin(communeOrigine, eq(communeOrigine.code, origine.communeCode))
    .leftJoin(communeAccueil, eq(communeAccueil.code, accueil.communeCode))
    .leftJoin(tutrice, eq(tutrice.id, stages.tutriceId))
    .innerJoin(
      propositionsStage,
      and(eq(propositionsStage.stageId, stages.id), eq(propositionsStage.numero, stages.propositionNumero)),
    )
    .innerJoin(auteur, eq(auteur.id, propositionsStage.auteurId))
    .where(and(eq(stages.id, place('id')), or(sql`${place('tous')}`, estAQui(place('moi'), place('siennes'), place('jour')))))
    .prepare(),
);

/**
 * One stage with all that its page says.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getStage(ctx: Contexte, id: number | undefined): Dossier {
  if (id === undefined) throw introuvable();
  const lecteur = quiVoit(ctx);
  const lu = lecteur && dossiers(ctx.db).get({ id, ...lecteur });
  if (!lu) throw introuvable();
  const { ligne, proposition } = lu;
  const lesStagiaires = stagiairesDe(ctx, id, ligne.propositionNumero);
  return {
    ligne,
    origine: lu.origine,
    accueil: lu.accueil,
    stagiaire: { id: ligne.stagiaireId, nom: enumerer(lesStagiaires.map(({ nom }) => nom)) },
    stagiaires: lesStagiaires,
    tutrice: lu.tutrice ? nommee(lu.tutrice) : null,
    auteur: nommee(lu.auteur),
    message: proposition.message,
    termes: proposition,
    bilans: bilansDe(ctx, id),
    papiers: lireEtatDesPapiers(ctx, ligne, lesStagiaires),
  };
}

const stagiaires = preparer((db) =>
  db
    .select({
      id: personnes.id,
      prenom: personnes.prenom,
      nomSeul: personnes.nom,
      lien: stagiairesStage.lien,
      intitule: stagiairesStage.intitule,
      regime: stagiairesStage.regime,
    })
    .from(stagiairesStage)
    .innerJoin(personnes, eq(personnes.id, stagiairesStage.personneId))
    .where(and(eq(stagiairesStage.stageId, place('stageId')), eq(stagiairesStage.numero, place('numero'))))
    .orderBy(asc(stagiairesStage.rang))
    .prepare(),
);

/** Those who go, in a version of the stage. */
export const stagiairesDe = ({ db }: Pick<Contexte, 'db'>, stageId: number, numero: number): StagiaireDuStage[] =>
  stagiaires(db)
    .all({ stageId, numero })
    .map(({ nomSeul, ...ligne }) => ({ ...ligne, nom: nomComplet({ prenom: ligne.prenom, nom: nomSeul }) }));

const bilans = preparer((db) =>
  db
    .select({
      cote: bilansStage.cote,
      texte: bilansStage.texte,
      atteint: bilansStage.atteint,
      conseil: bilansStage.conseil,
      prenom: personnes.prenom,
      nom: personnes.nom,
      renduLe: bilansStage.renduLe,
    })
    .from(bilansStage)
    .innerJoin(personnes, eq(personnes.id, bilansStage.auteurId))
    .where(eq(bilansStage.stageId, place('stageId')))
    .orderBy(bilansStage.renduLe)
    .prepare(),
);

const bilansDe = ({ db }: Pick<Contexte, 'db'>, stageId: number): Dossier['bilans'] =>
  bilans(db)
    .all({ stageId })
    .map(({ prenom, nom, ...bilan }) => ({ ...bilan, auteur: nomComplet({ prenom, nom }) }));

/** Who someone is to this stage. */
export function relationsDe(ctx: Contexte, d: Dossier, acteur: Acteur = ctx.acteur): RelationStage[] {
  const { ligne } = d;
  const aSigner = ligne.chemin === 'complet' && STATUTS_PLACE_PRISE.includes(ligne.statut);
  return relationsAuStage(
    {
      ...ligne,
      stagiaires: d.stagiaires.map(({ id }) => id),
      signePour: aSigner && acteur.personneId !== null ? signePour(ctx, acteur.personneId, [d.origine.id, d.accueil.id]) : [],
    },
    acteur,
  );
}

/** Someone goes as an employee under a convention. */
export const demandeUneConvention = (d: Pick<Dossier, 'stagiaires'>): boolean =>
  d.stagiaires.some(({ regime }) => regime === 'convention');

/** What the guards need, for someone with these relations. */
export function etatDuStage(ctx: Contexte, d: Dossier, relations: readonly RelationStage[], moi: number | null): EtatDuStage {
  const { ligne, papiers } = d;
  return {
    du: ligne.du,
    au: ligne.au,
    ...maintenantCivil(ctx),
    proposeLe: jourCivil(ligne.proposeLe, ctx.fuseau),
    realiseLe: ligne.realiseLe ? jourCivil(ligne.realiseLe, ctx.fuseau) : null,
    statut: ligne.statut,
    bilans: d.bilans.map(({ cote }) => cote),
    cotes: cotesDe(relations),
    convention: demandeUneConvention(d),
    fige: ligne.edition > 0,
    accordDeMoi: moi !== null && papiers.accordsAttendus.includes(moi),
    accordsAttendus: papiers.accordsAttendus.length,
    signaturesAttendues: papiers.signaturesAttendues,
    jeSignePour: COTES.filter((cote) => relations.includes(`signataire_${cote}`)),
    jEngage: COTES.filter((cote) => relations.includes(cote)),
  };
}
