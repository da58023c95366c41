import { and, asc, desc, eq, exists, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { demiJournee, feuillet, jourCivil, jourDe } from '#app/commun/periode.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { accorder, majuscule } from '#app/commun/texte.ts';
import { STATUTS_VIVANTS } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { titreDesQualifications } from '#app/formations/qualifications/qualifications.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { plier } from '#app/reseau/plier.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { plieALaLecture } from '#db/colonnes.ts';
import { calendrierDesFormations } from './calendrier.server.ts';
import { type FormationAvecEtape, listEtapes } from './etapes.server.ts';
import { cheminDeLEtape, ETAPES, LIBELLE_ETAPE } from './etapes.ts';
import { etatEnMots } from './etat-en-mots.ts';
import {
  adresseDeLEtape,
  adresseDesFormations,
  etapeDemandee,
  type FiltreDesFormations,
  LIBELLE_QUAND_FORMATIONS,
  QUAND_DES_FORMATIONS,
  type QuandDesFormations,
} from './filtres.ts';
import { type LigneFormation, placesTenues, visible } from './formations.server.ts';
import {
  cycleFormation,
  estAVenir,
  inscriptionsOuvertes,
  relationsSansFormation,
  STATUTS_A_VENIR,
  STATUTS_MAINTENUES,
  STATUTS_TENUES,
} from './formations.ts';
import { libelleDemiJournees, ouDite, placesDites, quandDite } from './mots.ts';
import { ouvertesLe } from './ouvertes.server.ts';
import { competencesDeFormation, formations, seances } from './tables.ts';

const FORMATIONS_PAR_PAGE = 20;
/** How many of each step stand beside the list. */
const PREMIERES_A_SUIVRE = 5;
/** What a line shows: programmes are long. */
const COLONNES = {
  ...{ id: formations.id, titre: formations.titre, resume: formations.resume, statut: formations.statut, lieu: formations.lieu },
  ...{ du: formations.du, au: formations.au, limite: formations.limite, capacite: formations.capacite },
};

const combienDeSeances = sql<number>`(select count(*) from ${seances} where ${seances.formationId} = ${formations.id})`;

function lireFiltre(adresse: URLSearchParams): FiltreDesFormations {
  return {
    quand: QUAND_DES_FORMATIONS.find((un) => un === adresse.get('quand')) ?? 'a_venir',
    libres: adresse.get('libres') === 'oui',
    mot: adresse.get('mot')?.slice(0, 80) || undefined,
    q: (adresse.get('q') ?? '').slice(0, 100).trim(),
    etape: etapeDemandee(adresse),
    depuis: adresse.get('depuis')?.slice(0, 10) || undefined,
  };
}

function deQuand(ctx: ContextePersonne, quand: QuandDesFormations): SQL | undefined {
  const aujourdhui = demiJournee(jourCivil(ctx.maintenant, ctx.fuseau), 'matin');
  switch (quand) {
    case 'a_venir':
      return and(inArray(formations.statut, [...STATUTS_A_VENIR]), gte(formations.au, aujourdhui));
    case 'passees':
      return or(
        inArray(formations.statut, [...STATUTS_TENUES]),
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
    libres ? and(sql`${placesTenues} < ${formations.capacite}`, ouvertesLe(ctx)) : undefined,
    mot ? exists(duMot) : undefined,
    ...plier(q)
      .split(/\s+/)
      .filter(Boolean)
      .map(
        (un) =>
          sql`instr(${formations.titrePlie} || ' ' || ${plieALaLecture(sql`coalesce(${formations.resume}, '')`)}, ${un}) > 0`,
      ),
  );
}

/** The formations of the network, narrowed as the address asks, with the calendar of the coming weeks. */
export function getListeDesFormations(ctx: ContextePersonne, adresse: URLSearchParams) {
  const filtre = lireFiltre(adresse);
  const comptes = compter(ctx, filtre);
  const dues = listEtapes(ctx, ctx.acteur.roles.includes('coordination') ? 'reseau' : 'elle');
  const ids = dues.filter(({ etape }) => etape === filtre.etape).map(({ id }) => id);
  const ou = filtre.etape ? inArray(formations.id, ids) : and(visible(ctx), deQuand(ctx, filtre.quand), dont(ctx, filtre));
  const total = filtre.etape ? ids.length : comptes[filtre.quand];
  const pages = Math.max(1, Math.ceil(total / FORMATIONS_PAR_PAGE));
  const page = Math.min(pageDemandee(adresse), pages);
  const lignes = listLignesDeFormations(ctx, ou, {
    page,
    combien: FORMATIONS_PAR_PAGE,
    passees: filtre.quand === 'passees' && !filtre.etape,
  });
  const relations = relationsSansFormation(ctx.acteur);
  return {
    ...{ filtre, lignes, total, page, pages },
    quands: lesQuands(comptes, filtre),
    mots: lesMots(ctx),
    calendrier: calendrierDesFormations(ctx, { ...filtre, page }),
    peutPreparer: permet(cycleFormation, 'creer', relations),
    titre: filtre.etape ? `${LIBELLE_ETAPE[filtre.etape]}\u00a0: ${accorder(total, 'formation')}` : accorder(total, 'formation'),
    aSuivre: aSuivre(dues),
    plan: ctx.acteur.responsableDe[0] ?? null,
    qualifications: titreDesQualifications(ctx.acteur),
    peutDire: ctx.acteur.membreDe.length > 0 || ctx.acteur.roles.includes('coordination'),
  };
}

/** What waits for the reader, step by step: the first few, and where the others are. */
function aSuivre(dues: readonly FormationAvecEtape[]) {
  return ETAPES.flatMap((etape) => {
    const siennes = dues.filter((une) => une.etape === etape);
    if (siennes.length === 0) return [];
    const reste = siennes.length - PREMIERES_A_SUIVRE;
    return {
      ...{ etape, libelle: LIBELLE_ETAPE[etape] },
      formations: siennes.slice(0, PREMIERES_A_SUIVRE).map((une) => ({
        ...{ id: une.id, titre: une.titre, detail: `${quandDite(une)}${precisionDe(une)}` },
        chemin: cheminDeLEtape(etape, une.id),
      })),
      toutes: reste > 0 ? { libelle: `Voir les ${siennes.length} formations`, chemin: adresseDeLEtape(etape) } : null,
    };
  });
}

const precisionDe = ({ etape, raison, tenues: n, minimum }: FormationAvecEtape): string =>
  etape !== 'a_decider' ? '' : raison === 'passee' ? '\u00a0: a-t-elle eu lieu\u00a0?' : `, ${n} sur ${minimum} au moins`;
export type ListeDesFormationsLue = ReturnType<typeof getListeDesFormations>;

/** One page of formations as a list shows them, the next first, or the last. @param ou on `formations`, visibility included */
export const listLignesDeFormations = (
  ctx: ContextePersonne,
  ou: SQL | undefined,
  { page, combien, passees }: { page: number; combien: number; passees: boolean },
) =>
  ctx.db
    .select({ ligne: COLONNES, commune: communes.nom, tenues: placesTenues, seances: combienDeSeances })
    .from(formations)
    .leftJoin(communes, eq(communes.code, formations.communeCode))
    .where(ou)
    .orderBy(asc(isNull(formations.du)), passees ? desc(formations.du) : asc(formations.du), desc(formations.id))
    .limit(combien)
    .offset((page - 1) * combien)
    .all()
    .map((lue) => enLigne(ctx, lue, passees));

function enLigne(
  ctx: ContextePersonne,
  lue: { ligne: Pick<LigneFormation, keyof typeof COLONNES>; commune: string | null; tenues: number; seances: number },
  avecAnnee: boolean,
) {
  const { ligne, commune } = lue;
  const jour = ligne.du === null ? null : jourDe(ligne.du);
  const ouverte = inscriptionsOuvertes(ligne, jourCivil(ctx.maintenant, ctx.fuseau));
  const aVenir = estAVenir(ligne.statut);
  const libres = ligne.capacite - lue.tenues;
  return {
    ...{ id: ligne.id, titre: ligne.titre, resume: ligne.resume },
    iso: jour,
    jour: jour === null ? null : feuillet(jour),
    quand:
      ligne.du === null
        ? 'Sans date pour l’instant'
        : `${majuscule(quandDite(ligne, avecAnnee))}, ${libelleDemiJournees(lue.seances).toLowerCase()}`,
    ou: ouDite(ligne.lieu, commune),
    etat: etatEnMots(ligne.statut, ouverte, libres <= 0),
    // Its state says that it is full.
    places: aVenir && !(ligne.statut === 'ouverte' && ouverte && libres <= 0) ? placesDites(libres, ligne.capacite) : null,
    // One that is confirmed may still be registered to, or not: its state does not say it.
    closes: ligne.statut === 'confirmee' && !ouverte,
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
    chemin: quand === 'miennes' ? '/formations/miennes' : adresseDesFormations({ ...filtre, quand, etape: undefined }),
    ici: quand === filtre.quand && !filtre.etape,
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
    .where(inArray(formations.statut, [...STATUTS_MAINTENUES]))
    .orderBy(asc(competences.nom))
    .all();
