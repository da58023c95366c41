import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { LIBELLE_TYPE } from '#app/reseau/agrements/agrements.ts';
import { agrements, genresAgrement } from '#app/reseau/agrements/tables.ts';
import { competences, savoirFaire } from '#app/reseau/competences/tables.ts';
import { DROITS_COORDONNEES, type RelationPersonne, relationsReseau, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { colonnesExportees } from '#app/reseau/import/champs.ts';
import {
  estDuReseau,
  GENRES_DU_RESEAU,
  type GenreDuReseau,
  type GenreImport,
  LIBELLE_GENRE_IMPORT,
} from '#app/reseau/import/genres-d-import.ts';
import { LIBELLE_FONCTION, LIBELLE_LIEN_EMPLOI } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { typesDe } from '#app/reseau/structures/structures.server.ts';
import { LIBELLE_GESTION, LIBELLE_MILIEU } from '#app/reseau/structures/structures.ts';
import { sites, structureCommunes, structureQpv, structures } from '#app/reseau/structures/tables.ts';
import { communes, qpv } from '#app/reseau/territoire/tables.ts';
import type { FeuilleExportee } from './feuilles.ts';

type Rangee = Readonly<Record<string, string | number | null | undefined>>;

const DATES = new Set(['du', 'au', 'decideLe', 'renouvellement']);
const presentes = isNull(structures.partieLe);
const enPresence = (personne: boolean) => (personne ? 'oui' : 'non');

const LIRE: Readonly<Record<GenreDuReseau, (ctx: Contexte) => Rangee[]>> = {
  structures: lireStructures,
  personnes: lirePersonnes,
  agrements: lireAgrements,
  savoir_faire: lireSavoirFaire,
};

/** Whether this reader gets what the network keeps to itself: consents, those who left their fonction. */
const coordonne = (ctx: Contexte) => ctx.acteur.roles.includes('coordination');

/**
 * The lists of the network, as this reader may see them: the same columns as an import.
 * @param vide titles alone: a model to fill
 */
export function exporter(ctx: Contexte, genres: readonly GenreImport[] = GENRES_DU_RESEAU, vide = false): FeuilleExportee[] {
  return genres.map((genre) => {
    const colonnes = colonnesExportees(genre, coordonne(ctx));
    return {
      nom: LIBELLE_GENRE_IMPORT[genre],
      titres: colonnes.map(({ titre }) => titre),
      dates: colonnes.flatMap(({ champ }, rang) => (DATES.has(champ) ? [rang] : [])),
      rangees:
        vide || !estDuReseau(genre) ? [] : LIRE[genre](ctx).map((rangee) => colonnes.map(({ champ }) => rangee[champ] ?? null)),
    };
  });
}

function enListes<T>(
  lignes: readonly (T & { structureId: number })[],
  dire: (ligne: T) => string,
  entre = ' ; ',
): Map<number, string> {
  const listes = new Map<number, string>();
  for (const ligne of lignes) {
    const deja = listes.get(ligne.structureId);
    listes.set(ligne.structureId, deja === undefined ? dire(ligne) : deja + entre + dire(ligne));
  }
  return listes;
}

function lireStructures(ctx: Contexte): Rangee[] {
  const { db } = ctx;
  const lignes = db
    .select({ structure: structures, commune: communes.nom })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(presentes)
    .orderBy(asc(structures.nomPlie), asc(structures.id))
    .all();
  const types = typesDe(
    ctx,
    lignes.map(({ structure }) => structure.id),
  );
  const territoires = db
    .select({ structureId: structureCommunes.structureId, nom: communes.nom })
    .from(structureCommunes)
    .innerJoin(communes, eq(communes.code, structureCommunes.communeCode))
    .orderBy(asc(communes.nomPlie))
    .all();
  const quartiers = db
    .select({ structureId: structureQpv.structureId, nom: qpv.nom, commune: communes.nom })
    .from(structureQpv)
    .innerJoin(qpv, eq(qpv.id, structureQpv.qpvId))
    .innerJoin(communes, eq(communes.code, qpv.communeCode))
    .orderBy(asc(qpv.nom))
    .all();
  const lieux = db
    .select({ structureId: sites.structureId, nom: sites.nom, adresse: sites.adresse, commune: communes.nom, quand: sites.quand })
    .from(sites)
    .leftJoin(communes, eq(communes.code, sites.communeCode))
    .orderBy(asc(sites.rang), asc(sites.id))
    .all();
  const siens = {
    territoire: enListes(territoires, ({ nom }) => nom),
    qpv: enListes(quartiers, ({ nom, commune }) => `${nom} (${commune})`),
    sites: enListes(
      lieux,
      (s) =>
        [s.nom, s.adresse, s.commune, s.quand]
          .map((mot) => mot ?? '')
          .join(' | ')
          .replace(/( \| )+$/, ''),
      '\n',
    ),
  };
  return lignes.map(({ structure, commune }): Rangee => {
    const { id, gestion, milieu } = structure;
    const type = types.get(id) ?? 'inconnu';
    const { creeeLe, partieLe, confirmeeLe, rappeleeLe, ...dits } = structure;
    return {
      ...dits,
      commune,
      type: type === 'inconnu' ? null : LIBELLE_TYPE[type],
      gestion: gestion && LIBELLE_GESTION[gestion],
      milieu: milieu && LIBELLE_MILIEU[milieu],
      ...{ territoire: siens.territoire.get(id), qpv: siens.qpv.get(id), sites: siens.sites.get(id) },
    };
  });
}

/** Nobody whose name was dropped; those who are in fonction today, and for the coordination everybody else. */
function lirePersonnes(ctx: Contexte): Rangee[] {
  const tout = coordonne(ctx);
  const lignes = ctx.db
    .select({ personne: personnes, tenue: fonctions, structure: structures.nom, siret: structures.siret, commune: communes.nom })
    .from(personnes)
    .leftJoin(
      fonctions,
      and(
        eq(fonctions.personneId, personnes.id),
        sql`${fonctions.structureId} in (select id from structures where partie_le is null)`,
      ),
    )
    .leftJoin(structures, eq(structures.id, fonctions.structureId))
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(
      and(
        isNull(personnes.effaceeLe),
        tout ? undefined : and(isNotNull(fonctions.id), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))),
      ),
    )
    .orderBy(asc(personnes.nom), asc(personnes.prenom), asc(personnes.id), asc(fonctions.id))
    .all();
  return lignes.map(({ personne, tenue, ...lieu }) => {
    const { montrerCourriel, montrerTelephone } = personne;
    const siennes: RelationPersonne[] = tenue ? relationsStructure(ctx.acteur, tenue.structureId) : relationsReseau(ctx.acteur);
    if (personne.id === ctx.acteur.personneId) siennes.push('elle_meme');
    const voit = (montre: boolean, acte: 'courriel' | 'telephone') =>
      peut(DROITS_COORDONNEES, montre ? `voir_${acte}_montre` : `voir_${acte}`, siennes);
    return {
      ...lieu,
      ...{ prenom: personne.prenom, nom: personne.nom },
      fonction: tenue && LIBELLE_FONCTION[tenue.fonction],
      intitule: tenue?.intitule,
      lien: tenue && LIBELLE_LIEN_EMPLOI[tenue.lien],
      courriel: voit(montrerCourriel, 'courriel') ? personne.courriel : null,
      telephone: voit(montrerTelephone, 'telephone') ? personne.telephone : null,
      ...{ du: tenue?.du, au: tenue?.au },
      ...{ montrerCourriel: enPresence(montrerCourriel), montrerTelephone: enPresence(montrerTelephone) },
    };
  });
}

