import { and, desc, eq, not, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { parleDe } from '#app/commun/donnees.server.ts';
import { aNom } from '#app/commun/francais.ts';
import { oublierTexte, type Reperes, reperesDe } from '#app/commun/oublier.ts';
import { jourDe, libelleInstant, libelleJourCourt, libellePeriode } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { accorder } from '#app/commun/texte.ts';
import { identiteConnue } from '#app/reseau/donnees/effacer-du-reseau.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { ANNEES_DES_PAPIERS } from '#app/troc/reglages.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { faitFoi, memeJour, TACHE_DES_PAPIERS, viderPapiers } from './conservation.server.ts';
import { LIBELLE_PAPIER, type MoyenDeSigner, type Partie } from './regimes.ts';
import { papiersFiges, signaturesStage } from './tables.ts';

const accueil = alias(structures, 'accueil');

const LIBELLE_MOYEN: Record<MoyenDeSigner, string> = {
  application: 'sur l’application, par votre compte',
  exemplaire: 'vous avez déposé l’exemplaire signé à la main',
};
const LIBELLE_PARTIE: Record<Partie, string> = {
  stagiaire: 'vous-même',
  employeur: 'la structure d’origine',
  accueil: 'la structure d’accueil',
};

/** Condition on `papiers_figes`: one of its edition is hers, tells her, or was signed by her. The texts then judge. */
function laNomment(personneId: number, reperes: Reperes): SQL {
  const signes = sql`exists (select 1 from ${signaturesStage} where ${signaturesStage.papierId} = ${papiersFiges.id}
    and (${signaturesStage.personneId} = ${personneId} or ${parleDe(signaturesStage.nom, reperes)}))`;
  return or(eq(papiersFiges.personneId, personneId), parleDe(papiersFiges.contenu, reperes), signes) ?? sql`0`;
}

function papiersQuiLaNomment({ db }: Pick<Contexte, 'db'>, personneId: number, reperes: Reperes, ou?: SQL) {
  return db
    .select({ papier: papiersFiges, du: stages.du, au: stages.au, accueil: accueil.nom })
    .from(papiersFiges)
    .innerJoin(stages, eq(stages.id, papiersFiges.stageId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .where(and(laNomment(personneId, reperes), ou))
    .orderBy(desc(papiersFiges.id))
    .all();
}

/** What the papers of stages hold of someone. */
export function donneesDesPapiers(ctx: Contexte, personneId: number): PartDeDossier[] {
  const { db, fuseau } = ctx;
  const identite = identiteConnue(ctx, personneId);
  const papiers = identite ? papiersQuiLaNomment(ctx, personneId, reperesDe(identite)) : [];
  return [
    {
      titre: 'Les conventions et les avenants qui vous nomment',
      pourquoi: 'Un texte signé ne change plus : il prouve ce qui a été convenu, pour vous comme pour les deux structures.',
      colonnes: ['Papier', 'Numéro', 'Stage', 'Texte arrêté le', 'Où le lire', 'Empreinte'],
      lignes: papiers.map(({ papier, ...stage }) => [
        LIBELLE_PAPIER[papier.sorte],
        papier.contenu?.reference ?? '',
        `${aNom(stage.accueil)}, ${libellePeriode(stage, true)}`,
        libelleInstant(papier.figeLe, fuseau),
        papier.contenu ? `Sur la page du stage, /stages/${papier.stageId}` : 'Le texte est effacé',
        papier.empreinte,
      ]),
    },
    {
      titre: 'Les signatures que vous avez données',
      pourquoi: 'Dire qui a signé quel texte, quand et en quelle qualité.',
      colonnes: ['Le', 'Papier', 'Pour', 'Comment', 'Nom écrit', 'Qualité', 'Code'],
      lignes: db
        .select({ signature: signaturesStage, sorte: papiersFiges.sorte })
        .from(signaturesStage)
        .innerJoin(papiersFiges, eq(papiersFiges.id, signaturesStage.papierId))
        .where(eq(signaturesStage.personneId, personneId))
        .orderBy(desc(signaturesStage.id))
        .all()
        .map(({ signature: s, sorte }) => [
          ...[libelleInstant(s.signeLe, fuseau), LIBELLE_PAPIER[sorte], LIBELLE_PARTIE[s.partie], LIBELLE_MOYEN[s.moyen]],
          ...[s.nom, s.qualite, s.code],
        ]),
    },
  ];
}

/** The signed papers that will still name someone once she is erased, and until when: a sentence a stage. */
export function papiersQuiResteront(ctx: Contexte, personneId: number): string[] {
  const identite = identiteConnue(ctx, personneId);
  if (!identite) return [];
  const annees = lireNombre(ctx.db, ANNEES_DES_PAPIERS);
  const parStage = new Map<number, { combien: number; phrase: (combien: number) => string }>();
  for (const { papier, ...stage } of papiersQuiLaNomment(ctx, personneId, reperesDe(identite), faitFoi())) {
    if (papier.contenu === null) continue;
    const jusque = libelleJourCourt(memeJour(jourDe(stage.au), annees));
    const phrase = (combien: number) =>
      `${accorder(combien, 'papier signé', 'papiers signés')} pour le stage ${aNom(stage.accueil)}, ${libellePeriode(stage, true)} : jusqu’au ${jusque}.`;
    parStage.set(papier.stageId, { combien: (parStage.get(papier.stageId)?.combien ?? 0) + 1, phrase });
  }
  return [...parStage.values()].map(({ combien, phrase }) => phrase(combien));
}

/**
 * A paper that is evidence keeps her name until its term: it proves her rights and those of others. One that was never signed
 * by all is emptied at once, with its whole edition. A name typed beside a scan goes: the scan is the paper.
 */
export function effacerDesPapiers({ db }: Contexte, { personneId, reperes }: PersonneAEffacer): void {
  const sans = papiersQuiLaNomment({ db }, personneId, reperes, not(faitFoi()));
  const editions = sans.map(({ papier }) =>
    and(eq(papiersFiges.stageId, papier.stageId), eq(papiersFiges.edition, papier.edition)),
  );
  const ids = db
    .select({ id: papiersFiges.id })
    .from(papiersFiges)
    .where(or(sql`0`, ...editions))
    .all();
  viderPapiers(
    db,
    ids.map(({ id }) => id),
  );
  const aLaMain = and(eq(signaturesStage.moyen, 'exemplaire'), parleDe(signaturesStage.nom, reperes));
  for (const { id, nom } of db
    .select({ id: signaturesStage.id, nom: signaturesStage.nom })
    .from(signaturesStage)
    .where(aLaMain)
    .all()) {
    db.update(signaturesStage)
      .set({ nom: oublierTexte(nom, reperes) })
      .where(eq(signaturesStage.id, id))
      .run();
  }
}

export const CONSERVATION_PAPIERS: readonly Conservation[] = [
  {
    quoi: 'Les conventions et les avenants signés qui vous nomment, l’exemplaire déposé, le nom et la qualité de qui a signé',
    pourquoi: 'Prouver ce qui a été convenu, et qu’un accord écrit a été donné : pour vous, et pour les deux structures.',
    duree:
      'Le délai réglé par la coordination, après le dernier jour du stage (5 ans si rien n’est réglé), même après votre effacement. Ensuite restent la date, le code et l’empreinte, sans texte ni nom écrit',
    comment: `La tâche de la nuit « ${TACHE_DES_PAPIERS.libelle} »`,
  },
  {
    quoi: 'Un texte à signer qui a été repris ou abandonné avant que tous l’aient signé',
    pourquoi: 'Savoir ce qui a été lu et par qui, le temps que le stage se règle.',
    duree: 'Le même délai',
    comment: `La tâche de la nuit « ${TACHE_DES_PAPIERS.libelle} » ; ou votre effacement, tout de suite`,
  },
];
