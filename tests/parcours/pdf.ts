import { extractText, getDocumentProxy } from 'unpdf';

/** What a reader of PDF reads, its pages one after the other. */
export async function texteDePdf(octets: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(octets)), { mergePages: true });
  return plat(text);
}

/** Words in a row, whatever the spaces between them. */
export const plat = (texte: string): string => texte.replace(/[\s\u00a0\u202f]+/g, ' ');
