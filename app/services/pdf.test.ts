import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test, vi } from 'vitest';
import type { Papier } from './papier.ts';
import { ecrirePdf } from './pdf.server.tsx';

// Reading react-pdf and its fonts takes a second alone, more beside other tests.
vi.setConfig({ testTimeout: 30_000 });

function papier(champs: Partial<Papier> = {}): Papier {
  return {
    reference: 'OM-2026-031',
    etabliLe: 'vendredi 3 avril 2026',
    titre: 'Ordre de mission',
    emetteur: ['La Grange commune', 'Espace de vie sociale, association', '12, rue du Vieux-Four, 87230 Châlus'],
    accroche: 'Inès Roudier, animatrice, est envoyée à La Cour carrée, à Nexon, le mardi 7 et le mercredi 8 avril 2026.',
    lignes: [
      {
        titre: 'Objet',
        textes: ['Observer l’accueil : cœur, bœuf, Œuvre, ÉTÉ, çà, naïf, efficace, office, flûte, « ça va ? »\u202f; 50,40 €'],
      },
      {
        titre: 'Lieu',
        textes: ['La Cour carrée, 4, rue des Tilleuls, 87800 Nexon', 'Accueil par Łukasz Šimůnek, 05 36 49 13 02'],
      },
    ],
    signatures: [
      { titre: 'Pour l’employeur', lignes: ['Hélène Marsaudon, direction'] },
      { titre: 'Vu par Inès Roudier', lignes: ['animatrice'] },
    ],
    mentions: ['Ce papier ne remplace pas une convention.'],
    pied: 'CRU 87, Haute-Vienne',
    ...champs,
  };
}

async function lire(champs: Partial<Papier> = {}) {
  const pdf = await ecrirePdf(papier(champs));
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document, { mergePages: true });
  return { pdf, document, texte: text.replace(/[\s\u00a0]+/g, ' ') };
}

test('a paper reads back with its names, dates and accents, on one page', async () => {
  const { pdf, document, texte } = await lire();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(document.numPages).toBe(1);
  for (const mots of [
    'La Grange commune',
    'OM-2026-031',
    'Établi le vendredi 3 avril 2026',
    'Ordre de mission',
    'Inès Roudier, animatrice',
    'mardi 7 et le mercredi 8 avril 2026',
    'cœur, bœuf, Œuvre, ÉTÉ, çà, naïf, efficace, office, flûte, « ça va ? » ; 50,40 €',
    'Łukasz Šimůnek',
    '05 36 49 13 02',
    'Pour l’employeur',
    'CRU 87, Haute-Vienne',
    'Page 1 sur 1',
  ]) {
    expect(texte).toContain(mots);
  }
});

test('long names and texts wrap and go on to the next page, whose number is counted', async () => {
  const long = 'Association intercommunale pour l’animation sociale et culturelle '.repeat(4).trim();
  const objet = 'Observer l’accueil des habitants et la tenue d’un jardin partagé. '.repeat(90).trim();
  const { document, texte } = await lire({ emetteur: [long], lignes: [{ titre: 'Objet', textes: [objet, 'x'.repeat(300)] }] });
  expect(document.numPages).toBe(2);
  expect(texte).toContain('Page 2 sur 2');
  expect(texte.split('jardin partagé').length - 1).toBe(90);
});

test('letters that the font has not do not stop a paper', async () => {
  const { texte } = await lire({ accroche: 'Inès 🌻 قاعة الشباب, bienvenue' });
  expect(texte).toContain('bienvenue');
});
