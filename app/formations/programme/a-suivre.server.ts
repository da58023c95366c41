import { and, asc, gt, inArray, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, jourDe, libelleJour } from '#app/commun/periode.ts';
import type { Attente, Porte, ResultatsDeSalle, Suivi } from '#app/commun/prise.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { plier } from '#app/reseau/plier.ts';
import { plieALaLecture } from '#db/colonnes.ts';
import { preparer } from '#db/preparer.ts';
import { type FormationAvecEtape, listEtapes } from './etapes.server.ts';
import { ETAPES, type Etape, type RaisonDeDecider } from './etapes.ts';
import { etatEnMots } from './etat-en-mots.ts';
import { adresseDeLEtape } from './filtres.ts';
import { placesTenues, visible } from './formations.server.ts';
import { inscriptionsOuvertes, STATUTS_A_VENIR } from './formations.ts';
import { auMomentDe, quiSOuvre } from './ouvertes.server.ts';
import { formations } from './tables.ts';

const PREMIERES = 5;
/** How long its papers and its account are given before it is late to close it: what waits until then comes last. */
const JOURS_POUR_CLORE = 30;

/** What waits for whoever holds a formation: to decide, to confirm, to convoke, to close. */
export function formationsAFaire(ctx: ContextePersonne): Attente[] {
  const dues = listEtapes(ctx, 'elle');
  return ETAPES.flatMap((etape) => dues.filter((une) => une.etape === etape).slice(0, PREMIERES)).map((une) => ({
    ...{ cle: `formation-${une.etape.replaceAll('_', '-')}-${une.id}`, salle: 'formations' as const },
    ...ATTENTE[une.etape](une),
  }));
}

const inscriptionsDites = (n: number): string => (n === 0 ? 'aucune inscription' : accorder(n, 'inscription'));
/** Without anybody on it, nobody waits. */
const quiAttend = (n: number): string =>
  n === 0 ? 'Personne n’y a de place.' : 'Les personnes de la liste attendent de savoir si elle a lieu.';

const SUITE_A_DECIDER: Record<RaisonDeDecider, (une: { n: number; du: number; minimum: number }) => string> = {
  limite_passee: ({ n }) => `Le dernier jour pour s’inscrire est passé. ${quiAttend(n)}`,
  proche: ({ n, du }) => `Elle commence le ${libelleJour(jourDe(du))}, et le minimum n’est pas atteint. ${quiAttend(n)}`,
  passee: ({ n, minimum }) =>
    n === 0
      ? 'Personne n’y avait de place. À vous de dire si elle s’est tenue.'
      : `Elle avait ${accorder(n, 'inscription')} pour un minimum de ${minimum}, et n’a pas été confirmée.`,
};

/** The same, for the coordination: in one line. */
const A_DECIDER: Record<RaisonDeDecider, (une: { n: number; du: number; minimum: number }) => string> = {
  limite_passee: ({ n, minimum }) =>
    n === 0
      ? `n’a aucune inscription pour un minimum de ${minimum}\u00a0: à décider`
      : `n’a ${n === 1 ? 'qu’une inscription' : `que ${n} inscriptions`} pour un minimum de ${minimum}\u00a0: à décider`,
  proche: ({ n, du, minimum }) =>
    `commence le ${libelleJour(jourDe(du))} ${n === 0 ? 'sans aucune inscription' : `avec ${accorder(n, 'inscription')}`} pour un minimum de ${minimum}\u00a0: à décider`,
  passee: ({ n }) => `est passée${n === 0 ? ', sans personne' : ''}\u00a0: a-t-elle eu lieu\u00a0?`,
};

const ATTENTE: Record<Etape, (une: FormationAvecEtape) => Pick<Attente, 'echeance' | 'poids' | 'titre' | 'suite' | 'lien'>> = {
  a_decider: ({ id, titre, tenues: n, minimum, du, au, raison }) => ({
    ...{ poids: 1, echeance: raison === 'passee' ? jourDe(au) : ajouterJours(jourDe(du), -1) },
    titre:
      raison === 'passee'
        ? `${entreGuillemets(titre)} est passée\u00a0: a-t-elle eu lieu\u00a0?`
        : `${entreGuillemets(titre)}\u00a0: ${inscriptionsDites(n)} pour un minimum de ${minimum}`,
    suite: SUITE_A_DECIDER[raison]({ n, du, minimum }),
    lien: {
      libelle: raison === 'passee' ? 'Dire qu’elle a eu lieu, ou l’annuler' : 'La confirmer, ou l’annuler',
      chemin: `/formations/${id}`,
    },
  }),
  a_confirmer: ({ id, titre, tenues: n, du }) => ({
    ...{ poids: 4, echeance: ajouterJours(jourDe(du), -1) },
    titre: `${entreGuillemets(titre)} a ses inscriptions\u00a0: ${n}`,
    suite: 'Elle n’a pas de dernier jour pour s’inscrire\u00a0: c’est à vous de dire qu’elle a lieu.',
    lien: { libelle: 'La confirmer', chemin: `/formations/${id}/confirmer` },
  }),
  a_convoquer: ({ id, titre, placees, du }) => ({
    ...{ poids: 3, echeance: ajouterJours(jourDe(du), -1) },
    titre: `${entreGuillemets(titre)} est confirmée, et aucune convocation n’est partie`,
    suite: `${accorder(placees, 'personne')} ${placees >= 2 ? 'attendent' : 'attend'} l’heure, le lieu et ce qu’il faut apporter.`,
    lien: { libelle: 'Convoquer', chemin: `/formations/${id}/convoquer` },
  }),
  a_clore: ({ id, titre, au }) => ({
    ...{ poids: 8, echeance: ajouterJours(jourDe(au), JOURS_POUR_CLORE) },
    titre: `${entreGuillemets(titre)} a eu lieu, et n’est pas close`,
    suite: 'Close, elle ne change plus\u00a0: relisez d’abord la présence et le compte.',
    lien: { libelle: 'La relire, puis la clore', chemin: `/formations/${id}` },
  }),
};

