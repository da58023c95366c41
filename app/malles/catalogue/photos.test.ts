import { crc32, deflateSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { lireFichier } from '#app/accueil/fichiers.server.ts';
import { PRISES } from '#app/accueil/prises.server.ts';
import { OCTETS_MAX, preparerImage } from '#app/reseau/fichiers/fichiers.server.ts';
import { rolesReseau } from '#app/reseau/personnes/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerMalle } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { changerObjet } from './contenu.server.ts';
import { MAX_PHOTOS } from './longueurs.ts';
import { ajouterPhoto, photosDesMalles, photosDesObjets, retirerPhoto } from './photos.server.ts';

let db: Base;
beforeEach(() => {
  db = baseDeTest().db;
});

function morceau(nom: string, contenu: Buffer): Buffer {
  const corps = Buffer.concat([Buffer.from(nom, 'ascii'), contenu]);
  const [longueur, somme] = [Buffer.alloc(4), Buffer.alloc(4)];
  longueur.writeUInt32BE(contenu.length);
  somme.writeUInt32BE(crc32(corps));
  return Buffer.concat([longueur, corps, somme]);
}

/** A white PNG of one bit a dot: its size in dots says nothing of its weight. */
function png(largeur: number, hauteur: number): File {
  const tete = Buffer.alloc(13);
  tete.writeUInt32BE(largeur, 0);
  tete.writeUInt32BE(hauteur, 4);
  tete[8] = 1;
  const points = deflateSync(Buffer.alloc((Math.ceil(largeur / 8) + 1) * hauteur));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const entier = Buffer.concat([signature, morceau('IHDR', tete), morceau('IDAT', points), morceau('IEND', Buffer.of())]);
  return new File([new Uint8Array(entier)], 'malle.png');
}

test('a false photo, one of 30 MB and one that unfolds without end are refused on their field', async () => {
  const refuse = { code: 'IMPOSSIBLE', champ: 'photo' };
  await expect(preparerImage(new File(['<svg onload="alert(1)"/>'], 'malle.jpg'), 'photo')).rejects.toMatchObject(refuse);
  await expect(preparerImage(new File(['%PDF-1.7\n'], 'malle.jpg'), 'photo')).rejects.toMatchObject(refuse);
  const lourde = new File([new Uint8Array([0xff, 0xd8, 0xff]), new Uint8Array(30 * 1024 * 1024)], 'malle.jpg');
  await expect(preparerImage(lourde, 'photo')).rejects.toMatchObject({
    ...refuse,
    message: expect.stringContaining('10\u00a0Mo'),
  });
  const bombe = png(30_000, 30_000);
  expect(bombe.size).toBeLessThan(OCTETS_MAX / 50);
  await expect(preparerImage(bombe, 'photo')).rejects.toMatchObject(refuse);
  expect(await preparerImage(png(40, 20), 'photo')).toMatchObject({ genre: 'image/webp' });
});

test('photos of a malle and of an object are put by who keeps it, and seen by whoever sees the malles', async () => {
  const equipe = fabriquerEquipe(db);
  const ailleurs = fabriquerEquipe(db);
  const partenaire = fabriquerPersonne(db).id;
  db.insert(rolesReseau).values({ personneId: partenaire, role: 'partenaire', donneLe: LUNDI_MATIN }).run();
  const { malle, objets } = fabriquerMalle(db, { structureId: equipe.structure.id });
  const [elle, autre] = [ctxDe(db, equipe.animatrice.id), ctxDe(db, ailleurs.animatrice.id)];
  const photo = await preparerImage(png(40, 20), 'photo');
  for (let n = 0; n < MAX_PHOTOS; n++) ajouterPhoto(elle, malle.slug, photo);
  expect(() => ajouterPhoto(elle, malle.slug, photo)).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE', champ: 'photo' }));
  expect(() => ajouterPhoto(autre, malle.slug, photo)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));

  const objet = { id: objets[0]?.id ?? 0, nom: 'Balles', nombre: 24, consommable: false, valeur: undefined, aSavoir: undefined };
  changerObjet(elle, malle.slug, objet, photo);
  changerObjet(elle, malle.slug, objet, photo);
  const [deLObjet] = [...photosDesObjets(ctxDe(db, partenaire), [objet.id]).values()];
  const numero = (adresse: string | undefined) => Number(adresse?.split('/').at(-1));
  const lire = (qui: number, adresse: string | undefined) => lireFichier(ctxDe(db, qui), PRISES, numero(adresse), 'petite').genre;
  const [premiere, ...autres] = photosDesMalles(elle, [malle.id]).get(malle.id) ?? [];
  for (const adresse of [premiere, deLObjet]) {
    expect(lire(ailleurs.animatrice.id, adresse)).toBe('image/webp');
    expect(() => lire(partenaire, adresse)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  }
  // The photo of an object is not taken away as one of the malle.
  expect(() => retirerPhoto(elle, malle.slug, numero(deLObjet))).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  expect(() => retirerPhoto(autre, malle.slug, numero(premiere))).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
  retirerPhoto(elle, malle.slug, numero(premiere));
  expect(photosDesMalles(elle, [malle.id]).get(malle.id)).toEqual(autres);
  changerObjet(elle, malle.slug, objet, null);
  expect(photosDesObjets(elle, [objet.id]).size).toBe(0);
});
