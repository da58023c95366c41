import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import termes from '#db/semer/competences.json';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import {
  fabriquerCompetence,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSavoirFaire,
} from '#tests/fabriques/reseau.ts';
import { getArbre } from './arbre-de-competences.server.ts';
import { chargerCompetences, listRetenues } from './competences.server.ts';
import { DROITS_SAVOIR_FAIRE } from './competences.ts';
import { fusionnerCompetence } from './cycle-competences.server.ts';
import { getPageDeCompetence, QUI_PAR_PAGE } from './page-de-competence.server.ts';
import { tenirSavoirFaire } from './page-de-savoir-faire.server.ts';
import { savoirFaireDePersonne, savoirFaireDeStructure } from './savoir-faire.server.ts';
import { competences, savoirFaire } from './tables.ts';
import { ajouterSavoirFaire, cocherSavoirFaire, preciserSavoirFaire, retirerSavoirFaire } from './tenir-savoir-faire.server.ts';
import { verifierCompetences } from './verifier-competences.server.ts';

let base: BaseOuverte;
let db: BaseOuverte['db'];
beforeEach(() => {
  base = baseDeTest();
  db = base.db;
});
afterEach(() => base.fermer());

describe('who keeps which list', () => {
  test('one’s own with a structure; a structure’s, her responsable and the coordination; for others the page does not exist', () => {
    expect(DROITS_SAVOIR_FAIRE).toMatchInlineSnapshot(`
      {
        "tenir_siens": [
          "elle_meme",
        ],
        "tenir_structure": [
          "responsable",
          "coordination",
        ],
      }
    `);
    fabriquerCompetence(db, { nom: 'Cirque' });
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const ailleurs = fabriquerEquipe(db);
    const seule = (role: 'coordination' | 'partenaire') => {
      const { id } = fabriquerPersonne(db);
      fabriquerRole(db, id, role);
      return id;
    };
    const [coordination, partenaire] = [seule('coordination'), seule('partenaire')];
    const essai = (qui: number, porteur: { structureId: number } | { personneId: number }) => {
      try {
        ajouterSavoirFaire(ctxDe(db, qui), porteur, { terme: 'cirque' });
        return 'oui';
      } catch (erreur) {
        return (erreur as { code?: string }).code;
      }
    };
    const gens = [responsable.id, animatrice.id, coordination, ailleurs.responsable.id, partenaire];
    expect(gens.map((qui) => essai(qui, { structureId: structure.id }))).toEqual([
      'oui',
      'INTROUVABLE',
      'oui',
      'INTROUVABLE',
      'INTROUVABLE',
    ]);
    expect(gens.map((qui) => essai(qui, { personneId: qui }))).toEqual(['oui', 'oui', 'INTERDIT', 'oui', 'INTERDIT']);
    expect(gens.map((qui) => essai(qui, { personneId: animatrice.id })).filter((reponse) => reponse === 'oui')).toEqual(['oui']);
  });

  test('a synonym keeps the typed word, unless something is said already; a word cut otherwise is the same word', () => {
    fabriquerCompetence(db, { nom: 'Marche et randonnée', synonymes: ['vélo'] });
    fabriquerCompetence(db, { nom: 'Minibus', synonymes: ['véhicule'] });
    const { responsable } = fabriquerEquipe(db);
    const [ctx, moi] = [ctxDe(db, responsable.id), { personneId: responsable.id }];
    const siens = () => savoirFaireDePersonne(ctx, responsable.id).map(({ nom, precision }) => [nom, precision]);
    const { titre } = tenirSavoirFaire(ctx, moi, { acte: 'ajouter', terme: 'vélo', choisi: undefined, precision: undefined });
    expect(titre).toBe('Ajouté\u00a0: Marche et randonnée, avec vos mots\u00a0: vélo');
    for (const terme of ['mini bus', 'Mini-Bus', 'minibus'])
      expect(ajouterSavoirFaire(ctx, moi, { terme })).toEqual({ nom: 'Minibus', motsGardes: null });
    expect(siens()).toEqual(
      expect.arrayContaining([
        ['Marche et randonnée', 'vélo'],
        ['Minibus', null],
      ]),
    );
    expect(ajouterSavoirFaire(ctx, moi, { terme: 'véhicule', precision: 'neuf places' }).motsGardes).toBeNull();
    expect(ajouterSavoirFaire(ctx, moi, { terme: 'véhicules' }).motsGardes).toBeNull();
    expect(siens()).toEqual(expect.arrayContaining([['Minibus', 'neuf places']]));
    // One letter away is a question, never an answer.
    expect(() => ajouterSavoirFaire(ctx, moi, { terme: 'mini buss' })).toThrow(expect.objectContaining({ champ: 'terme' }));
  });

  test('a word typed any way, ticked, said in one’s own words, taken off, each with its line of the journal', () => {
    const cirque = fabriquerCompetence(db, { nom: 'Cirque', synonymes: ['jonglage'] });
    const video = fabriquerCompetence(db, { nom: 'Vidéo' });
    const attend = fabriquerCompetence(db, { nom: 'Attend', statut: 'proposee' });
    const { responsable } = fabriquerEquipe(db);
    const [ctx, moi] = [ctxDe(db, responsable.id), { personneId: responsable.id }];
    expect(ajouterSavoirFaire(ctx, moi, { terme: 'JONGLAGES' })).toEqual({ nom: 'Cirque', motsGardes: 'JONGLAGES' });
    expect(ajouterSavoirFaire(ctx, moi, { terme: 'cirque', precision: 'trapèze' })).toEqual({ nom: 'Cirque', motsGardes: null });
    expect(() => ajouterSavoirFaire(ctx, moi, { terme: 'rien' })).toThrow(expect.objectContaining({ champ: 'terme' }));
    expect(() => ajouterSavoirFaire(ctx, moi, { terme: 'attend' })).toThrow();
    expect(cocherSavoirFaire(ctx, moi, [cirque.id, video.id, attend.id, 999])).toBe(1);
    expect(() => cocherSavoirFaire(ctx, moi, [999])).toThrow(expect.objectContaining({ champ: 'competences' }));
    const [premier, second] = savoirFaireDePersonne(ctx, responsable.id);
    expect(premier).toMatchObject({ nom: 'Cirque', precision: 'trapèze', personne: { id: responsable.id } });
    preciserSavoirFaire(ctx, moi, second?.id ?? 0, 'montage');
    retirerSavoirFaire(ctx, moi, premier?.id ?? 0);
    expect(() => retirerSavoirFaire(ctx, moi, premier?.id ?? 0)).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
    expect(db.select().from(savoirFaire).all()).toMatchObject([{ competenceId: video.id, precision: 'montage' }]);
    expect(
      db
        .select({ acte: journal.acte })
        .from(journal)
        .all()
        .map(({ acte }) => acte),
    ).toEqual([
      'ajouter_savoir_faire',
      'preciser_savoir_faire',
      'ajouter_savoir_faire',
      'preciser_savoir_faire',
      'retirer_savoir_faire',
    ]);
  });
});

