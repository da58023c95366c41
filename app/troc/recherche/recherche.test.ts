import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { chargerCompetences } from '#app/reseau/competences/competences.server.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { corrigerDistance } from '#app/reseau/territoire/corriger-distance.server.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { choisirRythme } from '#app/services/rythmes.server.ts';
import { getPageDAnnonce } from '#app/troc/annonces/page-d-annonce.server.ts';
import { annonces, competencesAnnonce } from '#app/troc/annonces/tables.ts';
import { recherchesGardees } from '#app/troc/recherche/tables.ts';
import { repointer } from '#db/repointer.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN, plusTard } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import {
  fabriquerCommune,
  fabriquerEquipe,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSavoirFaire,
} from '#tests/fabriques/reseau.ts';
import { adresseDeRecherche, lireFiltresDuTroc } from './filtres.ts';
import { garderRecherche, listGardees, nouveautesDesRecherches, oublierRecherche } from './gardees.server.ts';
import { verifierRechercheDuTroc } from './index.server.ts';
import { getPageDeRecherche } from './page-de-recherche.server.ts';

let base: ReturnType<typeof baseDeTest>;
let db: typeof base.db;
beforeEach(() => {
  base = baseDeTest();
  db = base.db;
});

const filtres = (adresse: string) => lireFiltresDuTroc(new URLSearchParams(adresse));

/** Three structures, and a few annonces as one writes them. */
function petitTroc() {
  chargerCompetences(ctxDuTemps(db));
  for (const [code, nom, lat, lon] of [
    ['87032', 'Châlus', 45.654, 0.98],
    ['87187', 'Saint-Yrieix-la-Perche', 45.514, 1.203],
    ['87011', 'Bellac', 46.122, 1.05],
  ] as const)
    fabriquerCommune(db, { code, nom, lat, lon });
  const grange = fabriquerEquipe(db, { nom: 'La Grange commune', communeCode: '87032' });
  const escale = fabriquerEquipe(db, { nom: 'L’Escale', communeCode: '87187' });
  const vents = fabriquerEquipe(db, { nom: 'Les Quatre Vents', communeCode: '87011' });
  const terme = (slug: string) => {
    const { id } = db.select({ id: competences.id }).from(competences).where(eq(competences.slug, slug)).get() ?? {};
    if (id === undefined) throw new Error(slug);
    return id;
  };
  const de = ({ structure, animatrice }: typeof grange) => ({ structureId: structure.id, auteurId: animatrice.id });
  const indicateurs = fabriquerAnnonce(db, {
    ...{
      ...de(escale),
      titre: 'Construire ses indicateurs d’utilité sociale',
      forme: 'appui',
      competences: [terme('indicateurs')],
    },
    ...{ description: 'Une demi-journée pour choisir cinq chiffres qui parlent au cœur des familles.', places: 6, jours: [4] },
  });
  const cirque = fabriquerAnnonce(db, {
    ...{ ...de(vents), titre: 'Monter un chapiteau avec des enfants', forme: 'atelier', competences: [terme('cirque')] },
  });
  const questionnaire = fabriquerAnnonce(db, {
    ...{ ...de(vents), titre: 'Écrire un questionnaire', forme: 'appui', competences: [terme('evaluation')], statut: 'endormie' },
  });
  const besoin = fabriquerAnnonce(db, {
    ...{ ...de(vents), titre: 'Apprendre à jongler', type: 'besoin', competences: [terme('cirque')] },
  });
  const ctx = ctxDe(db, grange.responsable.id);
  return { ctx, grange, escale, vents, terme, indicateurs, cirque, questionnaire, besoin };
}

const page = (ctx: Parameters<typeof getPageDeRecherche>[0], adresse: string) => getPageDeRecherche(ctx, filtres(adresse), 1);
const titres = (ctx: Parameters<typeof getPageDeRecherche>[0], adresse: string) =>
  page(ctx, adresse).resultats?.lignes.map(({ titre }) => titre) ?? null;
const raisons = (ctx: Parameters<typeof getPageDeRecherche>[0], adresse: string) =>
  page(ctx, adresse).resultats?.lignes[0]?.raisons.map(({ morceaux }) =>
    morceaux.map(({ texte, marque }) => (marque ? `[${texte}]` : texte)).join(''),
  );

const INDICATEURS = 'Construire ses indicateurs d’utilité sociale';
const CHAPITEAU = 'Monter un chapiteau avec des enfants';

