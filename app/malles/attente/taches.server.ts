import type { Contexte } from '#app/commun/contexte.ts';
import type { Tache } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { aLaisserPasser, aOffrir, laisserPasser, proposer } from './offrir.server.ts';

/**
 * What was not answered in time is freed first: the next one in line may have it.
 * @throws Error one for all the waits that could not be done, once the others are
 */
function passerLeTemps(ctx: Contexte): string {
  const echecs: string[] = [];
  const compter = (ids: readonly number[], faire: (ctx: Contexte, id: number) => boolean) =>
    ids.filter((id) => {
      try {
        return faire(ctx, id);
      } catch (erreur) {
        echecs.push(`${id} (${erreur instanceof Error ? erreur.message : String(erreur)})`);
        return false;
      }
    }).length;
  const passees = compter(aLaisserPasser(ctx), laisserPasser);
  const proposees = compter(aOffrir(ctx), proposer);
  const fait =
    [
      proposees > 0 ? accorder(proposees, 'malle proposée', 'malles proposées') : '',
      passees > 0 ? accorder(passees, 'attente passée', 'attentes passées') : '',
    ]
      .filter(Boolean)
      .join(', ') || 'Rien à proposer';
  if (echecs.length > 0) throw new Error(`Des attentes n’ont pas pu être traitées : ${echecs.slice(0, 10).join(', ')}. ${fait}.`);
  return `${fait}.`;
}

export const TACHE_DE_LA_LISTE_D_ATTENTE: Tache = {
  nom: 'malles.attente',
  libelle: 'Proposer les malles qui se libèrent à la liste d’attente',
  horaire: '*/5 * * * *',
  aFaire: (ctx) => aLaisserPasser(ctx).length > 0 || aOffrir(ctx).length > 0,
  executer: passerLeTemps,
};
