import type * as Docx from 'docx';
import { mentionDEmpreinte } from './empreinte.server.ts';
import { composer, enteteDuPapier, lignesDeSignature, type Papier, titreDArticle } from './papier.ts';

const ENCRE = '1B2233';
const DOUCE = '4B5365';
const FILET = 'DDD4C3';
/** Twentieths of a point: A4 is 11 906 × 16 838. */
const LARGEUR = 11_906;
const MARGE = 1_000;
const UTILE = LARGEUR - 2 * MARGE;
const COLONNE_TITRE = 2_300;

/** Word documents weigh on memory: their maker is read when the first one is asked for. */
const ouvrirAtelier = () => import('docx');

type Atelier = Awaited<ReturnType<typeof ouvrirAtelier>>;

/** Writes a paper as a Word document: the same words as on A4, with real headings, to be completed by hand. */
export async function ecrireDocx(papierBrut: Papier): Promise<Buffer> {
  const docx = await ouvrirAtelier();
  const papier = composer(papierBrut);
  const [nom = papier.pied] = papier.emetteur;
  const mentions = [...papier.mentions, ...mentionDEmpreinte(papier)];
  const document = new docx.Document({
    title: `${papier.titre} ${papier.reference}`,
    creator: nom,
    lastModifiedBy: nom,
    description: papier.accroche,
    styles: stylesDuDocument(docx),
    sections: [
      {
        properties: {
          page: {
            size: { width: LARGEUR, height: 16_838 },
            margin: { top: MARGE, bottom: MARGE, left: MARGE, right: MARGE, footer: 500 },
          },
        },
        footers: { default: pied(docx, papier.pied) },
        children: [
          tete(docx, papier),
          new docx.Paragraph({ text: papier.titre, heading: docx.HeadingLevel.HEADING_1 }),
          ...parties(docx, papier.parties ?? []),
          new docx.Paragraph({ text: papier.accroche, style: 'Accroche' }),
          ...lignes(docx, papier.lignes),
          ...(papier.articles ?? []).flatMap(({ titre, textes }, rang) => [
            new docx.Paragraph({ text: titreDArticle(titre, rang), heading: docx.HeadingLevel.HEADING_2 }),
            ...textes.map((texte) => new docx.Paragraph({ text: texte })),
          ]),
          ...signatures(docx, papier.signatures),
          ...mentions.map(
            (text, rang) => new docx.Paragraph({ text, style: 'Mention', spacing: { before: rang === 0 ? 240 : 0 } }),
          ),
        ],
      },
    ],
  });
  return docx.Packer.toBuffer(document);
}

function stylesDuDocument({ BorderStyle }: Atelier): Docx.IStylesOptions {
  const filet = { style: BorderStyle.SINGLE, size: 4, color: FILET, space: 6 };
  return {
    default: {
      // Half-points. Everyone has Arial; the papers' own font is embedded in the PDF alone.
      document: {
        run: { font: 'Arial', size: 19, color: ENCRE, language: { value: 'fr-FR', eastAsia: 'fr-FR' } },
        paragraph: { spacing: { line: 264, after: 40 } },
      },
      heading1: { run: { size: 36, bold: true, color: ENCRE }, paragraph: { spacing: { before: 320, after: 160 } } },
      heading2: {
        run: { size: 21, bold: true, color: ENCRE },
        paragraph: { spacing: { before: 160, after: 30 }, keepNext: true },
      },
    },
    paragraphStyles: [
      { id: 'Accroche', name: 'Accroche', basedOn: 'Normal', run: { size: 21 }, paragraph: { spacing: { after: 160 } } },
      {
        id: 'Mention',
        name: 'Mention',
        basedOn: 'Normal',
        run: { size: 16, color: DOUCE },
        paragraph: { border: { top: filet } },
      },
      { id: 'Pied', name: 'Pied', basedOn: 'Normal', run: { size: 17 } },
      { id: 'Doux', name: 'Doux', basedOn: 'Normal', run: { color: DOUCE } },
    ],
  };
}

