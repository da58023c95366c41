import { and, asc, count, desc, eq, exists, gte, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { demiJournee, feuillet, jourCivil, jourDe, libelleJour } from '#app/commun/periode.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { majuscule } from '#app/commun/texte.ts';
import { libelleJusqua } from '#app/formations/inscriptions/delais.ts';
import type { LigneInscription } from '#app/formations/inscriptions/dossiers.server.ts';
import {
  LIBELLE_STATUT_INSCRIPTION,
  STATUTS_VIVANTS,
  type StatutInscription,
} from '#app/formations/inscriptions/inscriptions.ts';
import { apresUneOffre } from '#app/formations/inscriptions/mots.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { LIBELLE_PAPIER, pourquoiPas, SORTES_DE_PAPIER } from '#app/formations/papiers/papiers.ts';
import { listSuivisComptes } from '#app/formations/presences/suivis.server.ts';
import { listEtapes } from '#app/formations/programme/etapes.server.ts';
import { cheminDeLEtape, LIBELLE_ETAPE } from '#app/formations/programme/etapes.ts';
import { visible } from '#app/formations/programme/formations.server.ts';
import {
  DROITS_FORMATION,
  relationsSansFormation,
  STATUTS_A_VENIR,
  STATUTS_TENUES,
} from '#app/formations/programme/formations.ts';
import { listLignesDeFormations } from '#app/formations/programme/liste.server.ts';
import { ouDite, quandDite } from '#app/formations/programme/mots.ts';
import { formations, formatrices } from '#app/formations/programme/tables.ts';
import { lireDemandes } from '#app/formations/questionnaires/demandes.server.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import type { TonDePuce } from '#app/ui/puce.tsx';

const PAR_PAGE = 10;

const TON: Record<StatutInscription, TonDePuce> = {
  demandee: 'attention',
  validee: 'succes',
  en_liste: 'neutre',
  proposee: 'attention',
  refusee: 'neutre',
  retiree: 'neutre',
};

/**
 * The formations of one person: those to come with what is awaited of her, those behind her with their papers and questionnaires,
 * those that she holds or trains in. `?page=` of what is behind, `?tenues=` of what she holds.
 * @throws ErreurMetier INTROUVABLE to a partenaire, who follows none
 */
export function getMesFormations(ctx: ContextePersonne, adresse: URLSearchParams) {
  if (!peut(DROITS_FORMATION, 'inscrire', relationsSansFormation(ctx.acteur))) throw introuvable();
  return {
    aVenir: listAVenir(ctx),
    passees: listPassees(ctx, pageDemandee(adresse)),
    tenues: listTenues(ctx, pageDemandee(new URLSearchParams({ page: adresse.get('tenues') ?? '' }))),
  };
}
export type MesFormations = ReturnType<typeof getMesFormations>;

const ceMatin = ({ maintenant, fuseau }: ContextePersonne) => demiJournee(jourCivil(maintenant, fuseau), 'matin');
const lesSiennes = ({ acteur }: ContextePersonne): SQL => eq(inscriptions.personneId, acteur.personneId);

function listAVenir(ctx: ContextePersonne) {
  return ctx.db
    .select({ ligne: inscriptions, formation: formations, commune: communes.nom })
    .from(inscriptions)
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .leftJoin(communes, eq(communes.code, formations.communeCode))
    .where(
      and(
        ...[lesSiennes(ctx), inArray(inscriptions.statut, [...STATUTS_VIVANTS])],
        ...[inArray(formations.statut, [...STATUTS_A_VENIR]), gte(formations.au, ceMatin(ctx))],
      ),
    )
    .orderBy(asc(formations.du), asc(formations.id))
    .all()
    .map(({ ligne, formation, commune }) => {
      const { du } = formation;
      const jour = du === null ? null : jourDe(du);
      return {
        ...{ id: ligne.id, formationId: formation.id, titre: formation.titre, iso: jour, jour: jour && feuillet(jour) },
        quand: majuscule(quandDite(formation)),
        ou: ouDite(formation.lieu, commune),
        etat: { ton: TON[ligne.statut], texte: LIBELLE_STATUT_INSCRIPTION[ligne.statut] },
        ...attenduDe(ctx, ligne, formation),
      };
    });
}

/** What is awaited, of her or of others. */
function attenduDe(
  { fuseau }: ContextePersonne,
  { statut, jusqua, convoqueeLe, passeeLe }: Pick<LigneInscription, 'statut' | 'jusqua' | 'convoqueeLe' | 'passeeLe'>,
  formation: Pick<typeof formations.$inferSelect, 'statut' | 'limite'>,
): { attendu: string; geste: string } {
  if (statut === 'proposee') {
    const fin = jusqua === null ? '' : ` jusqu’au ${libelleJusqua(jusqua, fuseau)}`;
    return {
      attendu: `Une place vous est gardée${fin}\u00a0: prenez-la, ou laissez-la à la personne suivante.`,
      geste: 'Répondre',
    };
  }
  if (statut === 'demandee') return { attendu: 'Votre structure doit donner son accord.', geste: 'Voir ma demande' };
  if (statut === 'en_liste' && passeeLe !== null) {
    return {
      attendu: apresUneOffre(true),
      geste: 'Voir mon inscription',
    };
  }
  if (statut === 'en_liste') {
    return { attendu: 'Dès qu’une place se libère pour vous, un courriel vous la propose.', geste: 'Voir mon rang, me retirer' };
  }
  const geste = 'Me retirer, laisser ma place';
  if (convoqueeLe !== null) {
    return { attendu: `Votre convocation est partie le ${libelleJour(jourCivil(convoqueeLe, fuseau))}.`, geste };
  }
  if (formation.statut === 'confirmee') return { attendu: 'Elle a lieu. La convocation vous viendra par courriel.', geste };
  const le = formation.limite === null ? '' : `, au plus tard après le ${libelleJour(formation.limite)}`;
  return { attendu: `Elle n’est pas encore confirmée. Vous le saurez par courriel${le}.`, geste };
}

/** Where she had a place, the last first: how long she was there, her papers, what she was asked. Four queries. */
function listPassees(ctx: ContextePersonne, demandee: number) {
  const ou = and(
    ...[lesSiennes(ctx), eq(inscriptions.statut, 'validee')],
    or(
      inArray(formations.statut, [...STATUTS_TENUES]),
      and(inArray(formations.statut, [...STATUTS_A_VENIR]), lt(formations.au, ceMatin(ctx))),
    ),
  );
  const total =
    ctx.db
      .select({ n: count() })
      .from(inscriptions)
      .innerJoin(formations, eq(formations.id, inscriptions.formationId))
      .where(ou)
      .get()?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAR_PAGE));
  const page = Math.min(demandee, pages);
  const lues = ctx.db
    .select({ id: inscriptions.id, formation: formations })
    .from(inscriptions)
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .where(ou)
    .orderBy(desc(formations.du), desc(formations.id))
    .limit(PAR_PAGE)
    .offset((page - 1) * PAR_PAGE)
    .all();
  const ids = lues.map(({ id }) => id);
  const suivis = new Map(listSuivisComptes(ctx, inArray(inscriptions.id, ids)).map((une) => [une.inscriptionId, une]));
  const demandes = lireDemandes(ctx, ids);
  const lignes = lues.map(({ id, formation }) => {
    const { demis = 0, minutes = 0, notees = 0 } = suivis.get(id) ?? {};
    const sans = (sorte: (typeof SORTES_DE_PAPIER)[number]) =>
      pourquoiPas(sorte, { statut: formation.statut, organisme: formation.organisme, suivies: demis, notees });
    return {
      ...{ id, formationId: formation.id, nom: formation.titre, minutes, pourquoi: sans('attestation') },
      precision: quandDite(formation, true),
      papiers: SORTES_DE_PAPIER.filter((sorte) => sans(sorte) === null).map((sorte) => ({
        ...{ libelle: LIBELLE_PAPIER[sorte], chemin: `/formations/inscriptions/${id}/${sorte}.pdf` },
      })),
      avis: demandes.get(id) ?? [],
    };
  });
  return { lignes, total, page, pages };
}

