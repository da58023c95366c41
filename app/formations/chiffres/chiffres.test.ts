import { eq, inArray } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Jour, Moment } from '#app/commun/periode.ts';
import { retirer } from '#app/formations/inscriptions/repondre.server.ts';
import { lireRetenues } from '#app/formations/presences/lectures.server.ts';
import { type EtatPresence, minutesSuivies } from '#app/formations/presences/presences.ts';
import { listSuivisComptes } from '#app/formations/presences/suivis.server.ts';
import { presences } from '#app/formations/presences/tables.ts';
import { competencesDeFormation, formatrices } from '#app/formations/programme/tables.ts';
import { questionnairesDeFormation, reponsesDeFormation } from '#app/formations/questionnaires/tables.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, compterRequetes, ctxDe } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerCompetence, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { chiffresEnCsv, chiffresEnXlsx } from './export.server.ts';
import { getLignesComptees } from './lignes-comptees.server.ts';
import { getPageDeChiffres } from './page-de-chiffres.server.ts';

type Equipe = ReturnType<typeof fabriquerEquipe>;
type Tenue = ReturnType<typeof fabriquerFormation>;
let base: BaseOuverte;
let [escale, grange, fil] = [] as unknown as [Equipe, Equipe, Equipe];
let coordinatrice = 0;

beforeEach(() => {
  base = baseDeTest();
  const equipes = ['L’Escale', 'La Grange commune', 'Le Fil de Vienne'].map((nom) => fabriquerEquipe(base.db, { nom }));
  [escale, grange, fil] = equipes as [Equipe, Equipe, Equipe];
  for (const nom of ['Accueil', 'Cirque']) fabriquerCompetence(base.db, { nom });
  coordinatrice = fabriquerPersonne(base.db).id;
  fabriquerRole(base.db, coordinatrice, 'coordination');
});

const ctx = (personneId: number, maintenant?: Date) => ctxDe(base.db, personneId, maintenant);
const adresse = (recherche = '') => new URLSearchParams(recherche);
const LE = new Date('2026-02-03T18:00:00Z');

function tenue(jours: readonly (readonly [Jour, Moment])[], capacite: number, slugs: readonly string[]): Tenue {
  const lue = fabriquerFormation(base.db, { statut: 'close', organisatriceId: escale.responsable.id, jours, capacite });
  const themes = base.db
    .select()
    .from(competences)
    .where(inArray(competences.slug, [...slugs]))
    .all();
  for (const { id: competenceId } of themes) {
    base.db.insert(competencesDeFormation).values({ formationId: lue.formation.id, competenceId }).run();
  }
  return lue;
}

/** Someone of a team, with what was noted of each half-day: a second letter corrects the first. */
function placee({ formation, seances }: Tenue, { structure }: Equipe, personneId: number, dites: readonly string[]): number {
  const { id } = fabriquerInscription(base.db, { formationId: formation.id, structureId: structure.id, personneId });
  const etats: Record<string, EtatPresence> = { p: 'presente', a: 'absente', e: 'excusee' };
  for (const [seance, lettres] of dites.entries()) {
    for (const [rang, lettre] of [...lettres].entries()) {
      base.db
        .insert(presences)
        .values({
          ...{ inscriptionId: id, seanceId: seances[seance]?.id ?? 0, rang: rang + 1, etat: etats[lettre] ?? 'excusee' },
          ...{ moyen: 'feuille', le: LE, parId: coordinatrice, motif: rang > 0 ? 'Erreur de ligne' : null },
        })
        .run();
    }
  }
  return id;
}

function avis(inscriptionId: number, notes: readonly number[]): void {
  const { id: questionnaireId } = base.db
    .insert(questionnairesDeFormation)
    .values({ inscriptionId, genre: 'chaud', envoyeLe: LE, donneLe: LE, version: 1 })
    .returning()
    .get();
  const codes = ['attentes', 'contenu', 'animation', 'organisation'];
  for (const [rang, note] of notes.entries()) {
    base.db
      .insert(reponsesDeFormation)
      .values({ questionnaireId, question: codes[rang] ?? '', note })
      .run();
  }
}

