import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { Pagination } from '#app/ui/pagination.tsx';
import type { BesoinMontre } from './page-des-besoins.server.ts';
import { etapesDe, ThemesDeBesoins } from './themes-de-besoins.tsx';

// What they are without JavaScript, and without a router around.
vi.mock('@remix-run/react', () => ({
  Form: 'form',
  Link: ({ to, children }: { to: string; children: ReactNode }) => createElement('a', { href: to }, children),
}));

const besoin = (id: number, rangeable = false): BesoinMontre => ({
  ...{ id, texte: `Besoin ${id}`, structure: 'La Grange', pour: 'Pour l’équipe salariée', etat: '', qui: null, le: '2 mars' },
  ...{ formation: null, retirable: false, theme: 'Écoute active', rangeable },
});
const page = (peutPreparer: boolean) => ({
  themes: [
    { cle: 'ecoute', nom: 'Écoute active', structures: 1, formation: null, besoins: [besoin(4), besoin(5, true), besoin(6)] },
  ],
  ...{ page: 2, pages: 3, peutPreparer, coches: peutPreparer ? [4] : [], cochesAilleurs: peutPreparer ? [2] : [] },
});
const afficher = (lu: ReturnType<typeof page>) =>
  renderToStaticMarkup(
    createElement(
      'div',
      null,
      createElement(ThemesDeBesoins, lu),
      createElement(Pagination, { ...lu, ...etapesDe('page', 'themes', lu) }),
    ),
  );
const balises = (html: string, nom: string) => html.match(new RegExp(`<${nom}[^>]*>`, 'g')) ?? [];

test('each step of the list sends the ticks, with those of other pages', () => {
  const html = afficher(page(true));
  const besoins = balises(html, 'input').filter((une) => une.includes('name="besoins"'));
  expect(besoins.filter((une) => une.includes('type="checkbox"')).map((une) => une.includes('checked'))).toEqual([
    ...[true, false, false],
  ]);
  expect(besoins.filter((une) => une.includes('type="hidden"')).map((une) => /value="(\d+)"/.exec(une)?.[1])).toEqual(['2']);
  expect(html).toContain('Un besoin coché sur une autre page est gardé.');
  const id = /<form id="([^"]+)"/.exec(html)?.[1];
  const etapes = balises(html, 'button').filter((une) => une.includes('name="page"'));
  expect(etapes.map((une) => /value="(\d)"/.exec(une)?.[1])).toEqual(['1', '3']);
  for (const etape of etapes) {
    expect(etape).toContain(`form="${id}"`);
    expect(etape.toLowerCase()).toContain('formaction="/formations/besoins#themes"');
  }
});

test('whoever ticks nothing steps by links', () => {
  const html = afficher(page(false));
  expect(balises(html, 'button')).toEqual([]);
  expect(html).toContain('href="/formations/besoins?page=3#themes"');
});

test('the word of a need is changed from the list by theme, by whoever may', () => {
  for (const peutPreparer of [true, false]) {
    const html = afficher(page(peutPreparer));
    expect(html.match(/\/formations\/besoins\/\d+\/theme/g)).toEqual(['/formations/besoins/5/theme']);
    expect(html).toContain('Changer<span class="cache"> pour «\u00a0Besoin 5\u00a0»</span>');
  }
});
