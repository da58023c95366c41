import { type Echecs, pourChacun, resumerEchecs } from '#app/commun/chacun.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Tache } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { proposerLeRelais, relaisAProposer } from './proposer.server.ts';
import { laisserTomber, relaisATomber } from './tomber.server.ts';

/**
 * What does not hold any more falls first: the same loans may then follow another.
 * @throws Error one for all the loans that could not be done, once the others are
 */
function passerLeTemps(ctx: Contexte): string {
  const echecs: Echecs = new Map();
  const aTomber = relaisATomber(ctx).map((d) => ({ ...d, id: d.prets.suivante.id }));
  const tombes = pourChacun(aTomber, echecs, (d) => laisserTomber(ctx, d));
  const aProposer = relaisAProposer(ctx).map((paire) => ({ ...paire, id: paire.suivanteId }));
  const proposes = pourChacun(aProposer, echecs, (paire) => proposerLeRelais(ctx, paire));
  const fait = [
    proposes > 0 ? accorder(proposes, 'passage de relais proposé', 'passages de relais proposés') : '',
    tombes > 0 ? accorder(tombes, 'qui ne tient plus', 'qui ne tiennent plus') : '',
  ].filter(Boolean);
  const dit = `${fait.length > 0 ? fait.join(', ') : 'Rien à proposer'}.`;
  if (echecs.size > 0) throw resumerEchecs(echecs, ['prêt en passage de relais', 'prêts en passage de relais'], dit);
  return dit;
}

export const TACHE_DES_RELAIS: Tache = {
  nom: 'malles.relais',
  libelle: 'Proposer de passer les malles de main en main',
  horaire: '2-59/5 * * * *',
  aFaire: (ctx) => relaisATomber(ctx).length > 0 || relaisAProposer(ctx).length > 0,
  executer: passerLeTemps,
};
