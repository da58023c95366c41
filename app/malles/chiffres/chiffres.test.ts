import { beforeEach, expect, test } from 'vitest';
import { demiJournee, type Jour } from '#app/commun/periode.ts';
import { exigerMalles } from '#app/malles/catalogue/malles.server.ts';
import { inventaires, lignesInventaire } from '#app/malles/inventaires/tables.ts';
import { refusDeMalle } from '#app/malles/occupation/tables.ts';
import { relaisDeMalle } from '#app/malles/relais/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, compterRequetes, ctxDe } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerCommune, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { retourDe } from './chiffres.ts';
import { getLignesComptees } from './lignes-comptees.server.ts';
import { chiffresEnCsv, chiffresEnXlsx, getPageDeChiffres } from './page-de-chiffres.server.ts';

type Equipe = ReturnType<typeof fabriquerEquipe>;
let base: BaseOuverte;
let [escale, grange, fil] = [] as unknown as [Equipe, Equipe, Equipe];
let cirque: ReturnType<typeof fabriquerMalle>;
let radio: ReturnType<typeof fabriquerMalle>;

beforeEach(() => {
  base = baseDeTest();
  for (const code of ['87001', '87002', '87003']) fabriquerCommune(base.db, { code, nom: `Commune ${code}` });
  const equipes = [
    ['L’Escale', '87001'],
    ['La Grange commune', '87002'],
    ['Le Fil de Vienne', '87003'],
  ].map(([nom = '', communeCode = '']) => fabriquerEquipe(base.db, { nom, communeCode }));
  [escale, grange, fil] = equipes as [Equipe, Equipe, Equipe];
  cirque = fabriquerMalle(base.db, { structureId: escale.structure.id, slug: 'cirque', nom: 'Cirque' });
  radio = fabriquerMalle(base.db, { structureId: fil.structure.id, slug: 'radio', nom: 'Radio' });
});

const ctx = (personneId: number) => ctxDe(base.db, personneId);
const adresse = (recherche = '') => new URLSearchParams(recherche);
const le = (jour: Jour) => new Date(`${jour}T15:00:00Z`);
const pret = (
  a: Equipe,
  malle: ReturnType<typeof fabriquerMalle>,
  debut: Jour,
  fin: Jour,
  champs: Partial<Parameters<typeof fabriquerReservation>[1]> = {},
) =>
  fabriquerReservation(base.db, {
    ...{ malleId: malle.malle.id, structureId: a.structure.id, contactId: a.animatrice.id, debut, fin, statut: 'close' },
    ...{ remiseLe: le(debut), rendueLe: le(fin), ...champs },
  });
const refus = (a: Equipe, malle: ReturnType<typeof fabriquerMalle>, jour: Jour) =>
  base.db
    .insert(refusDeMalle)
    .values({
      ...{ malleId: malle.malle.id, structureId: a.structure.id, le: le('2026-03-23') },
      ...{ du: demiJournee(jour, 'matin'), au: demiJournee(jour, 'apres-midi') },
    })
    .run();