describe('the search of the troc', () => {
  test.each([
    ['indicateurs', [INDICATEURS]],
    ['INDICATEUR', [INDICATEURS]],
    ['indicatuers', [INDICATEURS]],
    ['utilite sociale', [INDICATEURS]],
    ['coeur', [INDICATEURS]],
    ['tableau de bord', [INDICATEURS]],
    ['tableaux de bord', [INDICATEURS]],
    ['bilan', [INDICATEURS]],
    ['saint yrieix', [INDICATEURS]],
    ['escale', [INDICATEURS]],
    ['cirqe', [CHAPITEAU]],
    ['jonglage', [CHAPITEAU]],
    ['arts du cirque', [CHAPITEAU]],
    ['techniques animation', [CHAPITEAU]],
    ['chapitau', [CHAPITEAU]],
    ['soudure', []],
    ['???', null],
    ['', null],
  ])('%s', (q, attendus) => {
    const { ctx } = petitTroc();
    expect(titres(ctx, new URLSearchParams({ q }).toString())).toEqual(attendus);
  });

  test('says why each result is there, how far and how fresh', () => {
    const { ctx } = petitTroc();
    expect(raisons(ctx, 'q=vents')?.[0]).toBe('C’est une annonce des Quatre [Vents].');
    expect(raisons(ctx, 'q=escale')?.[0]).toBe('C’est une annonce de L’[Escale].');
    expect(raisons(ctx, 'q=bellac')?.[0]).toBe('C’est à [Bellac].');
    expect(raisons(ctx, 'q=utilite sociale')).toEqual(['Contient [utilité sociale].', 'Jusqu’à 6 personnes, les jeudis.']);
    expect(raisons(ctx, 'q=techniques animation')).toEqual(['«\u00a0Cirque\u00a0» fait partie de [Techniques d’animation].']);
    expect(raisons(ctx, 'q=jonglage')).toEqual(['[jonglage] se dit aussi «\u00a0Cirque\u00a0» dans le vocabulaire du réseau.']);
    expect(raisons(ctx, 'q=bilan')).toEqual([
      '[Construction d’indicateurs] est proche de vos mots.',
      'Jusqu’à 6 personnes, les jeudis.',
    ]);
    expect(raisons(ctx, 'q=jonglage chapitau')).toEqual([
      '[jonglage] se dit aussi «\u00a0Cirque\u00a0» dans le vocabulaire du réseau.',
      '[chapiteau] ressemble à «\u00a0chapitau\u00a0».',
    ]);
    expect(raisons(ctx, 'q=chapitau')).toEqual(['[chapiteau] ressemble à «\u00a0chapitau\u00a0».']);
    expect(raisons(ctx, 'q=familles')?.[0]).toMatch(/^….*cœur des \[familles\]\.$/);
    const [premiere] = page(ctx, 'q=indicateurs').resultats?.lignes ?? [];
    expect(premiere).toMatchObject({
      distance: 'environ 30 km',
      fraicheur: { ton: 'succes', texte: 'Publiée il y a 3\u00a0semaines' },
    });
  });

  test('filters by form, type, distance, date and sleep, and counts what each form would show', () => {
    const { ctx, cirque, vents } = petitTroc();
    expect(titres(ctx, 'q=cirque&type=besoin')).toEqual(['Apprendre à jongler']);
    expect(titres(ctx, 'q=cirque&type=tout')).toHaveLength(2);
    expect(page(ctx, 'q=evaluation').resultats).toMatchObject({ total: 1, enSommeil: 1 });
    expect(titres(ctx, 'q=evaluation&sommeil=on')).toEqual([INDICATEURS, 'Écrire un questionnaire']);
    expect(titres(ctx, 'q=evaluation&sommeil=on&forme=atelier')).toEqual([]);
    expect(page(ctx, 'q=evaluation&sommeil=on&forme=atelier').resultats?.formes.map(({ combien }) => combien)).toEqual([
      0, 2, 0, 0, 0,
    ]);
    expect(titres(ctx, 'q=cirque&forme=stage&forme=atelier')).toEqual([CHAPITEAU]);
    expect(titres(ctx, 'q=cirque&km=40')).toEqual([]);
    db.update(annonces).set({ aDistance: true, valableJusqu: '2026-06-30' }).where(eq(annonces.id, cirque.id)).run();
    expect(titres(ctx, 'q=cirque&km=40')).toEqual([CHAPITEAU]);
    expect(titres(ctx, 'q=cirque&des=2026-06-30')).toEqual([CHAPITEAU]);
    expect(titres(ctx, 'q=cirque&des=2026-07-01')).toEqual([]);
    // Past the day until which it was valid, it is asleep, whether or not the task has passed.
    expect(titres(plusTard(ctx, new Date('2026-07-01T08:00:00Z')), 'q=cirque')).toEqual([]);
    // A distance that someone corrected counts.
    corrigerDistance(ctx, vents.structure.id, { depuis: ctx.acteur.membreDe[0] ?? 0, km: 39 });
    db.update(annonces).set({ aDistance: false }).where(eq(annonces.id, cirque.id)).run();
    expect(page(ctx, 'q=cirque&km=40').resultats?.lignes).toMatchObject([{ distance: '39 km' }]);
  });

  test('its map bears the numbers of the list, each leading to its line; without a known place, none', () => {
    const { ctx, cirque, indicateurs } = petitTroc();
    expect(page(ctx, 'q=soudure').resultats).toMatchObject({ total: 0, carte: null });
    const lu = page(ctx, 'q=cirque indicateurs&type=tout').resultats;
    expect(lu?.total).toBe(3);
    expect(lu?.carte?.marques.map(({ combien, href }) => [combien, href])).toEqual(
      lu?.lignes.map(({ numero, id }) => [numero, `#annonce-${id}`]),
    );
    expect(lu?.carte?.marques.map(({ href }) => href)).toContain(`#annonce-${cirque.id}`);
    // Two of one place stand side by side.
    expect(new Set(lu?.carte?.marques.map(({ x, y }) => `${x} ${y}`)).size).toBe(lu?.lignes.length);
    expect(lu?.carte?.villes.map(({ nom }) => nom)).toEqual(['Châlus', 'Saint-Yrieix-la-Perche', 'Bellac']);
    db.update(structures).set({ communeCode: null }).run();
    expect(page(ctx, 'q=indicateurs').resultats).toMatchObject({ lignes: [{ id: indicateurs.id }], carte: null });
  });

  test('what sleeps says so in the words of its page, and promises no answer', () => {
    const { ctx, questionnaire, cirque } = petitTroc();
    const [dort] = page(ctx, 'q=questionnaire&sommeil=on').resultats?.lignes ?? [];
    expect(dort).toMatchObject({ dort: true, fraicheur: getPageDAnnonce(ctx, questionnaire.id).fraicheur });
    expect(raisons(ctx, 'q=questionnaire&sommeil=on')?.at(-1)).toContain('on n’y répond pas');
    db.update(annonces).set({ valableJusqu: '2026-03-22' }).where(eq(annonces.id, cirque.id)).run();
    expect(page(ctx, 'q=chapiteau&sommeil=on').resultats?.lignes).toMatchObject([
      { dort: true, fraicheur: { ton: 'neutre', texte: 'Était valable jusqu’au 22 mars 2026' } },
    ]);
  });

  test('when nobody proposes it, one click makes it a besoin, with its skills', () => {
    const { ctx, cirque } = petitTroc();
    db.update(annonces).set({ statut: 'en_pause' }).where(eq(annonces.id, cirque.id)).run();
    const { resultats } = page(ctx, 'q=jonglage');
    expect(resultats).toMatchObject({ total: 0, parType: { besoin: 1 } });
    expect(resultats?.publier).toBe('/troc/annonces/nouvelle?type=besoin&titre=Jonglage&competences=cirque');
    expect(page(ctx, 'q=jonglage&type=besoin').resultats?.publier).toContain('type=offre&titre=Jonglage');
  });

  test('never finds a draft, an ended one, one of a structure that left; a partenaire finds no page', () => {
    const { ctx, cirque, vents, grange } = petitTroc();
    const mettre = (champs: Partial<typeof annonces.$inferInsert>) =>
      db.update(annonces).set(champs).where(eq(annonces.id, cirque.id)).run();
    mettre({ statut: 'brouillon', publieeLe: null, confirmeeLe: null });
    expect(titres(ctx, 'q=chapiteau')).toEqual([]);
    // Her own team has it in its list; the search is for what one may answer.
    expect(titres(ctxDe(db, vents.animatrice.id), 'q=chapiteau')).toEqual([]);
    mettre({ statut: 'retiree', publieeLe: LUNDI_MATIN, confirmeeLe: LUNDI_MATIN, finieLe: LUNDI_MATIN });
    expect(titres(ctx, 'q=chapiteau')).toEqual([]);
    mettre({ statut: 'publiee', finieLe: null });
    expect(titres(ctx, 'q=chapiteau')).toEqual([CHAPITEAU]);
    db.update(structures).set({ partieLe: LUNDI_MATIN }).where(eq(structures.id, vents.structure.id)).run();
    expect(titres(ctx, 'q=chapiteau')).toEqual([]);
    const partenaire = fabriquerPersonne(db);
    fabriquerRole(db, partenaire.id, 'partenaire', 'caf');
    expect(() => page(ctxDe(db, partenaire.id), 'q=chapiteau')).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    fabriquerRole(db, grange.animatrice.id, 'partenaire', 'caf');
    expect(nouveautesDesRecherches(ctxDe(db, grange.animatrice.id), new Date(0))).toEqual([]);
  });

  test('reads any text without a fault', () => {
    const { ctx } = petitTroc();
    const hostiles = [
      '"',
      '*',
      'cirque*',
      'NEAR(cirque 2)',
      '-cirque',
      'cirque AND',
      'OR',
      'titre:cirque',
      '(',
      ')',
      '{titre}',
      '^cirque',
    ];
    hostiles.push(
      "'; drop table annonces",
      '\u0000',
      'cir\u0000que',
      '🎪🎪',
      '²',
      '\ud800',
      'é'.normalize('NFD'),
      'a'.repeat(10_000),
      'x '.repeat(5000),
    );
    for (const q of hostiles) expect(() => titres(ctx, new URLSearchParams({ q }).toString()), q).not.toThrow();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (q) => {
        getPageDeRecherche(ctx, { ...filtres(''), q }, 1);
      }),
      { numRuns: 150 },
    );
  });
});

