import { eq, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nomsDesTransitions, possibles } from '#app/commun/cycle.ts';
import { prise } from '#app/reseau/prise.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import {
  fabriquerCompetence,
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSavoirFaire,
} from '#tests/fabriques/reseau.ts';
import { ANNULATIONS_COMPETENCES } from './annulations.server.ts';
import { listEnAttente } from './arbre-de-competences.server.ts';
import { descendantsDe, lexique, listCompetencesPourChoix, trouverCompetence } from './competences.server.ts';
import {
  cycleCompetence,
  DROITS_COMPETENCE,
  RELATIONS_COMPETENCE,
  STATUTS_COMPETENCE,
  type StatutCompetence,
  type TransitionCompetence,
} from './competences.ts';
import {
  ecarterCompetence,
  fusionnerCompetence,
  getCompetence,
  proposerCompetence,
  reprendreCompetence,
  retenirCompetence,
  retirerCompetence,
} from './cycle-competences.server.ts';
import { modifierCompetence } from './modifier-competence.server.ts';
import { adresseDuTerme, getPageDeCompetence } from './page-de-competence.server.ts';
import { verifierCompetences } from './verifier-competences.server.ts';

const QUI = ['coordination', 'auteur', 'auteur_coordination', 'responsable', 'equipe', 'partenaire'] as const;
type Qui = (typeof QUI)[number];

let base: BaseOuverte;
let gens: Record<Qui, number>;
beforeEach(() => base.sqlite.exec('savepoint test'));
afterEach(() => base.sqlite.exec('rollback to test; release test'));
beforeAll(() => {
  base = baseDeTest();
  const { db } = base;
  const { responsable, animatrice } = fabriquerEquipe(db);
  const seule = (role?: 'coordination' | 'partenaire') => {
    const { id } = fabriquerPersonne(db);
    fabriquerCompte(db, id);
    if (role) fabriquerRole(db, id, role);
    return id;
  };
  const coordination = seule('coordination');
  const auteur = fabriquerEquipe(db).animatrice.id;
  gens = {
    coordination,
    auteur,
    auteur_coordination: coordination,
    responsable: responsable.id,
    equipe: animatrice.id,
    partenaire: seule('partenaire'),
  };
});

const ctx = (qui: Qui) => ctxDe(base.db, gens[qui]);
const TABLES = Object.values<unknown>(schema).flatMap((table) => (is(table, SQLiteTable) ? [table] : []));
const photo = () =>
  Object.fromEntries(TABLES.map((table) => [getTableName(table), JSON.stringify(base.db.select().from(table).all())]));
const lignes = () => base.db.select().from(schema.journal).all();
const lire = (id: number) => base.db.select().from(schema.competences).where(eq(schema.competences.id, id)).get();
const courriels = () => base.db.select().from(schema.courriels).all();

const faire = (nom: TransitionCompetence, qui: Qui, slug: string, cible: number): unknown => {
  switch (nom) {
    case 'proposer':
      return proposerCompetence(ctx(qui), { nom: slug, definition: 'Une phrase qui dit.', vus: true });
    case 'retenir':
      return retenirCompetence(ctx(qui), slug);
    case 'fusionner':
      return fusionnerCompetence(ctx(qui), slug, cible);
    case 'ecarter':
      return ecarterCompetence(ctx(qui), slug, 'Ce mot parle d’autre chose.');
    case 'retirer':
      return retirerCompetence(ctx(qui), slug);
    case 'reprendre':
      return reprendreCompetence(ctx(qui), slug);
  }
};

/** Who may do what, written by hand from the product. */
const PEUT: Record<Exclude<TransitionCompetence, 'proposer'>, readonly Qui[]> = {
  retenir: ['coordination', 'auteur_coordination'],
  fusionner: ['coordination', 'auteur_coordination'],
  ecarter: ['coordination', 'auteur_coordination'],
  retirer: ['auteur', 'auteur_coordination'],
  reprendre: ['coordination', 'auteur_coordination'],
};
const VOIT: Record<StatutCompetence, readonly Qui[]> = {
  proposee: ['coordination', 'auteur', 'auteur_coordination'],
  retenue: QUI,
  fusionnee: QUI,
  ecartee: ['coordination', 'auteur', 'auteur_coordination'],
};

