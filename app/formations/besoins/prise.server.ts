import { count, eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Prise, Suivi } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { besoinsRepondus } from './a-faire.server.ts';
import { CHAMPS_DU_BESOIN, cycleBesoin } from './besoins.ts';
import { besoinsDeFormation } from './tables.ts';

/** Far fewer do not yet make a formation. */
const ASSEZ = 5;

function besoinsASuivre({ db }: ContextePersonne): Suivi[] {
  const n = db.select({ n: count() }).from(besoinsDeFormation).where(eq(besoinsDeFormation.statut, 'ouvert')).get()?.n ?? 0;
  if (n < ASSEZ) return [];
  return [
    {
      ...{ salle: 'formations', poids: 6, chemin: '/formations/besoins' },
      phrase: `${accorder(n, 'besoin')} de formation, de quoi en ouvrir une`,
    },
  ];
}

/** What the needs give to the pages that cross rooms. */
export const prise: Prise = {
  domaine: 'formations',
  aFaire: besoinsRepondus,
  suivi: besoinsASuivre,
  champsDuJournal: { [cycleBesoin.objet]: CHAMPS_DU_BESOIN },
};
