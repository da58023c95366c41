import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { structures } from '#app/reseau/structures/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import { type BaseOuverte, ouvrir } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { proposerStage } from './propositions.server.ts';
import { type SaisieStage, saisieStage } from './saisie.ts';
import { franchirStage } from './suites.server.ts';
import { demiJourneesStage, stages } from './tables.ts';

let base: BaseOuverte;
let origine: ReturnType<typeof fabriquerEquipe>;
let accueil: ReturnType<typeof fabriquerEquipe>;

function peupler(ouverte: BaseOuverte) {
  base = ouverte;
  origine = fabriquerEquipe(base.db, { nom: 'La Grange commune' });
  accueil = fabriquerEquipe(base.db, { nom: 'L’Escale', placesStage: 1 });
}
beforeEach(() => peupler(baseDeTest()));

const saisie = (champs: Partial<SaisieStage> = {}): SaisieStage => ({
  sens: 'envoyer',
  structureId: origine.structure.id,
  autreStructureId: accueil.structure.id,
  stagiaireId: origine.animatrice.id,
  du: '2026-04-07',
  au: '2026-04-08',
  momentDu: 'matin',
  momentAu: 'apres-midi',
  objectif: 'Observer l’accueil.',
  tutriceId: undefined,
  ...champs,
});
const direction = () => ctxDe(base.db, origine.responsable.id);
const hote = () => ctxDe(base.db, accueil.responsable.id);
const refus = (champs: Partial<SaisieStage>) => {
  try {
    proposerStage(direction(), saisie(champs));
  } catch (erreur) {
    return erreur;
  }
};

test('a proposal holds the half-days, tells the host with a link and the stagiaire without', () => {
  const id = proposerStage(direction(), saisie({ message: 'À bientôt.' }));
  expect(base.db.select().from(stages).get()).toMatchObject({ id, statut: 'propose', coteQuiPropose: 'origine' });
  expect(base.db.select().from(demiJourneesStage).all()).toHaveLength(4);
  const partis = base.db.select().from(courriels).all();
  expect(partis.map((c) => [c.personneId, c.sujet])).toEqual([
    [accueil.responsable.id, expect.stringContaining('les 7 et 8 avril')],
    [origine.animatrice.id, 'Un stage à L’Escale vous est proposé'],
  ]);
  expect(partis[0]?.lettre?.bouton?.url).toMatch(/\/r\/[\w-]{32}$/);
  expect(partis[0]?.lettre?.echeance?.fort).toBe('Réponse attendue avant mardi 7 avril.');
  expect(partis[1]?.lettre?.bouton?.url).toBe(`https://reseau.example/stages/${id}`);
  expect(verifierTroc(base.db)).toEqual([]);
});

test('the same gesture twice makes one stage', () => {
  const une = proposerStage(direction(), saisie({ geste: 'abc' }));
  expect(proposerStage(direction(), saisie({ geste: 'abc' }))).toBe(une);
  expect(base.db.select().from(stages).all()).toHaveLength(1);
});

test('someone who commits no structure is told whom to ask', () => {
  const animatrice = ctxDe(base.db, origine.animatrice.id);
  expect(() => proposerStage(animatrice, saisie())).toThrow(
    expect.objectContaining({ code: 'INTERDIT', message: expect.stringContaining('Hélène Roudier') }),
  );
});

test('what stands in the way is said at its field, and nothing is written', () => {
  const cas: [Partial<SaisieStage>, string, RegExp][] = [
    [{ autreStructureId: origine.structure.id }, 'autreStructureId', /autre structure/],
    [{ autreStructureId: 9999 }, 'autreStructureId', /dans la liste/],
    [{ stagiaireId: accueil.animatrice.id }, 'stagiaireId', /La Grange commune/],
    [{ stagiaireId: 9999 }, 'stagiaireId', /en fonction/],
    [{ tutriceId: origine.responsable.id }, 'tutriceId', /L’Escale/],
    [{ du: '2026-03-10', au: '2026-03-11' }, 'du', /est passé/],
    [{ du: '2026-03-23', au: '2026-03-23' }, 'du', /déjà commencé/],
    [{ du: '2099-04-07', au: '2099-04-08' }, 'du', /deux ans/],
    [{ du: '2026-05-01', au: '2026-05-01' }, 'du', /férié/],
  ];
  for (const [champs, champ, message] of cas) {
    expect(refus(champs)).toMatchObject({ code: 'IMPOSSIBLE', champ, message: expect.stringMatching(message) });
  }
  expect(base.db.select().from(stages).all()).toEqual([]);
});

test('this afternoon is still to come in the morning', () => {
  expect(proposerStage(direction(), saisie({ du: '2026-03-23', au: '2026-03-23', momentDu: 'apres-midi' }))).toBe(1);
});

