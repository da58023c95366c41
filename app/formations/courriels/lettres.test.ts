import { expect, test } from 'vitest';
import { lettreDeFormation } from './lettres-formation.ts';

test('whoever said a need reads that a formation answers it, in sentences', () => {
  const { paragraphes } = lettreDeFormation('inviter', {
    ...{ nom: 'Inès Roudier', page: 'https://reseau.example/formations/1', titre: 'Animer un débat' },
    ...{ lieu: 'Salle des fêtes, Limoges', seances: [], periode: null, limite: null },
  });
  expect(paragraphes).toEqual([
    'Une formation répond à votre besoin\u00a0: «\u00a0Animer un débat\u00a0». Elle se tient\u00a0: Salle des fêtes, Limoges.',
    'Elle s’ouvre aux inscriptions.',
  ]);
});
