import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { journal } from '#app/commun/tables.ts';
import { prises } from '#app/formations/prise.server.ts';
import { annulerFormation, ouvrirFormation, realiserFormation } from '#app/formations/programme/suivre-formation.server.ts';
import { competencesDeFormation, formations } from '#app/formations/programme/tables.ts';
import { creerFormation } from '#app/formations/programme/tenir-formation.server.ts';
import { listThemes } from '#app/formations/programme/themes.server.ts';
import { chargerCompetences } from '#app/reseau/competences/competences.server.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base, BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, compterRequetes, ctxDe, ctxDuTemps, plusTard } from '#tests/base.ts';
import { fabriquerBesoin, fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerCompetence, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { direUnBesoin, retirerUnBesoin } from './besoins.server.ts';
import { themeDuBesoin } from './deviner.ts';
import { getPageDesBesoins } from './page-des-besoins.server.ts';
import { getBesoinARanger, rangerLeBesoin } from './ranger.server.ts';
import { besoinsDeFormation, competencesDeBesoin } from './tables.ts';

let base: BaseOuverte;
let db: Base;
let coordination: ContextePersonne;
let ines: ContextePersonne;
let awa: ContextePersonne;

beforeEach(() => {
  base = baseDeTest();
  db = base.db;
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, 'coordination');
  coordination = ctxDe(db, id);
  ines = ctxDe(db, fabriquerEquipe(db, { nom: 'La Grange' }).animatrice.id);
  awa = ctxDe(db, fabriquerEquipe(db, { nom: 'Le Préau' }).animatrice.id);
});

const lu = (id: number) => db.select().from(besoinsDeFormation).where(eq(besoinsDeFormation.id, id)).get();
const page = (ctx: ContextePersonne, adresse = '') => getPageDesBesoins(ctx, new URLSearchParams(adresse));
const SAISIE = {
  ...{ titre: 'Écouter', capacite: 12, minimum: 1, validation: false, publique: true, cout: 0, financeurs: [], competences: [] },
  ...{ structureId: undefined, formatriceId: undefined, limite: undefined },
  seances: [{ demiJournee: 41_172, debut: 540, fin: 720, titre: null, lieu: null }],
};

