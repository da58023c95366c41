import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PRISES } from '#app/accueil/prises.server.ts';
import { repondreParLien } from '#app/accueil/reponses.server.ts';
import { compterUsages } from '#app/reseau/competences/competences.server.ts';
import { fusionnerCompetence } from '#app/reseau/competences/cycle-competences.server.ts';
import { reconnaitre } from '#app/reseau/competences/mots.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { dessinerLettre } from '#app/services/lettres.server.ts';
import { courriels } from '#app/services/tables.ts';
import { lireRapprochements } from '#app/troc/rapprochements/lectures.server.ts';
import { auNomDe } from '#app/troc/stages/noter.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import {
  fabriquerCompetence,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
} from '#tests/fabriques/reseau.ts';
import { annoncesAVerifier } from './a-verifier.server.ts';
import { exigerAnnonce } from './annonces.server.ts';
import { motsDes } from './competences.server.ts';
import { passerLesAnnonces, retirerLesAnnonces } from './departs.server.ts';
import { destinatairesDe } from './destinataires.server.ts';
import { lireFiltres } from './filtres.ts';
import { finDeFraicheur, libelleAge } from './fraicheur.ts';
import { listAnnonces, listEtats } from './liste.server.ts';
import { getPageDAnnonce, sansYRepondre } from './page-d-annonce.server.ts';
import { getPageDuTroc } from './page-du-troc.server.ts';
import { preparerAnnonce } from './preparer.server.ts';
import { modifierAnnonce, publierAnnonce } from './publier.server.ts';
import { saisieAnnonce } from './saisie.ts';
import { franchirAnnonce } from './suites.server.ts';
import { annonces } from './tables.ts';
import { TACHE_DES_ANNONCES } from './taches.server.ts';
import { annoncesAFaire, partConfirmee, suiviDesAnnonces } from './vifs.server.ts';

let base: BaseOuverte;
let equipe: ReturnType<typeof fabriquerEquipe>;
let autre: ReturnType<typeof fabriquerEquipe>;
beforeEach(() => {
  base = baseDeTest();
  equipe = fabriquerEquipe(base.db, { nom: 'La Grange' });
  autre = fabriquerEquipe(base.db, { nom: 'L’Escale' });
});
afterEach(() => base.fermer());

const SAISIE = { titre: 'Monter un jardin partagé', competences: [], vus: false, aDistance: false, jours: [] };
const elle = (maintenant?: Date) => ctxDe(base.db, equipe.animatrice.id, maintenant);
const lire = (id: number) => exigerAnnonce(elle(), id);
const coordinatrice = () => {
  const { id } = fabriquerPersonne(base.db);
  fabriquerRole(base.db, id, 'coordination');
  return ctxDe(base.db, id);
};

