import { expect, test } from 'vitest';
import { fabriquerLettre } from '#tests/fabriques/services.ts';
import { dessinerLettre } from './lettres.server.ts';

const enTete = { nom: 'CRU 87', territoire: 'Haute-Vienne' };

test('one content is drawn as HTML without table nor image, and as text', () => {
  const { html, text } = dessinerLettre(fabriquerLettre(), enTete);
  expect(html).not.toMatch(/<table|<img|<script|src=/i);
  expect(html).toContain('max-width:600px');
  expect(html).toContain('prefers-color-scheme: dark');
  expect(html).toContain('href="https://reseau.example/r/k3v9QpL2mT7xk3v9QpL2mT7xk3v9QpL2"');
  expect(html).toContain('1<sup style="font-size:.68em;line-height:0;">er</sup> avril');
  expect(html).toContain('«\u00a0La semaine du 7, nous sommes en sortie avec les familles.\u00a0»');
  // « ~ » stands for the no-break spaces.
  expect(text.replaceAll('\u00a0', '~')).toMatchInlineSnapshot(`
    "Bonjour Hélène,

    Deux points changent dans ce stage~:

    - du mardi 21 au mercredi 22 avril, 2 jours
      (au lieu du mardi 7 au jeudi 9 avril, 3 jours)

    «~La semaine du 7, nous sommes en sortie avec les familles.~»
    Bruno Lascaux

    Lire et répondre à L’Escale~:
    https://reseau.example/r/k3v9QpL2mT7xk3v9QpL2mT7xk3v9QpL2

    Réponse attendue avant mercredi 1er avril. Ensuite la proposition
    s’éteint.

    Le lien ouvre une page~; rien n’est répondu avant que vous choisissiez
    sur cette page.

    Plus simple de vive voix~? La coordination note votre réponse~:
    05~36~49~20~00.

    -- 
    CRU 87, Haute-Vienne
    Vous recevez ce message parce que c’est à La Grange commune de répondre.
    "
  `);
});

test('what people type is never markup', () => {
  const mechant = '<script>alert(1)</script> & "guillemets" <img src=x onerror=alert(1)>';
  const lettre = fabriquerLettre({
    rubrique: mechant,
    titre: mechant,
    bonjour: mechant,
    paragraphes: [mechant],
    points: [{ fort: mechant, detail: mechant }],
    citation: { texte: mechant, auteur: mechant },
    bouton: { libelle: mechant, url: 'https://reseau.example/"><script>alert(1)</script>' },
    echeance: { fort: mechant, suite: mechant },
    pied: [mechant, mechant],
  });
  const { html } = dessinerLettre(lettre, { nom: mechant, territoire: mechant });
  expect(html).not.toMatch(/<script|<img/i);
  expect(html.split('&lt;script&gt;').length - 1).toBeGreaterThan(13);
});

test('a button opens http and https only', () => {
  const bouton = { libelle: 'Ouvrir', url: 'javascript:alert(1)' };
  expect(dessinerLettre(fabriquerLettre({ bouton }), enTete).html).not.toContain('javascript:');
});

test('only a link that answers says that nothing is answered yet', () => {
  const bouton = { libelle: 'Entrer', url: 'https://reseau.example/connexion/k3v9' };
  const { html, text } = dessinerLettre(fabriquerLettre({ bouton }), enTete);
  expect(html).not.toContain('rien n’est répondu');
  expect(html).toContain('Si le bouton ne marche pas');
  expect(text).not.toContain('rien n’est répondu');
});