const JOURNEE = [
  ['2026-02-03', 'matin'],
  ['2026-02-03', 'apres-midi'],
] as const;

/** Two years made by hand. Today is Monday 23 March 2026. */
function deuxAnnees() {
  const accueil = tenue(JOURNEE, 6, ['accueil', 'cirque']);
  const [ines, luc, zoe] = [fabriquerPersonne(base.db), fabriquerPersonne(base.db), fabriquerPersonne(base.db)];
  const venues = [
    placee(accueil, escale, escale.animatrice.id, ['p', 'p']),
    // Ticked, then corrected: three hours, and not six.
    placee(accueil, escale, ines.id, ['p', 'pa']),
    placee(accueil, grange, luc.id, ['ap', 'a']),
  ];
  placee(accueil, grange, grange.animatrice.id, ['a', 'e']);
  for (const id of venues) avis(id, [4, 3, 4, 3]);
  // Given back with her place; she who only waited gives nothing back.
  const avant = new Date('2026-01-15T09:00:00Z');
  const rendue = fabriquerInscription(base.db, {
    ...{ formationId: accueil.formation.id, structureId: fil.structure.id, personneId: zoe.id },
  });
  retirer(ctx(zoe.id, avant), rendue.id);
  const attendait = fabriquerInscription(base.db, { formationId: accueil.formation.id, statut: 'en_liste' });
  retirer(ctx(attendait.personneId, avant), attendait.id);
  // Over the new year: of the year of its first half-day.
  const hiver = tenue(
    [
      ['2025-12-30', 'matin'],
      ['2026-01-05', 'matin'],
    ],
    4,
    ['accueil'],
  );
  placee(hiver, fil, fil.animatrice.id, ['p', 'p']);
  // Nobody's presence is noted yet.
  const mars = tenue([['2026-03-10', 'matin']], 10, []);
  const siennes = [escale, grange, fil].map((equipe) => placee(mars, equipe, equipe.animatrice.id, []));
  for (const id of siennes) avis(id, [2, 2, 2, 2]);
  fabriquerFormation(base.db, { statut: 'annulee', organisatriceId: grange.responsable.id, motif: 'Trop peu' });
  fabriquerFormation(base.db, { statut: 'annulee', organisatriceId: grange.responsable.id, ouverteLe: null, motif: 'Non' });
  fabriquerFormation(base.db, { statut: 'confirmee', organisatriceId: grange.responsable.id });
  return { accueil, hiver, mars };
}

test('the figures of each year, against a base made by hand', async () => {
  deuxAnnees();
  const csv = (await chiffresEnCsv(ctx(grange.animatrice.id)).text()).trim().split('\r\n');
  expect(csv).toEqual([
    expect.stringContaining(
      'Année;Formations;Demi-journées;Personnes;Participations;Structures;Heures suivies;Places;Places tenues',
    ),
    // 6 + 3 + 3 hours; 4 + 3 places held of 16; (3 × 14 + 3 × 8) / 24.
    '2026;2;3;3;3;2;12;16;7;2;6;2,75;1;1;1;1',
    '2025;1;2;1;1;1;6;4;1;0;0;;0;0;0;0',
  ]);
});

test('hours counted in the base are those of the règle', () => {
  const { accueil } = deuxAnnees();
  const suivis = listSuivisComptes(ctx(coordinatrice), eq(presences.inscriptionId, presences.inscriptionId));
  const retenues = lireRetenues(
    ctx(coordinatrice),
    suivis.map(({ inscriptionId }) => inscriptionId),
  );
  const siens = suivis.filter(({ formationId }) => formationId === accueil.formation.id);
  expect(siens.map(({ minutes }) => minutes)).toEqual([360, 180, 180, 0]);
  for (const { inscriptionId, minutes } of siens) {
    expect(minutes).toBe(minutesSuivies(inscriptionId, accueil.seances, retenues));
  }
});

