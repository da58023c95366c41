import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import mammoth from 'mammoth';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test, vi } from 'vitest';
import { PapierLu } from '#app/ui/papier.tsx';
import { PAPIER } from '#tests/fabriques/papier-exemple.ts';
import { ecrireDocx } from './docx.server.ts';
import { empreinteDuPapier } from './empreinte.server.ts';
import { composer, libelleEmpreinte, type Papier, texteDuPapier } from './papier.ts';
import { ecrirePdf } from './pdf.server.tsx';

vi.setConfig({ testTimeout: 30_000 });

const mots = (texte: string) => texte.split(/[\s\u00a0\u202f]+/).filter(Boolean);
const enOrdre = (texte: string) => mots(texte).toSorted();

async function texteDuPdf(papier: Papier) {
  const document = await getDocumentProxy(new Uint8Array(await ecrirePdf(papier)));
  const { text } = await extractText(document, { mergePages: true });
  return text.replace(papier.pied, '').replace(/Page \d+ sur \d+/g, '');
}

const texteDuDocx = async (papier: Papier) => (await mammoth.extractRawText({ buffer: await ecrireDocx(papier) })).value;

describe('the canonical text', () => {
  const empreinte = empreinteDuPapier(PAPIER);

  test('is made of what one signs, one kind a line', () => {
    expect(texteDuPapier(PAPIER).split('\n').slice(0, 6)).toEqual([
      'titre : Convention de mise à disposition à but non lucratif',
      'numéro : CV-2026-014',
      'édition : Version 2',
      'partie : L’employeur',
      'texte : La Grange commune',
      'texte : Espace de vie sociale, association',
    ]);
  });

  test('is the same once signed, drawn or established on another day', () => {
    expect(empreinte).toMatch(/^[0-9a-f]{64}$/);
    const vierge = { ...PAPIER, signatures: PAPIER.signatures.map(({ titre, lignes }) => ({ titre, lignes })) };
    expect(empreinteDuPapier(vierge)).toBe(empreinte);
    expect(empreinteDuPapier(composer(PAPIER))).toBe(empreinte);
    expect(empreinteDuPapier({ ...PAPIER, etabliLe: 'mercredi 25 mars 2026', pied: 'Autre nom' })).toBe(empreinte);
    expect(empreinteDuPapier(structuredClone(PAPIER))).toBe(empreinte);
  });

  test('changes with a comma, and wherever a word stands', () => {
    const [repas] = PAPIER.lignes;
    const autres: Papier[] = [
      { ...PAPIER, accroche: PAPIER.accroche.replace(', du', ' du') },
      { ...PAPIER, edition: 'Version 2, édition 2' },
      { ...PAPIER, lignes: [{ titre: 'Repas', textes: ['Offerts', 'par L’Escale.'] }] },
      { ...PAPIER, lignes: [], articles: [...(repas ? [repas] : []), ...(PAPIER.articles ?? [])] },
      { ...PAPIER, lignes: [{ titre: 'Repas', textes: [] }], mentions: ['Offerts par L’Escale.', ...PAPIER.mentions] },
      { ...PAPIER, lignes: [{ titre: 'Repas\ntexte : Offerts par L’Escale.', textes: [] }] },
      { ...PAPIER, mentions: [PAPIER.mentions.join('')].concat('') },
    ];
    expect(new Set([empreinte, ...autres.map(empreinteDuPapier)]).size).toBe(autres.length + 1);
  });
});

