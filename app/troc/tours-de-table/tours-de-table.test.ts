import { beforeEach, describe, expect, test } from 'vitest';
import { lireReponse as lireParLien, repondreParLien } from '#app/accueil/reponses.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { reperesDe } from '#app/commun/oublier.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { lireFormulaire } from '#app/http/pages.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { courriels } from '#app/services/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { fabriquerTour } from '#tests/fabriques/tours-de-table.ts';
import { GENRE_DE_LIEN } from './courriels.server.ts';
import { suitesDuDepartDesTours } from './depart.server.ts';
import { effacerDesTours } from './donnees.server.ts';
import { getTour, reponseDe } from './dossiers.server.ts';
import { tourEnCsv } from './export.server.ts';
import { lirePageDeTour, lireReponse } from './lectures.server.ts';
import { listTours } from './liste.server.ts';
import { ecrireNombre, lireNombre } from './nombres.ts';
import { prise } from './prise.server.ts';
import { apresLeGeste } from './redaction.ts';
import { repondreAuTour } from './repondre.server.ts';
import { saisieRedaction } from './saisie.ts';
import { TACHE_DES_TOURS } from './taches.server.ts';
import { tenirLeTour } from './tenir-le-tour.server.ts';
import { corrigerTour, ouvrirTour, preparerTour, publierLaSuite, reprendreTour, retirerTour } from './tours-de-table.server.ts';
import { suiviDesTours } from './vifs.server.ts';

let base: BaseOuverte;
let elle: ContextePersonne;
let equipes: ReturnType<typeof fabriquerEquipe>[];

beforeEach(() => {
  base = baseDeTest();
  equipes = [1, 2, 3, 4].map(() => fabriquerEquipe(base.db));
  const { id } = fabriquerPersonne(base.db);
  fabriquerRole(base.db, id, 'coordination');
  elle = ctxDe(base.db, id);
});

const direction = (rang: number) => ctxDe(base.db, equipes[rang]?.responsable.id ?? 0);
const structure = (rang: number) => equipes[rang]?.structure.id ?? 0;

function ouvert(champs: Parameters<typeof fabriquerTour>[1] | object = {}) {
  const { tour, questions } = fabriquerTour(base.db, { ...champs, prepareParId: elle.acteur.personneId });
  const repondre = (
    rang: number,
    option: number,
    plus: { places?: number; mot?: string; signee?: boolean; version?: number } = {},
  ) =>
    repondreAuTour(direction(rang), tour.id, structure(rang), {
      ...{ signee: plus.signee ?? false, version: plus.version ?? 0 },
      valeurs: [
        { questionId: questions[0], genre: 'choix', choix: [option] },
        ...(plus.places === undefined ? [] : [{ questionId: questions[1], genre: 'nombre' as const, nombre: plus.places }]),
        ...(plus.mot === undefined ? [] : [{ questionId: questions[2], genre: 'texte' as const, texte: plus.mot }]),
      ],
    });
  return { tour, questions, repondre };
}

test('below the minimum nothing of the contents is shown, to the coordination either', () => {
  const { tour, repondre } = ouvert();
  repondre(0, 0, { mot: 'UN SECRET' });
  repondre(1, 1);
  for (const ctx of [elle, direction(0), direction(3)]) {
    const lu = lirePageDeTour(ctx, tour.id);
    expect(lu.synthese).toBeNull();
    expect(lu.comptes).toBe('2 structures sur 4 ont répondu');
  }
  expect(JSON.stringify(lirePageDeTour(elle, tour.id))).not.toContain('UN SECRET');
  const clos = { ...elle, maintenant: new Date('2026-03-28T08:00:00Z') };
  for (const ctx of [elle, clos]) {
    const note = lireReponse(ctx, tour.id, structure(0));
    expect(note).toMatchObject({ note: true, version: 1, valeurs: {}, qui: '' });
    expect(JSON.stringify(note)).not.toContain('UN SECRET');
  }
  expect(JSON.stringify(lireReponse(direction(0), tour.id, structure(0)).valeurs)).toContain('UN SECRET');
  expect(() => tourEnCsv(elle, tour.id)).toThrow('à partir de 3');
  repondre(2, 0);
  expect(lirePageDeTour(direction(3), tour.id).synthese?.[0]).toMatchObject({ reponses: 3, options: [{ n: 2 }, { n: 1 }] });
});