function pied({ Footer, Paragraph, TextRun, PageNumber, TabStopType }: Atelier, nom: string): Docx.Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Pied',
        tabStops: [{ type: TabStopType.RIGHT, position: UTILE }],
        children: [new TextRun(nom), new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' sur ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });
}

/** Columns of equal or given widths, without borders but those one asks for. */
function tableau(docx: Atelier, rangees: Docx.Paragraph[][][], largeurs: number[], bords: Docx.ITableCellOptions['borders']) {
  const aucun = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  return new docx.Table({
    width: { size: UTILE, type: docx.WidthType.DXA },
    columnWidths: largeurs,
    layout: docx.TableLayoutType.FIXED,
    borders: { top: aucun, bottom: aucun, left: aucun, right: aucun, insideHorizontal: aucun, insideVertical: aucun },
    rows: rangees.map(
      (cellules) =>
        new docx.TableRow({
          cantSplit: true,
          children: cellules.map(
            (children, rang) =>
              new docx.TableCell({
                children,
                width: { size: largeurs[rang] ?? 0, type: docx.WidthType.DXA },
                margins: { top: 90, bottom: 90, left: 0, right: rang === cellules.length - 1 ? 0 : 160 },
                ...(bords ? { borders: bords } : {}),
              }),
          ),
        }),
    ),
  });
}

function tete(docx: Atelier, papier: Papier) {
  const [nom = '', ...coordonnees] = papier.emetteur;
  const { Paragraph, TextRun, AlignmentType, BorderStyle } = docx;
  const gauche = [
    new Paragraph({ children: [new TextRun({ text: nom, bold: true })] }),
    ...coordonnees.map((ligne) => new Paragraph({ text: ligne })),
  ];
  const droite = enteteDuPapier(papier).map(
    (ligne) => new Paragraph({ text: ligne, style: 'Doux', alignment: AlignmentType.RIGHT }),
  );
  return tableau(docx, [[gauche, droite]], [UTILE * 0.6, UTILE * 0.4], {
    bottom: { style: BorderStyle.SINGLE, size: 8, color: ENCRE },
  });
}

function parties(docx: Atelier, liste: NonNullable<Papier['parties']>) {
  const { Paragraph, TextRun } = docx;
  if (liste.length === 0) return [];
  const cellules = liste.map(({ titre, lignes: [nom = '', ...suite] }) => [
    new Paragraph({ text: titre, style: 'Doux' }),
    new Paragraph({ children: [new TextRun({ text: nom, bold: true })] }),
    ...suite.map((ligne) => new Paragraph({ text: ligne })),
  ]);
  return [
    tableau(
      docx,
      [cellules],
      liste.map(() => Math.floor(UTILE / liste.length)),
      undefined,
    ),
    new Paragraph({ spacing: { after: 60 } }),
  ];
}

function lignes(docx: Atelier, liste: Papier['lignes']) {
  if (liste.length === 0) return [];
  const rangees = liste.map(({ titre, textes }) => [
    [new docx.Paragraph({ text: titre, style: 'Doux' })],
    textes.map((texte) => new docx.Paragraph({ text: texte })),
  ]);
  const bords = { bottom: { style: docx.BorderStyle.SINGLE, size: 4, color: FILET } };
  return [tableau(docx, rangees, [COLONNE_TITRE, UTILE - COLONNE_TITRE], bords)];
}

function signatures(docx: Atelier, cases: Papier['signatures']) {
  if (cases.length === 0) return [];
  const { Paragraph, TextRun, BorderStyle } = docx;
  const filet = { style: BorderStyle.SINGLE, size: 4, color: FILET, space: 8 };
  const cellules = cases.map((signature) => [
    new Paragraph({ children: [new TextRun({ text: signature.titre, bold: true })], border: { top: filet } }),
    // Room for a hand.
    ...(signature.signee ? [] : [new Paragraph({ spacing: { before: 500, after: 500 } })]),
    ...lignesDeSignature(signature).map((ligne) => new Paragraph({ text: ligne })),
  ]);
  return [
    new Paragraph({ spacing: { before: 120 } }),
    tableau(
      docx,
      [cellules],
      cases.map(() => Math.floor(UTILE / cases.length)),
      undefined,
    ),
    new Paragraph({}),
  ];
}
