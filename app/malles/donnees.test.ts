import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { effacerPersonne, getEffacement } from '#app/accueil/effacer.server.ts';
import { fusionner } from '#app/accueil/fusion.server.ts';
import { journal } from '#app/commun/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerReservation, fabriquerTracesDeMalles } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { attentesDeMalle } from './attente/tables.ts';
import { carnetDeMalle, malles } from './catalogue/tables.ts';
import { NOM_OUBLIE, TACHE_DES_MOTS_DE_PRET } from './conservation.server.ts';
import { donneesDesMalles } from './donnees.server.ts';
import { inventaires, lignesInventaire } from './inventaires/tables.ts';
import { reservations } from './reservations/tables.ts';
import { verifierMalles } from './verifier.server.ts';

let db: Base;
let coordination: number;
let ici: ReturnType<typeof fabriquerEquipe>;
let elle: { id: number; prenom: string; nom: string };
beforeEach(() => {
  db = baseDeTest().db;
  coordination = fabriquerPersonne(db, { prenom: 'Nadège' }).id;
  fabriquerRole(db, coordination, 'coordination');
  ici = fabriquerEquipe(db, { nom: 'L’Escale' });
  elle = db.update(personnes).set({ nom: 'Desroches' }).where(eq(personnes.id, ici.animatrice.id)).returning().get();
});

const CHOIX = { nomDe: 'gardee', courrielDe: 'gardee', telephoneDe: 'gardee', choixDe: 'gardee' } as const;
/** She keeps a malle, had it for three days and counted it with Paul Meunier, waits for it, and told an idea. */
const sesTraces = () => fabriquerTracesDeMalles(db, { id: elle.id, structureId: ici.structure.id, nom: 'Maëlle Desroches' });

test('she reads all that the malles hold of her, and nobody else’s words', () => {
  sesTraces();
  const parts = donneesDesMalles(ctxDe(db, elle.id), elle.id);
  expect(parts.map(({ lignes }) => lignes.length)).toEqual([1, 1, 1, 1, 1]);
  expect(parts[1]?.lignes[0]).toContain('la personne à appeler, qui a réservé');
  expect(donneesDesMalles(ctxDe(db, ici.responsable.id), ici.responsable.id).flatMap(({ lignes }) => lignes)).toEqual([]);
});

test('erased: no text of the malles tells her, the loan stays and is counted', () => {
  const { malle, pret, inventaire } = sesTraces();
  db.update(inventaires).set({ remis: 'Maëlle' }).where(eq(inventaires.id, inventaire.id)).run();
  effacerPersonne(ctxDe(db, coordination), elle.id);
  const tables = [malles, reservations, inventaires, lignesInventaire, carnetDeMalle];
  expect(JSON.stringify(tables.map((table) => db.select().from(table).all()))).not.toMatch(/Maëlle|Desroches|kiné|Malade/);
  // Her first name alone is hers where she counted.
  expect(db.select().from(inventaires).all()).toMatchObject([{ remis: 'une personne effacée', recu: 'Une personne effacée' }]);
  expect(db.select().from(reservations).all()).toMatchObject([{ id: pret.id, statut: 'close', du: pret.du, malleId: malle.id }]);
  expect(db.select().from(malles).get()?.gardienneId).toBeNull();
  expect(verifierMalles(db)).toEqual([]);
});

test('as long as a loan goes on and it is she whom one calls, or she waits for a malle, it is settled first', () => {
  const { malle, attente } = sesTraces();
  const { id } = fabriquerReservation(db, {
    ...{ malleId: malle.id, structureId: ici.structure.id, contactId: elle.id, debut: '2026-04-07', fin: '2026-04-08' },
  });
  const phrases = () => getEffacement(ctxDe(db, coordination), elle.id).empechements.map(({ phrase }) => phrase);
  expect(phrases()).toEqual([expect.stringContaining('n’est pas terminé (du mardi 7 au mercredi 8 avril)')]);
  db.update(reservations).set({ contactId: ici.responsable.id }).where(eq(reservations.id, id)).run();
  expect(phrases()).toEqual([]);
  db.update(attentesDeMalle).set({ statut: 'en_attente', finieLe: null }).where(eq(attentesDeMalle.id, attente.id)).run();
  expect(phrases()).toEqual([expect.stringContaining('sur la liste d’attente')]);
});

test('two rows of one person become one: what she keeps, booked and wrote follows', () => {
  sesTraces();
  const double = fabriquerPersonne(db, { prenom: elle.prenom, nom: elle.nom }).id;
  fusionner(ctxDe(db, coordination), double, { ...CHOIX, doublonId: elle.id });
  expect(donneesDesMalles(ctxDe(db, coordination), double).map(({ lignes }) => lignes.length)).toEqual([1, 1, 1, 1, 1]);
  expect(verifierMalles(db)).toEqual([]);
});

describe('the words of old loans', () => {
  const oublier = (le: string) => TACHE_DES_MOTS_DE_PRET.executer(ctxDuTemps(db, new Date(le)));

  test('go three years after its end, once; the loan and what was counted stay', () => {
    const { pret } = sesTraces();
    expect(oublier('2029-03-02T03:58:00Z')).toBe('Aucun mot à effacer.');
    expect(oublier('2029-03-03T03:58:00Z')).toBe('Les mots d’un prêt effacés.');
    expect(db.select().from(reservations).all()).toMatchObject([{ id: pret.id, mot: null, motif: null, statut: 'close' }]);
    expect(db.select().from(inventaires).all()).toMatchObject([{ remis: NOM_OUBLIE, recu: NOM_OUBLIE, remarque: null }]);
    expect(db.select().from(lignesInventaire).all()).toMatchObject([{ presents: 23, precision: null }]);
    expect(db.select().from(journal).all().at(-1)).toMatchObject({ acte: 'effacer_les_mots', objetId: pret.id });
    expect(oublier('2029-03-04T03:58:00Z')).toBe('Aucun mot à effacer.');
  });

  test('of a loan that goes on, stay', () => {
    const { malle } = sesTraces();
    oublier('2029-03-03T03:58:00Z');
    const dates = { debut: '2026-04-07', fin: '2026-04-08', mot: 'Pour la fête.' };
    fabriquerReservation(db, { malleId: malle.id, structureId: ici.structure.id, contactId: elle.id, ...dates });
    expect(oublier('2036-03-03T03:58:00Z')).toBe('Aucun mot à effacer.');
  });
});
