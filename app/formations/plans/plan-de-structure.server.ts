import { and, asc, count, desc, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import { anneeDemandee, anneeMontree, libelleNombre } from '#app/commun/chiffres.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { libelleHeures } from '#app/commun/duree.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { libelleEuros } from '#app/commun/euros.ts';
import { jourCivil, jourDe, libellePeriode } from '#app/commun/periode.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { accorder } from '#app/commun/texte.ts';
import { deLAnnee } from '#app/formations/chiffres/chiffres.server.ts';
import { LIBELLE_STATUT_INSCRIPTION, STATUTS_VIVANTS, vient } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { listSuivisComptes } from '#app/formations/presences/suivis.server.ts';
import { aEuLieu, STATUTS_MAINTENUES } from '#app/formations/programme/formations.ts';
import { formations, seances } from '#app/formations/programme/tables.ts';
import type { FeuilleExportee } from '#app/reseau/export/feuilles.ts';
import { telechargerEnXlsx } from '#app/reseau/export/telecharger.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { adresseDuPlan, adresseDuPlanXlsx, DROITS_PLAN, relationsAuPlan } from './plans.ts';

const PAR_PAGE = 30;
const MINUTES_PAR_HEURE = 60;

/** @throws ErreurMetier INTROUVABLE when unknown, or to whoever neither commits it nor coordinates */
function laStructure(ctx: ContextePersonne, id: number | undefined): { id: number; nom: string } {
  if (id === undefined || !peut(DROITS_PLAN, 'lire', relationsAuPlan(id, ctx.acteur))) throw introuvable();
  const lue = ctx.db.select({ id: structures.id, nom: structures.nom }).from(structures).where(eq(structures.id, id)).get();
  if (!lue) throw introuvable();
  return lue;
}

/** Condition on `inscriptions` and `formations`: those of a structure of which something came, or still may. */
const duPlan = (structureId: number): SQL | undefined =>
  and(
    ...[eq(inscriptions.structureId, structureId), inArray(inscriptions.statut, [...STATUTS_VIVANTS])],
    ...[inArray(formations.statut, [...STATUTS_MAINTENUES]), isNotNull(formations.du)],
  );

/** How many inscriptions each year has, the latest first. */
function anneesDuPlan({ db }: ContextePersonne, structureId: number): Map<string, number> {
  const debuts = db
    .select({ du: formations.du, n: count() })
    .from(inscriptions)
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .where(duPlan(structureId))
    .groupBy(formations.du)
    .orderBy(desc(formations.du))
    .all();
  const annees = new Map<string, number>();
  for (const { du, n } of debuts) {
    const annee = jourDe(du ?? 0).slice(0, 4);
    annees.set(annee, (annees.get(annee) ?? 0) + n);
  }
  return annees;
}

type LigneDuPlan = ReturnType<typeof lirePlan>[number];

/** Who follows what in a year, by name: three queries whatever their number. */
function lirePlan(ctx: ContextePersonne, structureId: number, annee: string) {
  const suivis = new Map(
    listSuivisComptes(ctx, and(eq(inscriptions.structureId, structureId), deLAnnee(annee))).map((une) => [
      une.inscriptionId,
      une,
    ]),
  );
  const lues = ctx.db
    .select({
      ...{
        id: inscriptions.id,
        statut: inscriptions.statut,
        personneId: personnes.id,
        prenom: personnes.prenom,
        nom: personnes.nom,
      },
      formation: {
        ...{ id: formations.id, titre: formations.titre, statut: formations.statut, cout: formations.cout },
        ...{ du: formations.du, au: formations.au },
      },
    })
    .from(inscriptions)
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .innerJoin(personnes, eq(personnes.id, inscriptions.personneId))
    .where(and(duPlan(structureId), deLAnnee(annee)))
    .orderBy(asc(personnes.nom), asc(personnes.prenom), asc(personnes.id), asc(formations.du), asc(inscriptions.id))
    .all();
  const demis = demisDe(ctx, [...new Set(lues.map(({ formation }) => formation.id))]);
  return lues.map(({ prenom, nom, formation, ...une }) => {
    const suivi = suivis.get(une.id);
    return {
      ...{ ...une, formation, qui: nomComplet({ prenom, nom }), tenue: aEuLieu(formation.statut) },
      ...{ du: formation.du ?? 0, au: formation.au ?? 0, demis: demis.get(formation.id) ?? 0 },
      ...{ suivies: suivi?.demis ?? 0, minutes: suivi?.minutes ?? 0, notees: suivi?.notees ?? 0 },
    };
  });
}

const demisDe = ({ db }: ContextePersonne, ids: readonly number[]): Map<number, number> =>
  new Map(
    db
      .select({ id: seances.formationId, n: count() })
      .from(seances)
      .where(inArray(seances.formationId, [...ids]))
      .groupBy(seances.formationId)
      .all()
      .map(({ id, n }) => [id, n]),
  );

/** Where someone stands: « 2 demi-journées sur 4 », « En liste d’attente ». */
function etatDe({ statut, tenue, suivies, demis, notees }: LigneDuPlan): string {
  if (!vient(statut) || !tenue) return LIBELLE_STATUT_INSCRIPTION[statut];
  if (notees === 0) return 'Présence pas encore notée';
  return suivies === 0 ? 'Absence à chaque demi-journée' : `${accorder(suivies, 'demi-journée')} sur ${demis}`;
}

/** Formation by formation: what the structure pays does not depend on how many come. */
function parFormation(lignes: readonly LigneDuPlan[]) {
  const placees = lignes.filter(({ statut }) => vient(statut));
  return [...new Set(placees.map(({ formation }) => formation.id))]
    .map((id) => placees.filter(({ formation }) => formation.id === id))
    .flatMap((siennes) => {
      const [une] = siennes;
      if (!une) return [];
      const { formation, du, au, tenue } = une;
      const minutes = siennes.reduce((total, { minutes: duree }) => total + duree, 0);
      return [
        { id: formation.id, titre: formation.titre, cout: formation.cout, du, au, tenue, personnes: siennes.length, minutes },
      ];
    })
    .sort((a, b) => a.du - b.du || a.id - b.id);
}

/**
 * The plan of a structure in a year: who follows what, how long, and what it pays.
 * @throws ErreurMetier INTROUVABLE when unknown, or to whoever neither commits it nor coordinates
 */
export function getPlanDeStructure(ctx: ContextePersonne, id: number | undefined, adresse: URLSearchParams) {
  const structure = laStructure(ctx, id);
  const parAnnee = anneesDuPlan(ctx, structure.id);
  const annees = [...parAnnee.keys()];
  const annee = anneeMontree(anneeDemandee(adresse.get('annee')), annees, jourCivil(ctx.maintenant, ctx.fuseau).slice(0, 4));
  const lignes = lirePlan(ctx, structure.id, annee);
  const formees = parFormation(lignes);
  const pages = Math.max(1, Math.ceil(lignes.length / PAR_PAGE));
  const page = Math.min(pages, pageDemandee(adresse));
  return {
    ...{ structure, annee, page, pages, total: lignes.length, chiffres: enGrand(lignes, formees) },
    /** The years that come after the one that is read: what is there is looked for first. */
    apres: [...parAnnee]
      .filter(([une]) => une > annee)
      .map(([une, n]) => ({ phrase: `${accorder(n, 'inscription')} en ${une}`, chemin: adresseDuPlan(structure.id, une) })),
    choix: annees.map((une) => ({ annee: une, choisie: une === annee, chemin: adresseDuPlan(structure.id, une) })),
    lignes: lignes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map((une) => ({
      ...{ id: une.id, qui: une.qui, etat: etatDe(une), duree: une.minutes > 0 ? libelleHeures(une.minutes) : '' },
      ...{ formation: { id: une.formation.id, titre: une.formation.titre }, quand: libellePeriode({ du: une.du, au: une.au }) },
    })),
    formations: formees.map(({ du, au, cout, minutes, ...une }) => ({
      ...{ ...une, quand: libellePeriode({ du, au }), cout: cout === 0 ? 'Gratuite' : libelleEuros(cout) },
      heures: minutes > 0 ? libelleHeures(minutes) : '',
    })),
    adresse: adresseDuPlan(structure.id, annee),
    xlsx: lignes.length > 0 ? adresseDuPlanXlsx(structure.id, annee) : null,
  };
}

export type PlanLu = ReturnType<typeof getPlanDeStructure>;

function enGrand(lignes: readonly LigneDuPlan[], formees: ReturnType<typeof parFormation>) {
  const venues = lignes.filter(({ suivies }) => suivies > 0);
  const qui = new Set(venues.map(({ personneId }) => personneId)).size;
  const aVenir = lignes.filter(({ statut, tenue }) => vient(statut) && !tenue).length;
  const somme = (nombres: readonly number[]) => nombres.reduce((a, b) => a + b, 0);
  const cout = somme(formees.map((une) => une.cout));
  const plusTard = somme(formees.filter(({ tenue }) => !tenue).map((une) => une.cout));
  return [
    {
      ...{ valeur: String(qui), quoi: qui >= 2 ? 'personnes formées' : 'personne formée' },
      detail: aVenir === 0 ? '' : `${accorder(aVenir, 'inscription')} à venir`,
    },
    {
      valeur: libelleNombre(somme(venues.map(({ minutes }) => minutes)) / MINUTES_PAR_HEURE),
      ...{ quoi: 'heures suivies', detail: 'celles des demi-journées où la présence est notée' },
    },
    {
      ...{ valeur: libelleEuros(cout), quoi: 'à la charge de la structure' },
      detail: plusTard === 0 ? '' : `dont ${libelleEuros(plusTard)} à venir`,
    },
  ];
}

/** Who follows what, then what the structure pays. @throws ErreurMetier INTROUVABLE, as the page */
export function feuillesDuPlan(ctx: ContextePersonne, id: number | undefined, adresse: URLSearchParams) {
  const structure = laStructure(ctx, id);
  const annees = [...anneesDuPlan(ctx, structure.id).keys()];
  const annee = anneeMontree(anneeDemandee(adresse.get('annee')), annees, jourCivil(ctx.maintenant, ctx.fuseau).slice(0, 4));
  return { annee, feuilles: enFeuilles(lirePlan(ctx, structure.id, annee)) };
}

/** The plan of a year as a workbook to download. @throws ErreurMetier INTROUVABLE, as the page */
export function planEnXlsx(ctx: ContextePersonne, id: number | undefined, adresse: URLSearchParams): Promise<Response> {
  const { annee, feuilles } = feuillesDuPlan(ctx, id, adresse);
  return telechargerEnXlsx(ctx, `plan-de-formation-${annee}`, feuilles);
}

function enFeuilles(lignes: readonly LigneDuPlan[]): FeuilleExportee[] {
  const heures = (minutes: number) => Math.round((100 * minutes) / MINUTES_PAR_HEURE) / 100;
  return [
    {
      nom: 'Qui suit quoi',
      ...{
        titres: ['Personne', 'Formation', 'Début', 'Fin', 'État', 'Demi-journées suivies', 'Demi-journées', 'Heures suivies'],
      },
      dates: [2, 3],
      rangees: lignes.map((une) => [
        ...[
          une.qui,
          une.formation.titre,
          jourDe(une.du),
          jourDe(une.au),
          etatDe(une),
          une.suivies,
          une.demis,
          heures(une.minutes),
        ],
      ]),
    },
    {
      ...{
        nom: 'Formation par formation',
        titres: ['Formation', 'Début', 'Fin', 'Personnes', 'Heures suivies', 'Coût en euros'],
      },
      dates: [1, 2],
      rangees: parFormation(lignes).map((une) => [
        ...[une.titre, jourDe(une.du), jourDe(une.au), une.personnes, heures(une.minutes), une.cout / 100],
      ]),
    },
  ];
}
