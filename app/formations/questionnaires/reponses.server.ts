import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import type { ChampDeReponse, PageDeReponse, ReponseParLien, SuiteDeReponse } from '#app/commun/reponse-par-lien.ts';
import { dejaRepondu, ensuiteDeLaReponse, introDuQuestionnaire, REPONSE_NOTEE, titreDuQuestionnaire } from './phrases.ts';
import { LIBELLE_NOTE, lireLesDits, NOTES } from './questionnaires.ts';
import { getQuestionnaire, type QuestionnaireLu, repondreAuQuestionnaire } from './repondre.server.ts';

const OPTIONS = NOTES.map((note) => ({ valeur: String(note), libelle: LIBELLE_NOTE[note] }));

const champs = ({ questions, valeurs }: QuestionnaireLu): ChampDeReponse[] =>
  questions.map(({ code, intitule, genre }, rang) => {
    const commun = { nom: code, libelle: `${rang + 1}. ${intitule}`, ...(valeurs[code] ? { defaut: valeurs[code] } : {}) };
    return genre === 'note'
      ? { ...commun, genre: 'choix', obligatoire: true, options: OPTIONS }
      : { ...commun, genre: 'long', obligatoire: false };
  });

function montrer(ctx: ContextePersonne, id: number): PageDeReponse {
  const lu = getQuestionnaire(ctx, id);
  return {
    ...{ salle: 'formations', titre: titreDuQuestionnaire(lu), details: [] },
    phrases: [introDuQuestionnaire(lu), ...(lu.donneLe ? [dejaRepondu(lu)] : [])],
    actes: [
      {
        ...{ nom: 'repondre', libelle: lu.version > 0 ? 'Changer mes réponses' : 'Envoyer mes réponses', genre: 'principal' },
        ...{ champs: champs(lu), caches: { version: String(lu.version) }, ensuite: ensuiteDeLaReponse(lu) },
      },
    ],
    chemin: `/formations/questionnaires/${id}`,
  };
}

function agir(ctx: ContextePersonne, id: number, acte: string, tapes: Record<string, string>): SuiteDeReponse {
  if (acte !== 'repondre') throw introuvable();
  const { genre } = getQuestionnaire(ctx, id);
  repondreAuQuestionnaire(ctx, id, { version: Number(tapes.version), dits: lireLesDits(genre, tapes) });
  return REPONSE_NOTEE;
}

/** What someone who came thinks of it, from the mail and without signing in. */
export const reponseAuQuestionnaire: ReponseParLien = { montrer, agir };