test('the index follows whatever is written', () => {
  const { ctx, cirque, indicateurs, terme, vents } = petitTroc();
  const suivi = () => expect(verifierRechercheDuTroc(db)).toEqual([]);
  suivi();
  db.update(annonces).set({ titre: 'Trapèze volant' }).where(eq(annonces.id, cirque.id)).run();
  expect(titres(ctx, 'q=trapeze volant')).toEqual(['Trapèze volant']);
  expect(titres(ctx, 'q=chapiteau')).toEqual([]);
  suivi();
  db.update(competences)
    .set({ nom: 'Arts de la piste' })
    .where(eq(competences.id, terme('cirque')))
    .run();
  expect(titres(ctx, 'q=piste')).toEqual(['Trapèze volant']);
  suivi();
  db.update(competences).set({ nom: 'Mesures' }).where(eq(competences.slug, 'evaluation')).run();
  suivi();
  // Two terms become one: what used the first is found by the second.
  repointer(db, 'competences', terme('indicateurs'), terme('cirque'));
  suivi();
  db.update(structures).set({ nom: 'La Tramontane' }).where(eq(structures.id, vents.structure.id)).run();
  expect(titres(ctx, 'q=tramontane')).toEqual(['Trapèze volant']);
  db.update(communes).set({ nom: 'Bellac-le-Neuf' }).where(eq(communes.code, '87011')).run();
  expect(titres(ctx, 'q=bellac neuf')).toEqual(['Trapèze volant']);
  suivi();
  db.update(annonces).set({ structureId: vents.structure.id }).where(eq(annonces.id, indicateurs.id)).run();
  db.delete(competencesAnnonce).where(eq(competencesAnnonce.annonceId, cirque.id)).run();
  suivi();
  base.sqlite.exec(`update index_des_annonces set titre = 'faux' where rowid = ${cirque.id}`);
  expect(verifierRechercheDuTroc(db)).toMatchObject([{ domaine: 'troc' }]);
});

