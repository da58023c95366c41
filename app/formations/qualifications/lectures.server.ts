import { and, asc, eq, exists, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { type Jour, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { agrements, genresAgrement } from '#app/reseau/agrements/tables.ts';
import { type Fonction, LIBELLE_FONCTION, nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import {
  attenduesAuJour,
  DROITS_QUALIFICATION,
  type EtatQualification,
  etatDeQualification,
  LIBELLE_VOIE_QUALIFICATION,
  relationsALaQualification,
} from './qualifications.ts';
import { qualifications, qualificationsAttendues } from './tables.ts';

export type LigneDeQualification = typeof qualifications.$inferSelect;

/** What the fonction of someone asks for, and where she stands. */
export interface Suivie {
  cle: string;
  personneId: number;
  qui: string;
  structureId: number;
  structure: string;
  fonction: string;
  code: string;
  attendu: string;
  source: string;
  depuis: Jour;
  etat: EtatQualification;
  /** « par la VAE, prévue pour le 1er juin 2026 » */
  detail: string;
  /** Where it is noted, for whoever follows it. */
  chemin: string | null;
  ligne: LigneDeQualification | null;
}

/** @throws ErreurMetier INTROUVABLE to a partenaire, who sees none of it */
export function exigerQualifications({ acteur }: ContextePersonne): void {
  if (acteur.roles.includes('partenaire') && !acteur.roles.includes('coordination')) throw introuvable();
}

/** Condition on the rows: the whole network for the coordination, her structures for whoever commits them, herself for the others. */
function ouvertes({ acteur }: ContextePersonne): SQL | undefined {
  if (acteur.roles.includes('coordination')) return undefined;
  return or(
    eq(fonctions.personneId, acteur.personneId),
    acteur.responsableDe.length > 0 ? inArray(fonctions.structureId, [...acteur.responsableDe]) : undefined,
  );
}

const aujourdhuiDe = ({ maintenant, fuseau }: Pick<ContextePersonne, 'maintenant' | 'fuseau'>): Jour =>
  jourCivil(maintenant, fuseau);

/** Whether a structure is a centre social, or an EVS, on a day: what its agréments make of it. */
const est = (ctx: ContextePersonne, quoi: 'centre_social' | 'evs', jour: Jour) =>
  exists(
    ctx.db
      .select({ un: sql`1` })
      .from(agrements)
      .innerJoin(genresAgrement, eq(genresAgrement.code, agrements.genre))
      .where(
        and(
          ...[eq(agrements.structureId, structures.id), eq(genresAgrement.donne, quoi)],
          sql`coalesce(${agrements.du}, ${jour}) <= ${jour} and coalesce(${agrements.au}, ${jour}) >= ${jour}`,
        ),
      ),
  );

/** What the reference data say on a day, of every fonction. */
export function lireAttendues({ db }: Pick<ContextePersonne, 'db'>, jour: Jour) {
  const toutes = db.select().from(qualificationsAttendues).orderBy(asc(qualificationsAttendues.id)).all();
  const parFonction = [...new Set(toutes.map(({ fonction }) => fonction))];
  return parFonction.flatMap((fonction) => attenduesAuJour(toutes, fonction, jour));
}

/** All that the reader may follow, in the order of the structures; three queries whatever their number. */
export function listSuivies(ctx: ContextePersonne, structureId?: number): Suivie[] {
  const jour = aujourdhuiDe(ctx);
  const attendues = lireAttendues(ctx, jour);
  const tenues = ctx.db
    .selectDistinct({
      ...{ personneId: personnes.id, prenom: personnes.prenom, nom: personnes.nom, fonction: fonctions.fonction },
      ...{ structureId: structures.id, structure: structures.nom, nomPlie: structures.nomPlie },
      ...{ centre: sql<number>`${est(ctx, 'centre_social', jour)}`, evs: sql<number>`${est(ctx, 'evs', jour)}` },
    })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(
      and(
        ...[enFonction(jour), isNull(structures.partieLe), ouvertes(ctx)],
        inArray(fonctions.fonction, [...new Set(attendues.map(({ fonction }) => fonction))]),
        structureId === undefined ? undefined : eq(structures.id, structureId),
      ),
    )
    .orderBy(asc(structures.nomPlie), asc(structures.id), asc(personnes.nom), asc(personnes.id))
    .all();
  const notees = new Map(
    ctx.db
      .select()
      .from(qualifications)
      .where(structureId === undefined ? undefined : eq(qualifications.structureId, structureId))
      .all()
      .map((ligne) => [`${ligne.structureId}-${ligne.personneId}-${ligne.code}`, ligne]),
  );
  return tenues.flatMap((tenue) =>
    attendues
      .filter(({ fonction, portee }) => fonction === tenue.fonction && concerne(portee, tenue))
      .map((attendue): Suivie => {
        const cle = `${tenue.structureId}-${tenue.personneId}-${attendue.code}`;
        const ligne = notees.get(cle) ?? null;
        const suit = peut(DROITS_QUALIFICATION, 'suivre', relationsALaQualification(tenue, ctx.acteur));
        return {
          ...{ cle, personneId: tenue.personneId, qui: nomComplet(tenue), structureId: tenue.structureId, ligne },
          ...{ structure: tenue.structure, fonction: LIBELLE_FONCTION[tenue.fonction as Fonction], code: attendue.code },
          ...{ attendu: attendue.attendu, source: attendue.source, depuis: attendue.depuis },
          ...{ etat: etatDeQualification(ligne?.statut), detail: ligne ? detailDe(ligne) : '' },
          chemin: suit ? `/formations/qualifications/structures/${tenue.structureId}/${tenue.personneId}/${attendue.code}` : null,
        };
      }),
  );
}

const concerne = (portee: string, { centre, evs }: { centre: number; evs: number }): boolean =>
  portee === 'toutes' || (portee === 'centre_social' ? centre === 1 : evs === 1);

function detailDe({ statut, voie, intitule, prevuePour, obtenueLe }: LigneDeQualification): string {
  const dits =
    statut === 'detenue'
      ? [intitule, obtenueLe && `obtenue le ${libelleJourCourt(obtenueLe)}`]
      : statut === 'en_cours'
        ? [voie && LIBELLE_VOIE_QUALIFICATION[voie], intitule, prevuePour && `prévue pour le ${libelleJourCourt(prevuePour)}`]
        : ['ce qui avait commencé est abandonné'];
  return dits.filter(Boolean).join(', ');
}

/**
 * One of them, for whoever follows it.
 * @throws ErreurMetier INTROUVABLE when the reader does not follow it, or nothing is expected
 */
export function getSuivie(
  ctx: ContextePersonne,
  {
    structureId,
    personneId,
    code,
  }: { structureId: number | undefined; personneId: number | undefined; code: string | undefined },
): Suivie {
  exigerQualifications(ctx);
  if (structureId === undefined) throw introuvable();
  const trouvee = listSuivies(ctx, structureId).find((une) => une.personneId === personneId && une.code === code);
  if (!trouvee || trouvee.chemin === null) throw introuvable();
  return trouvee;
}
