import { sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Porte } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { preparer } from '#db/preparer.ts';
import { ouvreLesMalles } from './malles.ts';
import { malles } from './tables.ts';

const comptes = preparer((db) =>
  db
    .select({
      pretees: sql<number>`count(*)`,
      // A malle is out for one loan at a time.
      dehors: sql<number>`(select count(*) from ${reservations} where ${reservations.statut} = 'en_pret')`,
    })
    .from(malles)
    .where(sql`${malles.etat} <> 'retiree'`)
    .prepare(),
);

/** The room's door: how many malles, and how many are out. */
export function porteDesMalles(ctx: ContextePersonne): Porte[] {
  if (!ouvreLesMalles(ctx.acteur)) return [];
  const { pretees = 0, dehors = 0 } = comptes(ctx.db).get() ?? {};
  const vif =
    pretees === 0
      ? 'Aucune malle pour l’instant'
      : `${accorder(pretees, 'malle')}, ${dehors === 0 ? 'aucune' : dehors} en prêt aujourd’hui`;
  return [{ salle: 'malles', titre: 'Malles pédagogiques', vif, chemin: '/malles' }];
}
