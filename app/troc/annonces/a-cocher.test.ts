import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { choisisAuDebut, cochesDe, montres } from './a-cocher.ts';
import { SavoirFaireACocher } from './savoir-faire-a-cocher.tsx';

const terme = (slug: string, coche: boolean) => ({ slug, nom: slug, coche });
const dits = (termes: readonly { slug: string; coche: boolean }[]) => termes.map(({ slug, coche }) => `${slug} ${coche}`);

test('what the server had ticked stays when a letter is typed, unless someone unticked it', () => {
  const choisis = choisisAuDebut([terme('jardin', true), terme('cirque', false)]);
  expect(dits(montres([terme('cuisine', true)], choisis))).toEqual(['jardin true', 'cuisine true']);
  const sans = new Map(choisis).set('jardin', terme('jardin', false));
  expect(dits(montres([terme('cuisine', true), terme('jardin', true)], sans))).toEqual(['cuisine true', 'jardin false']);
});

test('after a refusal, what was posted is ticked, and nothing else', () => {
  const termes = [terme('jardin', true), terme('cirque', false)];
  const refuse = (postes: Partial<Formulaire>): Formulaire => ({ valeurs: {}, erreurs: {}, ...postes });
  expect(dits(cochesDe(termes, refuse({ valeurs: { vus: 'on', competences: 'cirque' } })))).toEqual([
    'jardin false',
    'cirque true',
  ]);
  expect(dits(cochesDe(termes, refuse({ valeurs: { vus: 'on' } })))).toEqual(['jardin false', 'cirque false']);
  expect(dits(cochesDe(termes, refuse({})))).toEqual(['jardin true', 'cirque false']);
  const html = renderToStaticMarkup(
    createElement(SavoirFaireACocher, {
      ...{ termes, titre: 'Un jardin', reconnuPour: 'Un jardin', retour: '/troc/annonces/nouvelle' },
      formulaire: refuse({ valeurs: { vus: 'on', competences: 'cirque' }, listes: { competences: ['cirque'] } }),
    }),
  );
  expect(/<input[^>]*checked[^>]*>/.exec(html)?.[0]).toContain('value="cirque"');
});
