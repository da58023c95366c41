import { asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { agrements, genresAgrement } from '#app/reseau/agrements/tables.ts';
import { competences, savoirFaire } from '#app/reseau/competences/tables.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { clefDeNom } from '#app/reseau/personnes/noms.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { typesDe } from '#app/reseau/structures/structures.server.ts';
import { sites, structureCommunes, structureQpv, structures } from '#app/reseau/structures/tables.ts';
import { listCommunesConnues } from '#app/reseau/territoire/communes.server.ts';
import { indexerCommunes } from '#app/reseau/territoire/communes.ts';
import { qpv } from '#app/reseau/territoire/tables.ts';
import type { FonctionConnue, PersonneConnue, ReseauConnu, StructureConnue, TermeConnu } from './reseau-connu.ts';

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

function grouper<T, C>(lignes: readonly T[], clef: (ligne: T) => C): Map<C, T[]> {
  const groupes = new Map<C, T[]>();
  for (const ligne of lignes) {
    const deja = groupes.get(clef(ligne));
    if (deja) deja.push(ligne);
    else groupes.set(clef(ligne), [ligne]);
  }
  return groupes;
}

/** A list names the same communes from row to row, misspelt ones too. */
function retenir(trouver: ReseauConnu['trouverCommune']): ReseauConnu['trouverCommune'] {
  const connues = new Map<string, ReturnType<typeof trouver>>();
  return (texte, codePostal) => {
    const clef = `${texte}|${codePostal ?? ''}`;
    const trouvee = connues.get(clef) ?? trouver(texte, codePostal);
    connues.set(clef, trouvee);
    return trouvee;
  };
}

/** All that the network knows and a list may speak of, in a dozen queries whatever its size. */
export function lireReseauConnu(ctx: Lecture): ReseauConnu {
  const communes = listCommunesConnues(ctx);
  const connues = lirePersonnes(ctx);
  const parStructure = new Map<number, PersonneConnue[]>();
  for (const personne of connues) {
    for (const structureId of new Set(personne.fonctions.map((f) => f.structureId))) {
      parStructure.set(structureId, [...(parStructure.get(structureId) ?? []), personne]);
    }
  }
  return {
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
    structures: lireStructures(ctx),
    personnes: connues,
    parCourriel: new Map(connues.flatMap((p) => (p.courriel ? [[p.courriel, p] as const] : []))),
    parClef: grouper(connues, (p) => p.clef),
    parStructure,
    genres: ctx.db.select().from(genresAgrement).orderBy(asc(genresAgrement.rang)).all(),
    qpv: ctx.db.select().from(qpv).all(),
    termes: lireTermes(ctx),
    savoirFaire: lireSavoirFaire(ctx),
    nomDeCommune: new Map(communes.map((commune) => [commune.code, commune.nom])),
    trouverCommune: retenir(indexerCommunes(communes)),
  };
}

function lireStructures(ctx: Lecture): StructureConnue[] {
  const { db } = ctx;
  const lignes = db.select().from(structures).orderBy(asc(structures.id)).all();
  const types = typesDe(
    ctx,
    lignes.map((ligne) => ligne.id),
  );
  const decides = grouper(db.select().from(agrements).orderBy(asc(agrements.id)).all(), (a) => a.structureId);
  const territoires = grouper(db.select().from(structureCommunes).all(), (t) => t.structureId);
  const quartiers = grouper(db.select().from(structureQpv).all(), (q) => q.structureId);
  const lieux = grouper(db.select().from(sites).orderBy(asc(sites.rang), asc(sites.id)).all(), (s) => s.structureId);
  return lignes.map((s) => ({
    ...s,
    type: types.get(s.id) ?? 'inconnu',
    agrements: decides.get(s.id) ?? [],
    partie: s.partieLe !== null,
    territoire: (territoires.get(s.id) ?? []).map((t) => t.communeCode),
    qpv: (quartiers.get(s.id) ?? []).map((q) => q.qpvId),
    sites: lieux.get(s.id) ?? [],
  }));
}

/** Everybody, but those whose name was dropped. */
function lirePersonnes({ db }: Lecture): PersonneConnue[] {
  const tenues = grouper<FonctionConnue & { personneId: number }, number>(
    db.select().from(fonctions).orderBy(asc(fonctions.id)).all(),
    (f) => f.personneId,
  );
  const partenaires = new Set(
    db
      .select({ id: rolesReseau.personneId })
      .from(rolesReseau)
      .where(eq(rolesReseau.role, 'partenaire'))
      .all()
      .map(({ id }) => id),
  );
  return db
    .select({
      id: personnes.id,
      prenom: personnes.prenom,
      nom: personnes.nom,
      courriel: personnes.courriel,
      telephone: personnes.telephone,
      montrerCourriel: personnes.montrerCourriel,
      montrerTelephone: personnes.montrerTelephone,
      compte: comptes.id,
    })
    .from(personnes)
    .leftJoin(comptes, eq(comptes.id, personnes.id))
    .where(isNull(personnes.effaceeLe))
    .orderBy(asc(personnes.id))
    .all()
    .map(({ compte, ...personne }) => ({
      ...personne,
      cle: `id:${personne.id}`,
      clef: clefDeNom(personne),
      entree: compte !== null,
      partenaire: partenaires.has(personne.id),
      fonctions: tenues.get(personne.id) ?? [],
    }));
}

function lireTermes({ db }: Lecture): TermeConnu[] {
  const lignes = db
    .select({
      id: competences.id,
      nom: competences.nom,
      synonymes: competences.synonymes,
      versId: competences.fusionneeDansId,
    })
    .from(competences)
    .where(ne(competences.statut, 'ecartee'))
    .orderBy(asc(competences.id))
    .all();
  const vers = new Map(lignes.map((ligne) => [ligne.id, ligne.versId]));
  const actuel = (id: number): number => {
    let la = id;
    for (let pas = 0; pas < 20; pas += 1) {
      const suite = vers.get(la);
      if (suite === undefined || suite === null) return la;
      la = suite;
    }
    return la;
  };
  return lignes.map(({ id, nom, synonymes }) => ({ id: actuel(id), nom, synonymes }));
}

function lireSavoirFaire({ db }: Lecture): ReseauConnu['savoirFaire'] {
  return new Map(
    db
      .select()
      .from(savoirFaire)
      .all()
      .map(({ id, competenceId, structureId, personneId, precision }) => [
        structureId === null ? `p${personneId}-${competenceId}` : `s${structureId}-${competenceId}`,
        { id, precision },
      ]),
  );
}

/** Whether a title is a term of the vocabulary: a sheet may hold one column a skill. */
export function lireTitresDeTermes(ctx: Pick<Contexte, 'db'>): string[] {
  return ctx.db
    .select({ nom: competences.nom, synonymes: competences.synonymes })
    .from(competences)
    .where(inArray(competences.statut, ['retenue', 'proposee', 'fusionnee']))
    .all()
    .flatMap(({ nom, synonymes }) => [nom, ...synonymes]);
}
