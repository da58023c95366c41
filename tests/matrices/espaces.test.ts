import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { lireSources, type Source } from './sources.ts';

/** A word, a plain space, then what must stay on its line. */
const MAL_ESPACE = /[\p{L}\p{N}»)’] [:;?!»](?!\S)|« /u;

/** Words that a page writes straight into an element of HTML: those given to a component are spaced there. */
function motsBruts({ chemin, texte: ecrit }: Source): string[] {
  const source = ts.createSourceFile(chemin, ecrit, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const mots: string[] = [];
  const voir = (noeud: ts.Node, enHtml: boolean): void => {
    let ici = enHtml;
    if (ts.isJsxElement(noeud)) ici = /^[a-z]/.test(noeud.openingElement.tagName.getText());
    if (ts.isJsxAttribute(noeud) || ts.isJsxSpreadAttribute(noeud) || ts.isCallExpression(noeud)) ici = false;
    const texte = ts.isJsxText(noeud) || ts.isStringLiteralLike(noeud) || 'rawText' in noeud;
    if (ici && texte) mots.push((noeud as ts.LiteralLikeNode).text.replace(/[ \n]+/g, ' '));
    ts.forEachChild(noeud, (enfant) => voir(enfant, ici));
  };
  voir(source, false);
  return mots;
}

describe('French spaces in what a page writes', () => {
  const pages = lireSources().filter(({ chemin }) => chemin.startsWith('app/malles/') && chemin.endsWith('.tsx'));
  test.each(pages)('$chemin', (page) => {
    expect(motsBruts(page).filter((mots) => MAL_ESPACE.test(mots))).toEqual([]);
  });
});
