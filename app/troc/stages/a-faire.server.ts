import { and, asc, eq, inArray, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom } from '#app/commun/francais.ts';
import { ajouterJours, jourCivil, jourDe } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { preparer } from '#db/preparer.ts';
import { libelleLimite, limiteDeReponse } from './etat.ts';
import { questionDuStage, type StageDit } from './questions.ts';
import { estAQui, maintenantCivil } from './stages.server.ts';
import { COTES, cotesDe, JOURS_AVANT_CLOTURE, relationsAuStage } from './stages.ts';
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
        du: stages.du,
        au: stages.au,
        structureOrigineId: stages.structureOrigineId,
        structureAccueilId: stages.structureAccueilId,
        stagiaireId: stages.stagiaireId,
        tutriceId: stages.tutriceId,
        coteQuiPropose: stages.coteQuiPropose,
        proposeLe: stages.proposeLe,
        realiseLe: stages.realiseLe,
        modifieLe: stages.modifieLe,
      },
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
        estAQui(sql.placeholder('moi'), sql.placeholder('siennes')),
        or(
          inArray(stages.statut, ['propose', 'realise']),
          and(inArray(stages.statut, ['accepte', 'signe']), lte(stages.du, sql.placeholder('courante'))),
        ),
      ),
    )
    .orderBy(asc(stages.du))
    .limit(ATTENTES_MAX)
    .prepare(),
);

/** What a stage awaits of this person: an answer, whether it took place, a bilan. */
export function attentesDeStage(ctx: ContextePersonne): Attente[] {
  const { aujourdhui, courante } = maintenantCivil(ctx);
  const lignes = attendus(ctx.db).all({
    moi: ctx.acteur.personneId,
    siennes: JSON.stringify(ctx.acteur.responsableDe),
    courante,
  });
  const rendus = bilansRendus(
    ctx,
    lignes.filter(({ ligne }) => ligne.statut === 'realise').map(({ ligne }) => ligne.id),
  );
  return lignes.flatMap(({ ligne, ...noms }): Attente[] => {
    const relations = relationsAuStage(ligne, ctx.acteur);
    const dire = (acte: StageDit['actes'][number]) =>
      questionDuStage({
        statut: ligne.statut,
        coteQuiPropose: ligne.coteQuiPropose,
        periode: ligne,
        stagiaire: nomComplet(noms),
        origine: noms.origine,
        accueil: noms.accueil,
        relations,
        actes: [acte],
      });
    const base = { salle: 'troc' as const, cle: `stage-${ligne.id}-${ligne.statut}` };
    const chemin = `/stages/${ligne.id}`;
    if (ligne.statut === 'propose') {
      if (!relations.includes('a_repondre') || courante >= ligne.du) return [];
      const proposeLe = jourCivil(ligne.proposeLe, ctx.fuseau);
      return [
        {
          ...base,
          echeance: limiteDeReponse(proposeLe, ligne.du),
          poids: 2,
          titre: dire('accepter'),
          suite: `Réponse attendue ${libelleLimite(proposeLe, ligne.du)}. Ensuite, la proposition s’éteint.`,
          lien: { libelle: `Lire et répondre ${aNom(ligne.coteQuiPropose === 'origine' ? noms.origine : noms.accueil)}`, chemin },
        },
      ];
    }
    if (ligne.statut === 'realise') {
      const cotes = cotesDe(relations);
      const manque = COTES.some((cote) => cotes.includes(cote) && !rendus.has(`${ligne.id}:${cote}`));
      if (!manque) return [];
      return [
        {
          ...base,
          echeance: ajouterJours(jourCivil(ligne.realiseLe ?? ligne.modifieLe, ctx.fuseau), JOURS_AVANT_CLOTURE),
          poids: 7,
          titre: dire('rendre_bilan'),
          suite: 'Une question. Sans bilan, il n’en restera rien pour les autres.',
          lien: { libelle: 'Écrire le bilan', chemin: `${chemin}/rendre_bilan` },
        },
      ];
    }
    return [
      {
        ...base,
        echeance: courante > ligne.au ? ajouterJours(jourDe(ligne.au), 1) : aujourdhui,
        poids: 5,
        titre: dire('constater'),
        suite: 'Un mot suffit. Les bilans s’ouvrent ensuite.',
        lien: { libelle: 'Dire s’il a eu lieu', chemin },
      },
    ];
  });
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