const A_SUIVRE: Record<Exclude<Etape, 'a_decider'>, { poids: number; un: string; plusieurs: string }> = {
  a_confirmer: { poids: 4, un: 'est à confirmer', plusieurs: 'formations à confirmer' },
  a_convoquer: { poids: 3, un: 'est à convoquer', plusieurs: 'formations à convoquer' },
  a_clore: { poids: 8, un: 'est à clore', plusieurs: 'formations à clore' },
};

/** The same, for the coordination of the whole network: the first ones to decide, the others counted. */
export function formationsASuivre(ctx: ContextePersonne): Suivi[] {
  const toutes = listEtapes(ctx, 'reseau');
  const decisions = toutes.filter(({ etape }) => etape === 'a_decider');
  const restent = decisions.length - PREMIERES;
  const aDecider = decisions.slice(0, PREMIERES).map(({ id, titre, tenues: n, minimum, du, raison }) => ({
    ...{ salle: 'formations' as const, poids: 2, chemin: `/formations/${id}` },
    phrase: `${entreGuillemets(titre)} ${A_DECIDER[raison]({ n, du, minimum })}`,
  }));
  const autres = (['a_confirmer', 'a_convoquer', 'a_clore'] as const).flatMap((etape): Suivi[] => {
    const [premiere, ...reste] = toutes.filter((une) => une.etape === etape);
    if (!premiere) return [];
    const { poids, un, plusieurs } = A_SUIVRE[etape];
    return reste.length === 0
      ? [{ salle: 'formations', poids, phrase: `${entreGuillemets(premiere.titre)} ${un}`, chemin: `/formations/${premiere.id}` }]
      : [{ salle: 'formations', poids, phrase: `${reste.length + 1} ${plusieurs}`, chemin: adresseDeLEtape(etape) }];
  });
  const deplus: Suivi[] =
    restent > 0
      ? [
          {
            salle: 'formations',
            poids: 2,
            phrase: `${accorder(restent, 'autre formation', 'autres formations')} à décider`,
            chemin: adresseDeLEtape('a_decider'),
          },
        ]
      : [];
  return [...aDecider, ...deplus, ...autres];
}

const comptes = preparer((db) =>
  db
    .select({
      n: sql<number>`count(*)`,
      ouvertes: sql<number>`coalesce(sum(${quiSOuvre}), 0)`,
      libres: sql<number>`coalesce(sum(case when ${quiSOuvre} then ${formations.capacite} - ${placesTenues} end), 0)`,
    })
    .from(formations)
    .where(and(inArray(formations.statut, [...STATUTS_A_VENIR]), gt(formations.du, sql.placeholder('demi'))))
    .prepare(),
);

/** The room's door: how many are to come, and how many places one may still take. */
export function porteDesFormations(ctx: ContextePersonne): Porte[] {
  const { n = 0, ouvertes = 0, libres = 0 } = comptes(ctx.db).get(auMomentDe(ctx)) ?? {};
  const places =
    ouvertes === 0
      ? 'inscriptions closes'
      : libres === 0
        ? 'aucune place libre'
        : accorder(libres, 'place libre', 'places libres');
  const vif = n === 0 ? 'Aucune à venir pour l’instant' : `${n} à venir, ${places}`;
  return [{ salle: 'formations', titre: 'Se former ensemble', vif, chemin: '/formations' }];
}

/** What the network's search finds among the formations. */
export function formationsTrouvees(ctx: ContextePersonne, q: string): ResultatsDeSalle[] {
  const mots = plier(q).split(/\s+/).filter(Boolean);
  if (mots.length === 0) return [];
  const { jour: aujourdhui } = auMomentDe(ctx);
  const trouvees = ctx.db
    .select({
      id: formations.id,
      titre: formations.titre,
      statut: formations.statut,
      limite: formations.limite,
      du: formations.du,
    })
    .from(formations)
    .where(
      and(
        visible(ctx),
        ...mots.map(
          (mot) =>
            sql`instr(${formations.titrePlie} || ' ' || ${plieALaLecture(sql`coalesce(${formations.resume}, '') || ' ' || coalesce(${formations.objectifs}, '')`)}, ${mot}) > 0`,
        ),
      ),
    )
    .orderBy(sql`${formations.du} desc`, asc(formations.id))
    .all();
  if (trouvees.length === 0) return [];
  return [
    {
      ...{ cle: 'formations', salle: 'formations', titre: 'Formations', total: trouvees.length },
      premiers: trouvees.slice(0, PREMIERES).map(({ id, titre, statut, limite, du }) => ({
        titre,
        detail: [
          etatEnMots(statut, inscriptionsOuvertes({ statut, limite, du }, aujourdhui)).texte,
          du === null ? '' : libelleJour(jourDe(du), true),
        ]
          .filter(Boolean)
          .join(', '),
        chemin: `/formations/${id}`,
      })),
      tout: `/formations?${new URLSearchParams({ q })}`,
    },
  ];
}