/** Two years made by hand. Today is Monday 23 March 2026. */
function deuxAnnees() {
  // Over the new year: it is of the year of its first day.
  pret(grange, cirque, '2025-12-30', '2026-01-02', { participants: 10 });
  // Three days and a half, back at half past midnight, French time: a day late.
  const tard = pret(grange, cirque, '2026-01-12', '2026-01-15', {
    ...{ finDemiJournee: 'matin', participants: 24, rendueLe: new Date('2026-01-15T23:30:00Z'), statut: 'a_regulariser' },
  });
  // Handed over from one to the other, on the first day of the second.
  const avant = pret(grange, cirque, '2026-02-02', '2026-02-03', { rendueLe: le('2026-02-04'), tamponApres: 0 });
  const apres = pret(fil, cirque, '2026-02-04', '2026-02-06', { participants: 12, relaisDeId: avant.id, tamponAvant: 0 });
  base.db
    .insert(relaisDeMalle)
    .values({
      ...{ statut: 'convenu', premiereId: avant.id, suivanteId: apres.id, premiereAu: avant.au, suivanteDu: apres.du, km: 50 },
      ...{ proposeLe: le('2026-01-20'), premiereOuiLe: le('2026-01-21'), suivanteOuiLe: le('2026-01-21') },
      ...{ tamponApres: 2, tamponAvant: 1 },
    })
    .run();
  // Out, and due; out, and not due yet; booked, called off, asked.
  pret(fil, cirque, '2026-03-16', '2026-03-20', { statut: 'en_pret', rendueLe: null });
  pret(escale, radio, '2026-03-23', '2026-03-26', { statut: 'en_pret', rendueLe: null, participants: 8 });
  pret(grange, radio, '2026-05-04', '2026-05-06', { statut: 'acceptee', remiseLe: null, rendueLe: null });
  pret(grange, radio, '2026-02-10', '2026-02-12', { statut: 'annulee', remiseLe: null, rendueLe: null });
  pret(grange, radio, '2026-06-10', '2026-06-12', { statut: 'demandee', remiseLe: null, rendueLe: null });
  const [balles, nez] = cirque.objets;
  const { id: inventaireId } = base.db
    .insert(inventaires)
    .values({ reservationId: tard.id, sens: 'retour', le: le('2026-01-16'), parId: escale.animatrice.id, remis: 'A', recu: 'B' })
    .returning()
    .get();
  base.db
    .insert(lignesInventaire)
    .values([
      { inventaireId, objetId: balles?.id ?? 0, attendu: 24, presents: 21, cause: 'perdu', cout: 750 },
      { inventaireId, objetId: nez?.id ?? 0, attendu: 30, presents: 4, cause: 'consomme' },
    ])
    .run();
  refus(grange, cirque, '2026-02-04');
  refus(fil, cirque, '2026-02-02');
  refus(fil, cirque, '2026-04-02');
  refus(fil, radio, '2025-11-04');
}

test('the figures of each year, against a base made by hand', async () => {
  deuxAnnees();
  const csv = (await chiffresEnCsv(ctx(grange.animatrice.id), adresse()).text()).trim().split('\r\n');
  expect(csv[0]).toBe(
    'Année;Malle;Prêts;Jours;Participants;Prêts sans participants dits;Structures servies;Retours attendus;Rendus à l’heure;Retours incomplets;Objets perdus ou abîmés;Passages de main en main;Kilomètres épargnés;Refus faute de malle;Structures refusées',
  );
  expect(csv.slice(1)).toEqual([
    // 3.5 + 2 + 3 + 5 days; the first is late, the last awaited since Friday; 50 km, as was said to both.
    '2026;Cirque;4;13,5;36;2;2;4;2;1;3;1;50;3;2',
    '2026;Radio;1;4;8;0;1;0;0;0;0;0;0;0;0',
    '2025;Cirque;1;4;10;0;1;1;1;0;0;0;0;0;0',
    '2025;Radio;0;0;0;0;0;0;0;0;0;0;0;1;1',
  ]);
});

test('a page says of a year what its rows count: as many for who sees all, and the number of the others', () => {
  deuxAnnees();
  const coordination = fabriquerPersonne(base.db);
  fabriquerRole(base.db, coordination.id, 'coordination');
  const page = getPageDeChiffres(ctx(coordination.id), adresse());
  expect(page).toMatchObject({ annee: '2026', malle: null, vide: false, avenir: false });
  expect(page.faits.map(({ valeur, detail }) => [valeur, detail])).toEqual([
    ['5', '17,5 jours de prêt'],
    ['44', '2 prêts ne le disent pas'],
    ['3', 'chacune comptée une fois'],
  ]);
  expect(page.soins.map(({ valeur, detail }) => [valeur, detail])).toEqual([
    ['50\u00a0%', '2 sur 4 attendus'],
    ['1', '3 objets perdus ou abîmés'],
    ['50', 'en 1 passage'],
  ]);
  expect(page.refus).toMatchObject({ n: 3, structures: 2, malles: [{ nom: 'Cirque', n: 3, structures: 2 }] });
  const ouvrir = (id: number, chemin: string) => getLignesComptees(ctx(id), new URL(chemin, 'http://ici').searchParams);
  // Prêts, à l’heure, incomplets, refus: the figures that count rows.
  for (const { nom, cases } of [...page.malles, ...page.annees]) {
    for (const rang of [0, 4, 5, 7]) {
      const une = cases[rang];
      expect.soft(ouvrir(coordination.id, une?.chemin ?? '').lignes, `${nom}, ${rang}`).toHaveLength(une?.n ?? -1);
    }
  }
  const relais = ouvrir(coordination.id, '/malles/chiffres/lignes?annee=2026&compte=relais');
  expect(relais.lignes).toMatchObject([
    { structure: 'Le Fil de Vienne', suite: 'Rendue à l’heure, de main en main (50\u00a0km épargnés)' },
  ]);
});