describe.each(STATUTS_COMPETENCE)('a term %s', (statut) => {
  test.each(nomsDesTransitions(cycleCompetence).filter((nom) => nom !== 'proposer'))(
    '%s: each person does it with its journal line, or leaves no trace',
    (nom) => {
      for (const qui of QUI) {
        base.sqlite.exec('savepoint essai');
        const cible = fabriquerCompetence(base.db, { nom: 'Cible' });
        const proposeeParId = qui === 'auteur_coordination' ? gens.coordination : gens.auteur;
        const terme = fabriquerCompetence(base.db, {
          ...{ nom: 'Mot essayé', statut, proposeeParId },
          fusionneeDansId: statut === 'fusionnee' ? cible.id : null,
        });
        const avant = photo();
        const journalAvant = lignes().length;
        const essai = () => faire(nom, qui, terme.slug, cible.id);
        const { de, vers } = cycleCompetence.transitions[nom];
        if (PEUT[nom].includes(qui) && (de as readonly string[]).includes(statut)) {
          expect(essai, `${qui} ${nom}`).not.toThrow();
          expect(lire(terme.id)?.statut).toBe(vers);
          expect(lignes()[journalAvant]).toMatchObject({ acte: nom, objetId: terme.id, acteurId: gens[qui], avant: { statut } });
          expect(verifierCompetences(base.db)).toEqual([]);
        } else {
          const code = !VOIT[statut].includes(qui) ? 'INTROUVABLE' : PEUT[nom].includes(qui) ? 'IMPOSSIBLE' : 'INTERDIT';
          expect(essai, `${qui} ${nom}`).toThrow(expect.objectContaining({ code }));
          expect(photo()).toEqual(avant);
        }
        base.sqlite.exec('rollback to essai; release essai');
      }
    },
  );
});

test('the rights matrix', () => {
  const tableau = STATUTS_COMPETENCE.flatMap((statut) =>
    RELATIONS_COMPETENCE.map(
      (relation) => `${statut} | ${relation} | ${possibles(cycleCompetence, statut, [relation]).join(' ')}`,
    ),
  );
  expect({ tableau: tableau.filter((ligne) => !ligne.endsWith('| ')), DROITS_COMPETENCE }).toMatchInlineSnapshot(`
    {
      "DROITS_COMPETENCE": {
        "modifier": [
          "coordination",
        ],
        "voir_ecartee": [
          "coordination",
          "auteur",
        ],
        "voir_fusionnee": [
          "coordination",
          "auteur",
          "lecteur",
        ],
        "voir_proposee": [
          "coordination",
          "auteur",
        ],
        "voir_retenue": [
          "coordination",
          "auteur",
          "lecteur",
        ],
      },
      "tableau": [
        "proposee | coordination | retenir fusionner ecarter",
        "proposee | auteur | retirer",
        "retenue | coordination | fusionner ecarter",
        "ecartee | coordination | reprendre",
      ],
    }
  `);
});