describe('the three drawings', () => {
  test('say the same words', async () => {
    const pdf = await texteDuPdf(PAPIER);
    expect(enOrdre(await texteDuDocx(PAPIER))).toEqual(enOrdre(pdf));
    const html = renderToStaticMarkup(createElement(PapierLu, { papier: PAPIER }));
    const page = html.replace(/<[^>]+>/g, ' ');
    const empreinte = `Empreinte du texte : ${libelleEmpreinte(empreinteDuPapier(PAPIER))}`;
    expect(enOrdre(`${page} ${empreinte}`)).toEqual(enOrdre(pdf));
  });

  test('fill the box of who signed, and leave the other free', async () => {
    const pdf = (await texteDuPdf(PAPIER)).replace(/\s+/g, ' ');
    expect(pdf).toContain('Signé le 27 mars 2026 à 9 h 02 Code K7QM-4XTA cru87.example/signatures/K7QM-4XTA');
    expect(pdf).toContain('Pour L’Escale Bruno Lascaux, direction Date et signature');
    expect(pdf).not.toContain('Hélène Marsaudon, direction Date');
    const html = renderToStaticMarkup(createElement(PapierLu, { papier: PAPIER }));
    expect(html.match(/signature--faite/g)).toHaveLength(1);
    expect(renderToStaticMarkup(createElement(PapierLu, { papier: PAPIER, sansSignatures: true }))).not.toContain('K7QM');
  });

  test('say that a copy was signed by hand', async () => {
    const signatures = PAPIER.signatures.map((boite) =>
      boite.signee ? { ...boite, signee: { ...boite.signee, moyen: 'exemplaire' as const } } : boite,
    );
    const attendu = 'Exemplaire signé à la main, déposé le 27 mars 2026 à 9 h 02';
    for (const texte of [await texteDuPdf({ ...PAPIER, signatures }), await texteDuDocx({ ...PAPIER, signatures })]) {
      expect(mots(texte).join(' ')).toContain(attendu);
    }
  });

  test('give no hash on a paper that nobody signed', async () => {
    const vierge = { ...PAPIER, signatures: [] };
    expect(await texteDuPdf(vierge)).not.toContain('Empreinte');
    expect(await texteDuDocx(vierge)).not.toContain('Empreinte');
  });
});

describe('the Word document', () => {
  test('has real headings, a title, pages numbered and the French language', async () => {
    const docx = await ecrireDocx(PAPIER);
    const { value: html } = await mammoth.convertToHtml({ buffer: docx });
    expect(html).toContain('<h1>Convention de mise à disposition à but non lucratif</h1>');
    expect(html.match(/<h2>\d\. /g)).toHaveLength(2);
    const parties = lireZip(docx);
    expect(parties.get('docProps/core.xml')).toContain('Convention de mise à disposition à but non lucratif CV-2026-014');
    expect(parties.get('word/styles.xml')).toContain('w:val="fr-FR"');
    expect([...parties].find(([nom]) => nom.startsWith('word/footer'))?.[1]).toMatch(/CRU 87.*Page .*PAGE.* sur .*NUMPAGES/s);
    expect(parties.get('word/document.xml')).toMatch(/w:w="11906" w:h="16838"/);
  });

  test('keeps numbers with what they count, and French spaces', async () => {
    const texte = await texteDuDocx({ ...PAPIER, accroche: 'Le 6 janvier 2026 : « 14 heures », 108 km ; 2 jours.' });
    expect(texte).toContain('Le 6\u00a0janvier 2026\u00a0: «\u00a014\u00a0heures\u00a0», 108\u00a0km\u00a0; 2\u00a0jours.');
  });
});

test('the style sheet knows every class of a paper', () => {
  const css = readFileSync('app/ui/styles/papier.css', 'utf8');
  const html = renderToStaticMarkup(createElement(PapierLu, { papier: PAPIER }));
  const siennes = [...html.matchAll(/class="([^"]+)"/g)].flatMap(([, noms = '']) => noms.split(' '));
  const inconnues = siennes.filter((nom) => /^(papier|parties|signature)/.test(nom) && !css.includes(`.${nom}`));
  expect(inconnues).toEqual([]);
});

/** Names and texts of a ZIP, from its central directory. */
function lireZip(zip: Buffer): Map<string, string> {
  const fichiers = new Map<string, string>();
  let place = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16);
  while (zip.readUInt32LE(place) === 0x02014b50) {
    const [taille, nom, extra, note] = [20, 28, 30, 32].map((ecart) =>
      ecart === 20 ? zip.readUInt32LE(place + ecart) : zip.readUInt16LE(place + ecart),
    ) as [number, number, number, number];
    const local = zip.readUInt32LE(place + 42);
    const debut = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const contenu = zip.subarray(debut, debut + taille);
    const texte = zip.readUInt16LE(place + 10) === 0 ? contenu : inflateRawSync(contenu);
    fichiers.set(zip.subarray(place + 46, place + 46 + nom).toString(), texte.toString());
    place += 46 + nom + extra + note;
  }
  return fichiers;
}