describe('publishing', () => {
  test('a sentence alone is enough: the words it says are recognised, the rest has its defaults', () => {
    const jardin = fabriquerCompetence(base.db, { nom: 'Jardin partagé' });
    const id = publierAnnonce(elle(), 'offre', { ...SAISIE, titre: 'Monter des jardins partagés avec nous' });
    expect(lire(id)).toMatchObject({ statut: 'publiee', forme: 'stage', rayonKm: null, structureId: equipe.structure.id });
    expect(motsDes(elle(), [id]).get(id)).toMatchObject([{ id: jardin.id }]);
  });

  test('sent twice, it is one', () => {
    const geste = 'un-geste';
    expect(publierAnnonce(elle(), 'offre', { ...SAISIE, geste })).toBe(publierAnnonce(elle(), 'offre', { ...SAISIE, geste }));
    expect(base.db.select().from(annonces).all()).toHaveLength(1);
  });

  test('what was shown and not ticked is not kept; a word that is not of the list is refused', () => {
    fabriquerCompetence(base.db, { nom: 'Jardin partagé' });
    const id = publierAnnonce(elle(), 'offre', { ...SAISIE, vus: true });
    expect(motsDes(elle(), [id]).size).toBe(0);
    expect(() => publierAnnonce(elle(), 'offre', { ...SAISIE, competences: ['inconnu'] })).toThrow('« inconnu » n’est pas');
  });

  test('for another structure: refused; with several of one’s own: asked', () => {
    expect(() => publierAnnonce(elle(), 'offre', { ...SAISIE, structureId: autre.structure.id })).toThrow('sa propre structure');
    fabriquerFonction(base.db, { personneId: equipe.animatrice.id, structureId: autre.structure.id, fonction: 'accueil' });
    expect(() => publierAnnonce(elle(), 'offre', SAISIE)).toThrow('quelle structure');
    expect(publierAnnonce(elle(), 'offre', { ...SAISIE, structureId: autre.structure.id })).toBeGreaterThan(0);
  });

  test('dates in the wrong order, or past, are refused with their field', () => {
    const avec = (des: string, valableJusqu: string) => () => publierAnnonce(elle(), 'offre', { ...SAISIE, des, valableJusqu });
    expect(avec('2026-06-02', '2026-06-01')).toThrow('finirait avant de commencer');
    expect(avec('2026-01-01', '2026-03-22')).toThrow('déjà passé');
    expect(avec('2026-06-01', '2026-06-01')).not.toThrow();
  });

  test('the coordination leaves a draft, and those who commit the structure are asked to publish', () => {
    const id = publierAnnonce(coordinatrice(), 'besoin', { ...SAISIE, structureId: equipe.structure.id });
    expect(lire(id)).toMatchObject({ statut: 'brouillon', publieeLe: null });
    const [lettre, ...reste] = base.db.select().from(courriels).all();
    expect(reste).toEqual([]);
    expect(lettre).toMatchObject({ personneId: equipe.responsable.id, sujet: 'À relire\u00a0: une annonce pour La Grange' });
    expect(annoncesAFaire(ctxDe(base.db, equipe.responsable.id)).map(({ cle }) => cle)).toEqual([`annonce-a-publier-${id}`]);
    expect(() => exigerAnnonce(ctxDe(base.db, autre.responsable.id), id)).toThrow();
    franchirAnnonce(ctxDe(base.db, equipe.responsable.id), id, 'publier');
    // Whoever publishes looks after it: the questions come to her, and say so.
    expect(lire(id).auteurId).toBe(equipe.responsable.id);
    expect(destinatairesDe(elle(), lire(id))).toMatchObject([{ id: equipe.responsable.id, auteur: true }]);
    expect(exigerAnnonce(ctxDe(base.db, autre.responsable.id), id).statut).toBe('publiee');
  });

  test('a title is one line, and its HTML is words', () => {
    const lu = saisieAnnonce.parse({ titre: '  <b>Un\n jardin</b>  ' });
    expect(lu.titre).toBe('<b>Un jardin</b>');
    const id = publierAnnonce(coordinatrice(), 'offre', { ...lu, structureId: equipe.structure.id });
    expect(lire(id).titre).toBe('<b>Un jardin</b>');
    const [courriel] = base.db.select().from(courriels).all();
    if (!courriel?.lettre) throw new Error('pas de lettre');
    expect(dessinerLettre(courriel.lettre, { nom: 'Réseau', territoire: '' }).html).toContain('&lt;b&gt;Un jardin&lt;/b&gt;');
  });
});

describe('changing', () => {
  test('the second of two editors is told, and keeps her text', () => {
    const id = publierAnnonce(elle(), 'offre', SAISIE);
    const { version } = lire(id);
    modifierAnnonce(ctxDe(base.db, equipe.responsable.id), id, { ...SAISIE, titre: 'Premier', version });
    expect(() => modifierAnnonce(elle(), id, { ...SAISIE, titre: 'Second', version })).toThrow(
      /^Hélène .+ a changé cette annonce/,
    );
    expect(lire(id).titre).toBe('Premier');
  });

  test('a draft or one that sleeps, read over without a change, is not said to hold', () => {
    for (const statut of ['brouillon', 'endormie'] as const) {
      const ici = { structureId: equipe.structure.id, auteurId: equipe.animatrice.id, titre: SAISIE.titre };
      const { id } = fabriquerAnnonce(base.db, { ...ici, statut });
      modifierAnnonce(elle(), id, { ...SAISIE, version: 1 });
      expect(getPageDAnnonce(elle(), id).fil).toEqual([]);
      modifierAnnonce(elle(), id, { ...SAISIE, titre: 'Autre titre', version: 2 });
      expect(getPageDAnnonce(elle(), id).fil).toMatchObject([{ titre: 'Modifiée' }]);
      expect(lire(id).statut).toBe(statut);
    }
  });

  test('it says that the annonce holds; another structure may not', () => {
    const id = publierAnnonce(elle(), 'offre', SAISIE);
    base.db
      .update(annonces)
      .set({ demandeeLe: new Date('2026-09-23T08:00:00Z') })
      .run();
    const plusTard = new Date('2026-09-24T08:00:00Z');
    modifierAnnonce(elle(plusTard), id, { ...SAISIE, version: 1 });
    expect(lire(id)).toMatchObject({ confirmeeLe: plusTard, demandeeLe: null, version: 2 });
    expect(() => modifierAnnonce(ctxDe(base.db, autre.responsable.id), id, { ...SAISIE, version: 2 })).toThrow('Votre rôle');
  });
});