function lireAgrements(ctx: Contexte): Rangee[] {
  return ctx.db
    .select({
      ...{ structure: structures.nom, siret: structures.siret, commune: communes.nom, genre: genresAgrement.nom },
      ...{ du: agrements.du, au: agrements.au, decideur: agrements.decideur, decideLe: agrements.decideLe },
      renouvellement: agrements.renouvellementDemandeLe,
    })
    .from(agrements)
    .innerJoin(structures, eq(structures.id, agrements.structureId))
    .innerJoin(genresAgrement, eq(genresAgrement.code, agrements.genre))
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(presentes)
    .orderBy(asc(structures.nomPlie), asc(structures.id), asc(genresAgrement.rang), asc(agrements.du))
    .all();
}

/** Of people, those who are in fonction today; a skill is said once, under the first of their structures. */
function lireSavoirFaire(ctx: Contexte): Rangee[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const premiere = ctx.db
    .select({ structureId: sql<number>`min(${fonctions.structureId})` })
    .from(fonctions)
    .where(
      and(
        eq(fonctions.personneId, savoirFaire.personneId),
        enFonction(aujourdhui),
        sql`${fonctions.structureId} in (select id from structures where partie_le is null)`,
      ),
    );
  const lignes = ctx.db
    .select({
      ...{ structure: structures.nom, siret: structures.siret, commune: communes.nom, structureId: structures.id },
      ...{
        personneId: personnes.id,
        prenom: personnes.prenom,
        nom: personnes.nom,
        adresse: personnes.courriel,
        montree: personnes.montrerCourriel,
      },
      ...{ competence: competences.nom, precision: savoirFaire.precision },
    })
    .from(savoirFaire)
    .innerJoin(competences, eq(competences.id, savoirFaire.competenceId))
    .leftJoin(personnes, and(eq(personnes.id, savoirFaire.personneId), isNull(personnes.effaceeLe)))
    .leftJoin(structures, sql`${structures.id} = coalesce(${savoirFaire.structureId}, (${premiere}))`)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(
      and(
        or(isNull(savoirFaire.personneId), isNotNull(personnes.id)),
        coordonne(ctx) ? undefined : and(isNotNull(structures.id), eq(competences.statut, 'retenue')),
        or(isNull(structures.id), presentes),
      ),
    )
    .orderBy(asc(structures.nomPlie), asc(structures.id), asc(personnes.nom), asc(competences.nomPlie))
    .all();
  return lignes.map(({ structureId, personneId, adresse, montree, ...ligne }) => {
    const siennes: RelationPersonne[] = structureId ? relationsStructure(ctx.acteur, structureId) : relationsReseau(ctx.acteur);
    if (personneId !== null && personneId === ctx.acteur.personneId) siennes.push('elle_meme');
    const voit = peut(DROITS_COORDONNEES, montree ? 'voir_courriel_montre' : 'voir_courriel', siennes);
    return { ...ligne, courriel: voit ? adresse : null };
  });
}