test('each figure opens its rows: as many as it says for the coordination', () => {
  deuxAnnees();
  const page = getPageDeChiffres(ctx(coordinatrice), adresse());
  expect(page).toMatchObject({ annee: '2026', vide: false, avenir: false });
  expect(page.faits.map(({ valeur, detail }) => [valeur, detail])).toEqual([
    ['2', '3 demi-journées'],
    ['3', '3 participations en tout'],
    ['12', 'la présence de 1 formation n’est pas encore notée'],
  ]);
  expect(page.qualites.map(({ valeur, detail }) => [valeur, detail])).toEqual([
    ['2', 'chacune comptée une fois'],
    ['44\u00a0%', '7 sur 16'],
    ['2,8', '6 réponses, 2 formations'],
  ]);
  expect(page.abandons.map(({ valeur }) => valeur)).toEqual(['1', '1', '1']);
  // Of two themes: counted in both.
  expect(page.themes.map(({ nom, cases }) => [nom, cases[0]?.n, cases[2]?.n])).toEqual([
    ['Accueil', 1, 3],
    ['Cirque', 1, 3],
  ]);
  const ouvrir = (chemin: string | undefined) =>
    getLignesComptees(ctx(coordinatrice), new URL(chemin ?? '/', 'http://ici').searchParams);
  // Formations, annulées, rendues, évaluées: the figures that count rows.
  for (const { nom, cases } of [...page.themes, ...page.annees]) {
    for (const rang of cases.length > 5 ? [0, 6, 7, 8] : [0]) {
      const une = cases[rang];
      expect.soft(ouvrir(une?.chemin).lignes, `${nom}, ${rang}`).toHaveLength(une?.n ?? -1);
    }
  }
  expect(ouvrir('/?annee=2026&compte=personnes').lignes.map(({ suite }) => suite)).toEqual(['6 heures', '3 heures', '3 heures']);
  expect(ouvrir('/?annee=2026&compte=absences').lignes).toMatchObject([{ qui: { structure: 'La Grange commune' } }]);
  expect(page.structures.map(({ nom, barre }) => [nom, barre])).toEqual([
    ['L’Escale', 9],
    ['La Grange commune', 3],
  ]);
});

test('who came, and what was thought of one formation, is opened by those who may read it alone', () => {
  const { accueil, mars } = deuxAnnees();
  const ouvrir = (id: number, recherche: string) => getLignesComptees(ctx(id), adresse(recherche));
  // Whoever holds them reads everybody; who commits a structure reads hers; who came reads herself; nobody else reads a name.
  expect(ouvrir(escale.responsable.id, 'annee=2026&compte=personnes').lignes).toHaveLength(3);
  expect(ouvrir(grange.responsable.id, 'annee=2026&compte=personnes').lignes).toHaveLength(1);
  expect(ouvrir(escale.animatrice.id, 'annee=2026&compte=personnes')).toMatchObject({
    phrase: expect.stringContaining('3 participations, dont 1'),
    lignes: [{ formation: { chemin: `/formations/${accueil.formation.id}` } }],
  });
  for (const compte of ['personnes', 'absences', 'rendues', 'evaluees']) {
    const lu = ouvrir(fil.responsable.id, `annee=2026&compte=${compte}`);
    expect(lu.lignes.filter(({ qui }) => qui?.structure !== 'Le Fil de Vienne')).toEqual([]);
  }
  expect(ouvrir(fil.responsable.id, 'annee=2026&compte=evaluees').phrase).toContain('Vous n’en ouvrez aucune');
  base.db.insert(formatrices).values({ formationId: mars.formation.id, rang: 1, personneId: grange.animatrice.id }).run();
  expect(ouvrir(grange.animatrice.id, 'annee=2026&compte=evaluees').lignes).toMatchObject([
    { suite: '2 sur 4, 3 réponses', formation: { chemin: `/formations/${mars.formation.id}/synthese` } },
  ]);
  // The formations themselves are everybody’s.
  expect(ouvrir(fil.animatrice.id, 'annee=2026&compte=formations').lignes).toHaveLength(2);
});

