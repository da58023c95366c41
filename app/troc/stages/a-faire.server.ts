import { and, asc, eq, inArray, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { ajouterJours, jourCivil, jourDe } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { signatairesDe, signePour } from '#app/reseau/signataires/signataires.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { papiersAttendus } from '#app/troc/papiers/papiers-attendus.server.ts';
import { preparer } from '#db/preparer.ts';
import { libelleLimite, limiteDeReponse } from './etat.ts';
import { questionDuStage, type StageDit } from './questions.ts';
import { cotesDe, relationsAuStage } from './relations.ts';
import { estAQui, estStagiaire, maintenantCivil } from './stages.server.ts';
import { COTES, type Cote, JOURS_AVANT_CLOTURE } from './stages.ts';
import { bilansStage, stages } from './tables.ts';

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');
const ATTENTES_MAX = 100;

// Every page counts what awaits its reader: the query is built once.
const attendus = preparer((db) =>
  db
    .select({
      ligne: {
        id: stages.id,
        statut: stages.statut,
        chemin: stages.chemin,
        edition: stages.edition,
        du: stages.du,
        au: stages.au,
        demiJournees: stages.demiJournees,
        structureOrigineId: stages.structureOrigineId,
        structureAccueilId: stages.structureAccueilId,
        tutriceId: stages.tutriceId,
        coteQuiPropose: stages.coteQuiPropose,
        propositionNumero: stages.propositionNumero,
        proposeLe: stages.proposeLe,
        realiseLe: stages.realiseLe,
        modifieLe: stages.modifieLe,
      },
      enStage: sql<number>`${estStagiaire(sql.placeholder('moi'))}`,
      prenom: personnes.prenom,
      nom: personnes.nom,
      origine: origine.nom,
      accueil: accueil.nom,
    })
    .from(stages)
    .innerJoin(personnes, eq(personnes.id, stages.stagiaireId))
    .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .where(
      and(
        estAQui(sql.placeholder('moi'), sql.placeholder('siennes'), sql.placeholder('jour')),
        or(
          inArray(stages.statut, ['souhaite', 'propose', 'realise']),
          and(
            inArray(stages.statut, ['accepte', 'signe']),
            or(lte(stages.du, sql.placeholder('courante')), and(eq(stages.statut, 'accepte'), eq(stages.chemin, 'complet'))),
          ),
        ),
      ),
    )
    .orderBy(asc(stages.du))
    .limit(ATTENTES_MAX)
    .prepare(),
);

const COLONNE_DE = { origine: 'structureOrigineId', accueil: 'structureAccueilId' } as const;

type Lu = ReturnType<ReturnType<typeof attendus>['all']>[number];

/** What a stage awaits of this person: an answer, her consent, a signature, whether it took place, a bilan. */
export function attentesDeStage(ctx: ContextePersonne): Attente[] {
  const { aujourdhui, courante } = maintenantCivil(ctx);
  const { personneId, responsableDe } = ctx.acteur;
  const lignes = attendus(ctx.db).all({
    moi: personneId,
    siennes: JSON.stringify(responsableDe),
    jour: aujourdhui,
    courante,
  });
  const ids = (statut: string) => lignes.filter(({ ligne }) => ligne.statut === statut).map(({ ligne }) => ligne.id);
  const rendus = bilansRendus(ctx, ids('realise'));
  const aSigner = lignes.filter(({ ligne }) => ligne.statut === 'accepte' && ligne.chemin === 'complet');
  const papiers = papiersAttendus(
    ctx,
    aSigner.map(({ ligne }) => ligne),
  );
  const lieux = [...new Set(aSigner.flatMap(({ ligne }) => [ligne.structureOrigineId, ligne.structureAccueilId]))];
  const siennes = signePour(ctx, personneId, lieux);
  const disent = new Set(lieux.length === 0 ? [] : signatairesDe(ctx, lieux).map(({ structureId }) => structureId));
  return lignes.flatMap((lu): Attente[] => {
    const { ligne, enStage } = lu;
    const relations = relationsAuStage(
      { ...ligne, stagiaires: enStage ? [personneId] : [], signePour: ligne.statut === 'accepte' ? siennes : [] },
      ctx.acteur,
    );
    const attente = enAttente(lu, relations);
    switch (ligne.statut) {
      case 'souhaite':
        return relations.includes('origine') && courante < ligne.du ? [attente.reponse(ctx, 'appuyer')] : [];
      case 'propose':
        return relations.includes('a_repondre') && courante < ligne.du ? [attente.reponse(ctx, 'accepter')] : [];
      case 'realise': {
        const cotes = cotesDe(relations);
        const manque = COTES.some((cote) => cotes.includes(cote) && !rendus.has(`${ligne.id}:${cote}`));
        return manque ? [attente.bilan(ctx)] : [];
      }
      default: {
        const attendu = papiers.get(ligne.id);
        if (attendu && (attendu.accords.length > 0 || attendu.signatures.length > 0)) {
          if (courante > ligne.au) {
            const engage = COTES.some((cote) => relations.includes(cote));
            return engage ? [attente.nonSigne(ajouterJours(jourDe(ligne.au), 1))] : [];
          }
          const muette = COTES.find((cote) => relations.includes(cote) && !disent.has(ligne[COLONNE_DE[cote]]));
          if (muette) return [attente.signataire(muette)];
          if (attendu.accords.includes(personneId)) return [attente.papier('donner_son_accord')];
          if (attendu.accords.length > 0) return [];
          return attendu.signatures.some((cote) => relations.includes(`signataire_${cote}`)) ? [attente.papier('signer')] : [];
        }
        const presente = relations.some((une) => ['origine', 'accueil', 'stagiaire', 'tutrice'].includes(une));
        if (courante < ligne.du || !presente) return [];
        return [attente.constat(courante > ligne.au ? ajouterJours(jourDe(ligne.au), 1) : aujourdhui)];
      }
    }
  });
}

/** The sentences of each kind of wait on one stage. */
function enAttente({ ligne, ...noms }: Lu, relations: StageDit['relations']) {
  const dire = (acte: StageDit['actes'][number]) =>
    questionDuStage({
      ...ligne,
      periode: ligne,
      convention: ligne.chemin === 'complet',
      stagiaire: nomComplet(noms),
      plusieurs: false,
      origine: noms.origine,
      accueil: noms.accueil,
      relations,
      actes: [acte],
    });
  const base = { salle: 'troc' as const, cle: `stage-${ligne.id}-${ligne.statut}` };
  const chemin = `/stages/${ligne.id}`;
  return {
    reponse(ctx: ContextePersonne, acte: 'appuyer' | 'accepter'): Attente {
      const proposeLe = jourCivil(ligne.proposeLe, ctx.fuseau);
      const proposante = ligne.coteQuiPropose === 'origine' ? noms.origine : noms.accueil;
      return {
        ...base,
        echeance: limiteDeReponse(proposeLe, ligne.du),
        poids: 2,
        titre: dire(acte),
        suite: `Réponse attendue ${libelleLimite(proposeLe, ligne.du)}. Ensuite, ${acte === 'appuyer' ? 'le souhait' : 'la proposition'} s’éteint.`,
        lien: { libelle: acte === 'appuyer' ? 'Lire et répondre' : `Lire et répondre ${aNom(proposante)}`, chemin },
      };
    },
    papier(acte: 'donner_son_accord' | 'signer'): Attente {
      const accord = acte === 'donner_son_accord';
      return {
        ...base,
        echeance: jourDe(ligne.du),
        poids: 1,
        titre: dire(acte),
        suite: accord
          ? 'Sans votre oui écrit, il ne se passe rien. Refuser n’a aucune conséquence.'
          : 'Sans convention signée, le stage ne peut pas commencer.',
        lien: {
          libelle: accord ? 'Lire et répondre' : 'Lire et signer',
          chemin: `${chemin}/${accord ? 'donner_son_accord' : 'signer'}`,
        },
      };
    },
    signataire: (cote: Cote): Attente => ({
      ...base,
      echeance: jourDe(ligne.du),
      poids: 1,
      titre: `Dire qui signe pour ${leNom(noms[cote])}`,
      suite: `Sans cela, la convention du stage ${deNom(nomComplet(noms))} ne peut pas être signée.`,
      lien: { libelle: 'Dire qui signe', chemin: `/reseau/structures/${ligne[COLONNE_DE[cote]]}/accueillir` },
    }),
    nonSigne: (echeance: string): Attente => ({
      ...base,
      echeance,
      poids: 4,
      titre: `Qu’est devenu le stage ${deNom(nomComplet(noms))} ?`,
      suite: 'Sa convention n’est pas signée. Déposez l’exemplaire signé, reportez-le, ou dites qu’il n’a pas eu lieu.',
      lien: { libelle: 'Dire ce qu’il en est', chemin },
    }),
    constat: (echeance: string): Attente => ({
      ...base,
      echeance,
      poids: 5,
      titre: dire('constater'),
      suite: 'Un mot suffit. Les bilans s’ouvrent ensuite.',
      lien: { libelle: 'Dire s’il a eu lieu', chemin },
    }),
    bilan: (ctx: ContextePersonne): Attente => ({
      ...base,
      echeance: ajouterJours(jourCivil(ligne.realiseLe ?? ligne.modifieLe, ctx.fuseau), JOURS_AVANT_CLOTURE),
      poids: 7,
      titre: dire('rendre_bilan'),
      suite: 'Une question. Sans bilan, il n’en restera rien pour les autres.',
      lien: { libelle: 'Écrire le bilan', chemin: `${chemin}/rendre_bilan` },
    }),
  };
}

function bilansRendus(ctx: ContextePersonne, ids: readonly number[]): Set<string> {
  if (ids.length === 0) return new Set();
  const lignes = ctx.db
    .select({ stageId: bilansStage.stageId, cote: bilansStage.cote })
    .from(bilansStage)
    .where(inArray(bilansStage.stageId, [...ids]))
    .all();
  return new Set(lignes.map((b) => `${b.stageId}:${b.cote}`));
}