describe('a need', () => {
  test('in one line, counted under the term that it names, once a structure', () => {
    fabriquerCompetence(db, { nom: 'Écoute active' });
    const id = direUnBesoin(ines, { besoin: 'écoute active' });
    expect(direUnBesoin(ines, { besoin: 'Écoute  active' })).toBe(id);
    direUnBesoin(awa, { besoin: 'Écoute active' });
    direUnBesoin(awa, { besoin: 'Réparer un vélo à hydrogène', public: 'benevoles' });
    expect(db.select().from(competencesDeBesoin).all()).toHaveLength(2);
    expect(page(ines).themes).toMatchObject([
      { nom: 'Écoute active', structures: 2 },
      { nom: 'Dans leurs mots', structures: 1, besoins: [{ pour: 'Pour des bénévoles', qui: null }] },
    ]);
    // Who said it is for her own structure and the coordination.
    expect(page(awa).themes[1]?.besoins[0]?.qui).not.toBeNull();
  });

  test('is taken back by whoever said it or commits the structure, and by nobody else', () => {
    const id = direUnBesoin(ines, { besoin: 'Tenir le rôle d’employeur', public: 'administration' });
    expect(() => retirerUnBesoin(awa, id)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
    retirerUnBesoin(ines, id);
    expect(lu(id)).toMatchObject({ statut: 'retire' });
    expect(() => retirerUnBesoin(ines, id)).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
  });

  test('for one’s own structure only, and not by a partenaire', () => {
    expect(() => direUnBesoin(ines, { besoin: 'Écouter', structureId: awa.acteur.membreDe[0] })).toThrow('propre structure');
    const { id } = fabriquerPersonne(db);
    fabriquerRole(db, id, 'partenaire');
    expect(() => direUnBesoin(ctxDe(db, id), { besoin: 'Écouter' })).toThrow('Nous ne trouvons pas');
    expect(() => page(ctxDe(db, id))).toThrow('Nous ne trouvons pas');
  });

  test('becomes a formation that invites whoever said it, stands again when it is called off, and is met once it took place', () => {
    const [un, deux] = [direUnBesoin(ines, { besoin: 'Mieux écouter' }), direUnBesoin(awa, { besoin: 'Écouter les jeunes' })];
    const id = creerFormation(coordination, { ...SAISIE, besoins: [un, deux] });
    expect([un, deux].map((besoin) => lu(besoin)?.statut)).toEqual(['repris', 'repris']);
    ouvrirFormation(coordination, id);
    expect(
      db
        .select({ qui: courriels.personneId })
        .from(courriels)
        .all()
        .map(({ qui }) => qui),
    ).toEqual([ines.acteur.personneId, awa.acteur.personneId]);
    annulerFormation(coordination, id, 'La formatrice est malade.');
    expect(lu(un)).toMatchObject({ statut: 'ouvert', formationId: null });
    const autre = creerFormation(coordination, { ...SAISIE, besoins: [un] });
    ouvrirFormation(coordination, autre);
    realiserFormation(plusTard(coordination, new Date('2027-01-05T09:00:00Z')), autre);
    expect(lu(un)).toMatchObject({ statut: 'satisfait', formationId: autre });
  });
});

test('once a formation opens from it, whoever said it finds it among what waits for her, until she has registered or nobody may', () => {
  const organisatriceId = coordination.acteur.personneId;
  const { formation } = fabriquerFormation(db, { titre: 'Écouter', organisatriceId, limite: '2026-05-05' });
  const [structureId = 0] = ines.acteur.membreDe;
  const dit = { structureId, autriceId: ines.acteur.personneId };
  fabriquerBesoin(db, { ...dit, texte: 'Autre chose' });
  const attentes = (ctx: ContextePersonne) => prises.flatMap((prise) => prise.aFaire?.(ctx) ?? []);
  expect(attentes(ines)).toEqual([]);
  // Said twice, answered once.
  for (const texte of ['Mieux écouter', 'Une écoute']) {
    fabriquerBesoin(db, { ...dit, texte, statut: 'repris', formationId: formation.id });
  }
  expect(attentes(ines)).toMatchObject([
    {
      titre: 'Une formation répond à votre besoin\u00a0: «\u00a0Écouter\u00a0»',
      suite: 'Vous aviez dit\u00a0: «\u00a0Mieux écouter\u00a0». On s’inscrit jusqu’au mardi 5 mai.',
      ...{ echeance: '2026-05-05', lien: { chemin: `/formations/${formation.id}` } },
    },
  ]);
  expect(attentes(awa)).toEqual([]);
  // A month of silence is an answer; so is the last day to register.
  expect(attentes(plusTard(ines, new Date('2026-04-05T08:00:00Z')))).toEqual([]);
  db.update(formations).set({ limite: '2026-03-22' }).where(eq(formations.id, formation.id)).run();
  expect(attentes(ines)).toEqual([]);
  db.update(formations).set({ limite: null }).where(eq(formations.id, formation.id)).run();
  expect(attentes(ines)).toMatchObject([{ echeance: '2026-05-11' }]);
  // Somebody of her team in her place: she has answered.
  fabriquerInscription(db, {
    formationId: formation.id,
    structureId,
    inscritParId: ines.acteur.personneId,
    personneId: awa.acteur.personneId,
  });
  expect(attentes(ines)).toEqual([]);
});

describe('the word that it counts under', () => {
  test.each([
    ['animer une réunion avec des habitants', 'Animation de réunion'],
    ['calmer un conflit', 'Gestion des conflits'],
    ['calmer un conflit à l’accueil', 'Gestion des conflits'],
    ['gerer les conflis', 'Gestion des conflits'],
    ['Mieux écouter à l’accueil', 'Accueil et écoute'],
    ['conduire une réunion où chacun parle', 'Animation de réunion'],
    ['la fonction employeur, et l’entretien annuel', 'Fonction employeur'],
    ['raconter des histoires aux plus petits', 'Petite enfance'],
    ['travailler avec les familles', 'Parentalité et familles'],
    // Nothing is learned of what is lent, and what is near nothing stays in one's own words.
    ['installer un barnum', undefined],
    ['jouer entre amis', undefined],
    ['mieux travailler ensemble', undefined],
  ])('« %s »: %s', (texte, nom) => {
    chargerCompetences(ctxDuTemps(db));
    expect(themeDuBesoin(texte, listThemes({ db }))?.nom).toBe(nom);
  });

  test('is changed by whoever said it or commits the structure, to any word or to none, and said in the journal', () => {
    chargerCompetences(ctxDuTemps(db));
    const id = direUnBesoin(ines, { besoin: 'raconter des histoires aux plus petits' });
    expect(getBesoinARanger(ines, id)).toMatchObject({ theme: 'petite-enfance' });
    expect(getPageDesBesoins(ines, new URLSearchParams({ dit: String(id) })).dernier).toMatchObject({
      theme: { nom: 'Petite enfance' },
    });
    expect(getPageDesBesoins(awa, new URLSearchParams({ dit: String(id) })).dernier).toBeNull();
    expect(() => rangerLeBesoin(awa, id, { theme: 'lecture-et-conte', version: 1 })).toThrow(
      expect.objectContaining({ code: 'INTERDIT' }),
    );
    expect(() => rangerLeBesoin(ines, id, { theme: 'barnum', version: 1 })).toThrow(expect.objectContaining({ champ: 'theme' }));
    expect(rangerLeBesoin(ines, id, { theme: 'lecture-et-conte', version: 1 })).toBe('Lecture et conte');
    expect(page(ines).siens.besoins[0]).toMatchObject({ theme: 'Lecture et conte', rangeable: true });
    expect(db.select().from(journal).where(eq(journal.acte, 'ranger')).get()).toMatchObject({ objetId: id });
    expect(rangerLeBesoin(ines, id, { version: 2 })).toBeNull();
    expect(page(ines).themes[0]).toMatchObject({ nom: 'Dans leurs mots' });
    retirerUnBesoin(ines, id);
    expect(() => rangerLeBesoin(ines, id, { version: 4 })).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
  });

  test('once changed by another who read it too, is not changed over her, unless knowingly', () => {
    chargerCompetences(ctxDuTemps(db));
    const id = direUnBesoin(ines, { besoin: 'raconter des histoires aux plus petits' });
    const { version } = getBesoinARanger(ines, id);
    expect(getBesoinARanger(coordination, id)).toMatchObject({ version });
    rangerLeBesoin(ines, id, { theme: 'lecture-et-conte', version });
    const encore = (laSienne: number) => rangerLeBesoin(coordination, id, { theme: 'gestion-des-conflits', version: laSienne });
    expect(() => encore(version)).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
    expect(() => encore(version)).toThrow(
      /a changé ce besoin pendant que vous écriviez\u00a0: il compte sous «\u00a0Lecture et conte\u00a0»\. Rien n’est enregistré/,
    );
    expect(getBesoinARanger(ines, id)).toMatchObject({ theme: 'lecture-et-conte', version: version + 1 });
    // Sent twice, it is one choice.
    expect(rangerLeBesoin(ines, id, { theme: 'lecture-et-conte', version })).toBe('Lecture et conte');
    expect(encore(version + 1)).toBe('Gestion des conflits');
  });

  test('shows the formation to come on it, otherwise the last one, whose title may be said again; never a draft', () => {
    const mot = fabriquerCompetence(db, { nom: 'Écoute active', parentId: fabriquerCompetence(db).id });
    const une = (champs: Parameters<typeof fabriquerFormation>[1]) => {
      const { id } = fabriquerFormation(db, champs).formation;
      db.insert(competencesDeFormation).values({ formationId: id, competenceId: mot.id }).run();
      return id;
    };
    direUnBesoin(ines, { besoin: 'écoute active' });
    expect(page(ines).themes[0]?.formation).toBeNull();
    une({ statut: 'close', jours: [['2025-02-03', 'matin']] });
    const passee = une({ statut: 'close', titre: 'Écouter', jours: [['2026-02-03', 'matin']] });
    const projet = une({ statut: 'projet', titre: 'Secrète' });
    expect(page(ines).themes[0]?.formation).toEqual({ id: passee, titre: 'Écouter', quand: 'février 2026', passee: true });
    expect(page(ines, `comme=${passee}`).comme).toBe('Écouter');
    expect(page(ines, `comme=${projet}`).comme).toBe('');
    const prevue = une({ titre: 'Écouter encore' });
    expect(page(ines).themes[0]?.formation).toMatchObject({ id: prevue, quand: 'mardi 12 mai', passee: false });
    // The nearest to come, whatever is planned after it; the last that began, when nothing is to come.
    const automne = une({ titre: 'Écouter plus tard', jours: [['2026-11-03', 'matin']] });
    expect(page(ines).themes[0]?.formation).toMatchObject({ id: prevue, quand: 'mardi 12 mai' });
    const ensuite = (jour: string) => page(plusTard(ines, new Date(`${jour}T08:00:00Z`))).themes[0]?.formation;
    expect(ensuite('2026-05-12')).toMatchObject({ id: prevue, passee: false });
    expect(ensuite('2026-05-13')).toMatchObject({ id: automne, quand: 'mardi 3 novembre, le matin', passee: false });
    expect(ensuite('2026-12-01')).toMatchObject({ id: automne, passee: true });
  });
});

test('a page of needs is a page, theme after theme, and costs the same number of queries whatever is asked', () => {
  const [ecoute, conflits] = ['Écoute active', 'Gérer un conflit'].map((nom) => fabriquerCompetence(db, { nom }).id);
  const dire = (ctx: ContextePersonne, competenceId?: number, statut: 'ouvert' | 'retire' = 'ouvert') => {
    const { id } = fabriquerBesoin(db, {
      ...{ structureId: ctx.acteur.membreDe[0] ?? 0, autriceId: ctx.acteur.personneId, statut },
      finiLe: statut === 'retire' ? ctx.maintenant : null,
    });
    if (competenceId) db.insert(competencesDeBesoin).values({ besoinId: id, competenceId }).run();
  };
  dire(ines, conflits);
  dire(ines);
  const avant = compterRequetes(base, () => page(ines));
  for (let n = 0; n < 20; n += 1) dire(ines, conflits);
  for (let n = 0; n < 19; n += 1) dire(n % 2 === 0 ? ines : awa, ecoute);
  dire(awa, conflits, 'retire');
  const [une, deux] = [page(ines), page(ines, 'page=2')];
  expect([une.page, une.pages, deux.page]).toEqual([1, 2, 2]);
  const vus = ({ themes }: typeof une) => themes.map(({ nom, structures, besoins }) => [nom, structures, besoins.length]);
  expect(vus(une)).toEqual([
    ['Écoute active', 2, 19],
    ['Gérer un conflit', 1, 11],
  ]);
  expect(vus(deux)).toEqual([
    ['Gérer un conflit', 1, 10],
    ['Dans leurs mots', 1, 1],
  ]);
  expect(une.siens).toMatchObject({ page: 1, pages: 4 });
  expect(page(ines, 'siens=4').siens.besoins).toHaveLength(2);
  expect(page(coordination).siens.besoins).toEqual([]);
  expect(compterRequetes(base, () => page(ines))).toBe(avant);
});

test('whoever prepares a formation keeps her ticks from page to page, those alone that still wait', () => {
  const dire = (statut: 'ouvert' | 'retire' = 'ouvert') =>
    fabriquerBesoin(db, {
      ...{ structureId: ines.acteur.membreDe[0] ?? 0, autriceId: ines.acteur.personneId, statut, texte: 'Écouter' },
      finiLe: statut === 'retire' ? ines.maintenant : null,
    }).id;
  const [loin = 0, ...autres] = Array.from({ length: 31 }, () => dire());
  const [ici = 0] = autres;
  const ticks = `besoins=${loin}&besoins=${ici}&besoins=${dire('retire')}&besoins=999999&besoins=x`;
  expect(page(coordination, ticks)).toMatchObject({ page: 1, coches: [ici], cochesAilleurs: [loin] });
  expect(page(coordination, `${ticks}&page=2`)).toMatchObject({ page: 2, coches: [loin], cochesAilleurs: [ici] });
  expect(page(coordination)).toMatchObject({ coches: [], cochesAilleurs: [] });
  expect(page(ines, ticks)).toMatchObject({ coches: [], cochesAilleurs: [] });
  const compter = (adresse: string) => compterRequetes(base, () => page(coordination, adresse));
  expect(compter(ticks)).toBe(compter(`besoins=${loin}`));
});
