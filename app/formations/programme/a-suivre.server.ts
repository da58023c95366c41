import { and, asc, eq, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, jourCivil, jourDe, libelleJour } from '#app/commun/periode.ts';
import type { Attente, Porte, ResultatsDeSalle, Suivi } from '#app/commun/prise.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { placesDeFormation } from '#app/formations/inscriptions/tables.ts';
import { plier } from '#app/reseau/plier.ts';
import { preparer } from '#db/preparer.ts';
import { visible } from './formations.server.ts';
import { LIBELLE_STATUT_FORMATION, STATUTS_A_VENIR } from './formations.ts';
import { formations } from './tables.ts';

const PREMIERES = 5;
const tenues = sql<number>`(select count(*) from ${placesDeFormation} where ${placesDeFormation.formationId} = ${formations.id})`;

/** Open, past the last day to register, and below the minimum: someone decides. */
const aDecider = (aujourdhui: string): SQL | undefined =>
  and(
    ...[eq(formations.statut, 'ouverte'), isNotNull(formations.limite), lt(formations.limite, aujourdhui)],
    sql`${tenues} < ${formations.minimum}`,
  );

/** What waits for whoever holds a formation: too few people at the deadline, one that took place and is to be closed. */
export function formationsAFaire(ctx: ContextePersonne): Attente[] {
  const { personneId, responsableDe, membreDe, roles } = ctx.acteur;
  if (membreDe.length === 0 && !roles.includes('coordination')) return [];
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return ctx.db
    .select({ ligne: formations, tenues })
    .from(formations)
    .where(
      and(
        or(eq(formations.organisatriceId, personneId), inArray(formations.structureId, [...responsableDe])),
        aDecider(aujourdhui),
      ),
    )
    .orderBy(asc(formations.du), asc(formations.id))
    .limit(PREMIERES)
    .all()
    .map(({ ligne, tenues: n }) => ({
      ...{ cle: `formation-a-decider-${ligne.id}`, salle: 'formations' as const, poids: 1 },
      echeance: ligne.du === null ? aujourdhui : ajouterJours(jourDe(ligne.du), -1),
      titre: `${entreGuillemets(ligne.titre)}\u00a0: ${accorder(n, 'inscription')} pour un minimum de ${ligne.minimum}`,
      suite: 'Le dernier jour pour s’inscrire est passé. Les personnes de la liste attendent de savoir si elle a lieu.',
      lien: { libelle: 'La confirmer, ou l’annuler', chemin: `/formations/${ligne.id}` },
    }));
}

/** The same, for the coordination of the whole network. */
export function formationsASuivre(ctx: ContextePersonne): Suivi[] {
  return ctx.db
    .select({ id: formations.id, titre: formations.titre, minimum: formations.minimum, tenues })
    .from(formations)
    .where(aDecider(jourCivil(ctx.maintenant, ctx.fuseau)))
    .orderBy(asc(formations.du), asc(formations.id))
    .limit(PREMIERES)
    .all()
    .map(({ id, titre, minimum, tenues: n }) => ({
      ...{ salle: 'formations', poids: 2, chemin: `/formations/${id}` },
      phrase: `${entreGuillemets(titre)} n’a que ${accorder(n, 'inscription')} pour un minimum de ${minimum}\u00a0: à décider`,
    }));
}

const comptes = preparer((db) =>
  db
    .select({ n: sql<number>`count(*)`, libres: sql<number>`coalesce(sum(${formations.capacite} - ${tenues}), 0)` })
    .from(formations)
    .where(and(inArray(formations.statut, [...STATUTS_A_VENIR]), sql`${formations.du} > ${sql.placeholder('demi')}`))
    .prepare(),
);

/** The room's door: how many are to come, and how many places are free. */
export function porteDesFormations({ db, maintenant, fuseau }: ContextePersonne): Porte[] {
  const { n = 0, libres = 0 } = comptes(db).get({ demi: demiJournee(jourCivil(maintenant, fuseau), 'apres-midi') }) ?? {};
  const vif =
    n === 0
      ? 'Aucune à venir pour l’instant'
      : `${n} à venir, ${libres === 0 ? 'aucune place libre' : accorder(libres, 'place libre', 'places libres')}`;
  return [{ salle: 'formations', titre: 'Se former ensemble', vif, chemin: '/formations' }];
}

/** What the network's search finds among the formations. */
export function formationsTrouvees(ctx: ContextePersonne, q: string): ResultatsDeSalle[] {
  const mots = plier(q).split(/\s+/).filter(Boolean);
  if (mots.length === 0) return [];
  const trouvees = ctx.db
    .select({ id: formations.id, titre: formations.titre, statut: formations.statut, du: formations.du })
    .from(formations)
    .where(
      and(
        visible(ctx),
        ...mots.map(
          (mot) =>
            sql`instr(${formations.titrePlie} || ' ' || lower(coalesce(${formations.resume}, '') || ' ' || coalesce(${formations.objectifs}, '')), ${mot}) > 0`,
        ),
      ),
    )
    .orderBy(sql`${formations.du} desc`, asc(formations.id))
    .all();
  if (trouvees.length === 0) return [];
  return [
    {
      ...{ cle: 'formations', salle: 'formations', titre: 'Formations', total: trouvees.length },
      premiers: trouvees.slice(0, PREMIERES).map(({ id, titre, statut, du }) => ({
        titre,
        detail: [LIBELLE_STATUT_FORMATION[statut], du === null ? '' : libelleJour(jourDe(du), true)].filter(Boolean).join(', '),
        chemin: `/formations/${id}`,
      })),
      tout: `/formations?${new URLSearchParams({ q })}`,
    },
  ];
}