test('of several tours de table each is counted for itself, in the list and in what the coordination follows', () => {
  const [un, deux] = [ouvert({ titre: 'Un ?' }), ouvert({ titre: 'Deux ?' })];
  un.repondre(0, 0);
  for (const rang of [0, 1, 2]) deux.repondre(rang, 0);
  fabriquerTour(base.db, { titre: 'Trois ?', statut: 'brouillon', prepareParId: elle.acteur.personneId });
  const details = new Map(listTours(elle, 1).lignes.map(({ titre, detail }) => [titre, detail]));
  expect(details.get('Un ?')).toMatch(/^1 structure sur 4 a répondu/);
  expect(details.get('Deux ?')).toMatch(/^3 structures sur 4 ont répondu/);
  expect(details.size).toBe(3);
  expect(suiviDesTours(elle).map(({ phrase }) => phrase)).toEqual([
    expect.stringContaining('1 structure sur 4 a répondu'),
    expect.stringContaining('3 structures sur 4 ont répondu'),
  ]);
});

test('words bear the structure’s name when it signs them, and only then; who lacks is for the coordination', async () => {
  const { tour, repondre } = ouvert();
  repondre(0, 0, { mot: '=HYPERLINK("http://x")', signee: true, places: 1200.5 });
  repondre(1, 1, { mot: '<b>Le jeudi</b>', places: 4 });
  repondre(2, 0, { places: 0 });
  const lu = lirePageDeTour(direction(2), tour.id);
  const nom = equipes[0]?.structure.nom ?? '';
  expect(lu.synthese?.[2]).toMatchObject({
    mots: expect.arrayContaining([
      { texte: '=HYPERLINK("http://x")', signature: nom },
      { texte: '<b>Le jeudi</b>', signature: null },
    ]),
  });
  expect(lu.synthese?.[1]).toMatchObject({ somme: 1204.5, mediane: 4, min: 0, max: 1200.5 });
  expect(lu.absentes).toEqual([]);
  expect(lirePageDeTour(elle, tour.id).absentes.map(({ structureId }) => structureId)).toEqual([structure(3)]);
  const csv = await tourEnCsv(elle, tour.id).text();
  const [, ...lignes] = csv.trim().split('\r\n');
  expect(lignes).toEqual([
    'Sans nom;Non;4;;',
    'Sans nom;Oui;0;;',
    'Sans nom;Oui;1200,5;;',
    `${nom};;;"'=HYPERLINK(""http://x"")";`,
    'Sans nom;;;<b>Le jeudi</b>;',
  ]);
  expect(csv).not.toContain(equipes[1]?.structure.nom);
  expect(() => tourEnCsv(direction(0), tour.id)).toThrow('Votre rôle');
});

describe('one answer a structure', () => {
  test('sent twice it is given once; changed, the last one counts', () => {
    const { tour, repondre } = ouvert();
    repondre(0, 0);
    repondre(0, 0);
    expect(reponseDe(elle, tour.id, structure(0))).toMatchObject({ version: 1 });
    repondre(0, 1);
    expect(reponseDe(elle, tour.id, structure(0))).toMatchObject({ version: 2 });
    expect(
      base.db
        .select()
        .from(journal)
        .all()
        .filter(({ acte }) => acte === 'repondre'),
    ).toHaveLength(2);
  });

  test('two people of one structure: the second is told who answered, and may answer again', () => {
    const { tour, questions, repondre } = ouvert();
    const autre = fabriquerPersonne(base.db).id;
    fabriquerFonction(base.db, { personneId: autre, structureId: structure(0), fonction: 'presidence' });
    repondre(0, 0);
    const sienne = { valeurs: [{ questionId: questions[0], genre: 'choix' as const, choix: [1] }], signee: false };
    const envoyer = (version: number) => repondreAuTour(ctxDe(base.db, autre), tour.id, structure(0), { ...sienne, version });
    expect(() => envoyer(0)).toThrow(/Hélène Roudier .*, le 23 mars 2026/);
    envoyer(1);
    expect(reponseDe(elle, tour.id, structure(0))).toMatchObject({ version: 2, personneId: autre });
  });

  test('nobody answers for another structure, nor after the last day', () => {
    const { tour, questions } = ouvert();
    const donnee = { valeurs: [{ questionId: questions[0], genre: 'choix' as const, choix: [1] }], signee: false, version: 0 };
    expect(() => repondreAuTour(direction(0), tour.id, structure(1), donnee)).toThrow('engage');
    expect(() => lireReponse(direction(0), tour.id, structure(1))).toThrow('engage');
    const tard = { ...direction(0), maintenant: new Date('2026-03-28T06:00:00Z') };
    expect(() => repondreAuTour(tard, tour.id, structure(0), donnee)).toThrow('est passé');
    const dernier = { ...direction(0), maintenant: new Date('2026-03-27T22:30:00Z') };
    repondreAuTour(dernier, tour.id, structure(0), donnee);
  });
});

