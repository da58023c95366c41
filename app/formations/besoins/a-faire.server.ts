import { and, asc, eq, gte, inArray, min, ne, notExists, or, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterDelai, libelleJour } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { dernierJourPourSInscrire } from '#app/formations/programme/formations.ts';
import { auMomentDe, quiSOuvre } from '#app/formations/programme/ouvertes.server.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { STATUTS_BESOIN_VIVANTS } from './besoins.ts';
import { besoinsDeFormation } from './tables.ts';

const MONTREES = 5;
/** Beyond, silence is an answer. */
const JOURS_POUR_REPONDRE = 30;
const place = sql.placeholder;

const repondues = preparer((db) =>
  db
    .select({
      ...{ id: formations.id, titre: formations.titre, limite: formations.limite, du: formations.du },
      dit: min(besoinsDeFormation.texte),
    })
    .from(besoinsDeFormation)
    .innerJoin(formations, eq(formations.id, besoinsDeFormation.formationId))
    .where(
      and(
        ...[eq(besoinsDeFormation.autriceId, place('moi')), inArray(besoinsDeFormation.statut, [...STATUTS_BESOIN_VIVANTS])],
        ...[dansLaListe(besoinsDeFormation.structureId, 'equipes'), ne(formations.organisatriceId, place('moi'))],
        ...[quiSOuvre, gte(formations.ouverteLe, place('depuis'))],
        // Whoever registered, or registered somebody, has answered, even if she then withdrew.
        notExists(
          db
            .select({ un: sql`1` })
            .from(inscriptions)
            .where(
              and(
                eq(inscriptions.formationId, formations.id),
                or(eq(inscriptions.personneId, place('moi')), eq(inscriptions.inscritParId, place('moi'))),
              ),
            ),
        ),
      ),
    )
    .groupBy(formations.id)
    .orderBy(asc(formations.du), asc(formations.id))
    .limit(MONTREES)
    .prepare(),
);

/** The formations that opened from what she had asked for, as long as she has registered nobody and still may. */
export function besoinsRepondus(ctx: ContextePersonne): Attente[] {
  const { membreDe, personneId: moi } = ctx.acteur;
  if (membreDe.length === 0) return [];
  const depuis = ajouterDelai(ctx.maintenant, -JOURS_POUR_REPONDRE).getTime();
  return repondues(ctx.db)
    .all({ moi, depuis, equipes: JSON.stringify(membreDe), ...auMomentDe(ctx) })
    .flatMap(({ id, titre, limite, du, dit }): Attente[] => {
      const echeance = dernierJourPourSInscrire({ limite, du });
      if (echeance === null) return [];
      return [
        {
          ...{ cle: `besoin-repondu-${id}`, salle: 'formations', echeance, poids: 5 },
          titre: `Une formation répond à votre besoin\u00a0: ${entreGuillemets(titre)}`,
          suite: `${dit === null ? '' : `Vous aviez dit\u00a0: ${entreGuillemets(dit)}. `}On s’inscrit jusqu’au ${libelleJour(echeance)}.`,
          lien: { libelle: 'La lire, et s’inscrire', chemin: `/formations/${id}` },
        },
      ];
    });
}
