import { beforeEach, describe, expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { agrements } from '#app/reseau/agrements/tables.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { lireNom, lireNoms } from '#app/reseau/personnes/noms.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { normaliserTelephone } from '#app/reseau/personnes/telephone.ts';
import { listStructures } from '#app/reseau/recherche/liste-structures.server.ts';
import { libelleSiret, lireSiret, luhn } from '#app/reseau/structures/siret.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { chargerCommunes } from '#app/reseau/territoire/communes.server.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import {
  fabriquerAgrement,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { lireClasseur } from './classeur.server.ts';
import { devinerColonnes } from './import-colonnes.ts';
import { apercu, confirmerImport, preparerImport, structuresDeLImport } from './importer.server.ts';
import { lireTableau } from './tableau.server.ts';

const SIRET = '73282932000074';
// Read once: the package of communes weighs 8 MB.
const modele = baseDeTest().db;
chargerCommunes(ctxDuTemps(modele), '87');
const COMMUNES = modele
  .select()
  .from(communes)
  .all()
  .map(({ nomPlie: _, ...commune }) => commune);

let db: ReturnType<typeof baseDeTest>['db'];
let ctx: ReturnType<typeof ctxDe>;

beforeEach(() => {
  ({ db } = baseDeTest());
  db.insert(communes).values(COMMUNES).run();
  const coordinatrice = fabriquerPersonne(db, { prenom: 'Nadège' });
  fabriquerRole(db, coordinatrice.id, 'coordination');
  ctx = ctxDe(db, coordinatrice.id);
});

const deposer = (texte: string | Buffer, nomFichier = 'liste.csv') =>
  preparerImport(ctx, { nomFichier, contenu: typeof texte === 'string' ? Buffer.from(texte) : texte });
const sorts = (texte: string | Buffer) =>
  apercu(ctx, deposer(texte)).decisions.map((d) => [d.numero, d.sort, d.raisons.join(' ')]);
const etat = () =>
  [structures, agrements, personnes, fonctions, comptes, rolesReseau].map((table) => db.select().from(table).all());

const LISTE = [
  'Réseau départemental;;;;;;;',
  'Adhérents 2026, à jour en mars;;;;;;;',
  ';;;;;;;',
  'Nom de la structure;type;Ville;N° siret;Dir. / coord.;portable;Courriel;Obs.',
  `L’Escale;CS;St Yrieix la Perche;${libelleSiret(SIRET)};LASCAUX Bruno;06.39.98.20.15;Direction@Escale.example;voir avec N.`,
  'Trèfle et Cie;E.V.S. ou EVS;roussac;;Mme Fatou Diarra;+33 5 36 49 12 41;fatou@trefle.example;',
  ';;;;;;;',
  'Les Hauts de Gartempe;EVS;Blanzat;;;;;',
].join('\r\n');

describe('an ugly list', () => {
  test('is read to the last row, and nothing is written before it is confirmed', () => {
    const avant = etat();
    const lu = apercu(ctx, deposer(LISTE));
    expect(lu.tableau.ligneTitres).toBe(4);
    expect(lu.decisions.map((d) => [d.numero, d.sort])).toEqual([
      [8, 'a_choisir'],
      [5, 'nouvelle'],
      [6, 'nouvelle'],
    ]);
    expect(lu.decisions[2]?.raisons.join(' ')).toContain('Roussac fait aujourd’hui partie de Saint-Pardoux-le-Lac.');
    expect(lu.decisions[1]?.raisons).toEqual(['Bruno Lascaux recevra une invitation quand vous le déciderez.']);
    expect(etat()).toEqual(avant);
  });

  test('is written all at once, with its people, without account, role nor mail', () => {
    const id = deposer(LISTE);
    expect(confirmerImport(ctx, id)).toEqual({
      ...{ nouvelles: 2, modifiees: 0, laissees: 1, dejaEcrit: false },
      suite: 'Personne n’a reçu de courriel.',
    });
    expect(structuresDeLImport(ctx, id)).toEqual(
      new Set(
        db
          .select()
          .from(structures)
          .all()
          .map((s) => s.id),
      ),
    );
    expect(listStructures(ctx).structures).toMatchObject([
      { nom: 'L’Escale', type: 'Centre social', commune: 'Saint-Yrieix-la-Perche', direction: 'Bruno Lascaux' },
      { nom: 'Trèfle et Cie', type: 'Espace de vie sociale', commune: 'Saint-Pardoux-le-Lac', direction: 'Fatou Diarra' },
    ]);
    expect(db.select().from(structures).all()[0]).toMatchObject({
      siret: SIRET,
      telephone: '06 39 98 20 15',
      codePostal: '87500',
    });
    expect(db.select().from(personnes).all().at(-1)).toMatchObject({ courriel: 'fatou@trefle.example', montrerTelephone: false });
    expect(
      db
        .select()
        .from(fonctions)
        .all()
        .map((f) => [f.fonction, f.responsable]),
    ).toEqual([
      ['direction', true],
      ['coordination_evs', true],
    ]);
    expect(db.select().from(comptes).all()).toEqual([]);
    expect(db.select().from(rolesReseau).all()).toHaveLength(1);
    expect(
      db
        .select()
        .from(journal)
        .all()
        .map((l) => l.resume),
    ).toContain('a importé «\u00a0liste.csv\u00a0»');
  });

  test('imported twice, or confirmed twice, changes nothing', () => {
    const id = deposer(LISTE);
    confirmerImport(ctx, id);
    const apres = etat();
    expect(confirmerImport(ctx, id).dejaEcrit).toBe(true);
    expect(sorts(LISTE).map(([, sort]) => sort)).toEqual(['a_choisir', 'inchangee', 'inchangee']);
    confirmerImport(ctx, deposer(LISTE));
    expect(etat()).toEqual(apres);
  });

  test('a row waits for an answer, and takes it', () => {
    const id = deposer(LISTE);
    const code =
      db
        .select()
        .from(communes)
        .all()
        .find((c) => c.nom === 'Blanzac')?.code ?? '';
    expect(apercu(ctx, id).decisions[0]?.questions).toMatchObject([
      { sujet: 'commune', options: [{ valeur: code }, { valeur: 'sans' }] },
    ]);
    expect(confirmerImport(ctx, id, new Map([[8, { commune: code }]])).nouvelles).toBe(3);
  });

  test('an answer that was not offered is none', () => {
    expect(confirmerImport(ctx, deposer(LISTE), new Map([[8, { commune: '87085' }]])).laissees).toBe(1);
  });
});

describe('what a file may be', () => {
  const texte = 'Structure,Commune,Téléphone\n"Café, thé & Cie",Châlus,536491240\n';
  test.each([
    ['UTF-8', Buffer.from(texte)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${texte}`)],
    ['Windows-1252', Buffer.from(texte, 'latin1')],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${texte}`, 'utf16le')],
    ['tabs', Buffer.from(texte.replace('"Café, thé & Cie"', 'Café, thé & Cie').replaceAll(/,(?! )/g, '\t'))],
  ])('%s', (_, contenu) => {
    confirmerImport(ctx, deposer(contenu));
    expect(db.select().from(structures).all()).toMatchObject([
      { nom: 'Café, thé & Cie', communeCode: '87032', telephone: '05 36 49 12 40' },
    ]);
  });

  test.each([
    ['an empty file', '', 'vide'],
    ['a workbook named csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'classeur'],
    ['a PDF', '%PDF-1.7 …', 'PDF'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'autre chose que du texte'],
    ['a text without titles', 'bonjour\nà tous', 'ligne des titres'],
    ['titles alone', 'Structure;Commune\n', 'aucune structure'],
  ])('%s is refused in a sentence, on the field', (_, contenu, mots) => {
    expect(() => deposer(contenu)).toThrow(expect.objectContaining({ champ: 'fichier', message: expect.stringContaining(mots) }));
  });
});

test('a quote that is never closed is read as a letter, and said', () => {
  const id = deposer('Structure;Commune\n"Le Fil;Limoges\nLa Source;Eymoutiers');
  const { decisions, tableau } = apercu(ctx, id);
  expect(decisions.map(({ nom, sort }) => [nom, sort])).toEqual([
    ['Le Fil', 'nouvelle'],
    ['La Source', 'nouvelle'],
  ]);
  expect(tableau.notes.join(' ')).toContain('guillemet');
});

describe('the fate of rows', () => {
  test('duplicates, wrong SIRETs, rows without a name and totals are said', () => {
    const lignes = [
      'SIRET;Commune;Structure',
      `${SIRET};Limoges;Le Fil`,
      `${SIRET};Limoges;Le Fil de Vienne`,
      '732 829 320 00075;Limoges;La Clairière',
      '7,32829E+13;Limoges;La Source',
      ';Limoges;',
      ';;Total : 4',
      ';LIMOGES;le fil',
      ';Limoges;Jeanne / Pont-Perché',
    ];
    const lu = new Map(sorts(lignes.join('\n')).map(([numero, sort, raison]) => [numero, `${sort} ${raison}`]));
    expect(lu.get(2)).toContain('nouvelle');
    expect(lu.get(3)).toContain(`refusee Le SIRET ${SIRET} est déjà celui de «\u00a0Le Fil\u00a0», à la ligne 2.`);
    expect(lu.get(4)).toContain('a_choisir Le SIRET');
    expect(lu.get(5)).toContain('abrégé');
    expect(lu.get(6)).toContain('pas de nom');
    expect(lu.get(7)).toContain('total');
    expect(lu.get(8)).toContain('déjà à la ligne 2');
    expect(lu.get(9)).toContain('Deux structures');
  });

  test('one structure on two rows brings the people of both, and the same list again changes nothing', () => {
    const liste = 'Structure;Commune;Directeur\nLe Fil;Limoges;Inès Roudier\nLe Fil;Limoges;Paul Meunier';
    expect(sorts(liste)).toEqual([
      [3, 'modifiee', expect.stringContaining('Même structure qu’à la ligne 2')],
      [2, 'nouvelle', expect.anything()],
    ]);
    confirmerImport(ctx, deposer(liste));
    expect(db.select().from(fonctions).all()).toHaveLength(2);
    expect(new Set(sorts(liste).map(([, sort]) => sort))).toEqual(new Set(['inchangee']));
  });

  test('a SIRET that is known elsewhere under another name is a question', () => {
    fabriquerStructure(db, { nom: 'Le Trait d’union', siret: SIRET, communeCode: '87011' });
    const id = deposer(`Structure;Commune;SIRET\nSur la place;Limoges;${SIRET}`);
    expect(apercu(ctx, id).decisions[0]).toMatchObject({ sort: 'a_choisir' });
    expect(apercu(ctx, id, new Map([[2, { structure: 'sans' }]])).decisions[0]).toMatchObject({
      ...{ sort: 'nouvelle', structureId: null },
    });
  });

  test('a territory is journaled in names, from what to what', () => {
    fabriquerStructure(db, { nom: 'Le Fil', communeCode: '87085' });
    confirmerImport(ctx, deposer('Structure;Commune;Communes du territoire\nLe Fil;Limoges;Limoges, Bellac'));
    const ligne = db
      .select()
      .from(journal)
      .all()
      .find(({ apres }) => apres && 'communes' in apres);
    expect(ligne).toMatchObject({ avant: { communes: [] }, apres: { communes: ['Bellac', 'Limoges'] } });
  });

  test('what changes is shown, an empty cell erases nothing, a dated agrément stays', () => {
    const escale = fabriquerStructure(db, {
      nom: 'L’Escale',
      communeCode: '87187',
      telephone: '05 36 49 12 40',
      presentation: 'Bonjour',
    });
    fabriquerAgrement(db, { structureId: escale.id });
    const [, sort, raisons] =
      sorts('Structure;Commune;Tél.;Adresse;Type\nL’ESCALE;Saint-Yrieix-la-Perche;06.39.98.20.15;;CS')[0] ?? [];
    expect(sort).toBe('modifiee');
    expect(raisons).toContain('Téléphone\u00a0: «\u00a005 36 49 12 40\u00a0» devient «\u00a006 39 98 20 15\u00a0».');
    expect(raisons).toContain('Son agrément a des dates');
  });

  test('« en préfiguration » is taken once, then nothing changes; agréments that a list does not speak of stay', () => {
    const escale = fabriquerStructure(db, { nom: 'L’Escale', communeCode: '87187' });
    const sansDates = { structureId: escale.id, du: null, au: null };
    fabriquerAgrement(db, { ...sansDates, genre: 'animation_globale' });
    fabriquerAgrement(db, { ...sansDates, genre: 'animation_collective_familles' });
    const genres = () =>
      db
        .select()
        .from(agrements)
        .all()
        .map(({ genre }) => genre)
        .sort();
    const liste = (type: string) => `Structure;Commune;Type\nL’Escale;Saint-Yrieix-la-Perche;${type}`;
    for (const [type, restent] of [
      ['En préfiguration', ['animation_collective_familles', 'prefiguration']],
      ['EVS', ['animation_collective_familles', 'animation_locale']],
    ] as const) {
      const id = deposer(liste(type));
      expect(apercu(ctx, id).decisions.map(({ sort }) => sort)).toEqual(['modifiee']);
      confirmerImport(ctx, id);
      expect(genres()).toEqual(restent);
      const apres = etat();
      const encore = deposer(liste(type));
      expect(apercu(ctx, encore).decisions.map(({ sort }) => sort)).toEqual(['inchangee']);
      confirmerImport(ctx, encore);
      expect(etat()).toEqual(apres);
    }
  });

  test('a structure is known by its SIRET under another name, and one that left does not come back by a list', () => {
    fabriquerStructure(db, { nom: 'Ancien nom', siret: SIRET, communeCode: '87085' });
    fabriquerStructure(db, { nom: 'Partie', communeCode: '87085', partieLe: new Date() });
    const lu = sorts(`Structure;Commune;SIRET\nNouveau nom;Limoges;${SIRET}\nPartie;Limoges;`);
    expect(lu.find(([n]) => n === 2)).toMatchObject([2, 'modifiee', expect.stringContaining('devient')]);
    expect(lu.find(([n]) => n === 3)).toMatchObject([3, 'refusee', expect.stringContaining('quitté')]);
  });

  test('an address that is somebody else’s is never taken, one that is known finds the person', () => {
    const paul = fabriquerPersonne(db, { prenom: 'Paul', nom: 'Meunier', courriel: 'paul@fil.example' });
    const autre = fabriquerStructure(db, { communeCode: '87085' });
    fabriquerFonction(db, { personneId: paul.id, structureId: autre.id });
    confirmerImport(
      ctx,
      deposer(
        'Structure;Commune;Directeur;Mail\nLe Fil;Limoges;MEUNIER Paul;paul@fil.example\nLa Source;Limoges;Inès Roudier;Paul@Fil.example',
      ),
    );
    expect(
      db
        .select()
        .from(personnes)
        .all()
        .filter((p) => p.nom === 'Meunier'),
    ).toHaveLength(1);
    expect(
      db
        .select()
        .from(personnes)
        .all()
        .find((p) => p.prenom === 'Inès' && p.nom === 'Roudier')?.courriel,
    ).toBeNull();
  });

  test('one refused write leaves nothing: all or none', () => {
    const id = deposer(LISTE);
    const avant = etat();
    const sqlite = { ...ctx, maintenant: new Date(Number.NaN) };
    expect(() => confirmerImport(sqlite, id)).toThrow();
    expect(etat()).toEqual(avant);
  });

  test('only the coordination imports; for others the page does not exist', () => {
    const { id } = fabriquerPersonne(db);
    expect(() => preparerImport(ctxDe(db, id), { nomFichier: 'x.csv', contenu: Buffer.from(LISTE) })).toThrow(
      expect.objectContaining({ code: 'INTROUVABLE' }),
    );
  });
});

describe('a name that the network knows written otherwise', () => {
  const ligne = (nom: string, commune: string, siret = '') =>
    deposer(`Structure;Commune;SIRET;Téléphone\n${nom};${commune};${siret};05 36 49 12 40`);
  const noms = () =>
    db
      .select()
      .from(structures)
      .all()
      .map(({ nom }) => nom);

  test.each(['L ESCALE', 'l’escale', "L'Escalé", ' L  Escale '])('%s never renames it, and the row says which it is', (nom) => {
    fabriquerStructure(db, { nom: 'L’Escale', communeCode: '87187' });
    const id = ligne(nom, 'Saint-Yrieix-la-Perche');
    const [decision] = apercu(ctx, id).decisions;
    expect(decision?.sort).toBe('modifiee');
    expect(decision?.raisons.join(' ')).toContain('C’est «\u00a0L’Escale\u00a0»');
    confirmerImport(ctx, id);
    expect(noms()).toEqual(['L’Escale']);
  });

  test('nor when its commune is refused, and left out: it was said before', () => {
    fabriquerStructure(db, { nom: 'L’Escale', communeCode: '87187' });
    const id = ligne('L ESCALE', 'SAINT YRIEIX');
    const [decision] = apercu(ctx, id).decisions;
    expect(decision?.raisons.join(' ')).toContain(
      'Sans commune, ce serait «\u00a0L’Escale\u00a0» (Saint-Yrieix-la-Perche), déjà dans le réseau.',
    );
    confirmerImport(ctx, id, new Map([[2, { commune: 'sans' }]]));
    expect(noms()).toEqual(['L’Escale']);
  });

  test('a real new name is said, from what to what, even while another answer is awaited', () => {
    fabriquerStructure(db, { nom: 'Ancien nom', siret: SIRET, communeCode: '87187' });
    const [decision] = apercu(ctx, ligne('Nouveau nom', 'Trifouillis', SIRET)).decisions;
    expect(decision?.raisons.join(' ')).toMatch(/C’est «.Ancien nom.».* Son nom deviendrait «.Nouveau nom.»/);
  });

  test('« Trait d’union » beside « Le Trait d’union » in its commune is a question', () => {
    const { id: connueId } = fabriquerStructure(db, { nom: 'Le Trait d’union', communeCode: '87085' });
    const id = ligne('Trait d’union', 'Limoges');
    expect(apercu(ctx, id).decisions[0]).toMatchObject({
      sort: 'a_choisir',
      questions: [{ sujet: 'structure', proposee: String(connueId) }],
    });
    expect(apercu(ctx, id, new Map([[2, { structure: 'sans' }]])).decisions[0]?.sort).toBe('nouvelle');
    confirmerImport(ctx, id, new Map([[2, { structure: String(connueId) }]]));
    expect(noms()).toEqual(['Le Trait d’union']);
    // Elsewhere it is another one.
    expect(apercu(ctx, ligne('Trait d’union', 'Bellac')).decisions[0]?.sort).toBe('nouvelle');
  });

  test('« Saint Yrieix » may be two communes; the post code says which', () => {
    const question = (code: string) =>
      apercu(ctx, deposer(`Structure;CP;Commune\nLe Fil;${code};SAINT YRIEIX`)).decisions[0]?.questions[0];
    expect(question('')?.options.map(({ libelle }) => libelle.replace(/ \(.*/, ''))).toEqual([
      ...['Saint-Yrieix-la-Perche', 'Saint-Yrieix-sous-Aixe', 'Importer sans commune'],
    ]);
    expect(question('')?.proposee).toBeNull();
    expect(question('87500')?.proposee).toBe('87187');
  });
});

describe('who directs, who coordinates', () => {
  test.each([
    ['Dir.', '', 'direction'],
    ['Direction', 'EVS', 'direction'],
    ['Directeur', 'CS', 'direction'],
    ['Dir. / coord.', '', 'direction'],
    ['Dir. / coord.', 'CS', 'direction'],
    ['Dir. / coord.', 'EVS', 'coordination_evs'],
  ])('« %s » of « %s »', (titre, type, attendue) => {
    confirmerImport(ctx, deposer(`Structure;Commune;Type;${titre}\nLe Fil;Limoges;${type};Inès Roudier`));
    expect(
      db
        .select()
        .from(fonctions)
        .all()
        .map(({ fonction }) => fonction),
    ).toEqual([attendue]);
  });
});

describe('columns', () => {
  test.each([
    [
      ['Nom', 'CP', 'Ville', 'Tél', 'E-mail'],
      ['nom', 'codePostal', 'commune', 'telephone', 'courriel'],
    ],
    [
      ['structure', 'nom', 'prénom', 'mail du responsable'],
      ['nom', 'nomResponsable', 'prenomResponsable', 'courrielResponsable'],
    ],
    [
      ['Agrément', 'Nom du centre', 'Adresse', 'Adresse mail', 'Statut'],
      ['type', 'nom', 'adresse', 'courriel', 'gestion'],
    ],
    [
      ['Structure', 'Téléphone', 'Portable', 'Nom du responsable', 'Remarques'],
      ['nom', 'telephone', 'portable', 'nomResponsable', null],
    ],
    [
      ['N° SIRET', 'Commune', 'Raison sociale', 'Directrice'],
      ['siret', 'commune', 'nom', 'directeur'],
    ],
    [
      ['Structure', 'Dir.'],
      ['nom', 'directeur'],
    ],
    [
      ['Structure', 'Dir. / coord.'],
      ['nom', 'responsable'],
    ],
    [
      ['Structure', 'Direction', 'Coordinatrice'],
      ['nom', 'directeur', 'responsable'],
    ],
  ])('%j', (titres, champs) => {
    expect(devinerColonnes(titres).map((colonne) => colonne.champ)).toEqual(champs);
  });
});

describe('names, telephones, SIRET', () => {
  test.each([
    ['LASCAUX Bruno', { prenom: 'Bruno', nom: 'Lascaux' }],
    ['Bruno LASCAUX', { prenom: 'Bruno', nom: 'Lascaux' }],
    ['Mme Hélène de la Tour', { prenom: 'Hélène', nom: 'de la Tour' }],
    ['JEAN-PIERRE', { prenom: '', nom: 'Jean-Pierre' }],
    ['DUPONT-MOREAU Marie-Ève (intérim)', { prenom: 'Marie-Ève', nom: 'Dupont-Moreau' }],
  ])('%s', (texte, nom) => expect(lireNom(texte)).toEqual(nom));

  test('two people in one cell are two', () => {
    expect(lireNoms('Inès Roudier et Paul Meunier').map((n) => n.nom)).toEqual(['Roudier', 'Meunier']);
    expect(lireNoms(' - ')).toEqual([]);
  });

  test.each([
    ['06.39.98.20.15', '06 39 98 20 15'],
    ['+33 (0)5 36 49 12 40', '05 36 49 12 40'],
    ['0033536491240', '05 36 49 12 40'],
    ['536491240', '05 36 49 12 40'],
    ['12', null],
  ])('%s', (texte, telephone) => expect(normaliserTelephone(texte)).toBe(telephone));

  test('Luhn’s key, La Poste apart', () => {
    expect(luhn(SIRET)).toBe(true);
    expect(luhn('35600000000048')).toBe(true);
    expect(luhn('35600000049837')).toBe(true);
    expect(luhn('00000000000000')).toBe(false);
    expect(lireSiret('732 829 320 00075')).toMatchObject({ ok: false });
    expect(lireSiret('732 829')).toMatchObject({ ok: false });
  });
});

test('thousands of trailing columns change nothing', () => {
  const vides = ';'.repeat(4000);
  const lignes = Array.from({ length: 100 }, (_, rang) => `Espace ${rang};Limoges${vides}`);
  const { lignes: lues, colonnes } = lireTableau(
    lireClasseur(Buffer.from([`Nom de la structure;Commune${vides}`, ...lignes].join('\n'))),
  );
  expect(lues).toHaveLength(100);
  expect(colonnes.map(({ titre }) => titre)).toEqual(['Nom de la structure', 'Commune']);
});
