import { and, asc, desc, eq, exists, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { aNom } from '#app/commun/francais.ts';
import { demiJournee, feuillet, jourCivil, jourDe, libellePeriode } from '#app/commun/periode.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { majuscule } from '#app/commun/texte.ts';
import { STATUTS_VIVANTS } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions, placesDeFormation } from '#app/formations/inscriptions/tables.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { plier } from '#app/reseau/plier.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { calendrierDesFormations } from './calendrier.server.ts';
import { listEtapes } from './etapes.server.ts';
import { ETAPES, LIBELLE_ETAPE } from './etapes.ts';
import {
  adresseDesFormations,
  type FiltreDesFormations,
  LIBELLE_QUAND_FORMATIONS,
  QUAND_DES_FORMATIONS,
  type QuandDesFormations,
} from './filtres.ts';
import { type LigneFormation, visible } from './formations.server.ts';
import {
  cycleFormation,
  inscriptionsOuvertes,
  LIBELLE_STATUT_FORMATION,
  relationsSansFormation,
  STATUTS_A_VENIR,
} from './formations.ts';
import { libelleDemiJournees, libellePlaces, TON_DE_FORMATION } from './mots.ts';
import { competencesDeFormation, formations, seances } from './tables.ts';

const FORMATIONS_PAR_PAGE = 20;
/** What a line shows: programmes are long. */
const COLONNES = {
  ...{ id: formations.id, titre: formations.titre, resume: formations.resume, statut: formations.statut, lieu: formations.lieu },
  ...{ du: formations.du, au: formations.au, limite: formations.limite, capacite: formations.capacite },
};

const tenues = sql<number>`(select count(*) from ${placesDeFormation} where ${placesDeFormation.formationId} = ${formations.id})`;
const combienDeSeances = sql<number>`(select count(*) from ${seances} where ${seances.formationId} = ${formations.id})`;

function lireFiltre(adresse: URLSearchParams): FiltreDesFormations {
  return {
    quand: QUAND_DES_FORMATIONS.find((un) => un === adresse.get('quand')) ?? 'a_venir',
    libres: adresse.get('libres') === 'oui',
    mot: adresse.get('mot')?.slice(0, 80) || undefined,
    q: (adresse.get('q') ?? '').slice(0, 100).trim(),
  };
}

function deQuand(ctx: ContextePersonne, quand: QuandDesFormations): SQL | undefined {
  const aujourdhui = demiJournee(jourCivil(ctx.maintenant, ctx.fuseau), 'matin');
  switch (quand) {
    case 'a_venir':
      return and(inArray(formations.statut, [...STATUTS_A_VENIR]), gte(formations.au, aujourdhui));
    case 'passees':
      return or(
        inArray(formations.statut, ['realisee', 'close']),
        and(inArray(formations.statut, [...STATUTS_A_VENIR]), lt(formations.au, aujourdhui)),
      );
    case 'projets':
      return eq(formations.statut, 'projet');
    case 'miennes':
      return exists(
        ctx.db
          .select({ un: sql`1` })
          .from(inscriptions)
          .where(
            and(
              ...[eq(inscriptions.formationId, formations.id), eq(inscriptions.personneId, ctx.acteur.personneId)],
              inArray(inscriptions.statut, [...STATUTS_VIVANTS]),
            ),
          ),
      );
  }
}

function dont(ctx: ContextePersonne, { libres, mot, q }: FiltreDesFormations): SQL | undefined {
  const duMot = ctx.db
    .select({ un: sql`1` })
    .from(competencesDeFormation)
    .innerJoin(competences, eq(competences.id, competencesDeFormation.competenceId))
    .where(and(eq(competencesDeFormation.formationId, formations.id), eq(competences.slug, mot ?? '')));
  return and(
    libres ? sql`${tenues} < ${formations.capacite}` : undefined,
    mot ? exists(duMot) : undefined,
    ...plier(q)
      .split(/\s+/)
      .filter(Boolean)
      .map((un) => sql`instr(${formations.titrePlie} || ' ' || lower(coalesce(${formations.resume}, '')), ${un}) > 0`),
  );
}

/** The formations of the network, narrowed as the address asks, with the calendar of the coming weeks. */
export function getListeDesFormations(ctx: ContextePersonne, adresse: URLSearchParams) {
  const filtre = lireFiltre(adresse);
  const ou = and(visible(ctx), deQuand(ctx, filtre.quand), dont(ctx, filtre));
  const comptes = compter(ctx, filtre);
  const total = comptes[filtre.quand];
  const pages = Math.max(1, Math.ceil(total / FORMATIONS_PAR_PAGE));
  const page = Math.min(pageDemandee(adresse), pages);
  const lignes = listLignesDeFormations(ctx, ou, { page, combien: FORMATIONS_PAR_PAGE, passees: filtre.quand === 'passees' });
  const relations = relationsSansFormation(ctx.acteur);
  return {
    ...{ filtre, lignes, total, page, pages },
    quands: lesQuands(comptes, filtre),
    mots: lesMots(ctx),
    calendrier: calendrierDesFormations(ctx, adresse.get('depuis') ?? undefined),
    peutPreparer: permet(cycleFormation, 'creer', relations),
    aSuivre: aSuivre(ctx),
    plan: ctx.acteur.responsableDe[0] ?? null,
    peutDire: ctx.acteur.membreDe.length > 0 || ctx.acteur.roles.includes('coordination'),
  };
}