test('past its last day it is closed everywhere, before the task has written so', () => {
  const { tour, repondre } = ouvert();
  for (const rang of [0, 1, 2]) repondre(rang, 0);
  const samedi = (ctx: ContextePersonne) => ({ ...ctx, maintenant: new Date('2026-03-28T05:00:00Z') });
  const [coordination, responsable] = [samedi(elle), samedi(direction(0))];
  expect(lirePageDeTour(coordination, tour.id)).toMatchObject({ statut: 'clos', enCours: false, reste: '', actes: [] });
  expect(listTours(responsable, 1).lignes).toMatchObject([
    { statut: 'clos', etat: 'Clos', detail: expect.stringContaining('27 mars') },
  ]);
  expect(lireReponse(responsable, tour.id, structure(0)).enCours).toBe(false);
  const objetId = reponseDe(elle, tour.id, structure(0))?.id ?? 0;
  const jeton = creerLien(elle, { genre: GENRE_DE_LIEN, objetId, personneId: responsable.acteur.personneId, jours: 10 });
  expect(lireParLien(responsable, [prise], jeton.split('/r/')[1])?.page.actes).toEqual([]);
  expect(suiviDesTours(coordination)).toEqual([]);
  expect(() => retirerTour(coordination, tour.id)).toThrow('ne se retire plus');
  expect(suitesDuDepartDesTours(coordination, structure(3))).toEqual([]);
  expect(suitesDuDepartDesTours(elle, structure(3))).toHaveLength(1);
  expect(reprendreTour(coordination, tour.id)).toBeGreaterThan(tour.id);
});

test('whom no mail reaches is named, before the questions leave and after', () => {
  base.sqlite.prepare('update personnes set courriel = null where id = ?').run(equipes[1]?.responsable.id);
  const nom = equipes[1]?.structure.nom ?? '';
  const { tour } = fabriquerTour(base.db, { statut: 'brouillon', prepareParId: elle.acteur.personneId });
  expect(lirePageDeTour(elle, tour.id).sansAdresse).toEqual([{ id: structure(1), nom }]);
  const [, avis] = tenirLeTour(elle, tour.id, { acte: 'ouvrir', version: tour.version });
  expect(avis.texte).toMatch(/^3 structures reçoivent leurs liens par courriel\./);
  expect(avis.texte).toContain(`rien ne part pour ${nom}\u00a0: appelez`);
  const absentes = lirePageDeTour(elle, tour.id).absentes.map(({ structureId, joignable }) => [structureId, joignable]);
  expect(Object.fromEntries(absentes)).toEqual({
    ...{ [structure(0)]: true, [structure(1)]: false },
    ...{ [structure(2)]: true, [structure(3)]: true },
  });
});

test('two of the coordination say what comes of it: the second is told, and what she wrote waits', () => {
  const { tour } = ouvert({ statut: 'clos' });
  const autre = fabriquerPersonne(base.db).id;
  fabriquerRole(base.db, autre, 'coordination');
  expect(publierLaSuite(elle, tour.id, 'Un minibus.', tour.version)).toBe(4);
  const seconde = ctxDe(base.db, autre);
  expect(() => publierLaSuite(seconde, tour.id, 'Deux minibus.', tour.version)).toThrow('pendant que vous écriviez');
  expect(publierLaSuite(seconde, tour.id, 'Un minibus.', tour.version)).toBe(0);
  expect(publierLaSuite(seconde, tour.id, 'Deux minibus.', tour.version + 1)).toBe(0);
  expect(getTour(elle, tour.id).ligne.suite).toBe('Deux minibus.');
});

