import { type Echecs, pourChacun, resumerEchecs } from '#app/commun/chacun.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { HEURE_DES_COURRIELS, heureCivile } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { envoyerQuestionnaire, listAEnvoyer, listARappeler, rappelerQuestionnaire } from './envoyer.server.ts';

/**
 * Asks those who came, then reminds once; each is done once, however often it runs.
 * @throws Error one for all those that could not be done, once the others are
 */
function passerLeTemps(ctx: Contexte): string {
  const echecs: Echecs = new Map();
  const envoyes = pourChacun(listAEnvoyer(ctx), echecs, (une) => envoyerQuestionnaire(ctx, une));
  const rappels = pourChacun(listARappeler(ctx), echecs, ({ id }) => rappelerQuestionnaire(ctx, id));
  const fait =
    envoyes + rappels === 0
      ? 'Rien à demander.'
      : `${accorder(envoyes, 'questionnaire envoyé', 'questionnaires envoyés')}, ${accorder(rappels, 'rappel envoyé', 'rappels envoyés')}.`;
  if (echecs.size > 0) throw resumerEchecs(echecs, ['questionnaire', 'questionnaires'], fait);
  return fait;
}

/** Every quarter of an hour, by day: those who came are asked. */
export const TACHE_DES_QUESTIONNAIRES: Tache = {
  nom: 'formations.questionnaires',
  libelle: 'Demander leur avis aux personnes qui ont suivi une formation',
  horaire: '*/15 * * * *',
  aFaire: (ctx) =>
    heureCivile(ctx.maintenant, ctx.fuseau) >= HEURE_DES_COURRIELS &&
    (listAEnvoyer(ctx).length > 0 || listARappeler(ctx).length > 0),
  executer: passerLeTemps,
};