test('who was late, lacked or was refused is opened by the two sides alone', () => {
  deuxAnnees();
  const ouvrir = (qui: Equipe, recherche: string) => getLignesComptees(ctx(qui.animatrice.id), adresse(recherche));
  const retards = 'annee=2026&malle=cirque&compte=en_retard';
  // L’Escale keeps it; La Grange and Le Fil were late, one each; a third structure reads the number, and no name.
  expect(ouvrir(escale, retards)).toMatchObject({ phrase: '2 prêts.', lignes: [{ suite: 'En retard' }, {}] });
  expect(ouvrir(grange, retards).lignes).toMatchObject([
    { structure: 'La Grange commune', suite: 'En retard, 3 objets perdus ou abîmés' },
  ]);
  const ailleurs = fabriquerEquipe(base.db);
  for (const compte of ['a_l_heure', 'en_retard', 'incidents', 'refus']) {
    const lu = ouvrir(ailleurs, `annee=2026&malle=cirque&compte=${compte}`);
    expect(lu.lignes).toEqual([]);
    expect(lu.phrase).toContain('Vous n’en ouvrez aucun');
  }
  // The loans themselves are everybody’s, and say nothing of how they ended.
  const prets = ouvrir(ailleurs, 'annee=2026&compte=prets');
  expect(prets.lignes).toHaveLength(5);
  expect(prets.lignes.every(({ suite }) => suite === '')).toBe(true);
});

test('totals are every member’s, and name nobody; a partenaire finds no malle', async () => {
  deuxAnnees();
  const partenaire = fabriquerPersonne(base.db);
  fabriquerRole(base.db, partenaire.id, 'partenaire');
  expect(() => exigerMalles(ctx(partenaire.id))).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  for (const lire of [getPageDeChiffres, getLignesComptees])
    expect(() => lire(ctx(partenaire.id), adresse())).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  const page = JSON.stringify(getPageDeChiffres(ctx(grange.animatrice.id), adresse()));
  expect(JSON.stringify(getPageDeChiffres(ctx(fil.responsable.id), adresse()))).toBe(page);
  for (const nom of [grange.animatrice.nom, 'La Grange commune', 'Le Fil']) expect(page).not.toContain(nom);
  const classeur = await chiffresEnXlsx(ctx(grange.animatrice.id), adresse('malle=cirque'));
  expect(classeur.headers.get('content-disposition')).toContain('malles-chiffres-2026-03-23.xlsx');
});

test('one malle, year after year; nonsense in an address asks for nothing', () => {
  deuxAnnees();
  const page = getPageDeChiffres(ctx(grange.animatrice.id), adresse('malle=cirque&annee=2025'));
  expect(page).toMatchObject({ annee: '2025', malle: { nom: 'Cirque' }, malles: [] });
  expect(page.annees.map(({ nom, barre }) => [nom, barre])).toEqual([
    ['2026', 13.5],
    ['2025', 4],
  ]);
  expect(getPageDeChiffres(ctx(grange.animatrice.id), adresse('malle=__proto__&annee=abc'))).toMatchObject({
    annee: '2026',
    malle: null,
  });
  expect(getLignesComptees(ctx(grange.animatrice.id), adresse('compte=constructor&page=99')).lignes).toHaveLength(6);
});

test('the figures cost the same number of queries whatever the loans', () => {
  const compter = () => compterRequetes(base, () => getPageDeChiffres(ctx(grange.animatrice.id), adresse()));
  deuxAnnees();
  const avant = compter();
  expect(avant).toBeGreaterThan(2);
  for (let mois = 1; mois <= 9; mois += 1) pret(grange, radio, `2024-0${mois}-05`, `2024-0${mois}-09`);
  expect(compter()).toBe(avant);
});

test('a malle is on time until its last day is over', () => {
  expect(retourDe({ attendu: '2026-03-20', rendu: null }, '2026-03-20')).toBe(null);
  expect(retourDe({ attendu: '2026-03-20', rendu: null }, '2026-03-21')).toBe('en_retard');
  expect(retourDe({ attendu: '2026-03-20', rendu: '2026-03-20' }, '2026-03-25')).toBe('a_l_heure');
  expect(retourDe({ attendu: '2026-03-20', rendu: '2026-03-21' }, '2026-03-25')).toBe('en_retard');
});
