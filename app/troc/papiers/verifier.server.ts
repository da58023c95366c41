import type { Anomalie } from '#app/commun/prise.ts';
import { empreinteDuPapier } from '#app/services/empreinte.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { papiersFiges } from './tables.ts';

/** Each frozen text still gives the hash that was signed. */
export function verifierPapiers(db: Base): Anomalie[] {
  return db
    .select({
      id: papiersFiges.id,
      stageId: papiersFiges.stageId,
      contenu: papiersFiges.contenu,
      empreinte: papiersFiges.empreinte,
    })
    .from(papiersFiges)
    .all()
    .filter(({ contenu, empreinte }) => contenu !== null && empreinteDuPapier(contenu) !== empreinte)
    .map(({ id, stageId }) => ({
      domaine: 'troc',
      phrase: `Le texte figé ${id} du stage ${stageId} n’est plus celui qui a été signé.`,
    }));
}
