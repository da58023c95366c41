import type { Contexte } from '#app/commun/contexte.ts';
import type { Tache } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { proposerLeRelais, relaisAProposer } from './proposer.server.ts';
import { laisserTomber, relaisATomber } from './tomber.server.ts';

/** What does not hold any more falls first: the same loans may then follow another. */
function passerLeTemps(ctx: Contexte): string {
  const tombes = relaisATomber(ctx).filter((d) => laisserTomber(ctx, d)).length;
  const proposes = relaisAProposer(ctx).filter((paire) => proposerLeRelais(ctx, paire)).length;
  const fait = [
    proposes > 0 ? accorder(proposes, 'passage de relais proposé', 'passages de relais proposés') : '',
    tombes > 0 ? accorder(tombes, 'qui ne tient plus', 'qui ne tiennent plus') : '',
  ].filter(Boolean);
  return `${fait.length > 0 ? fait.join(', ') : 'Rien à proposer'}.`;
}

export const TACHE_DES_RELAIS: Tache = {
  nom: 'malles.relais',
  libelle: 'Proposer de passer les malles de main en main',
  horaire: '2-59/5 * * * *',
  aFaire: (ctx) => relaisATomber(ctx).length > 0 || relaisAProposer(ctx).length > 0,
  executer: passerLeTemps,
};