describe('kept searches', () => {
  test('are kept once, in one order; forgotten by their owner alone; twenty at most', () => {
    const { ctx, escale } = petitTroc();
    garderRecherche(ctx, 'forme=atelier&q=cirque&km=40');
    garderRecherche(ctx, 'q=cirque&km=40&forme=atelier&page=3');
    const [gardee, ...autres] = listGardees(ctx);
    expect(autres).toEqual([]);
    expect(gardee).toMatchObject({
      libelle: '«\u00a0cirque\u00a0», atelier, à 40 km au plus',
      chemin: adresseDeRecherche(filtres('q=cirque&km=40&forme=atelier')),
    });
    expect(() => oublierRecherche(ctxDe(db, escale.responsable.id), gardee?.id ?? 0)).toThrow(/plus dans votre liste/);
    expect(() => garderRecherche(ctx, 'km=40')).toThrow(/avec ses mots/);
    for (let n = 1; n < 20; n++) garderRecherche(ctx, `q=mot${n}`);
    expect(() => garderRecherche(ctx, 'q=encore')).toThrow(/20 recherches/);
    expect(db.select().from(recherchesGardees).all()).toHaveLength(20);
    oublierRecherche(ctx, gardee?.id ?? 0);
    garderRecherche(ctx, 'q=encore');
  });

  test('her own structure’s hide none of the others’; whoever chose no letter is not promised one', () => {
    const { ctx, vents, grange, terme } = petitTroc();
    garderRecherche(ctx, 'q=cirque');
    const champs = { publieeLe: new Date('2026-03-20T09:00:00Z'), titre: 'Cirque', competences: [terme('cirque')] };
    for (let n = 0; n < 6; n++)
      fabriquerAnnonce(db, { ...champs, structureId: grange.structure.id, auteurId: grange.animatrice.id });
    fabriquerAnnonce(db, { ...champs, structureId: vents.structure.id, auteurId: vents.animatrice.id });
    expect(nouveautesDesRecherches(ctx, new Date('2026-03-10T00:00:00Z'))).toHaveLength(1);
    expect(page(ctx, 'q=cirque').lettre).toBe(true);
    choisirRythme(ctx, 'jamais');
    expect(page(ctx, 'q=cirque').lettre).toBe(false);
  });

  test('tell what was published since, once each, but for one’s own', () => {
    const { ctx, vents, grange, terme } = petitTroc();
    garderRecherche(ctx, 'q=cirque');
    garderRecherche(ctx, 'q=jonglage');
    expect(nouveautesDesRecherches(ctx, new Date('2026-03-10T00:00:00Z'))).toEqual([]);
    const publieeLe = new Date('2026-03-20T09:00:00Z');
    const nouvelle = { publieeLe, titre: 'Jongler avec trois balles', competences: [terme('cirque')] };
    const { id } = fabriquerAnnonce(db, { ...nouvelle, structureId: vents.structure.id, auteurId: vents.animatrice.id });
    fabriquerAnnonce(db, { ...nouvelle, structureId: grange.structure.id, auteurId: grange.animatrice.id });
    expect(nouveautesDesRecherches(ctx, new Date('2026-03-10T00:00:00Z'))).toEqual([
      {
        ...{ salle: 'troc', le: publieeLe, titre: nouvelle.titre, chemin: `/troc/annonces/${id}` },
        detail: 'Les Quatre Vents, Bellac. Vous cherchez «\u00a0jonglage\u00a0».',
      },
    ]);
  });
});