describe('its life', () => {
  test('fulfilled with a structure of the network, never with itself', () => {
    const { id } = fabriquerAnnonce(base.db, { structureId: equipe.structure.id, auteurId: equipe.animatrice.id });
    const satisfaire = (avec: number) => franchirAnnonce(elle(), id, 'satisfaire', { avec, suite: 'Un beau potager.' });
    expect(() => satisfaire(equipe.structure.id)).toThrow('avec qui d’autre');
    expect(() => satisfaire(999)).toThrow('Choisissez dans la liste');
    satisfaire(autre.structure.id);
    expect(lire(id)).toMatchObject({ statut: 'satisfaite', satisfaiteAvecId: autre.structure.id, suite: 'Un beau potager.' });
    const lue = getPageDAnnonce(ctxDe(base.db, autre.animatrice.id), id);
    expect(lue.suite).toMatchObject({ avec: { nom: 'L’Escale' }, texte: 'Un beau potager.' });
    expect(lue.actes).toEqual([]);
  });

  test('once ended, its structure may publish it anew from the same words; nobody else is offered to', () => {
    const mots = ['Conte', 'Jardin partagé'].map((nom) => fabriquerCompetence(base.db, { nom }));
    const competences = mots.map(({ slug }) => slug);
    const saisie = { ...SAISIE, titre: 'Un jardin & des contes', vus: true, competences, forme: 'atelier' as const };
    const id = publierAnnonce(elle(), 'besoin', saisie);
    expect(getPageDAnnonce(elle(), id)).toMatchObject({ finie: false, republier: null });
    franchirAnnonce(elle(), id, 'satisfaire', {});
    expect(getPageDAnnonce(ctxDe(base.db, autre.responsable.id), id)).toMatchObject({ finie: true, republier: null });
    const { republier } = getPageDAnnonce(elle(), id);
    const adresse = new URL(republier ?? '', 'https://exemple.fr');
    expect(adresse.pathname).toBe('/troc/annonces/nouvelle');
    expect(adresse.searchParams.get('type')).toBe('besoin');
    const { debut, suggestions } = preparerAnnonce(elle(), 'besoin', adresse.searchParams);
    expect(debut.valeurs).toMatchObject({ titre: saisie.titre, forme: 'atelier' });
    expect(debut.listes?.competences).toEqual(expect.arrayContaining(competences));
    expect(suggestions.termes.filter(({ coche }) => coche).map(({ slug }) => slug)).toEqual(expect.arrayContaining(competences));
  });

  test('said fulfilled a second time, what was said first stays, and other words are refused', () => {
    const { id } = fabriquerAnnonce(base.db, { structureId: equipe.structure.id, auteurId: equipe.animatrice.id });
    const satisfaire = (suite?: string) => franchirAnnonce(elle(), id, 'satisfaire', { avec: autre.structure.id, suite });
    satisfaire('Un beau potager.');
    expect(satisfaire('Un beau potager.')).toEqual({ deja: true });
    expect(satisfaire()).toEqual({ deja: true });
    expect(() => satisfaire('Autre chose.')).toThrow('déjà dit');
    expect(lire(id).suite).toBe('Un beau potager.');
  });

  test('the coordination notes that it was fulfilled, and with whom', () => {
    const { id } = fabriquerAnnonce(base.db, { structureId: equipe.structure.id, auteurId: equipe.animatrice.id });
    const ctx = coordinatrice();
    expect(getPageDAnnonce(ctx, id).aNoter?.actes).toContain('satisfaire');
    const note = auNomDe(ctx, equipe.animatrice.id, 'telephone');
    franchirAnnonce(note, id, 'satisfaire', { avec: autre.structure.id, suite: 'Un potager.' });
    expect(lire(id)).toMatchObject({ statut: 'satisfaite', satisfaiteAvecId: autre.structure.id, suite: 'Un potager.' });
  });

  test.each([
    ['publiee', null, null, null],
    ['publiee', '2026-03-10', null, 'Est-elle toujours valable\u00a0? Sans réponse, elle s’endort le 9 avril 2026.'],
    ['publiee', '2026-03-01', '2026-03-16', 'Est-elle toujours valable\u00a0? Sans réponse, elle s’endort le 31 mars 2026.'],
    ['en_pause', '2026-03-10', null, 'Est-elle encore en pause\u00a0? Sans réponse, elle s’endort le 9 avril 2026.'],
    ['endormie', '2026-02-01', '2026-02-16', 'Elle dort Nous vous avons demandé'],
    ['brouillon', null, null, 'Le reste du réseau ne la lit pas encore Relisez'],
    ['retiree', null, null, null],
  ] as const)('%s, asked %s then %s: its page says where it stands', (statut, demandee, rappelee, attendu) => {
    const le = (jour: string | null) => (jour === null ? null : new Date(`${jour}T08:00:00Z`));
    const { id } = fabriquerAnnonce(base.db, {
      ...{ structureId: equipe.structure.id, auteurId: equipe.animatrice.id, statut },
      ...{ demandeeLe: le(demandee), rappeleeLe: le(rappelee) },
    });
    const { situation, demandee: attend } = getPageDAnnonce(elle(), id);
    if (attendu === null) expect(situation).toBeNull();
    else expect(`${situation?.titre} ${situation?.texte}`).toContain(attendu);
    expect(attend).toBe(demandee !== null && statut !== 'endormie');
    if (statut !== 'brouillon') {
      const ailleurs = getPageDAnnonce(ctxDe(base.db, autre.animatrice.id), id).situation;
      expect(ailleurs?.titre).toBe({ endormie: 'Elle dort', en_pause: 'Elle est en pause' }[statut as string]);
    }
  });

  test('its last day comes before the answer: it sleeps then; once passed, its page says how to keep it', () => {
    const { id } = fabriquerAnnonce(base.db, {
      ...{ structureId: equipe.structure.id, auteurId: equipe.animatrice.id },
      ...{ demandeeLe: new Date('2026-03-10T08:00:00Z'), valableJusqu: '2026-03-30' },
    });
    expect(getPageDAnnonce(elle(), id).situation?.texte).toContain('31 mars 2026');
    expect(getPageDAnnonce(elle(new Date('2026-03-31T06:00:00Z')), id).situation?.titre).toBe('Son dernier jour est passé');
  });

  test('its story names nobody who has left the structure; the coordination, as long as she coordinates', () => {
    const ctx = coordinatrice();
    const id = publierAnnonce(ctx, 'offre', { ...SAISIE, structureId: equipe.structure.id });
    franchirAnnonce(elle(), id, 'publier');
    const fil = () => getPageDAnnonce(ctxDe(base.db, equipe.responsable.id), id).fil.map(({ qui }) => qui);
    expect(fil()).toEqual([expect.stringContaining(ctx.acteur.nom), expect.stringMatching(/^Maëlle .*, le 23 mars 2026$/)]);
    base.db.update(fonctions).set({ au: '2026-03-01' }).where(eq(fonctions.personneId, equipe.animatrice.id)).run();
    base.db.delete(rolesReseau).run();
    expect(fil()).toEqual(['Le 23 mars 2026', 'Le 23 mars 2026']);
  });

  test('when its author has left, the question is among what awaits those who commit the structure', () => {
    const ici = { structureId: equipe.structure.id, auteurId: equipe.animatrice.id };
    const { id } = fabriquerAnnonce(base.db, { ...ici, demandeeLe: new Date('2026-03-10T08:00:00Z') });
    const aFaire = (qui: number) => annoncesAFaire(ctxDe(base.db, qui)).map(({ cle, echeance }) => [cle, echeance]);
    expect(aFaire(equipe.animatrice.id)).toEqual([[`annonce-a-confirmer-${id}`, '2026-04-09']]);
    expect(aFaire(equipe.responsable.id)).toEqual([]);
    base.db.update(fonctions).set({ au: '2026-03-01' }).where(eq(fonctions.personneId, equipe.animatrice.id)).run();
    expect(aFaire(equipe.responsable.id)).toEqual([[`annonce-a-confirmer-${id}`, '2026-04-09']]);
    expect(aFaire(equipe.animatrice.id)).toEqual([]);
  });

  test('where nobody can be written to, the coordination has it to verify', () => {
    const ici = { structureId: equipe.structure.id, auteurId: equipe.animatrice.id };
    fabriquerAnnonce(base.db, { ...ici, titre: 'Semer', demandeeLe: new Date('2026-03-10T08:00:00Z') });
    fabriquerAnnonce(base.db, { ...ici, titre: 'Récolter' });
    const ctx = coordinatrice();
    expect(annoncesAVerifier(ctx)).toEqual([]);
    base.db.update(personnes).set({ courriel: null }).run();
    expect(annoncesAVerifier(elle())).toEqual([]);
    expect(annoncesAVerifier(ctx)).toMatchObject([
      { total: 1, lignes: [{ phrase: expect.stringContaining('«\u00a0Semer\u00a0»') }] },
    ]);
  });

  test('past its day, it wakes with a new one or without', () => {
    const { id } = fabriquerAnnonce(base.db, {
      ...{ structureId: equipe.structure.id, auteurId: equipe.animatrice.id, statut: 'endormie' },
      valableJusqu: '2026-03-01',
    });
    expect(() => franchirAnnonce(elle(), id, 'reveiller', { valableJusqu: '2026-03-02' })).toThrow('déjà passé');
    franchirAnnonce(elle(), id, 'reveiller');
    expect(lire(id)).toMatchObject({ statut: 'publiee', valableJusqu: null, endormieLe: null });
  });

  test('the coordination notes what someone of the structure said; she is told', () => {
    const { id } = fabriquerAnnonce(base.db, { structureId: equipe.structure.id, auteurId: equipe.animatrice.id });
    const ctx = coordinatrice();
    expect(() => franchirAnnonce(ctx, id, 'confirmer')).toThrow('Votre rôle');
    expect(() => franchirAnnonce(auNomDe(ctx, autre.animatrice.id, 'telephone'), id, 'confirmer')).toThrow('Votre rôle');
    franchirAnnonce(auNomDe(ctx, equipe.animatrice.id, 'telephone'), id, 'mettre_en_pause');
    expect(lire(id).statut).toBe('en_pause');
    expect(base.db.select().from(courriels).all()).toMatchObject([{ personneId: equipe.animatrice.id }]);
  });

  test('when its author has left, it goes on under the structure’s name, and its mails go to those who commit it', () => {
    const { id } = fabriquerAnnonce(base.db, { structureId: equipe.structure.id, auteurId: equipe.animatrice.id });
    expect(getPageDAnnonce(elle(), id).faits.qui).toContain('Maëlle');
    base.db.update(fonctions).set({ au: '2026-03-01' }).where(eq(fonctions.personneId, equipe.animatrice.id)).run();
    const ctx = ctxDe(base.db, equipe.responsable.id);
    expect(getPageDAnnonce(ctx, id).faits.qui).toBe('La Grange');
    expect(destinatairesDe(ctx, exigerAnnonce(ctx, id))).toMatchObject([{ id: equipe.responsable.id, auteur: false }]);
    passerLesAnnonces(ctx, {
      ...{ personneId: equipe.animatrice.id, structureId: equipe.structure.id, aId: equipe.responsable.id },
    });
    expect(destinatairesDe(ctx, exigerAnnonce(ctx, id))).toMatchObject([{ id: equipe.responsable.id, auteur: true }]);
  });

  test('a departing structure takes its annonces with it, and nobody else’s', () => {
    const sienne = fabriquerAnnonce(base.db, { structureId: equipe.structure.id, auteurId: equipe.animatrice.id });
    const celle = fabriquerAnnonce(base.db, { structureId: autre.structure.id, auteurId: autre.animatrice.id });
    retirerLesAnnonces(coordinatrice(), equipe.structure.id);
    expect([lire(sienne.id).statut, lire(celle.id).statut]).toEqual(['retiree', 'publiee']);
  });

  test('the link of a mail answers for whoever is still of the structure, and for her alone', () => {
    const { id } = fabriquerAnnonce(base.db, { structureId: equipe.structure.id, auteurId: equipe.animatrice.id });
    const octobre = ctxDuTemps(base.db, new Date('2026-10-05T08:00:00Z'));
    TACHE_DES_ANNONCES.executer(octobre);
    const [courriel] = base.db.select().from(courriels).all();
    const liens = courriel?.lettre?.points?.[0]?.liens ?? [];
    expect(liens.map(({ libelle }) => libelle)).toEqual(['Toujours valable', 'En pause', 'Satisfaite', 'À retirer']);
    const jeton = /\/r\/([\w-]+)/.exec(liens[0]?.url ?? '')?.[1];
    base.db.update(fonctions).set({ au: '2026-10-05' }).where(eq(fonctions.personneId, equipe.animatrice.id)).run();
    const apres = ctxDuTemps(base.db, new Date('2026-10-06T08:00:00Z'));
    expect(() => repondreParLien(apres, PRISES, jeton, { acte: 'confirmer' })).toThrow();
    expect(repondreParLien(octobre, PRISES, jeton, { acte: 'confirmer' })).toMatchObject({ fait: { titre: expect.any(String) } });
    expect(lire(id)).toMatchObject({ demandeeLe: null, confirmeeLe: octobre.maintenant });
  });
});