test('its last day is in everybody’s agenda, and cancelled there once it is taken back', () => {
  const { tour } = ouvert();
  fabriquerTour(base.db, { statut: 'brouillon', prepareParId: elle.acteur.personneId });
  const partenaire = fabriquerPersonne(base.db).id;
  fabriquerRole(base.db, partenaire, 'partenaire');
  const mars = { du: demiJournee('2026-03-23', 'matin'), au: demiJournee('2026-03-27', 'matin') };
  const evenements = (ctx: ContextePersonne, periode = mars) => prise.agenda?.(ctx, periode);
  const jour = { cle: `tour-${tour.id}`, pourTous: true, etat: 'prevu', sequence: 0, mien: true };
  expect(evenements(direction(0))).toMatchObject([jour]);
  expect(evenements(ctxDe(base.db, equipes[0]?.animatrice.id ?? 0))).toMatchObject([{ ...jour, mien: false }]);
  expect(evenements(ctxDe(base.db, partenaire))).toEqual([]);
  expect(evenements(elle, { du: mars.au + 2, au: mars.au + 9 })).toEqual([]);
  retirerTour(elle, tour.id);
  expect(evenements(direction(0))).toMatchObject([{ ...jour, etat: 'annule', sequence: 1 }]);
});

describe('the hourly task', () => {
  const a = (instant: string) => ctxDuTemps(base.db, new Date(instant));

  test('one that fails stops no other, and is told', () => {
    const [premier, casse, dernier] = [ouvert(), ouvert(), ouvert()].map(({ tour }) => tour.id);
    base.sqlite.exec(`create temp trigger casser before update on tours_de_table when old.id = ${casse}
      begin select raise(abort, 'disque illisible'); end`);
    expect(() => TACHE_DES_TOURS.executer(a('2026-03-28T08:00:00Z'))).toThrow(
      new RegExp(`^Un tour de table n’a pas pu être traité \\(${casse}\\).*disque illisible.*2 tours de table clos`),
    );
    const statuts = [premier, casse, dernier].map((id) => getTour(elle, id).ligne.statut);
    expect(statuts).toEqual(['clos', 'ouvert', 'clos']);
  });

  test('one that is too short for a reminder is nothing to do before it closes, and its draft says so', () => {
    const mercredi = new Date('2026-03-25T08:00:00Z');
    const { tour } = ouvert({ ouvertLe: mercredi });
    for (const instant of ['2026-03-25T09:00:00Z', '2026-03-26T09:00:00Z', '2026-03-27T20:00:00Z']) {
      expect(TACHE_DES_TOURS.aFaire?.(a(instant))).toBe(false);
    }
    expect(TACHE_DES_TOURS.aFaire?.(a('2026-03-28T08:00:00Z'))).toBe(true);
    const brouillon = fabriquerTour(base.db, { statut: 'brouillon', prepareParId: elle.acteur.personneId }).tour.id;
    expect(lirePageDeTour(elle, brouillon).rappelLe).toBe('mercredi 25 mars');
    expect(lirePageDeTour({ ...elle, maintenant: mercredi }, brouillon).rappelLe).toBe('');
    expect(lirePageDeTour(elle, tour.id).rappelLe).toBe('');
  });
});

