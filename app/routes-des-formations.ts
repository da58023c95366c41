import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The formations' part of the map. */
export const routesDesFormations: RouteConfigEntry[] = [
  // Inscriptions
  route('formations/inscriptions/:id', 'formations/pages/inscription.tsx'),
  route('formations/:id/inscription', 'formations/pages/inscription-a-la-formation.tsx'),

  // Besoins
  route('formations/besoins', 'formations/pages/besoins-de-formation.tsx'),
  route('formations/besoins/:id/theme', 'formations/pages/ranger-un-besoin.tsx'),
  route('formations/besoins/:id/retirer', 'formations/pages/retirer-un-besoin.ts'),

  // De la place au certificat
  route('formations/:id/convoquer', 'formations/pages/convoquer-formation.tsx'),
  route('formations/:id/rendez-vous.ics', 'formations/pages/rendez-vous-de-formation.ts'),
  // Présence
  route('formations/:id/presence', 'formations/pages/presence-de-formation.tsx'),
  route('formations/:id/presence/:jeton', 'formations/pages/je-suis-la.tsx'),
  route('formations/:id/emargement.pdf', 'formations/pages/emargement.ts'),
  // Papiers
  route('formations/inscriptions/:id/:sorte.pdf', 'formations/pages/papier-de-formation.ts'),
  route('formations/:id/certificats', 'formations/pages/certificats-de-formation.tsx'),
  route('formations/:id/certificats.pdf', 'formations/pages/certificats-pdf.ts'),
  route('moi/certificats', 'formations/pages/mes-certificats.tsx'),

  // Ce qu’on en dit
  route('formations/questionnaires/:id', 'formations/pages/questionnaire.tsx'),
  route('formations/:id/synthese', 'formations/pages/synthese.tsx'),
  route('formations/:id/synthese.pdf', 'formations/pages/synthese-pdf.ts'),
  route('formations/:id/synthese.xlsx', 'formations/pages/synthese-xlsx.ts'),
  route('formations/:id/reponses/:genre', 'formations/pages/noter-une-reponse.tsx'),
  // Qualifications
  route('formations/qualifications', 'formations/pages/qualifications.tsx'),
  route('formations/qualifications/structures/:id', 'formations/pages/qualifications-de-structure.tsx'),
  route('formations/qualifications/structures/:id/:personneId/:code', 'formations/pages/noter-qualification.tsx'),
  route('formations/qualifications/references/:code', 'formations/pages/reference-de-qualification.tsx'),
  // Supports
  route('formations/:id/supports', 'formations/pages/supports-de-formation.tsx'),
  // Comptes
  route('formations/:id/comptes', 'formations/pages/comptes.tsx'),

  // Chiffres
  route('formations/chiffres', 'formations/pages/chiffres-des-formations.tsx'),
  route('formations/chiffres.csv', 'formations/pages/chiffres-des-formations-csv.ts'),
  route('formations/chiffres.xlsx', 'formations/pages/chiffres-des-formations-xlsx.ts'),
  route('formations/chiffres/lignes', 'formations/pages/lignes-comptees.tsx'),
  // Les siennes, celles d’une structure
  route('formations/miennes', 'formations/pages/mes-formations.tsx'),
  route('formations/structures/:id', 'formations/pages/plan-de-structure.tsx'),
  route('formations/structures/:id/plan.xlsx', 'formations/pages/plan-xlsx.ts'),

  // Programme
  route('formations', 'formations/pages/formations.tsx'),
  route('formations/nouvelle', 'formations/pages/nouvelle-formation.tsx'),
  route('formations/:id/modifier', 'formations/pages/modifier-formation.tsx'),
  route('formations/:id/confier', 'formations/pages/confier-formation.tsx'),
  route('formations/:id/annonce', 'formations/pages/annonce-de-formation.tsx'),
  route('formations/:id', 'formations/pages/formation.tsx'),
  route('formations/:id/:passage', 'formations/pages/franchir-formation.tsx'),
];
