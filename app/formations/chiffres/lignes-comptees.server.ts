import { and, count, desc, eq, exists, inArray, type SQL, sql } from 'drizzle-orm';
import { anneeDemandee } from '#app/commun/chiffres.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { libelleHeures } from '#app/commun/duree.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { accorder } from '#app/commun/texte.ts';
import { visible } from '#app/formations/inscriptions/dossiers.server.ts';
import { STATUTS_QUI_VIENNENT } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { listSuivisComptes } from '#app/formations/presences/suivis.server.ts';
import { aEuLieu } from '#app/formations/programme/formations.ts';
import { quandDite } from '#app/formations/programme/mots.ts';
import { competencesDeFormation, formations } from '#app/formations/programme/tables.ts';
import { syntheseLisible } from '#app/formations/questionnaires/lisibles.server.ts';
import { MINIMUM_DE_REPONSES } from '#app/formations/reglages.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { aRenduSaPlace, comptees, deLAnnee, listFormationsComptees, ontEuLieu } from './chiffres.server.ts';
import {
  adresseDesChiffres,
  adresseDesLignes,
  COMPTES,
  type CompteDeFormation,
  type CompteDePersonne,
  estDeFormation,
  estEvaluee,
  estVenue,
  LIBELLE_COMPTE,
  nEstPasVenue,
} from './chiffres.ts';

const PAR_PAGE = 30;

/** One row behind a figure. */
export interface LigneComptee {
  cle: number;
  quand: string;
  formation: { titre: string; chemin: string };
  /** Null where the figure counts formations. */
  qui: { nom: string; structure: string } | null;
  suite: string;
}

/**
 * The rows behind a figure, as far as the reader may open them: formations are everybody's, their synthesis is whoever holds them or
 * trains; who came, did not come or gave a place back is known to her side, to whoever holds the formation and to the coordination.
 */
export function getLignesComptees(ctx: ContextePersonne, adresse: URLSearchParams) {
  const compte = COMPTES.find((un) => un === adresse.get('compte')) ?? 'formations';
  const annee = anneeDemandee(adresse.get('annee'));
  const theme = ctx.db
    .select({ id: competences.id, slug: competences.slug, nom: competences.nom })
    .from(competences)
    .where(eq(competences.slug, adresse.get('theme') ?? ''))
    .get();
  const ou = and(deLAnnee(annee), theme && parleDe(ctx, theme.id));
  const lues = estDeFormation(compte) ? lireFormations(ctx, compte, ou) : lireGens(ctx, compte, ou);
  const pages = Math.max(1, Math.ceil(lues.ouvertes.length / PAR_PAGE));
  const page = Math.min(pages, pageDemandee(adresse));
  return {
    titre: [LIBELLE_COMPTE[compte], theme ? `, ${theme.nom}` : '', annee ? `, en ${annee}` : ''].join(''),
    phrase: phraseDOuverture(compte, lues),
    suite: SUITE[compte],
    retour: adresseDesChiffres({ annee }),
    lignes: lues.montrer(lues.ouvertes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE)),
    ...{ page, pages, adresse: adresseDesLignes({ annee, theme: theme?.slug, compte }) },
  };
}

const parleDe = ({ db }: ContextePersonne, competenceId: number): SQL =>
  exists(
    db
      .select({ un: sql`1` })
      .from(competencesDeFormation)
      .where(and(eq(competencesDeFormation.formationId, formations.id), eq(competencesDeFormation.competenceId, competenceId))),
  );

interface Lues {
  tous: number;
  /** How many people they are, each counted once. */
  gens?: number;
  ouvertes: number[];
  montrer(ids: readonly number[]): LigneComptee[];
}

const dernieres = [desc(formations.du), desc(formations.id)];

function lireFormations(ctx: ContextePersonne, compte: CompteDeFormation, ou: SQL | undefined): Lues {
  const minimum = lireNombre(ctx.db, MINIMUM_DE_REPONSES);
  const connues = new Map(listFormationsComptees(ctx).map((une) => [une.id, une]));
  const ids = (et?: SQL) =>
    ctx.db
      .select({ id: formations.id })
      .from(formations)
      .where(and(comptees, ou, et))
      .orderBy(...dernieres)
      .all()
      .flatMap(({ id }) => connues.get(id) ?? [])
      .filter((une) => (compte === 'evaluees' ? estEvaluee(une, minimum) : aEuLieu(une.statut) === (compte === 'formations')))
      .map(({ id }) => id);
  const tous = ids();
  return {
    tous: tous.length,
    ouvertes: compte === 'evaluees' ? ids(syntheseLisible(ctx)) : tous,
    montrer: (montrees) => {
      const tenues = placesTenues(ctx, montrees);
      return ctx.db
        .select({ id: formations.id, titre: formations.titre, du: formations.du, au: formations.au })
        .from(formations)
        .where(inArray(formations.id, [...montrees]))
        .orderBy(...dernieres)
        .all()
        .map(({ id, titre, ...periode }) => {
          const une = connues.get(id);
          const dits = [
            accorder(une?.demis ?? 0, 'demi-journée'),
            `${accorder(tenues.get(id) ?? 0, 'place tenue', 'places tenues')} sur ${une?.capacite ?? 0}`,
          ];
          const { somme = 0, notes = 0, reponses = 0 } = une?.avis ?? {};
          const avis = [
            `${(somme / Math.max(1, notes)).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} sur 4`,
            accorder(reponses, 'réponse'),
          ];
          return {
            ...{
              cle: id,
              quand: quandDite(periode, true),
              formation: { titre, chemin: `/formations/${id}${compte === 'evaluees' ? '/synthese' : ''}` },
              qui: null,
            },
            suite: compte === 'annulees' ? '' : (compte === 'evaluees' ? avis : dits).join(', '),
          };
        });
    },
  };
}

