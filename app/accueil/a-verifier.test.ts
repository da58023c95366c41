import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { ajouterDelai } from '#app/commun/periode.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import {
  fabriquerAgrement,
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { listAVerifier, suiviAVerifier } from './a-verifier.server.ts';

let db: Base;
let coordination: number;
beforeEach(() => {
  db = baseDeTest().db;
  coordination = fabriquerPersonne(db, { prenom: 'Nadège' }).id;
  fabriquerCompte(db, coordination, { vuLe: LUNDI_MATIN });
  fabriquerRole(db, coordination, 'coordination');
});

const lire = () => listAVerifier(ctxDe(db, coordination));
const cles = () => lire().map(({ cle, total }) => `${cle} ${total}`);
const de = (cle: string) => lire().find((chose) => chose.cle === cle);
/** A structure where all is well. */
function uneQuiVaBien(champs = {}) {
  const equipe = fabriquerEquipe(db, { confirmeeLe: LUNDI_MATIN, ...champs });
  return equipe;
}

test('nothing to mend: nothing is said, neither here nor at home; for others the page does not exist', () => {
  const { responsable } = uneQuiVaBien();
  expect(cles()).toEqual([]);
  expect(suiviAVerifier(ctxDe(db, coordination))).toEqual([]);
  expect(() => listAVerifier(ctxDe(db, responsable.id))).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
});

test('structures: without a responsable, never entered, without a commune, not read again, one address for two', () => {
  const ancienne = { creeeLe: ajouterDelai(LUNDI_MATIN, -500), confirmeeLe: LUNDI_MATIN };
  fabriquerStructure(db, { nom: 'Seule', ...ancienne });
  const vide = fabriquerStructure(db, { nom: 'Vide', ...ancienne });
  fabriquerFonction(db, { personneId: fabriquerPersonne(db).id, structureId: vide.id, fonction: 'direction' });
  uneQuiVaBien({ nom: 'Nulle part', communeCode: null });
  uneQuiVaBien({ nom: 'Oubliée', creeeLe: ancienne.creeeLe, confirmeeLe: ajouterDelai(LUNDI_MATIN, -400) });
  uneQuiVaBien({ nom: 'Jumelle 1', courriel: 'meme@adresse.example' });
  uneQuiVaBien({ nom: 'Jumelle 2', courriel: 'MEME@adresse.example' });
  fabriquerStructure(db, { nom: 'Partie', partieLe: LUNDI_MATIN, communeCode: null });
  expect(cles()).toEqual([
    ...['sans-responsable 1', 'jamais-connectees 1', 'reseau-sans-acces 1'],
    ...['sans-commune 1', 'non-confirmees 1', 'meme-adresse 2'],
  ]);
  expect(de('sans-responsable')?.lignes).toEqual([
    { phrase: 'Seule, Limoges', chemin: expect.stringMatching(/\/inviter$/), geste: 'Inviter une direction' },
  ]);
  expect(de('non-confirmees')?.lignes[0]?.phrase).toBe('Oubliée, Limoges, relue le 16 février 2025');
  expect(suiviAVerifier(ctxDe(db, coordination))).toEqual([
    { salle: 'reseau', poids: 6, phrase: '7 choses à vérifier dans l’annuaire', chemin: '/reseau/a-verifier' },
  ]);
});

test('an address whose last mail was given up, until a later one leaves or the address changes', () => {
  const { responsable } = uneQuiVaBien();
  const ctx = ctxDuTemps(db);
  const elle = eq(personnes.id, responsable.id);
  const deposer = (cle: string, adresse: string | null, etat: 'abandonne' | 'envoye') =>
    db
      .insert(courriels)
      .values({
        ...{ cle, personneId: responsable.id, adresse: adresse ?? '', nom: 'Hélène', sujet: 's', etat, messageId: `<${cle}>` },
        ...{ deposeLe: ctx.maintenant, envoyerApres: ctx.maintenant },
      })
      .run();
  deposer('un', responsable.courriel, 'abandonne');
  deposer('deux', responsable.courriel, 'abandonne');
  expect(de('adresses')).toMatchObject({ total: 1, lignes: [{ chemin: `/reseau/personnes/${responsable.id}` }] });
  db.update(personnes).set({ courriel: null }).where(elle).run();
  expect(de('adresses')).toBeUndefined();
  db.update(personnes).set({ courriel: responsable.courriel }).where(elle).run();
  expect(de('adresses')?.total).toBe(1);
  deposer('trois', responsable.courriel, 'envoye');
  expect(de('adresses')).toBeUndefined();
});

test('the gravest first, fifty lines a kind, and agréments that ended', () => {
  const { structure } = uneQuiVaBien();
  fabriquerAgrement(db, { structureId: structure.id, du: '2021-01-01', au: '2025-12-31' });
  for (let n = 0; n < 60; n++) fabriquerStructure(db, { confirmeeLe: LUNDI_MATIN });
  const [premiere, ...suite] = lire();
  expect(premiere).toMatchObject({ cle: 'sans-responsable', total: 60 });
  expect(premiere?.lignes).toHaveLength(50);
  expect(suite.map(({ cle }) => cle)).toEqual(['agrements-finis']);
});