describe('the vocabulary', () => {
  test('merging a term carries the annonces with it, even when one has both; what is used is not set aside', () => {
    const [jardin, potager] = [fabriquerCompetence(base.db, { nom: 'Jardin' }), fabriquerCompetence(base.db, { nom: 'Potager' })];
    const siens = { structureId: equipe.structure.id, auteurId: equipe.animatrice.id };
    const deux = fabriquerAnnonce(base.db, { ...siens, competences: [jardin.id, potager.id] });
    const un = fabriquerAnnonce(base.db, { ...siens, competences: [potager.id] });
    expect(compterUsages(elle(), potager.id)).toEqual({ savoirFaire: 0, dessous: 0, ailleurs: 2 });
    fusionnerCompetence(coordinatrice(), potager.slug, jardin.id);
    const mots = motsDes(elle(), [deux.id, un.id]);
    expect([mots.get(deux.id), mots.get(un.id)].map((liste) => liste?.map(({ nom }) => nom))).toEqual([['Jardin'], ['Jardin']]);
    const id = publierAnnonce(elle(), 'offre', { ...SAISIE, competences: [potager.slug] });
    expect(motsDes(elle(), [id]).get(id)).toMatchObject([{ id: jardin.id }]);
  });

  test('a sentence says its terms by their names before it resembles others', () => {
    const termes = [
      { nom: 'Jardin partagé', synonymes: ['potager'] },
      { nom: 'Accueil des publics', synonymes: ['habitants'] },
      { nom: 'Théâtre', synonymes: [] },
    ];
    const { reconnus, proches } = reconnaitre('Monter un jardin partagé avec les habitants', termes);
    expect(reconnus.map(({ nom }) => nom)).toEqual(['Jardin partagé']);
    expect(proches.map(({ nom }) => nom)).toEqual(['Accueil des publics']);
    expect(reconnaitre('Parler aux habitants', termes).reconnus.map(({ nom }) => nom)).toEqual(['Accueil des publics']);
  });
});

