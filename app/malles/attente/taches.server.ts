import { type Echecs, pourChacun, resumerEchecs } from '#app/commun/chacun.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Tache } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { aLaisserPasser, aOffrir, laisserPasser, proposer } from './offrir.server.ts';

/**
 * What was not answered in time is freed first: the next one in line may have it.
 * @throws Error one for all the waits that could not be done, once the others are
 */
function passerLeTemps(ctx: Contexte): string {
  const echecs: Echecs = new Map();
  const lignes = (ids: readonly number[]) => ids.map((id) => ({ id }));
  let proposees = 0;
  const passees = pourChacun(lignes(aLaisserPasser(ctx)), echecs, ({ id }) => {
    const suivantes = laisserPasser(ctx, id);
    proposees += suivantes ?? 0;
    return suivantes !== null;
  });
  proposees += pourChacun(lignes(aOffrir(ctx)), echecs, ({ id }) => proposer(ctx, id));
  const fait =
    [
      proposees > 0 ? accorder(proposees, 'malle proposée', 'malles proposées') : '',
      passees > 0 ? accorder(passees, 'attente passée', 'attentes passées') : '',
    ]
      .filter(Boolean)
      .join(', ') || 'Rien à proposer';
  if (echecs.size > 0) throw resumerEchecs(echecs, ['passage en liste d’attente', 'passages en liste d’attente'], `${fait}.`);
  return `${fait}.`;
}

export const TACHE_DE_LA_LISTE_D_ATTENTE: Tache = {
  nom: 'malles.attente',
  libelle: 'Proposer les malles qui se libèrent à la liste d’attente',
  horaire: '*/5 * * * *',
  aFaire: (ctx) => aLaisserPasser(ctx).length > 0 || aOffrir(ctx).length > 0,
  executer: passerLeTemps,
};