describe('the personal link', () => {
  function lien(rang: number, jours = 10) {
    const fabrique = ouvert();
    const objetId = reponseDe(elle, fabrique.tour.id, structure(rang))?.id ?? 0;
    const personneId = equipes[rang]?.responsable.id ?? 0;
    return { ...fabrique, jeton: creerLien(elle, { genre: GENRE_DE_LIEN, objetId, personneId, jours }).split('/r/')[1] };
  }

  test('opened it writes nothing; posted it answers, and shows the synthesis once there is one', () => {
    const { jeton, questions, tour, repondre } = lien(0);
    const avant = base.sqlite.serialize();
    expect(lireParLien(elle, [prise], jeton)?.page.titre).toBe('Qui reste ouvert ?');
    expect(base.sqlite.serialize().equals(avant)).toBe(true);
    repondre(1, 1);
    repondre(2, 1);
    const champs = {
      acte: 'repondre',
      version: '0',
      [`q${questions[0]}`]: '0',
      [`q${questions[1]}`]: '1 200,5',
      [`q${questions[3]}-2`]: 'on',
    };
    const suite = repondreParLien(elle, [prise], jeton, champs);
    expect(suite).toMatchObject({
      fait: { details: [{ libelle: 'Ouverts ?', texte: 'Oui\u00a0: 1\nNon\u00a0: 2' }, {}, {}, {}] },
    });
    repondreParLien(elle, [prise], jeton, champs);
    expect(reponseDe(elle, tour.id, structure(0))).toMatchObject({ version: 1 });
  });

  test('what is typed wrong comes back by its field', () => {
    const { jeton, questions } = lien(0);
    const envoyer = (champs: Record<string, string>) => () =>
      repondreParLien(elle, [prise], jeton, { acte: 'repondre', version: '0', ...champs });
    expect(envoyer({})()).toMatchObject({
      formulaire: { erreurs: { [`q${questions[0]}`]: ['Choisissez une des réponses proposées.'] } },
    });
    expect(envoyer({ [`q${questions[0]}`]: '0', [`q${questions[1]}`]: 'douze' })).toThrow('en chiffres');
    expect(envoyer({ [`q${questions[0]}`]: '7' })()).toMatchObject({ formulaire: {} });
  });

  test('expired, unknown, or of someone who left her structure: it opens nothing', () => {
    const { jeton } = lien(0, 1);
    const demain = { ...elle, maintenant: new Date(elle.maintenant.getTime() + 2 * 86_400_000) };
    expect(lireParLien(demain, [prise], jeton)).toBeUndefined();
    expect(lireParLien(elle, [prise], 'A'.repeat(32))).toBeUndefined();
    base.sqlite.prepare("update fonctions set au = '2026-03-01' where structure_id = ?").run(structure(0));
    expect(lireParLien(elle, [prise], jeton)).toBeUndefined();
    expect(() => repondreParLien(elle, [prise], jeton, { acte: 'repondre' })).toThrow();
  });

  test('once closed it says so, and answers nothing', () => {
    const { jeton } = lien(0);
    base.sqlite.prepare("update tours_de_table set statut = 'clos', clos_le = 1").run();
    expect(lireParLien(elle, [prise], jeton)?.page).toMatchObject({ actes: [], phrases: [expect.stringContaining('clos')] });
  });
});

