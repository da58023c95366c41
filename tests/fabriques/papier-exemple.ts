import type { Papier } from '#app/services/papier.ts';

/** A paper with all that a paper may have: one box is signed, the other waits. */
export const PAPIER: Papier = {
  reference: 'CV-2026-014',
  edition: 'Version 2',
  etabliLe: 'mardi 24 mars 2026',
  titre: 'Convention de mise à disposition à but non lucratif',
  emetteur: ['CRU 87, Haute-Vienne'],
  parties: [
    {
      titre: 'L’employeur',
      lignes: ['La Grange commune', 'Espace de vie sociale, association', '12, rue du Vieux-Four, 87230 Châlus'],
    },
    {
      titre: 'L’accueil',
      lignes: ['L’Escale', 'Centre social, association', '3, place de la Fontaine, 87500 Saint-Yrieix-la-Perche'],
    },
  ],
  accroche: 'La Grange commune met Maëlle Desroches à la disposition de L’Escale, du mardi 21 au mercredi 22 avril 2026.',
  lignes: [{ titre: 'Repas', textes: ['Offerts par L’Escale.'] }],
  articles: [
    { titre: 'Qui et pourquoi', textes: ['Maëlle Desroches apprend à animer un groupe de parents.'] },
    { titre: 'Quand et où', textes: ['Mardi 21 avril 2026, de 9\u00a0h à 12\u00a0h\u00a030.', 'Soit une demi-journée.'] },
  ],
  signatures: [
    {
      titre: 'Pour La Grange commune',
      lignes: ['Hélène Marsaudon, direction', 'Date et signature'],
      signee: {
        nom: 'Hélène Marsaudon',
        qualite: 'direction, par délégation du 6 janvier 2026',
        le: '27 mars 2026 à 9\u00a0h\u00a002',
        code: 'K7QM-4XTA',
        adresse: 'cru87.example/signatures/K7QM-4XTA',
      },
    },
    { titre: 'Pour L’Escale', lignes: ['Bruno Lascaux, direction', 'Date et signature'] },
  ],
  mentions: ['Modèle à faire relire avant le premier usage.'],
  pied: 'CRU 87, Haute-Vienne',
};