describe('proposing', () => {
  test('everybody may, a partenaire too; sent twice it is one word; only she and the coordination see it', () => {
    const saisie = { nom: 'Escape game', definition: 'Inventer un jeu d’énigmes.', vus: false, geste: 'g1' };
    const { id, slug } = proposerCompetence(ctx('partenaire'), saisie);
    expect(proposerCompetence(ctx('partenaire'), saisie).id).toBe(id);
    expect(slug).toBe('escape-game');
    expect(lignes().filter(({ acte }) => acte === 'proposer')).toHaveLength(1);
    expect(getCompetence(ctx('coordination'), slug).terme.id).toBe(id);
    expect(() => getCompetence(ctx('equipe'), slug)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    expect(prise.aFaire?.(ctx('coordination'))).toMatchObject([{ lien: { chemin: '/reseau/competences/escape-game/modifier' } }]);
    expect(prise.aFaire?.(ctx('equipe'))).toEqual([]);
    expect(listEnAttente(ctx('partenaire'))).toHaveLength(1);
    expect(listEnAttente(ctx('equipe'))).toEqual([]);
  });

  test('a word that exists, kept or proposed, is refused; a near one must have been shown', () => {
    const { id: parentId } = fabriquerCompetence(base.db, { nom: 'Cirque', synonymes: ['jonglage'] });
    const proposer =
      (nom: string, vus = false) =>
      () =>
        proposerCompetence(ctx('equipe'), { nom, definition: 'Une phrase.', vus, parentId });
    for (const nom of ['cirques', 'JONGLAGE']) expect(proposer(nom, true)).toThrow(/«\u00a0Cirque\u00a0»/);
    expect(proposer('Cirque de rue')).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE', champ: 'nom' }));
    expect(proposer('Cirque de rue', true)()).toMatchObject({ statut: 'proposee', parentId });
    expect(proposer('cirque de rue', true)).toThrow(/y est déjà/);
    expect(proposer('Proposer', true)()).toMatchObject({ slug: 'proposer-2' });
  });

  test('whoever proposed is told by mail what became of it; not of her own act', () => {
    const cible = fabriquerCompetence(base.db, { nom: 'Cible' });
    const issue = (nom: TransitionCompetence, proposeeParId: number) => {
      const { slug } = fabriquerCompetence(base.db, { nom: `Mot ${nom} ${proposeeParId}`, statut: 'proposee', proposeeParId });
      faire(nom, 'coordination', slug, cible.id);
      return courriels().at(-1);
    };
    expect(issue('retenir', gens.coordination)).toBeUndefined();
    expect(issue('retenir', gens.auteur)).toMatchObject({
      personneId: gens.auteur,
      sujet: expect.stringContaining('est dans la liste'),
    });
    expect(issue('fusionner', gens.auteur)).toMatchObject({ sujet: expect.stringMatching(/rejoint «\u00a0Cible/) });
    expect(issue('ecarter', gens.auteur)?.lettre?.citation).toMatchObject({ texte: 'Ce mot parle d’autre chose.' });
    expect(courriels()).toHaveLength(3);
  });
});

describe('what uses a term follows', () => {
  test('merging: savoir-faire, terms beneath, words, earlier merges, and the address', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(base.db);
    const rubrique = fabriquerCompetence(base.db, { nom: 'Rubrique' });
    const cirque = fabriquerCompetence(base.db, { nom: 'Cirque', synonymes: ['trapèze'], parentId: rubrique.id });
    const jonglage = fabriquerCompetence(base.db, { nom: 'Jonglage', synonymes: ['balles'], parentId: rubrique.id });
    const massues = fabriquerCompetence(base.db, { nom: 'Massues', parentId: jonglage.id });
    const ancien = fabriquerCompetence(base.db, { nom: 'Jongle', statut: 'fusionnee', fusionneeDansId: jonglage.id });
    fabriquerSavoirFaire(base.db, { competenceId: jonglage.id, structureId: structure.id });
    fabriquerSavoirFaire(base.db, { competenceId: jonglage.id, personneId: responsable.id, precision: 'trois balles' });
    fabriquerSavoirFaire(base.db, { competenceId: cirque.id, personneId: responsable.id });
    fabriquerSavoirFaire(base.db, { competenceId: massues.id, personneId: animatrice.id });
    fusionnerCompetence(ctx('coordination'), jonglage.slug, cirque.id);
    expect(
      base.db
        .select()
        .from(schema.savoirFaire)
        .all()
        .map((s) => [s.competenceId, s.structureId, s.personneId, s.precision]),
    ).toEqual([
      [cirque.id, structure.id, null, null],
      [cirque.id, null, responsable.id, 'trois balles'],
      [massues.id, null, animatrice.id, null],
    ]);
    expect(lire(massues.id)?.parentId).toBe(cirque.id);
    expect(lire(ancien.id)?.fusionneeDansId).toBe(cirque.id);
    expect(lire(cirque.id)?.synonymes).toEqual(['trapèze', 'Jonglage', 'balles']);
    expect(adresseDuTerme(ctx('equipe'), jonglage.slug)).toBe(`/reseau/competences/${cirque.slug}`);
    for (const mot of ['jonglage', 'Balles', 'jongle']) expect(trouverCompetence(ctx('equipe'), mot)?.id).toBe(cirque.id);
    expect(getPageDeCompetence(ctx('equipe'), rubrique.slug, 1).total).toMatchObject({ structures: 1, personnes: 2 });
    expect(verifierCompetences(base.db)).toEqual([]);
  });

  test('merging into a term beneath brings it up', () => {
    const haut = fabriquerCompetence(base.db, { nom: 'Haut' });
    const milieu = fabriquerCompetence(base.db, { nom: 'Milieu', parentId: haut.id });
    const bas = fabriquerCompetence(base.db, { nom: 'Bas', parentId: milieu.id });
    fusionnerCompetence(ctx('coordination'), haut.slug, bas.id);
    expect(lire(bas.id)?.parentId).toBeNull();
    expect(lire(milieu.id)?.parentId).toBe(bas.id);
    expect(descendantsDe(ctx('equipe'), bas.id)).toEqual([bas.id, milieu.id]);
    expect(() => fusionnerCompetence(ctx('coordination'), bas.slug, bas.id)).toThrow(
      expect.objectContaining({ champ: 'dansId' }),
    );
  });

  test('a term that is used is not set aside; one set aside comes back unless its word was taken', () => {
    const terme = fabriquerCompetence(base.db, { nom: 'Vidéo' });
    const { structure } = fabriquerEquipe(base.db);
    const usage = fabriquerSavoirFaire(base.db, { competenceId: terme.id, structureId: structure.id });
    const ecarter = (motif?: string) => () => ecarterCompetence(ctx('coordination'), terme.slug, motif);
    expect(ecarter('Non.')).toThrow(/sert déjà/);
    base.db.delete(schema.savoirFaire).where(eq(schema.savoirFaire.id, usage.id)).run();
    expect(ecarter()).toThrow(expect.objectContaining({ champ: 'motif' }));
    ecarter('Non.')();
    expect(trouverCompetence(ctx('equipe'), 'vidéo')).toBeUndefined();
    const autre = fabriquerCompetence(base.db, { nom: 'Film', synonymes: ['vidéo'] });
    expect(() => reprendreCompetence(ctx('coordination'), terme.slug)).toThrow(/«\u00a0Film\u00a0»/);
    base.db.delete(schema.competences).where(eq(schema.competences.id, autre.id)).run();
    reprendreCompetence(ctx('coordination'), terme.slug);
    expect(trouverCompetence(ctx('equipe'), 'vidéos')?.id).toBe(terme.id);
  });
});

