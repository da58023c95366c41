import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** What follows a formation: what those who came say of it, what one holds. */
export const routesApresLesFormations: RouteConfigEntry[] = [
  route('formations/questionnaires/:id', 'formations/pages/questionnaire.tsx'),
  route('formations/:id/synthese', 'formations/pages/synthese.tsx'),
  route('formations/:id/synthese.pdf', 'formations/pages/synthese-pdf.ts'),
  route('formations/:id/synthese.xlsx', 'formations/pages/synthese-xlsx.ts'),
  // Qualifications
  route('formations/qualifications', 'formations/pages/qualifications.tsx'),
  route('formations/qualifications/structures/:id', 'formations/pages/qualifications-de-structure.tsx'),
  route('formations/qualifications/structures/:id/:personneId/:code', 'formations/pages/noter-qualification.tsx'),
  // Comptes
  route('formations/:id/comptes', 'formations/pages/comptes.tsx'),
];
