import { and, between, desc, eq, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom } from '#app/commun/francais.ts';
import { nouveauPartage, type Partage } from '#app/commun/partage.ts';
import { libelleJour } from '#app/commun/periode.ts';
import type { Nouveaute } from '#app/commun/prise.ts';
import { entreGuillemets, majuscule } from '#app/commun/texte.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { preparer } from '#db/preparer.ts';
import { dernierJourPourSInscrire } from './formations.ts';
import { quandDite } from './mots.ts';
import { auMomentDe, quiSOuvre } from './ouvertes.server.ts';
import { formations } from './tables.ts';

const NOUVELLES_MAX = 5;
const place = sql.placeholder;

const ouvertesDepuis = preparer((db) =>
  db
    .select({
      ...{ id: formations.id, titre: formations.titre, du: formations.du, au: formations.au },
      ...{ limite: formations.limite, le: formations.ouverteLe, commune: communes.nom },
    })
    .from(formations)
    .leftJoin(communes, eq(communes.code, formations.communeCode))
    .where(and(quiSOuvre, between(formations.ouverteLe, place('depuis'), place('maintenant'))))
    .orderBy(desc(formations.ouverteLe), desc(formations.id))
    .limit(NOUVELLES_MAX)
    .prepare(),
);

/** The formations that opened since then, as long as one may register: to everybody, for they are for everybody. */
export function nouvellesFormations(ctx: ContextePersonne, depuis: Date, partage: Partage = nouveauPartage()): Nouveaute[] {
  return partage(`formations.nouveautes:${depuis.getTime()}`, () =>
    ouvertesDepuis(ctx.db)
      .all({ ...auMomentDe(ctx), depuis: depuis.getTime(), maintenant: ctx.maintenant.getTime() })
      .flatMap(({ id, titre, du, au, limite, le, commune }) => {
        if (le === null) return [];
        const dernier = dernierJourPourSInscrire({ limite, du });
        const [quand, ou] = [majuscule(quandDite({ du, au })), commune && aNom(commune)];
        return {
          ...{ salle: 'formations' as const, le, titre: `Une formation s’ouvre\u00a0: ${entreGuillemets(titre)}` },
          detail: [[quand, ou].filter(Boolean).join(', '), dernier && `On s’inscrit jusqu’au ${libelleJour(dernier)}`]
            .filter(Boolean)
            .join('. '),
          chemin: `/formations/${id}`,
        };
      }),
  );
}