test('totals are everybody’s and name nobody; a partenaire opens formations, and nobody', async () => {
  deuxAnnees();
  const partenaire = fabriquerPersonne(base.db);
  fabriquerRole(base.db, partenaire.id, 'partenaire');
  const page = getPageDeChiffres(ctx(partenaire.id), adresse());
  expect(page.faits.map(({ valeur }) => valeur)).toEqual(['2', '3', '12']);
  expect(page.structures).toEqual([]);
  const chemins = JSON.stringify(page).match(/compte=\w+/g) ?? [];
  expect([...new Set(chemins)].sort()).toEqual(['compte=annulees', 'compte=formations']);
  for (const compte of ['personnes', 'absences', 'rendues', 'evaluees']) {
    expect(getLignesComptees(ctx(partenaire.id), adresse(`compte=${compte}`)).lignes).toEqual([]);
  }
  const lue = JSON.stringify(getPageDeChiffres(ctx(fil.animatrice.id), adresse()));
  for (const nom of [grange.animatrice.nom, 'La Grange commune', 'L’Escale']) expect(lue).not.toContain(nom);
  // A line for hers alone, to whoever commits a structure.
  expect(getPageDeChiffres(ctx(grange.responsable.id), adresse()).structures.map(({ nom }) => nom)).toEqual([
    'La Grange commune',
  ]);
  const classeur = await chiffresEnXlsx(ctx(partenaire.id));
  expect(classeur.headers.get('content-disposition')).toContain('formations-chiffres-2026-03-23.xlsx');
});

test('nonsense in an address asks for nothing, and an empty network counts nothing', () => {
  expect(getPageDeChiffres(ctx(grange.animatrice.id), adresse())).toMatchObject({ annee: '2026', vide: true });
  deuxAnnees();
  expect(getPageDeChiffres(ctx(grange.animatrice.id), adresse('annee=abc'))).toMatchObject({ annee: '2026' });
  const lu = getLignesComptees(ctx(grange.animatrice.id), adresse('compte=constructor&theme=__proto__&page=99'));
  expect(lu).toMatchObject({ titre: 'Formations qui ont eu lieu', page: 1 });
  expect(lu.lignes).toHaveLength(3);
});

test('what one formation was thought of is not told as the average of a year', () => {
  const { formation, seances } = tenue(JOURNEE, 6, []);
  for (const equipe of [escale, grange, fil]) {
    avis(placee({ formation, seances }, equipe, equipe.animatrice.id, ['p', 'p']), [4, 4, 4, 4]);
  }
  expect(getPageDeChiffres(ctx(coordinatrice), adresse()).qualites[2]).toMatchObject({ valeur: '–', chemin: undefined });
});

test('the figures cost the same number of queries whatever the formations', () => {
  const page = () => getPageDeChiffres(ctx(coordinatrice), adresse());
  const lignes = () => getLignesComptees(ctx(coordinatrice), adresse('compte=personnes'));
  deuxAnnees();
  const compter = () => [compterRequetes(base, page), compterRequetes(base, lignes)];
  const avant = compter();
  expect(Math.min(...avant)).toBeGreaterThan(2);
  expect(Math.max(...avant)).toBeLessThan(20);
  for (let mois = 1; mois <= 9; mois += 1) {
    placee(tenue([[`2024-0${mois}-05`, 'matin']], 8, ['cirque']), fil, fil.animatrice.id, ['p']);
  }
  expect(compter()).toEqual(avant);
});