/** What she holds, commits, or trains in, the last first; what was called off is left out. */
function listTenues(ctx: ContextePersonne, demandee: number) {
  const { acteur, db } = ctx;
  if (acteur.membreDe.length === 0 && !acteur.roles.includes('coordination')) return { lignes: [], total: 0, page: 1, pages: 1 };
  const forme = db
    .select({ un: sql`1` })
    .from(formatrices)
    .where(and(eq(formatrices.formationId, formations.id), eq(formatrices.personneId, acteur.personneId)));
  const ou = and(
    ...[visible(ctx), ne(formations.statut, 'annulee')],
    or(
      ...[eq(formations.organisatriceId, acteur.personneId), exists(forme)],
      acteur.responsableDe.length > 0 ? inArray(formations.structureId, [...acteur.responsableDe]) : undefined,
    ),
  );
  const total = db.select({ n: count() }).from(formations).where(ou).get()?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAR_PAGE));
  const page = Math.min(demandee, pages);
  const dues = new Map(listEtapes(ctx, 'elle').map(({ id, etape }) => [id, etape]));
  const lignes = listLignesDeFormations(ctx, ou, { page, combien: PAR_PAGE, passees: true }).map((une) => {
    const etape = dues.get(une.id);
    return { ...une, aFaire: etape && { libelle: LIBELLE_ETAPE[etape], chemin: cheminDeLEtape(etape, une.id) } };
  });
  return { lignes, total, page, pages };
}
