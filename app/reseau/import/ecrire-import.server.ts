import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { differences } from '#app/commun/differences.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { agrements, genresAgrement } from '#app/reseau/agrements/tables.ts';
import { ajouterFonction, completerCourriel, trouverOuCreerPersonne } from '#app/reseau/personnes/personnes.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { sites, structureCommunes, structureQpv, structures } from '#app/reseau/structures/tables.ts';
import { type TerritoireNomme, territoireNomme } from '#app/reseau/structures/territoire-de-structure.server.ts';
import { qpv } from '#app/reseau/territoire/tables.ts';
import { preparer } from '#db/preparer.ts';
import { ecrireAgrement } from './ecrire-agrements.server.ts';
import type { EcritureStructure } from './import-structures.ts';
import type { PersonneDeStructure } from './personnes-de-structure.ts';

const place = sql.placeholder;
const ajoutDeStructure = preparer((db) =>
  db
    .insert(structures)
    .values({
      ...{ nom: place('nom'), creeeLe: place('creeeLe'), siret: place('siret'), gestion: place('gestion') },
      ...{ federation: place('federation'), adresse: place('adresse'), codePostal: place('codePostal') },
      ...{ communeCode: place('communeCode'), telephone: place('telephone'), courriel: place('courriel') },
      ...{ siteInternet: place('siteInternet'), milieu: place('milieu'), etp: place('etp'), benevoles: place('benevoles') },
      ...{ itinerance: place('itinerance'), presentation: place('presentation'), placesStage: place('placesStage') },
    })
    .returning({ id: structures.id })
    .prepare(),
);
const ajoutDeType = preparer((db) =>
  db
    .insert(agrements)
    .values({ structureId: place('structureId'), genre: place('genre') })
    .prepare(),
);

/**
 * Writes the structures of a list, each with its journal line; one writer a list, so that a row finds the structure that
 * an earlier one brought. Call it inside the import's transaction.
 * @returns the structure's id
 */
export function creerEcrivainDeStructures(ctx: Contexte): (ecriture: EcritureStructure) => number {
  const neuves = new Map<number, number>();
  const genres = listGenresDonnants(ctx);
  return (ecriture) => {
    const connue = ecriture.structureId ?? neuves.get(ecriture.ligne);
    const id = connue === undefined ? creer(ctx, ecriture) : modifier(ctx, ecriture, connue);
    if (connue === undefined) neuves.set(ecriture.ligne, id);
    if (ecriture.type) ecrireType(ctx, id, ecriture.type, genres, connue === undefined);
    if (ecriture.agrement) ecrireAgrement(ctx, { ...ecriture.agrement, structureId: id });
    ecrireLieux(ctx, id, ecriture);
    for (const personne of ecriture.personnes) rejoindre(ctx, id, personne, connue === undefined ? null : ecriture.nom);
    return id;
  };
}

/** @param nom of a structure that was there: the line of a new one says it all */
function rejoindre(ctx: Contexte, structureId: number, voulue: PersonneDeStructure, nom: string | null): void {
  const { id: connue, courriel, fonction, ...personne } = voulue;
  const personneId = connue ?? trouverOuCreerPersonne(ctx, { ...personne, courriel }).id;
  if (connue !== null && courriel) completerCourriel(ctx, connue, courriel);
  const { ajoutee } = ajouterFonction(ctx, { personneId, structureId, fonction });
  if (!ajoutee || nom === null) return;
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'personne', objetId: personneId, acte: 'importer' },
    resume: `a écrit la fonction ${deNom(nomComplet(personne))} ${aNom(nom)}, par un tableur`,
    apres: { structureId, fonction },
  });
}

function creer(ctx: Contexte, { nom, champs }: EcritureStructure): number {
  const { id } = ajoutDeStructure(ctx.db).get({ ...RIEN_DE_DIT, ...champs, nom, creeeLe: ctx.maintenant });
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'structure', objetId: id, acte: 'importer' },
    resume: `a ajouté ${nom}, par un tableur`,
    apres: { ...champs },
  });
  return id;
}