describe('who has it in the network', () => {
  test('a structure’s are hers and those of her people in fonction today', () => {
    const cirque = fabriquerCompetence(db, { nom: 'Cirque' });
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const partie = fabriquerPersonne(db);
    fabriquerFonction(db, { personneId: partie.id, structureId: structure.id, au: '2026-03-22' });
    for (const { id } of [responsable, partie]) fabriquerSavoirFaire(db, { competenceId: cirque.id, personneId: id });
    fabriquerSavoirFaire(db, { competenceId: cirque.id, structureId: structure.id, precision: 'une malle' });
    const lu = savoirFaireDeStructure(ctxDe(db, animatrice.id), structure.id);
    expect(lu.map(({ personne, precision }) => [personne?.id ?? null, precision])).toEqual([
      [null, 'une malle'],
      [responsable.id, null],
    ]);
  });

  test('structures then people, fifty a page; those who left are not there, and the tree counts the same', () => {
    const techniques = fabriquerCompetence(db, { nom: 'Techniques' });
    const cirque = fabriquerCompetence(db, { nom: 'Cirque', synonymes: ['jonglage'], parentId: techniques.id });
    const video = fabriquerCompetence(db, { nom: 'Vidéo', parentId: techniques.id });
    const { structure, responsable } = fabriquerEquipe(db);
    const autre = fabriquerEquipe(db);
    for (let n = 0; n < 55; n++) {
      const { id } = fabriquerPersonne(db);
      fabriquerFonction(db, { personneId: id, structureId: structure.id });
      fabriquerSavoirFaire(db, { competenceId: cirque.id, personneId: id });
    }
    fabriquerSavoirFaire(db, { competenceId: cirque.id, structureId: structure.id });
    fabriquerSavoirFaire(db, { competenceId: video.id, structureId: structure.id });
    fabriquerSavoirFaire(db, { competenceId: cirque.id, structureId: autre.structure.id });
    fabriquerSavoirFaire(db, { competenceId: cirque.id, personneId: autre.responsable.id });
    fabriquerSavoirFaire(db, { competenceId: cirque.id, personneId: fabriquerPersonne(db).id });
    db.update(structures).set({ partieLe: LUNDI_MATIN }).where(eq(structures.id, autre.structure.id)).run();
    const ctx = ctxDe(db, responsable.id);
    const page = getPageDeCompetence(ctx, cirque.slug, 1);
    expect(page).toMatchObject({ total: { structures: 1, personnes: 55 }, pages: 2, voisins: [{ nom: 'Vidéo' }] });
    expect(page.qui).toHaveLength(QUI_PAR_PAGE);
    expect(page.qui[0]).toMatchObject({ nom: structure.nom, ou: 'Limoges', terme: null });
    expect(page.qui[1]).toMatchObject({ ou: structure.nom });
    expect(getPageDeCompetence(ctx, cirque.slug, 9).qui).toHaveLength(6);
    expect(getPageDeCompetence(ctx, techniques.slug, 1).total).toMatchObject({ structures: 1, personnes: 55 });
    expect(getArbre(ctx, '').rubriques).toMatchObject([
      {
        nom: 'Techniques',
        qui: '1 structure, 55 personnes',
        termes: [{ qui: '1 structure, 55 personnes' }, { qui: '1 structure' }],
      },
    ]);
    expect(getArbre(ctx, 'jonglage').trouves).toMatchObject([{ nom: 'Cirque', mot: 'jonglage' }]);
    expect(getArbre(ctx, 'zzz').trouves).toEqual([]);
  });
});