/** What waits for the reader, step by step: of the whole network for the coordination. */
function aSuivre(ctx: ContextePersonne) {
  const dues = listEtapes(ctx, ctx.acteur.roles.includes('coordination') ? 'reseau' : 'elle');
  return ETAPES.map((etape) => ({
    ...{ etape, libelle: LIBELLE_ETAPE[etape] },
    formations: dues
      .filter((une) => une.etape === etape)
      .map(({ id, titre, du, au, tenues: n, minimum }) => ({
        ...{ id, titre, chemin: etape === 'a_convoquer' ? `/formations/${id}/convoquer` : `/formations/${id}` },
        detail: `${libellePeriode({ du, au })}${etape === 'a_decider' ? `, ${n} sur ${minimum} au moins` : ''}`,
      })),
  })).filter(({ formations: siennes }) => siennes.length > 0);
}
export type ListeDesFormationsLue = ReturnType<typeof getListeDesFormations>;

/** One page of formations as a list shows them, the next first, or the last. @param ou on `formations`, visibility included */
export const listLignesDeFormations = (
  ctx: ContextePersonne,
  ou: SQL | undefined,
  { page, combien, passees }: { page: number; combien: number; passees: boolean },
) =>
  ctx.db
    .select({ ligne: COLONNES, commune: communes.nom, tenues, seances: combienDeSeances })
    .from(formations)
    .leftJoin(communes, eq(communes.code, formations.communeCode))
    .where(ou)
    .orderBy(asc(isNull(formations.du)), passees ? desc(formations.du) : asc(formations.du), desc(formations.id))
    .limit(combien)
    .offset((page - 1) * combien)
    .all()
    .map((lue) => enLigne(ctx, lue));

function enLigne(
  ctx: ContextePersonne,
  lue: { ligne: Pick<LigneFormation, keyof typeof COLONNES>; commune: string | null; tenues: number; seances: number },
) {
  const { ligne, commune } = lue;
  const jour = ligne.du === null ? null : jourDe(ligne.du);
  const aVenir = STATUTS_A_VENIR.some((un) => un === ligne.statut);
  return {
    ...{ id: ligne.id, titre: ligne.titre, resume: ligne.resume },
    iso: jour,
    jour: jour === null ? null : feuillet(jour),
    quand:
      ligne.du === null || ligne.au === null
        ? 'Sans date pour l’instant'
        : `${majuscule(libellePeriode({ du: ligne.du, au: ligne.au }))}, ${libelleDemiJournees(lue.seances).toLowerCase()}`,
    ou: [ligne.lieu, commune && aNom(commune)].filter(Boolean).join(', '),
    etat: { ton: TON_DE_FORMATION[ligne.statut], texte: LIBELLE_STATUT_FORMATION[ligne.statut] },
    places: aVenir ? libellePlaces(ligne.capacite - lue.tenues, ligne.capacite) : null,
    ouverte: inscriptionsOuvertes(ligne, jourCivil(ctx.maintenant, ctx.fuseau)),
  };
}

/** How many there are of each time, in one reading. */
function compter(ctx: ContextePersonne, filtre: FiltreDesFormations): Record<QuandDesFormations, number> {
  const combien = (quand: QuandDesFormations) => sql<number>`coalesce(sum(${deQuand(ctx, quand)}), 0)`;
  const lus = ctx.db
    .select({
      a_venir: combien('a_venir'),
      miennes: combien('miennes'),
      passees: combien('passees'),
      projets: combien('projets'),
    })
    .from(formations)
    .where(and(visible(ctx), dont(ctx, filtre)))
    .get();
  return lus ?? { a_venir: 0, miennes: 0, passees: 0, projets: 0 };
}

/** Each time with how many it holds; those that would always be empty for her are left out. */
function lesQuands(comptes: Readonly<Record<QuandDesFormations, number>>, filtre: FiltreDesFormations) {
  return QUAND_DES_FORMATIONS.map((quand) => ({
    quand,
    libelle: LIBELLE_QUAND_FORMATIONS[quand],
    // Hers have a page of their own, which says what is awaited.
    chemin: quand === 'miennes' ? '/formations/miennes' : adresseDesFormations({ ...filtre, quand }),
    ici: quand === filtre.quand,
    combien: comptes[quand],
  })).filter(({ quand, combien, ici }) => ici || combien > 0 || quand === 'a_venir' || quand === 'passees');
}

/** The words that some formation of hers to see is about. */
const lesMots = ({ db }: ContextePersonne): { slug: string; nom: string }[] =>
  db
    .selectDistinct({ slug: competences.slug, nom: competences.nom })
    .from(competencesDeFormation)
    .innerJoin(competences, eq(competences.id, competencesDeFormation.competenceId))
    .innerJoin(formations, eq(formations.id, competencesDeFormation.formationId))
    .where(inArray(formations.statut, [...STATUTS_A_VENIR, 'realisee', 'close']))
    .orderBy(asc(competences.nom))
    .all();