test('the list narrows by what, whose, and state; a draft is for its structure alone', () => {
  const ici = { structureId: equipe.structure.id, auteurId: equipe.animatrice.id };
  fabriquerAnnonce(base.db, { ...ici, titre: 'Offre d’ici' });
  fabriquerAnnonce(base.db, {
    structureId: autre.structure.id,
    auteurId: autre.animatrice.id,
    type: 'besoin',
    titre: 'Besoin d’ailleurs',
  });
  fabriquerAnnonce(base.db, { ...ici, statut: 'endormie', titre: 'Dort' });
  fabriquerAnnonce(base.db, { ...ici, statut: 'brouillon', titre: 'Brouillon' });
  const titres = (adresse: string, ctx = elle()) =>
    listAnnonces(ctx, lireFiltres(new URLSearchParams(adresse)), 1).lignes.map(({ titre }) => titre);
  expect(titres('').toSorted()).toEqual(['Besoin d’ailleurs', 'Offre d’ici']);
  expect(titres('type=besoin')).toEqual(['Besoin d’ailleurs']);
  expect(titres('de=nous')).toEqual(['Offre d’ici']);
  expect(titres('de=autres')).toEqual(['Besoin d’ailleurs']);
  expect(titres('etat=endormie')).toEqual(['Dort']);
  expect(titres('etat=brouillon')).toEqual(['Brouillon']);
  expect(titres('etat=brouillon', ctxDe(base.db, autre.animatrice.id))).toEqual([]);
  // What was taken down is seen by its structure, and by the coordination.
  fabriquerAnnonce(base.db, { ...ici, statut: 'retiree', titre: 'Retirée' });
  const retirees = (ctx = elle()) =>
    listEtats(ctx, lireFiltres(new URLSearchParams())).find(({ etat }) => etat === 'retiree')?.combien;
  expect([titres('etat=retiree'), retirees()]).toEqual([['Retirée'], 1]);
  expect([titres('etat=retiree', ctxDe(base.db, autre.animatrice.id)), retirees(ctxDe(base.db, autre.animatrice.id))]).toEqual([
    [],
    undefined,
  ]);
  expect(titres('etat=retiree', coordinatrice())).toEqual(['Retirée']);
});