/** What a list does not say of a new structure. */
const RIEN_DE_DIT = {
  ...{ siret: null, gestion: null, federation: null, adresse: null, codePostal: null, communeCode: null, telephone: null },
  ...{ courriel: null, siteInternet: null, milieu: null, etp: null, benevoles: null, itinerance: null, presentation: null },
  placesStage: 2,
};

function modifier(ctx: Contexte, { nom, champs, type }: EcritureStructure, id: number): number {
  if (Object.keys(champs).length === 0 && !type) return id;
  const avant = ctx.db.select().from(structures).where(eq(structures.id, id)).get();
  ctx.db
    .update(structures)
    .set({ ...champs, version: sql`${structures.version} + 1` })
    .where(eq(structures.id, id))
    .run();
  const changes = Object.keys(champs) as (keyof typeof champs)[];
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'structure', objetId: id, acte: 'importer' },
    resume: `a modifié ${nom}, par un tableur`,
    avant: Object.fromEntries(changes.map((champ) => [champ, avant?.[champ] ?? null])),
    apres: { ...champs, ...(type ? { type } : {}) },
  });
  return id;
}

/**
 * What makes the structure what it is becomes the list's, the rest stays; rows whose agréments carry dates were left
 * out when they were decided.
 */
function ecrireType(
  ctx: Contexte,
  structureId: number,
  type: NonNullable<EcritureStructure['type']>,
  genres: ReturnType<typeof listGenresDonnants>,
  nouvelle: boolean,
): void {
  const codes = genres.map(({ code }) => code);
  if (!nouvelle)
    ctx.db
      .delete(agrements)
      .where(and(eq(agrements.structureId, structureId), inArray(agrements.genre, codes)))
      .run();
  const genre = genres.find(({ donne }) => donne === type)?.code;
  if (!genre) return;
  ajoutDeType(ctx.db).run({ structureId, genre });
}

const listGenresDonnants = ({ db }: Contexte) =>
  db
    .select({ code: genresAgrement.code, donne: genresAgrement.donne })
    .from(genresAgrement)
    .where(isNotNull(genresAgrement.donne))
    .orderBy(genresAgrement.rang)
    .all();

function ecrireLieux(ctx: Contexte, structureId: number, { nom, lieux: dits }: EcritureStructure): void {
  const { db } = ctx;
  const { territoire, qpv: quartiers, sites: lieux } = dits;
  if (!territoire && !quartiers && !lieux) return;
  const avant = territoireNomme(ctx, structureId);
  if (territoire) {
    db.delete(structureCommunes).where(eq(structureCommunes.structureId, structureId)).run();
    for (const communeCode of territoire) db.insert(structureCommunes).values({ structureId, communeCode }).run();
  }
  if (quartiers) {
    const nouveaux = quartiers.nouveaux.map((nouveau) => {
      // Another row of the list may have brought it.
      db.insert(qpv).values(nouveau).onConflictDoNothing().run();
      const ligne = db
        .select({ id: qpv.id })
        .from(qpv)
        .where(and(eq(qpv.communeCode, nouveau.communeCode), eq(qpv.nom, nouveau.nom)))
        .get();
      return ligne?.id;
    });
    db.delete(structureQpv).where(eq(structureQpv.structureId, structureId)).run();
    for (const qpvId of new Set([...quartiers.ids, ...nouveaux.filter((id) => id !== undefined)])) {
      db.insert(structureQpv).values({ structureId, qpvId }).run();
    }
  }
  if (lieux) {
    db.delete(sites).where(eq(sites.structureId, structureId)).run();
    for (const [rang, { nom, adresse, communeCode, quand }] of lieux.entries()) {
      db.insert(sites).values({ structureId, nom, adresse, communeCode, quand, rang }).run();
    }
  }
  noterLieux(ctx, structureId, nom, avant);
}

/** In names, as the structure's own form does: one reads them, and they may be put back. */
function noterLieux(ctx: Contexte, structureId: number, nom: string, avant: TerritoireNomme): void {
  const apres = territoireNomme(ctx, structureId);
  const change = differences(avant, apres);
  if (!change) return;
  ctx.db
    .update(structures)
    .set({ version: sql`${structures.version} + 1` })
    .where(eq(structures.id, structureId))
    .run();
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'importer' },
    resume: `a écrit où travaille ${nom}, par un tableur`,
    avant: change.avant,
    apres: change.apres,
  });
}
