import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Prise } from '#app/commun/prise.ts';
import { ecrireFichier, type FichierPret } from '#app/reseau/fichiers/fichiers.server.ts';
import { prise as reseau } from '#app/reseau/prise.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { lireFichier } from './fichiers.server.ts';

let ouverte: BaseOuverte;
beforeEach(() => {
  ouverte = baseDeTest();
});
afterEach(() => ouverte.fermer());

const photo: FichierPret = {
  nom: 'four.webp',
  genre: 'image/webp',
  contenu: Buffer.from('grande'),
  vignette: Buffer.from('petite'),
};
const scan: FichierPret = { nom: 'scan.pdf', genre: 'application/pdf', contenu: Buffer.from('%PDF-1.7'), vignette: null };
const INTROUVABLE = expect.objectContaining({ code: 'INTROUVABLE' });

test('the pictures of a structure are seen by whoever is in the network, in both sizes', () => {
  const { structure, animatrice } = fabriquerEquipe(ouverte.db);
  const ctx = ctxDe(ouverte.db, animatrice.id);
  for (const objet of ['structure', 'logo']) {
    const id = ecrireFichier(ctx, { domaine: 'reseau', objet, objetId: structure.id }, photo);
    expect(lireFichier(ctx, [reseau], id, 'petite')).toEqual({
      ...{ nom: 'four.webp', genre: 'image/webp', contenu: photo.vignette },
    });
    expect(lireFichier(ctx, [reseau], id, 'grande').contenu).toEqual(photo.contenu);
  }
  const orphelin = ecrireFichier(ctx, { domaine: 'reseau', objet: 'structure', objetId: 999 }, photo);
  for (const id of [orphelin, 999, undefined]) expect(() => lireFichier(ctx, [reseau], id, 'grande')).toThrow(INTROUVABLE);
});

test('a room says who sees the files of its objects, one by one', () => {
  const { responsable, animatrice } = fabriquerEquipe(ouverte.db);
  const troc: Prise = {
    domaine: 'troc',
    fichiers: { papier: ({ acteur }, objetId) => objetId === 12 && acteur.personneId === responsable.id },
  };
  const [elle, autre] = [ctxDe(ouverte.db, responsable.id), ctxDe(ouverte.db, animatrice.id)];
  const sien = ecrireFichier(elle, { domaine: 'troc', objet: 'papier', objetId: 12 }, scan);
  const voisin = ecrireFichier(elle, { domaine: 'troc', objet: 'papier', objetId: 13 }, scan);
  // A PDF has no smaller size.
  expect(lireFichier(elle, [reseau, troc], sien, 'petite').contenu).toEqual(scan.contenu);
  expect(() => lireFichier(autre, [reseau, troc], sien, 'grande')).toThrow(INTROUVABLE);
  expect(() => lireFichier(elle, [reseau, troc], voisin, 'grande')).toThrow(INTROUVABLE);
});

test('a kind of object whose right no room gives shows its files to nobody', () => {
  const { structure, responsable } = fabriquerEquipe(ouverte.db);
  const ctx = ctxDe(ouverte.db, responsable.id);
  for (const [domaine, objet] of [
    ['cellule', 'dossier'],
    ['reseau', 'personne'],
    // Neither the same word in another room, nor what every object in JavaScript has.
    ['troc', 'structure'],
    ['reseau', 'constructor'],
    ['reseau', '__proto__'],
  ] as const) {
    const id = ecrireFichier(ctx, { domaine, objet, objetId: structure.id }, photo);
    expect(() => lireFichier(ctx, [reseau, { domaine: 'troc' }], id, 'grande'), `${domaine}/${objet}`).toThrow(INTROUVABLE);
  }
});
