import { LE_TEMPS } from '#app/commun/contexte.ts';
import { QUESTIONS } from '#app/formations/questionnaires/questionnaires.ts';
import { lireSynthese } from '#app/formations/questionnaires/synthese.server.ts';
import { questionnairesDeFormation, reponsesDeFormation } from '#app/formations/questionnaires/tables.ts';
import { ouvrir } from '#db/ouvrir.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerPersonne } from '#tests/fabriques/reseau.ts';

const REPONSES = 500;
const FOIS = 20;

export interface MesureDeSynthese {
  reponses: number;
  /** Of one reading, counts and words, in ms. */
  p50: number;
  max: number;
}

/** The synthesis of one formation that five hundred people answered to, marks and words, in this process. */
export function mesurerSynthese(chemin: string): MesureDeSynthese {
  const { db, fermer } = ouvrir(chemin);
  const le = new Date('2026-05-12T16:00:00Z');
  const formationId = db.transaction((tx) => {
    const { structure, responsable } = fabriquerEquipe(tx);
    const { formation } = fabriquerFormation(tx, { organisatriceId: responsable.id, capacite: REPONSES, statut: 'realisee' });
    for (let i = 0; i < REPONSES; i += 1) {
      const inscription = fabriquerInscription(tx, {
        ...{ formationId: formation.id, structureId: structure.id, personneId: fabriquerPersonne(tx).id },
      });
      const { id: questionnaireId } = tx
        .insert(questionnairesDeFormation)
        .values({ inscriptionId: inscription.id, genre: 'chaud', envoyeLe: le, donneLe: le, version: 1 })
        .returning()
        .get();
      tx.insert(reponsesDeFormation)
        .values(
          QUESTIONS.chaud.map(({ code, genre }) => ({
            ...{ questionnaireId, question: code },
            ...(genre === 'note'
              ? { note: 1 + (i % 4) }
              : { mots: `Réponse ${i}, en quelques mots que chacune écrit à sa façon.` }),
          })),
        )
        .run();
    }
    return formation.id;
  });
  const ctx = { db, acteur: LE_TEMPS, maintenant: le, fuseau: 'Europe/Paris', adressePublique: 'https://reseau.example' };
  const durees = Array.from({ length: FOIS }, () => {
    const debut = performance.now();
    const { donnes, parts } = lireSynthese(ctx, formationId, 'chaud');
    if (donnes !== REPONSES || parts === null) throw new Error('La synthèse ne compte pas toutes les réponses.');
    return performance.now() - debut;
  }).sort((a, b) => a - b);
  fermer();
  return { reponses: REPONSES, p50: durees[FOIS / 2] ?? 0, max: durees.at(-1) ?? 0 };
}