describe('a draft', () => {
  const remplir = (champs: Record<string, string>) => {
    const formulaire = new URLSearchParams({
      acte: 'preparer',
      titre: 'Un été ?',
      dernierJour: '2026-04-10',
      minimum: '3',
      ...champs,
    });
    return lireFormulaire(formulaire, saisieRedaction);
  };
  const CHOIX = { 'question-0-genre': 'choix', 'question-0-intitule': 'Ouverts ?', 'question-0-options': 'Oui\n\n Non \n' };

  test('its questions are added, moved and taken away with all that was typed', () => {
    let valeurs: Record<string, string> = { titre: 'Un été ?', acte: 'ajouter-choix' };
    valeurs = { ...apresLeGeste(valeurs).formulaire.valeurs, 'question-0-intitule': 'A', acte: 'ajouter-nombre' };
    valeurs = { ...apresLeGeste(valeurs).formulaire.valeurs, 'question-1-intitule': 'B', acte: 'monter-1' };
    const { formulaire, rang } = apresLeGeste(valeurs);
    expect(rang).toBe(0);
    expect(formulaire.valeurs).toMatchObject({ titre: 'Un été ?', 'question-0-intitule': 'B', 'question-1-intitule': 'A' });
    const reste = apresLeGeste({ ...formulaire.valeurs, acte: 'enlever-0' }).formulaire.valeurs;
    expect(reste).toMatchObject({ 'question-0-intitule': 'A' });
    expect(reste['question-1-intitule']).toBeUndefined();
    let huit: Record<string, string> = {};
    for (let n = 0; n < 12; n++) huit = apresLeGeste({ ...huit, acte: 'ajouter-texte' }).formulaire.valeurs;
    expect(Object.keys(huit).filter((nom) => nom.endsWith('genre'))).toHaveLength(8);
  });

  test('is read with its sentences, by the field', () => {
    expect(remplir(CHOIX)).toMatchObject({ ok: true, saisie: { redaction: { questions: [{ options: ['Oui', 'Non'] }] } } });
    expect(remplir({ ...CHOIX, 'question-0-options': 'Oui' })).toMatchObject({
      formulaire: { erreurs: { 'question-0-options': [expect.stringContaining('deux')] } },
    });
    expect(remplir({ ...CHOIX, 'question-0-options': 'a\nb\nc\nd\ne\nf\ng\nh\ni' })).toMatchObject({ ok: false });
    expect(remplir({ ...CHOIX, 'question-0-intitule': ' ', minimum: '0', titre: '' })).toMatchObject({
      formulaire: { erreurs: { 'question-0-intitule': expect.anything(), minimum: expect.anything(), titre: expect.anything() } },
    });
  });

  test('without a question it is refused; once open its questions are frozen', () => {
    const redaction = { titre: 'Un été ?', dernierJour: '2026-04-10', minimum: 3 };
    expect(() => preparerTour(elle, { ...redaction, questions: [] })).toThrow('une question au moins');
    const lu = remplir(CHOIX);
    if (!lu.ok || !lu.saisie.redaction) throw new Error('illisible');
    const saisie = { ...lu.saisie.redaction, geste: 'un' };
    const id = preparerTour(elle, saisie);
    expect(preparerTour(elle, saisie)).toBe(id);
    expect(() => ouvrirTour(elle, id, 2)).toThrow('a changé');
    expect(ouvrirTour(elle, id, 1)).toBe(4);
    expect(ouvrirTour(elle, id, 1)).toBe(4);
    expect(base.db.select().from(courriels).all()).toHaveLength(4);
    expect(() => corrigerTour(elle, id, { ...saisie, titre: 'Autre', version: 2 })).toThrow('parties');
  });

  test('asked again, it carries the earlier figures; changed words lose them', () => {
    const avant = ouvert();
    for (const rang of [0, 1, 2]) avant.repondre(rang, 0, { places: rang });
    base.sqlite
      .prepare("update tours_de_table set statut = 'clos', clos_le = ? where id = ?")
      .run(elle.maintenant.getTime(), avant.tour.id);
    const id = reprendreTour(elle, avant.tour.id, 'g');
    expect(reprendreTour(elle, avant.tour.id, 'g')).toBe(id);
    ouvrirTour(elle, id, 1);
    const questions = lirePageDeTour(elle, id).questions;
    for (const rang of [0, 1, 2]) {
      const valeurs = [{ questionId: questions[0]?.id ?? 0, genre: 'choix' as const, choix: [1] }];
      repondreAuTour(direction(rang), id, structure(rang), { valeurs, signee: false, version: 0 });
    }
    expect(lirePageDeTour(direction(0), id).synthese?.[0]).toMatchObject({
      options: [{ n: 0 }, { n: 3 }],
      avant: { quand: 'mars 2026', part: { options: [{ n: 3 }, { n: 0 }] } },
    });
  });
});

test('numbers as they are typed in French', () => {
  const lus = ['1 200,5', '1\u202f200,5', '1.200,5', '1200.5', '0', ' 12 '].map(lireNombre);
  expect(lus).toEqual([1200.5, 1200.5, 1200.5, 1200.5, 0, 12]);
  expect(['', 'douze', '-3', '1.200', '12 34', '1e9', '1,2,3', '٣'].map(lireNombre)).toEqual(Array(8).fill(undefined));
  expect(ecrireNombre(1200.5)).toBe('1\u00a0200,5');
});

test('someone erased is named nowhere: not in what was asked, answered or concluded', () => {
  const { tour, repondre } = ouvert({ texte: 'Inès Roudierne le demande.' });
  for (const rang of [0, 1, 2]) repondre(rang, 0, { mot: 'Voyez avec Inès Roudierne.', places: rang });
  const reperes = reperesDe({ noms: [{ prenom: 'Inès', nom: 'Roudierne' }], adresses: [], telephones: [] });
  effacerDesTours(elle, { personneId: 1, nomComplet: 'Inès Roudierne', adresses: [], reperes });
  const lu = lirePageDeTour(elle, tour.id);
  expect(lu.texte).toBe('Une personne effacée le demande.');
  expect(JSON.stringify(lu.synthese)).not.toContain('Roudierne');
  expect(lu.synthese?.[1]).toMatchObject({ somme: 3 });
});