const placesTenues = ({ db }: ContextePersonne, ids: readonly number[]): Map<number, number> =>
  new Map(
    db
      .select({ id: inscriptions.formationId, n: count() })
      .from(inscriptions)
      .where(and(inArray(inscriptions.formationId, [...ids]), inArray(inscriptions.statut, [...STATUTS_QUI_VIENNENT])))
      .groupBy(inscriptions.formationId)
      .all()
      .map(({ id, n }) => [id, n]),
  );

function lireGens(ctx: ContextePersonne, compte: CompteDePersonne, ou: SQL | undefined): Lues {
  const suivis = compte === 'rendues' ? [] : listSuivisComptes(ctx, and(ontEuLieu, ou));
  const minutes = new Map(suivis.map((une) => [une.inscriptionId, une.minutes]));
  const comptes = new Set(suivis.filter(compte === 'personnes' ? estVenue : nEstPasVenue).map((une) => une.inscriptionId));
  const ids = (et?: SQL) =>
    ctx.db
      .select({ id: inscriptions.id, personneId: inscriptions.personneId })
      .from(inscriptions)
      .innerJoin(formations, eq(formations.id, inscriptions.formationId))
      .where(
        and(
          ontEuLieu,
          ou,
          et,
          compte === 'rendues' ? aRenduSaPlace(ctx) : inArray(inscriptions.statut, [...STATUTS_QUI_VIENNENT]),
        ),
      )
      .orderBy(...dernieres, inscriptions.structureId, inscriptions.id)
      .all()
      .filter(({ id }) => compte === 'rendues' || comptes.has(id));
  const tous = ids();
  return {
    tous: tous.length,
    gens: new Set(tous.map(({ personneId }) => personneId)).size,
    ouvertes: ids(visible(ctx)).map(({ id }) => id),
    montrer: (montrees) =>
      ctx.db
        .select({
          ...{ id: inscriptions.id, prenom: personnes.prenom, nom: personnes.nom, structure: structures.nom },
          formation: { id: formations.id, titre: formations.titre, du: formations.du, au: formations.au },
        })
        .from(inscriptions)
        .innerJoin(formations, eq(formations.id, inscriptions.formationId))
        .innerJoin(personnes, eq(personnes.id, inscriptions.personneId))
        .innerJoin(structures, eq(structures.id, inscriptions.structureId))
        .where(inArray(inscriptions.id, [...montrees]))
        .orderBy(...dernieres, inscriptions.structureId, inscriptions.id)
        .all()
        .map(({ id, prenom, nom, structure, formation }) => ({
          ...{
            cle: id,
            quand: quandDite(formation, true),
            formation: { titre: formation.titre, chemin: `/formations/${formation.id}` },
          },
          qui: { nom: nomComplet({ prenom, nom }), structure },
          suite: compte === 'personnes' ? libelleHeures(minutes.get(id) ?? 0) : '',
        })),
  };
}

/** What the last column says of each row. */
const SUITE: Record<keyof typeof LIBELLE_COMPTE, string> = {
  ...{ formations: 'Combien', annulees: '', evaluees: 'Avis', personnes: 'Durée suivie', absences: '', rendues: '' },
};

const QUOI: Record<keyof typeof LIBELLE_COMPTE, [string, string]> = {
  formations: ['formation', 'formations'],
  annulees: ['formation', 'formations'],
  evaluees: ['formation', 'formations'],
  personnes: ['participation', 'participations'],
  absences: ['place', 'places'],
  rendues: ['place', 'places'],
};

/** « 9 personnes, 12 participations, dont 3 que vous pouvez ouvrir. » */
function phraseDOuverture(compte: keyof typeof QUOI, { tous, gens, ouvertes: { length: ouvertes } }: Lues): string {
  const [un, plusieurs] = QUOI[compte];
  if (tous === 0) return `Aucune ${un}.`;
  const personnes = compte === 'personnes' ? `${accorder(gens ?? 0, 'personne')}, ` : '';
  const combien = `${personnes}${accorder(tous, un, plusieurs)}`;
  if (ouvertes === tous) return `${combien}.`;
  const siennes = estDeFormation(compte)
    ? 'celles que vous organisez ou animez'
    : 'les vôtres, celles de la structure que vous engagez et des formations que vous organisez';
  return ouvertes === 0
    ? `${combien}. Vous n’en ouvrez aucune\u00a0: on n’ouvre ici que ${siennes}.`
    : `${combien}, dont ${ouvertes} que vous pouvez ouvrir\u00a0: ${siennes}.`;
}
