import { and, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { demiJournee } from '#app/commun/periode.ts';
import { brouillons, gestes, journal, reglages } from '#app/commun/tables.ts';
import { competences, savoirFaire } from '#app/reseau/competences/tables.ts';
import {
  adressesDemandees,
  codesDEntree,
  codesDeSecours,
  comptes,
  jetons,
  secondsFacteurs,
  sessions,
} from '#app/reseau/comptes/tables.ts';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import { imports } from '#app/reseau/import/tables.ts';
import { gardeeApresFusion } from '#app/reseau/personnes/page-de-personne.server.ts';
import { fonctions, personnes, personnesReunies, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { empreinteDuPapier } from '#app/services/empreinte.server.ts';
import type { Rythme } from '#app/services/rythmes.ts';
import { courriels, lettres, liens } from '#app/services/tables.ts';
import { consentementsExperience, experiences } from '#app/troc/experiences/tables.ts';
import { papiersFiges } from '#app/troc/papiers/tables.ts';
import { recherchesGardees } from '#app/troc/recherche/tables.ts';
import { bilansStage, demiJourneesStage, propositionsStage, stages } from '#app/troc/stages/tables.ts';
import { reponsesTour, valeursTour } from '#app/troc/tours-de-table/tables.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { referencesVers } from '#db/repointer.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import { fabriquerAppui } from '#tests/fabriques/appuis.ts';
import { fabriquerEchange } from '#tests/fabriques/echanges.ts';
import { fabriquerTracesDeFormations } from '#tests/fabriques/formations.ts';
import { fabriquerRelaisTombe, fabriquerTracesDeMalles } from '#tests/fabriques/malles.ts';
import {
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFermeture,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSignataire,
} from '#tests/fabriques/reseau.ts';
import { fabriquerTour } from '#tests/fabriques/tours-de-table.ts';
import { fabriquerBilan, fabriquerStage } from '#tests/fabriques/troc.ts';
import { fusionner, getPageDeFusion, SANS_CLE } from './fusion.server.ts';

let ouverte: ReturnType<typeof baseDeTest>;
let db: Base;
beforeEach(() => {
  ouverte = baseDeTest();
  db = ouverte.db;
});

const GARDER = { nomDe: 'gardee', courrielDe: 'gardee', telephoneDe: 'gardee', choixDe: 'gardee' } as const;
const le = LUNDI_MATIN;

function coordination() {
  const { id } = fabriquerPersonne(db, { prenom: 'Nadège', nom: 'Faucher', courriel: 'nadege@cru87.example' });
  fabriquerCompte(db, id);
  fabriquerRole(db, id, 'coordination');
  return ctxDe(db, id);
}

/** Every column that names a person: held by a key to `personnes` or to `comptes`, or known to be held by none. */
function colonnesDePersonne(): string[] {
  const deCle = ['personnes', 'comptes'].flatMap((table) => referencesVers(db, table));
  return [...deCle.map(({ table, colonne }) => `${table}.${colonne}`), ...SANS_CLE].sort();
}

/** One row at least in each of these columns, for one person; with her own stages, days and words. */
function remplir(id: number, rang: number): void {
  const { structure, responsable } = fabriquerEquipe(db, { placesStage: 3 });
  const hote = fabriquerEquipe(db, { placesStage: 3 });
  const jour = (n: number) => demiJournee(`2026-0${4 + rang}-0${n}`, 'matin');
  const equipes = { responsableOrigineId: responsable.id, responsableAccueilId: hote.responsable.id };
  fabriquerFonction(db, { personneId: id, structureId: structure.id, fonction: 'animation' });
  fabriquerSignataire(db, { personneId: id, structureId: structure.id, noteParId: id });
  fabriquerFermeture(db, { structureId: structure.id, noteParId: id });
  const part = fabriquerStage(db, {
    ...{ ...equipes, structureOrigineId: structure.id, structureAccueilId: hote.structure.id, stagiaireId: id },
    ...{ statut: 'realise', creeParId: id, du: jour(1), au: jour(1) },
  });
  fabriquerBilan(db, { stageId: part.id, auteurId: id });
  // Signed by all, she and her responsable; welcomed by her in another; and a story of a third.
  fabriquerStage(db, {
    ...{ ...equipes, structureOrigineId: structure.id, structureAccueilId: hote.structure.id, stagiaireId: id },
    ...{ statut: 'signe', chemin: 'complet', accueilSecuriteParId: id, accueilSecuriteLe: le, du: jour(3), au: jour(3) },
  });
  const clos = fabriquerStage(db, {
    ...{ ...equipes, structureOrigineId: structure.id, structureAccueilId: hote.structure.id, stagiaireId: id },
    ...{ statut: 'clos', du: jour(5), au: jour(5) },
  });
  const conte = { titre: 'Le four', essaye: 'Le pain.', garde: 'Le levain.', statut: 'brouillon', modifieLe: le } as const;
  const { id: experienceId } = db
    .insert(experiences)
    .values({ ...conte, stageId: clos.id, ecriteParId: id })
    .returning()
    .get();
  db.insert(consentementsExperience).values({ experienceId, cote: 'origine', photo: false, personneId: id, donneLe: le }).run();
  fabriquerStage(db, {
    ...{ ...equipes, structureOrigineId: hote.structure.id, structureAccueilId: structure.id },
    ...{ stagiaireId: hote.animatrice.id, tutriceId: id, du: jour(7), au: jour(7) },
  });
  const { id: annonceId } = fabriquerAnnonce(db, { structureId: structure.id, auteurId: id });
  fabriquerEchange(db, { annonceId, structureId: hote.structure.id, auteurId: id, cote: 'annonce' });
  const { tour, questions } = fabriquerTour(db, { prepareParId: id });
  const { id: reponseId } = db
    .update(reponsesTour)
    .set({ personneId: id, donneeLe: le, version: 1 })
    .where(and(eq(reponsesTour.tourId, tour.id), eq(reponsesTour.structureId, structure.id)))
    .returning({ id: reponsesTour.id })
    .get();
  db.insert(valeursTour)
    .values({ reponseId, questionId: questions[0], choix: [0] })
    .run();
  fabriquerAppui(db, { structureId: structure.id, auteurId: id, inviteeId: hote.animatrice.id, statut: 'clos' });
  fabriquerAppui(db, { structureId: hote.structure.id, auteurId: hote.animatrice.id, inviteeId: id, statut: 'programme' });
  const { pret } = fabriquerTracesDeMalles(db, { id, structureId: structure.id });
  fabriquerRelaisTombe(db, { id, structureId: structure.id, pret });
  fabriquerTracesDeFormations(db, { id, structureId: structure.id });
  fabriquerCompte(db, id, { motDePasse: `hache-${rang}`, secretAgenda: `secret-${rang}` });
  db.insert(rolesReseau).values({ personneId: id, role: 'cellule', donneLe: le }).run();
  db.insert(sessions)
    .values({ id: `session-${rang}`, userId: id, expiresAt: 2_000_000_000 })
    .run();
  db.insert(secondsFacteurs)
    .values({ compteId: id, secret: `SECRET${rang}`, creeLe: le, confirmeLe: le })
    .run();
  db.insert(codesDeSecours)
    .values({ empreinte: `code-${rang}`, compteId: id })
    .run();
  db.insert(codesDEntree)
    .values({ personneId: id, empreinte: `six-${rang}`, creeLe: le, expireLe: le })
    .run();
  db.insert(adressesDemandees)
    .values({ personneId: id, courriel: 'x@x.example', empreinte: `adresse-${rang}`, demandeeLe: le, expireLe: le })
    .run();
  db.insert(jetons)
    .values({ empreinte: `jeton-${rang}`, genre: 'entrer', personneId: id, parId: id, creeLe: le, expireLe: le })
    .run();
  const propre = { definition: 'Dire.', synonymes: [], proposeeParId: id, proposeeLe: le };
  const terme = db
    .insert(competences)
    .values({ slug: `terme-${rang}`, nom: `Terme ${rang}`, ...propre })
    .returning()
    .get();
  db.insert(savoirFaire).values({ competenceId: terme.id, personneId: id, ajouteLe: le }).run();
  const fichier = { domaine: 'reseau', objet: 'structure', objetId: structure.id, nom: 'a', genre: 'image/webp', octets: 1 };
  db.insert(fichiers)
    .values({ ...fichier, contenu: Buffer.from('a'), deposeLe: le, deposeParId: id })
    .run();
  db.insert(imports)
    .values({ personneId: id, nomFichier: 'a.csv', contenu: Buffer.from('a'), creeLe: le })
    .run();
  const ligne = { le, domaine: 'reseau', objet: 'personne', objetId: id, acte: 'corriger', resume: 'a corrigé' };
  db.insert(journal)
    .values({ ...ligne, acteurId: id, auNomDeId: id })
    .run();
  db.insert(reglages)
    .values({ cle: `cle-${rang}`, valeur: 'v', modifieLe: le, modifiePar: id })
    .run();
  db.insert(brouillons)
    .values({ personneId: id, formulaire: `stage:${rang}`, valeurs: {}, modifieLe: le })
    .run();
  db.insert(recherchesGardees)
    .values({ personneId: id, q: `mot ${rang}`, adresse: `q=mot+${rang}`, creeeLe: le })
    .run();
  db.insert(gestes)
    .values({ personneId: id, cle: `geste-${rang}`, objetId: 1, faitLe: le })
    .run();
  db.insert(courriels)
    .values({
      ...{ cle: `c-${rang}`, personneId: id, adresse: 'a@a.example', nom: 'A', sujet: 'S' },
      ...{ deposeLe: le, envoyerApres: le, messageId: `m-${rang}` },
    })
    .run();
  db.insert(lettres).values({ personneId: id, lundi: '2026-03-16' }).run();
  db.insert(personnesReunies)
    .values({ doublonId: 9000 + rang, gardeeId: id })
    .run();
  db.insert(liens)
    .values({
      empreinte: `lien-${rang}`,
      genre: 'stage',
      objetId: part.id,
      personneId: id,
      creeLe: le,
      expireLe: new Date('2027-01-01'),
    })
    .run();
}

const compter = (colonne: string, id: number): number => {
  const [table = '', nom = ''] = colonne.split('.');
  return db.get<{ n: number }>(sql`select count(*) as n from ${sql.identifier(table)} where ${sql.identifier(nom)} = ${id}`).n;
};
const compterTout = (id: number) => Object.fromEntries(colonnesDePersonne().map((colonne) => [colonne, compter(colonne, id)]));

/** A member of the cell is never the duplicate, which is refused: what hangs on her key stays with it. */
const DE_MEMBRES = ['membres_cellule.personne_id', 'recusations_cellule.personne_id'];

test('a column that names a person is held by a key, or known by its name', () => {
  const suspectes = db
    .all<{ colonne: string }>(
      sql`select m.name || '.' || c.name as colonne from sqlite_master m join pragma_table_info(m.name) c
          where m.type = 'table' and (c.name like '%personne%' or c.name like '%acteur_id' or c.name like '%auteur%'
            or c.name like '%compte%' or c.name like '%au_nom_de%' or c.name like 'par_id' or c.name like '%_par' or c.name like '%_par_id')`,
    )
    .map(({ colonne }) => colonne);
  const connues = [...colonnesDePersonne(), ...DE_MEMBRES];
  expect(suspectes.filter((colonne) => !connues.includes(colonne))).toEqual([]);
});

describe('two people who are one', () => {
  test('everything that spoke of the duplicate speaks of the one kept, in every table; nothing of a third moves', () => {
    const ctx = coordination();
    const [gardee, doublon, tierce] = [1, 2, 3].map((rang) => {
      const personne = fabriquerPersonne(db, { prenom: 'Inès', courriel: `ines.${rang}@larche.example`, telephone: null });
      remplir(personne.id, rang);
      return personne;
    });
    if (!gardee || !doublon || !tierce) throw new Error('trois personnes');
    const avant = { gardee: compterTout(gardee.id), doublon: compterTout(doublon.id), tierce: compterTout(tierce.id) };
    // A table that refers to people and is not filled above: think of it, here and in the merge.
    expect(Object.entries(avant.doublon).filter(([colonne, n]) => n === 0 && !DE_MEMBRES.includes(colonne))).toEqual([]);

    fusionner(ctx, gardee.id, { doublonId: doublon.id, ...GARDER, courrielDe: 'doublon' });

    // One account, one code, one role: the others add up. The two mails that tell her: one is hers.
    const uniques = ['comptes.id', 'seconds_facteurs.compte_id', 'codes_de_secours.compte_id', 'sessions.compte_id'];
    const UN = [
      ...uniques,
      'codes_d_entree.personne_id',
      'roles_reseau.personne_id',
      'adresses_demandees.personne_id',
      'lettres.personne_id',
    ];
    // She enters by another address: what the former opened is closed.
    const FERMEES = ['sessions.compte_id', 'codes_d_entree.personne_id', 'adresses_demandees.personne_id'];
    const attendu = Object.fromEntries(
      Object.entries(avant.gardee).map(([colonne, n]) => {
        const plus = ['courriels.personne_id', 'personnes_reunies.gardee_id'].includes(colonne) ? 1 : 0;
        if (FERMEES.includes(colonne)) return [colonne, 0];
        return [colonne, UN.includes(colonne) ? n : n + (avant.doublon[colonne] ?? 0) + plus];
      }),
    );
    expect(compterTout(gardee.id)).toEqual(attendu);
    expect(Object.values(compterTout(doublon.id)).filter((n) => n > 0)).toEqual([]);
    expect(compterTout(tierce.id)).toEqual(avant.tierce);
    expect(ouverte.sqlite.pragma('foreign_key_check')).toEqual([]);
    expect(verifierTroc(db)).toEqual([]);
    expect(
      db
        .select()
        .from(comptes)
        .all()
        .find(({ id }) => id === gardee.id),
    ).toMatchObject({ motDePasse: 'hache-1', secretAgenda: expect.not.stringMatching(/^secret-/) });
    expect(
      db
        .select()
        .from(secondsFacteurs)
        .all()
        .find(({ compteId }) => compteId === gardee.id)?.secret,
    ).toBe('SECRET1');
    expect(
      db
        .select()
        .from(personnes)
        .all()
        .map(({ id }) => id),
    ).not.toContain(doublon.id);
    expect(
      db
        .select()
        .from(personnes)
        .all()
        .find(({ id }) => id === gardee.id)?.courriel,
    ).toBe('ines.2@larche.example');
    // The texts that were signed are as they were signed.
    expect(
      db
        .select()
        .from(papiersFiges)
        .all()
        .filter(({ personneId }) => personneId === gardee.id)
        .map(({ contenu, empreinte }) => contenu !== null && empreinteDuPapier(contenu) === empreinte),
    ).toEqual([true, true]);
    // What the duplicate's mails carried opens nothing.
    const lien = db
      .select()
      .from(liens)
      .all()
      .find(({ empreinte }) => empreinte === 'lien-2');
    expect([lien?.personneId, lien?.expireLe]).toEqual([gardee.id, ctx.maintenant]);
    const ecrites = db
      .select()
      .from(courriels)
      .all()
      .filter(({ cle }) => cle.startsWith('fusion-'));
    expect(ecrites.map(({ adresse, personneId }) => [adresse, personneId])).toEqual([
      ['ines.1@larche.example', null],
      ['ines.2@larche.example', gardee.id],
    ]);
    expect(JSON.stringify(ecrites[0]?.lettre)).not.toContain('ines.2@');
    expect(db.select().from(journal).all().at(-1)).toMatchObject({
      acte: 'fusionner',
      objetId: gardee.id,
      apres: { doublonId: doublon.id },
    });
    expect(gardeeApresFusion(ctx, doublon.id)).toBe(gardee.id);
    // Merged in her turn, the first address still leads to the one who is left.
    fusionner(ctx, tierce.id, { doublonId: gardee.id, ...GARDER });
    expect([gardeeApresFusion(ctx, doublon.id), gardeeApresFusion(ctx, gardee.id)]).toEqual([tierce.id, tierce.id]);
    expect(ouverte.sqlite.pragma('foreign_key_check')).toEqual([]);
    expect(
      [stages, bilansStage, propositionsStage, demiJourneesStage].every((table) => db.select().from(table).all().length > 0),
    ).toBe(true);
  });

  test('the only account becomes hers, with its password and its second factor; its sessions close', () => {
    const ctx = coordination();
    const [gardee, doublon] = [fabriquerPersonne(db), fabriquerPersonne(db)];
    fabriquerCompte(db, doublon.id, { motDePasse: 'hache' });
    db.insert(secondsFacteurs).values({ compteId: doublon.id, secret: 'S', creeLe: le, confirmeLe: le }).run();
    db.insert(sessions).values({ id: 's', userId: doublon.id, expiresAt: 2_000_000_000 }).run();
    fusionner(ctx, gardee.id, { doublonId: doublon.id, ...GARDER });
    expect(
      db
        .select()
        .from(comptes)
        .all()
        .map(({ id, motDePasse }) => [id, motDePasse]),
    ).toContainEqual([gardee.id, 'hache']);
    expect(db.select().from(secondsFacteurs).get()?.compteId).toBe(gardee.id);
    expect(db.select().from(sessions).all()).toEqual([]);
  });

  test('a second factor is never lost, whichever account had it', () => {
    const ctx = coordination();
    const [gardee, doublon] = [fabriquerPersonne(db), fabriquerPersonne(db)];
    for (const { id } of [gardee, doublon]) fabriquerCompte(db, id);
    db.insert(secondsFacteurs).values({ compteId: gardee.id, secret: 'COMMENCE', creeLe: le }).run();
    db.insert(secondsFacteurs).values({ compteId: doublon.id, secret: 'SUR', creeLe: le, confirmeLe: le }).run();
    fusionner(ctx, gardee.id, { doublonId: doublon.id, ...GARDER });
    expect(db.select().from(secondsFacteurs).all()).toMatchObject([{ compteId: gardee.id, secret: 'SUR' }]);
  });

  test.each([
    ['kept', '2026-03-02', '2026-01-05', 'chaque_lundi'],
    ['kept, who chose alone', '2026-03-02', null, 'chaque_lundi'],
    ['duplicate', '2026-01-05', '2026-03-02', 'jamais'],
    ['duplicate, who chose alone', null, '2026-03-02', 'jamais'],
  ] as const)('of two rhythms of the letter, the last chosen holds: that of the %s', (_, duGardee, duDoublon, rythme) => {
    const ctx = coordination();
    const [gardee, doublon] = [fabriquerPersonne(db), fabriquerPersonne(db)];
    const noter = (personneId: number, jour: string | null, le: Rythme) =>
      db
        .insert(lettres)
        .values({ personneId, rythme: le, choisiLe: jour === null ? null : new Date(jour), lundi: '2026-03-16' })
        .run();
    noter(gardee.id, duGardee, 'chaque_lundi');
    noter(doublon.id, duDoublon, 'jamais');
    fusionner(ctx, gardee.id, { doublonId: doublon.id, ...GARDER });
    expect(db.select().from(lettres).all()).toMatchObject([{ personneId: gardee.id, rythme }]);
  });

  test('the same fonction in the same structure is one stretch; the same role and the same skill are one', () => {
    const ctx = coordination();
    const { structure } = fabriquerEquipe(db);
    const [gardee, doublon] = [
      fabriquerPersonne(db, { telephone: null }),
      fabriquerPersonne(db, { telephone: '05 36 49 12 40' }),
    ];
    const ici = { structureId: structure.id, fonction: 'animation' } as const;
    fabriquerFonction(db, { ...ici, personneId: gardee.id, du: '2025-01-01' });
    fabriquerFonction(db, { ...ici, personneId: doublon.id, du: '2023-01-01', au: '2025-06-30', intitule: 'conteuse' });
    fabriquerFonction(db, { ...ici, personneId: doublon.id, du: '2020-01-01', au: '2020-12-31' });
    for (const { id } of [gardee, doublon]) fabriquerRole(db, id, 'cellule');
    const terme = db.insert(competences).values({ slug: 't', nom: 'T', definition: 'D', synonymes: [] }).returning().get();
    db.insert(savoirFaire).values({ competenceId: terme.id, personneId: gardee.id, ajouteLe: le }).run();
    db.insert(savoirFaire).values({ competenceId: terme.id, personneId: doublon.id, precision: 'trapèze', ajouteLe: le }).run();
    fusionner(ctx, gardee.id, { doublonId: doublon.id, ...GARDER });
    const siennes = db
      .select()
      .from(fonctions)
      .all()
      .filter(({ personneId }) => personneId === gardee.id);
    expect(siennes.map(({ du, au, intitule }) => [du, au, intitule])).toEqual([
      ['2023-01-01', null, 'conteuse'],
      ['2020-01-01', '2020-12-31', null],
    ]);
    expect(
      db
        .select()
        .from(rolesReseau)
        .all()
        .filter(({ personneId }) => personneId === gardee.id),
    ).toHaveLength(1);
    expect(db.select().from(savoirFaire).all()).toMatchObject([{ personneId: gardee.id, precision: 'trapèze' }]);
    // What only one of them had is kept, whatever was chosen.
    expect(
      db
        .select()
        .from(personnes)
        .all()
        .find(({ id }) => id === gardee.id)?.telephone,
    ).toBe('05 36 49 12 40');
  });
});

describe('is refused', () => {
  test('when the two were in two places at once, or one accompanied the other', () => {
    const ctx = coordination();
    const ici = fabriquerEquipe(db, { placesStage: 3 });
    const la = fabriquerEquipe(db, { placesStage: 3 });
    const stage = (stagiaireId: number, tutriceId: number | null = null) =>
      fabriquerStage(db, {
        ...{ structureOrigineId: ici.structure.id, structureAccueilId: la.structure.id, stagiaireId, tutriceId },
        ...{ responsableOrigineId: ici.responsable.id, responsableAccueilId: la.responsable.id },
      });
    stage(ici.animatrice.id, la.animatrice.id);
    stage(ici.responsable.id);
    const autre = fabriquerPersonne(db);
    fabriquerFonction(db, { personneId: autre.id, structureId: ici.structure.id });
    fabriquerStage(db, {
      ...{ structureOrigineId: ici.structure.id, structureAccueilId: la.structure.id, stagiaireId: autre.id },
      ...{ avec: [ici.animatrice.id], statut: 'annule' },
    });
    const empechement = (a: number, b: number) => getPageDeFusion(ctx, a, { avecId: b, q: '' }).empechement;
    expect(empechement(ici.animatrice.id, la.animatrice.id)).toMatch(/l’une part et l’autre l’accompagne/);
    expect(empechement(la.animatrice.id, ici.animatrice.id)).toMatch(/l’une part et l’autre l’accompagne/);
    expect(empechement(ici.animatrice.id, ici.responsable.id)).toMatch(/Toutes deux sont en stage/);
    expect(empechement(ici.animatrice.id, autre.id)).toMatch(/Toutes deux partent dans un même stage/);
    expect(() => fusionner(ctx, ici.animatrice.id, { doublonId: ici.responsable.id, ...GARDER })).toThrow(/Toutes deux/);
  });

  test('for roles that do not go together, for oneself as the duplicate, for one and the same', () => {
    const ctx = coordination();
    const { animatrice } = fabriquerEquipe(db);
    const partenaire = fabriquerPersonne(db);
    fabriquerRole(db, partenaire.id, 'partenaire');
    fabriquerRole(db, animatrice.id, 'cellule');
    expect(() => fusionner(ctx, animatrice.id, { doublonId: partenaire.id, ...GARDER })).toThrow(/ne vont pas ensemble/);
    expect(() => fusionner(ctx, animatrice.id, { doublonId: ctx.acteur.personneId, ...GARDER })).toThrow(/est la vôtre/);
    expect(() => fusionner(ctx, animatrice.id, { doublonId: animatrice.id, ...GARDER })).toThrow(/une autre personne/);
    expect(db.select().from(journal).all()).toEqual([]);
  });

  test('for a partenaire and someone of a team', () => {
    const ctx = coordination();
    const { animatrice } = fabriquerEquipe(db);
    const partenaire = fabriquerPersonne(db);
    fabriquerRole(db, partenaire.id, 'partenaire');
    for (const [a, b] of [
      [animatrice.id, partenaire.id],
      [partenaire.id, animatrice.id],
    ] as const) {
      expect(() => fusionner(ctx, a, { doublonId: b, ...GARDER })).toThrow(/L’une est partenaire/);
    }
  });

  test('to all but the coordination', () => {
    const { responsable, animatrice, structure } = fabriquerEquipe(db);
    const partenaire = fabriquerPersonne(db);
    fabriquerRole(db, partenaire.id, 'partenaire');
    const autre = fabriquerPersonne(db);
    fabriquerFonction(db, { personneId: autre.id, structureId: structure.id });
    for (const { id } of [responsable, animatrice, partenaire]) {
      const ctx = ctxDe(db, id);
      expect(() => getPageDeFusion(ctx, autre.id, { avecId: undefined, q: '' })).toThrow(/ne trouvons pas/);
      expect(() => fusionner(ctx, animatrice.id, { doublonId: autre.id, ...GARDER })).toThrow(/ne trouvons pas/);
    }
  });
});

test('a telephone that is not shown is not read to merge; two of them are still told apart', () => {
  const ctx = coordination();
  const une = fabriquerPersonne(db, { telephone: '06 39 98 12 40' });
  const autre = fabriquerPersonne(db, { telephone: '06 39 98 12 41' });
  const page = getPageDeFusion(ctx, une.id, { avecId: autre.id, q: '' });
  expect(JSON.stringify(page)).not.toContain('06 39 98');
  expect(page.gardee.telephone).toBe('un numéro est noté, elle ne le montre pas');
  expect(page.telephonesDifferents).toBe(true);
});

test('the page suggests those who look alike, finds by name or address, and counts what will follow', () => {
  const ctx = coordination();
  const { structure } = fabriquerEquipe(db);
  const gardee = fabriquerPersonne(db, { prenom: 'Inès', nom: 'Desrœches' });
  const doublon = fabriquerPersonne(db, { prenom: 'INES', nom: 'Desroeche', courriel: 'ines@perdue.example' });
  fabriquerFonction(db, { personneId: doublon.id, structureId: structure.id });
  const page = getPageDeFusion(ctx, gardee.id, { avecId: doublon.id, q: 'ines@perdue.example' });
  expect(page.proches).toMatchObject([{ id: doublon.id, pourquoi: 'presque le même nom' }]);
  expect(page.trouvees.map(({ id }) => id)).toEqual([doublon.id]);
  for (const q of ['desr', 'Ines Desroeshe'])
    expect(getPageDeFusion(ctx, gardee.id, { avecId: undefined, q }).trouvees.map(({ id }) => id)).toEqual([doublon.id]);
  expect(page.suit).toEqual(['1 fonction']);
  expect(page.doublon).toMatchObject({ courriel: 'ines@perdue.example', compte: 'n’a pas de compte' });
});