describe('editing', () => {
  const saisie = {
    nom: 'Arts du cirque',
    definition: 'Jongler, grimper, tomber.',
    synonymes: ['jonglage', 'Jonglages', 'arts du cirque'],
    version: 1,
  };

  test('renames, moves and lists synonyms once; a second form shown before is refused; undone in one gesture', () => {
    const rubrique = fabriquerCompetence(base.db, { nom: 'Rubrique' });
    const terme = fabriquerCompetence(base.db, { nom: 'Cirque' });
    const modifier = () =>
      modifierCompetence(ctx('coordination'), terme.id, ['coordination'], { ...saisie, parentId: rubrique.id });
    modifier();
    expect(lire(terme.id)).toMatchObject({
      nom: 'Arts du cirque',
      slug: terme.slug,
      synonymes: ['jonglage'],
      parentId: rubrique.id,
      version: 2,
    });
    expect(modifier).toThrow(/a modifié ce mot/);
    const ligne = lignes().at(-1);
    expect(ligne).toMatchObject({ acte: 'modifier', avant: { nom: 'Cirque' }, apres: { nom: 'Arts du cirque' } });
    const annulation = ANNULATIONS_COMPETENCES['competence/modifier'];
    const aAnnuler = { objetId: terme.id, avant: ligne?.avant ?? {}, apres: ligne?.apres ?? {} };
    const lui = ctx('coordination');
    expect(annulation?.empechement(lui, aAnnuler)).toBeNull();
    const voleur = fabriquerCompetence(base.db, { nom: 'Autre', synonymes: ['cirque'] });
    expect(annulation?.empechement(lui, aAnnuler)).toMatch(/«\u00a0Autre\u00a0»/);
    base.db.delete(schema.competences).where(eq(schema.competences.id, voleur.id)).run();
    annulation?.annuler(lui, aAnnuler);
    expect(lire(terme.id)).toMatchObject({ nom: 'Cirque', synonymes: [], parentId: null, version: 3 });
    expect(annulation?.empechement(lui, aAnnuler)).toMatch(/changé depuis/);
  });

  test('no word goes to two terms, no term stands under itself nor on a fourth level; only the coordination', () => {
    const [a, b, c] = [0, 1, 2].map((n) => fabriquerCompetence(base.db, { nom: `Niveau ${n}`, synonymes: [`mot ${n}`] }));
    if (!a || !b || !c) throw new Error('trois termes');
    base.db.update(schema.competences).set({ parentId: a.id }).where(eq(schema.competences.id, b.id)).run();
    const essai = (id: number, champs: object) => () =>
      modifierCompetence(ctx('coordination'), id, ['coordination'], { ...saisie, synonymes: [], ...champs });
    expect(essai(a.id, { nom: 'mot 2' })).toThrow(expect.objectContaining({ champ: 'nom' }));
    expect(essai(a.id, { synonymes: ['Niveau 2'] })).toThrow(expect.objectContaining({ champ: 'synonymes' }));
    for (const parentId of [a.id, b.id, 999])
      expect(essai(a.id, { parentId })).toThrow(expect.objectContaining({ champ: 'parentId' }));
    essai(c.id, { nom: 'Troisième', parentId: b.id })();
    const d = fabriquerCompetence(base.db, { nom: 'Quatrième' });
    expect(essai(d.id, { nom: 'Quatrième', parentId: c.id })).toThrow(/3 niveaux/);
    expect(() => modifierCompetence(ctx('equipe'), a.id, ['lecteur'], saisie)).toThrow(
      expect.objectContaining({ code: 'INTERDIT' }),
    );
  });
});

test('the vocabulary is found by any of its words, once read', () => {
  const rubrique = fabriquerCompetence(base.db, { nom: 'Rubrique' });
  const terme = fabriquerCompetence(base.db, { nom: 'Vidéo', synonymes: ['montage'], parentId: rubrique.id });
  fabriquerCompetence(base.db, { nom: 'Attend', statut: 'proposee' });
  const trouver = lexique(ctxDuTemps(base.db));
  expect([trouver('VIDEOS'), trouver(' montage '), trouver('attend'), trouver('')]).toEqual([
    { id: terme.id, nom: 'Vidéo' },
    { id: terme.id, nom: 'Vidéo' },
    undefined,
    undefined,
  ]);
  expect(listCompetencesPourChoix(ctxDuTemps(base.db))).toEqual([
    { id: rubrique.id, nom: 'Rubrique', groupe: 'Rubrique' },
    { id: terme.id, nom: 'Vidéo', groupe: 'Rubrique' },
  ]);
});
