import { expect, test } from 'vitest';
import { decrireErreur, situerErreur } from './erreur-technique.ts';

const MARQUE = 'ce qu’elle a écrit';

test('an error of the cell says its name and where it happened, nothing of what it says', () => {
  const erreurs = [
    new Error(MARQUE),
    // A line of the message that looks like a frame.
    new TypeError(`${MARQUE}\n    at ${MARQUE} (ici:1:1)\n    at encore ${MARQUE}`),
    Object.assign(new Error('x'), { code: MARQUE, cause: new Error(MARQUE), params: [MARQUE] }),
    Object.assign(new Error(MARQUE), { name: MARQUE }),
    MARQUE,
    { message: MARQUE },
  ];
  for (const erreur of erreurs) expect(JSON.stringify(situerErreur(erreur))).not.toContain(MARQUE);
  const { nom, pile } = situerErreur(new TypeError(`${MARQUE}\n    at ${MARQUE}`));
  expect(nom).toBe('TypeError');
  expect(pile[0]).toContain('erreur-technique.test');
});

test('elsewhere, a message of several lines stays out of the frames', () => {
  const { pile } = decrireErreur(new Error(`une phrase\n    at ${MARQUE}`));
  expect(JSON.stringify(pile)).not.toContain(MARQUE);
});