test('the list leads to what one’s own structure published, and says when it shows that', () => {
  const page = (adresse = '', ctx = elle()) => getPageDuTroc(ctx, new URLSearchParams(adresse));
  const ailleurs = { structureId: autre.structure.id, auteurId: autre.animatrice.id };
  fabriquerAnnonce(base.db, ailleurs);
  expect(page().siennes).toBeNull();
  const ici = { structureId: equipe.structure.id, auteurId: equipe.animatrice.id };
  fabriquerAnnonce(base.db, { ...ici, statut: 'endormie' });
  expect(page().siennes).toEqual({ libelle: 'Les annonces de La Grange', chemin: '/troc?de=nous' });
  fabriquerAnnonce(base.db, ici);
  expect(page()).toMatchObject({ titre: '2 annonces', siennes: { libelle: 'Les annonces de La Grange (1)' } });
  expect(page('de=nous')).toMatchObject({ titre: '1 annonce de votre structure', siennes: null });
  expect(page('', coordinatrice()).siennes).toBeNull();
  fabriquerFonction(base.db, { personneId: equipe.animatrice.id, structureId: autre.structure.id, fonction: 'accueil' });
  expect(page().siennes?.libelle).toBe('Les annonces de vos structures (2)');
  expect(page('de=nous').titre).toBe('2 annonces de vos structures');
});