describe('the file of the vocabulary', () => {
  test('is loaded once and again without a change', () => {
    const ctx = ctxDuTemps(db);
    expect(chargerCompetences(ctx)).toBe(termes.length);
    const lu = listRetenues(ctx);
    expect(chargerCompetences(ctx)).toBe(0);
    expect(listRetenues(ctx)).toEqual(lu);
    expect(verifierCompetences(db)).toEqual([]);
  });

  test('brings an older base up to date, and leaves what someone edited, merged, set aside or proposed', () => {
    const ctx = ctxDuTemps(db);
    const ecrire = (slug: string, champs: object) => db.update(competences).set(champs).where(eq(competences.slug, slug)).run();
    chargerCompetences(ctx, termes.slice(0, 30));
    ecrire('pilotage', { nom: 'Conduite', version: 2 });
    ecrire('comptabilite', { nom: 'Vieux nom' });
    ecrire('statuts', { statut: 'ecartee' });
    const { id } = fabriquerPersonne(db);
    fabriquerRole(db, id, 'coordination');
    fusionnerCompetence(
      ctxDe(db, id),
      'gestion-des-conflits',
      db.select().from(competences).where(eq(competences.slug, 'tutorat')).get()?.id ?? 0,
    );
    fabriquerCompetence(db, { nom: 'Minibus', slug: 'mon-minibus' });
    chargerCompetences(ctx);
    const noms = new Map(listRetenues(ctx).map(({ slug, nom }) => [slug, nom]));
    expect(noms.get('pilotage')).toBe('Conduite');
    expect(noms.get('comptabilite')).toBe('Comptabilité');
    expect(noms.has('statuts')).toBe(false);
    expect(noms.has('gestion-des-conflits')).toBe(false);
    expect(noms.has('cirque')).toBe(true);
    // The word was there already, under another address.
    expect(noms.get('mon-minibus')).toBe('Minibus');
    expect(verifierCompetences(db)).toEqual([]);
  });
});