test('a word of the vocabulary is no mistake for one that looks like it; who knows it is counted when no annonce says it', () => {
  const { grange, ctx } = petitTroc();
  const { structure, animatrice } = fabriquerEquipe(db, { nom: 'Le Relais', communeCode: '87032' });
  fabriquerAnnonce(db, { structureId: structure.id, auteurId: animatrice.id, titre: 'Préparer une évacuation sans panique' });
  const evaluation = db
    .select()
    .from(competences)
    .all()
    .find(({ nom }) => nom.startsWith('Évaluation'));
  if (!evaluation) throw new Error('Évaluation');
  const lire = (q: string) => getPageDeRecherche(ctx, filtres(new URLSearchParams({ q }).toString()), 1).resultats;
  for (const q of ['évaluation', 'Évaluations'])
    expect(
      lire(q)
        ?.lignes.map(({ titre }) => JSON.stringify(titre))
        .join(),
    ).not.toContain('vacuation');
  fabriquerSavoirFaire(db, { competenceId: evaluation.id, personneId: grange.animatrice.id });
  expect(lire('evalution')).toMatchObject({ savent: { combien: 1, nom: evaluation.nom } });
  // The need that it becomes says the word that was understood.
  expect(lire('evalution')?.publier).toContain(new URLSearchParams({ titre: evaluation.nom }).toString());
  expect(lire('apiculture')?.savent ?? null).toBeNull();
});
