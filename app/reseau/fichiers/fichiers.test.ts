import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { imagesDe, remplacerImage } from '#app/reseau/structures/images-de-structure.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import {
  ecrireFichier,
  fichierDe,
  OCTETS_MAX,
  preparerDepot,
  preparerFichier,
  preparerImage,
  retirerFichiers,
} from './fichiers.server.ts';
import { dispositionDe, genreDeFichier, nomDeFichierSur } from './genre-de-fichier.ts';
import { fichiers } from './tables.ts';

let ouverte: BaseOuverte;
beforeEach(() => {
  ouverte = baseDeTest();
});
afterEach(() => ouverte.fermer());

/** A photo as a telephone takes it: lying on its side, with a place and a name in it. */
const photo = (largeur = 2000, hauteur = 1000) =>
  sharp({ create: { width: largeur, height: hauteur, channels: 3, background: '#1f5691' } })
    .withExif({ IFD0: { Artist: 'Roudier', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 50/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const fichier = (nom: string, contenu: Buffer) => new File([new Uint8Array(contenu)], nom);

describe('a file', () => {
  it('is drawn again in two sizes, upright, without what the camera wrote', async () => {
    const origine = await photo();
    expect((await sharp(origine).metadata()).exif).toBeDefined();
    const pret = await preparerFichier({ nom: 'Été à l’étang.JPG', contenu: origine });
    expect(pret).toMatchObject({ nom: 'Été à l étang.webp', genre: 'image/webp' });
    for (const [image, cotes] of [
      [pret.contenu, [800, 1600]],
      [pret.vignette, [240, 480]],
    ] as const) {
      const { width, height, exif, orientation } = await sharp(image ?? Buffer.of()).metadata();
      expect([width, height]).toEqual(cotes);
      expect(exif).toBeUndefined();
      expect(orientation).toBeUndefined();
    }
    expect(pret.contenu.includes('Roudier')).toBe(false);
  });

  it('is judged by its content, whatever its name says', async () => {
    const png = await sharp(await photo(20, 10))
      .png()
      .toBuffer();
    expect((await preparerFichier({ nom: 'menteur.pdf', contenu: png })).genre).toBe('image/webp');
    const refuses: [string, Buffer][] = [
      ['photo.jpg', Buffer.from('<script>alert(1)</script>')],
      ['dessin.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['programme.png', Buffer.from('MZ\u0090\u0000')],
      ['anime.gif', Buffer.from('GIF89a')],
      ['vide.jpg', Buffer.of()],
      ['coupee.jpg', (await photo()).subarray(0, 400)],
      ['faux.png', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('<script>')])],
      ['lourd.pdf', Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(OCTETS_MAX)])],
    ];
    for (const [nom, contenu] of refuses) {
      await expect(preparerFichier({ nom, contenu }), nom).rejects.toMatchObject({ code: 'IMPOSSIBLE', champ: 'fichier' });
    }
    expect(genreDeFichier(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf');
  });

  it('gets a name that is one', () => {
    expect(nomDeFichierSur('../../etc/passwd', 'pdf')).toBe('passwd.pdf');
    expect(nomDeFichierSur('C:\\photos\\"été".jpg', 'webp')).toBe('été.webp');
    expect(nomDeFichierSur('💥.png', 'webp')).toBe('fichier.webp');
    expect(dispositionDe('été\r\n".webp')).toBe('inline; filename="ete___.webp"; filename*=UTF-8\'\'%C3%A9t%C3%A9%0D%0A%22.webp');
  });

  it('of a form is refused on its field: too heavy before it is read, a PDF where a picture is wanted', async () => {
    const lourd = { size: OCTETS_MAX + 1, name: 'film.jpg', arrayBuffer: () => Promise.reject(new Error('lu')) } as File;
    await expect(preparerDepot(lourd, 'scan')).rejects.toMatchObject({ code: 'IMPOSSIBLE', champ: 'scan' });
    const pdf = fichier('convention signée.pdf', Buffer.from('%PDF-1.7\n'));
    expect(await preparerDepot(pdf, 'scan')).toMatchObject({
      nom: 'convention signée.pdf',
      genre: 'application/pdf',
      vignette: null,
    });
    await expect(preparerImage(pdf, 'photo')).rejects.toMatchObject({ champ: 'photo', message: expect.stringContaining('PDF') });
    expect(await preparerImage(fichier('a.jpg', await photo(40, 20)), 'photo')).toMatchObject({ genre: 'image/webp' });
  });

  it('belongs to an object: the last one is found, all go at once, those of others stay', async () => {
    const { id: personneId } = fabriquerPersonne(ouverte.db);
    fabriquerCompte(ouverte.db, personneId);
    const ctx = ctxDe(ouverte.db, personneId);
    const pret = await preparerFichier({ nom: 'scan.pdf', contenu: Buffer.from('%PDF-1.7\n') });
    const papier = { domaine: 'troc', objet: 'papier', objetId: 12 };
    const voisins = [
      { ...papier, objetId: 13 },
      { ...papier, objet: 'experience' },
      { ...papier, domaine: 'malles' },
    ];
    expect(fichierDe(ctx, papier)).toBeNull();
    for (const a of [papier, ...voisins]) ecrireFichier(ctx, a, pret);
    const dernier = ecrireFichier(ctx, papier, pret);
    expect(fichierDe(ctx, papier)).toBe(dernier);
    expect(retirerFichiers(ctx, papier)).toBe(2);
    expect(retirerFichiers(ctx, papier)).toBe(0);
    expect(fichierDe(ctx, papier)).toBeNull();
    for (const a of voisins) expect(fichierDe(ctx, a)).not.toBeNull();
  });

  it('replaces the photo of a structure, by whoever may change its page', async () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(ouverte.db);
    const prete = await preparerImage(fichier('a.jpg', await photo(40, 20)), 'photo');
    const deposer = (qui: number, ou = structure.id) => remplacerImage(ctxDe(ouverte.db, qui), ou, 'photo', prete);
    deposer(responsable.id);
    deposer(responsable.id);
    const [{ id } = { id: 0 }, ...autres] = ouverte.db.select().from(fichiers).all();
    expect(autres).toEqual([]);
    expect(() => deposer(animatrice.id)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
    expect(() => deposer(responsable.id, 999)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    remplacerImage(ctxDe(ouverte.db, responsable.id), structure.id, 'logo', prete);
    const { photo: sienne, logo } = imagesDe(ouverte, structure.id);
    expect([sienne, logo]).toEqual([`/fichiers/${id}`, `/fichiers/${id + 1}`]);
    remplacerImage(ctxDe(ouverte.db, responsable.id), structure.id, 'photo', null);
    expect(imagesDe(ouverte, structure.id)).toEqual({ photo: null, logo });
  });
});