test('a second stage on one half-day is refused, naming the first only to who may know it', () => {
  const tiers = fabriquerEquipe(base.db, { nom: 'Le Fil de Vienne' });
  proposerStage(direction(), saisie());
  expect(refus({ autreStructureId: tiers.structure.id, du: '2026-04-08', au: '2026-04-08' })).toMatchObject({
    champ: 'du',
    message: expect.stringContaining('a déjà un stage prévu à L’Escale'),
  });
  const parTiers = {
    ...saisie(),
    sens: 'accueillir',
    structureId: tiers.structure.id,
    autreStructureId: origine.structure.id,
  } as const;
  expect(() => proposerStage(ctxDe(base.db, tiers.responsable.id), parTiers)).toThrow(/n’est pas disponible/);
  expect(() => proposerStage(ctxDe(base.db, tiers.responsable.id), parTiers)).not.toThrow(/Escale/);
});

describe('the host’s places', () => {
  test('a full half-day refuses a new proposal, then the acceptance of one made before', () => {
    const premier = proposerStage(direction(), saisie());
    const second = proposerStage(direction(), saisie({ stagiaireId: origine.responsable.id }));
    franchirStage(hote(), premier, 'accepter');
    expect(() => franchirStage(hote(), second, 'accepter')).toThrow(/c’est complet/);
    expect(base.db.select().from(stages).where(eq(stages.id, second)).get()?.statut).toBe('propose');
    const tiers = fabriquerEquipe(base.db);
    const encore = saisie({ structureId: tiers.structure.id, stagiaireId: tiers.animatrice.id });
    expect(() => proposerStage(ctxDe(base.db, tiers.responsable.id), encore)).toThrow(/L’Escale accueille déjà quelqu’un/);
    expect(verifierTroc(base.db)).toEqual([]);
  });

  test('a withdrawn stage gives its place back', () => {
    const premier = proposerStage(direction(), saisie());
    franchirStage(hote(), premier, 'accepter');
    franchirStage(direction(), premier, 'annuler', { motif: 'Arrêt de travail' });
    expect(base.db.select().from(demiJourneesStage).all()).toEqual([]);
    expect(proposerStage(direction(), saisie())).toBe(2);
  });

  test('a structure that welcomes nobody says so', () => {
    base.db.update(structures).set({ placesStage: 0 }).where(eq(structures.id, accueil.structure.id)).run();
    expect(refus({})).toMatchObject({ message: 'L’Escale n’accueille pas de stage pour l’instant.' });
  });
});

describe('two processes on one file', () => {
  let dossier: string;
  let autre: BaseOuverte;
  beforeEach(() => {
    dossier = mkdtempSync(join(tmpdir(), 'troc-'));
    peupler(ouvrir(join(dossier, 'base.sqlite')));
    autre = ouvrir(join(dossier, 'base.sqlite'));
    return () => {
      autre.fermer();
      base.fermer();
      rmSync(dossier, { recursive: true });
    };
  });
  const ailleurs = (ctx: ReturnType<typeof direction>) => ({ ...ctx, db: autre.db });

  test('two acceptances: one wins, the other finds it done', () => {
    const id = proposerStage(direction(), saisie());
    const [ici, la] = [hote(), ailleurs(hote())];
    expect(franchirStage(ici, id, 'accepter').deja).toBe(false);
    expect(franchirStage(la, id, 'accepter').deja).toBe(true);
  });

  test('an acceptance against a withdrawal: the second is told', () => {
    const id = proposerStage(direction(), saisie());
    const [accepte, retire] = [hote(), ailleurs(direction())];
    franchirStage(accepte, id, 'accepter');
    expect(() => franchirStage(retire, id, 'retirer')).toThrow(/plus possible/);
  });

  test('two proposals for the same person and half-day: one is made', () => {
    const tiers = fabriquerEquipe(base.db);
    const [ici, la] = [direction(), ailleurs(direction())];
    proposerStage(ici, saisie());
    expect(() => proposerStage(la, saisie({ autreStructureId: tiers.structure.id }))).toThrow(/déjà un stage/);
    expect(verifierTroc(autre.db)).toEqual([]);
  });
});

describe('the form', () => {
  const lire = (champs: Record<string, string>) => {
    const lu = saisieStage.safeParse({
      sens: 'envoyer',
      structureId: '1',
      autreStructureId: '2',
      stagiaireId: '3',
      du: '2026-04-07',
      au: '2026-04-08',
      objectif: 'Observer.',
      ...champs,
    });
    return lu.success ? [] : lu.error.issues.map((faute) => [faute.path.join('.'), faute.message]);
  };

  test('is right with both defaults', () => expect(lire({})).toEqual([]));

  test('says reversed dates in French, even when something else is missing', () => {
    expect(lire({ du: '2026-04-09', au: '2026-04-07', objectif: '' })).toEqual([
      ['objectif', 'Écrivez au moins une phrase.'],
      ['au', 'La fin, mardi 7 avril, est avant le début, jeudi 9 avril. Peut-être les deux dates sont-elles inversées.'],
    ]);
  });

  test('refuses more than three months, a day that does not exist and an id that is none', () => {
    expect(lire({ au: '2026-07-08' })).toEqual([['au', expect.stringContaining('trois mois')]]);
    expect(lire({ au: '2026-04-17' })).toEqual([]);
    expect(lire({ du: '2026-02-29' })).toEqual([['du', expect.stringContaining('n’existe pas')]]);
    expect(lire({ stagiaireId: '1 or 1=1' })).toEqual([['stagiaireId', 'Choisissez qui part en stage.']]);
  });
});