test('what is found beside an annonce does not offer to answer it once more', () => {
  const besoin = fabriquerAnnonce(base.db, { type: 'besoin' });
  fabriquerAnnonce(base.db, { structureId: equipe.structure.id, auteurId: equipe.animatrice.id });
  const { lignes } = lireRapprochements(elle(), besoin);
  const chemins = (lues: typeof lignes) => lues.map(({ actes }) => actes.map(({ chemin }) => chemin));
  expect(chemins(lignes)).toEqual([[`/troc/annonces/${besoin.id}/repondre`]]);
  expect(chemins(sansYRepondre(besoin.id, lignes))).toEqual([[]]);
  expect(sansYRepondre(besoin.id + 1, lignes)).toEqual(lignes);
});

test('the share confirmed within the delay counts what is published or asleep', () => {
  const ici = { structureId: equipe.structure.id, auteurId: equipe.animatrice.id };
  fabriquerAnnonce(base.db, ici);
  fabriquerAnnonce(base.db, { ...ici, publieeLe: new Date('2025-01-06T09:00:00Z') });
  fabriquerAnnonce(base.db, { ...ici, statut: 'endormie' });
  fabriquerAnnonce(base.db, { ...ici, statut: 'en_pause' });
  expect(partConfirmee(elle())).toEqual({ confirmees: 1, total: 3 });
  // The others are what Monday's figure opens.
  const chemin = suiviDesAnnonces(elle())[0]?.chemin ?? '';
  expect(listAnnonces(elle(), lireFiltres(new URL(chemin, 'https://x').searchParams), 1).total).toBe(2);
});

test('months and ages are counted as one says them', () => {
  expect(finDeFraicheur('2026-08-31', 6)).toBe('2027-02-28');
  expect(
    ['2026-03-23', '2026-03-22', '2026-03-10', '2026-03-02', '2025-12-01', '2025-03-24', '2025-03-01', '2024-01-01'].map((le) =>
      libelleAge(le, '2026-03-23'),
    ),
  ).toEqual([
    ...[
      'aujourd’hui',
      'hier',
      'il y a 13\u00a0jours',
      'il y a 3\u00a0semaines',
      'il y a 4\u00a0mois',
      'il y a 11\u00a0mois',
      'il y a un an',
      'il y a 2\u00a0ans',
    ],
  ]);
});
