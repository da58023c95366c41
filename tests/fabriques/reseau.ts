import type { Organisme, Role } from '#app/commun/droits.ts';
import { agrements } from '#app/reseau/agrements/tables.ts';
import { slugDe } from '#app/reseau/competences/mots.ts';
import { competences, savoirFaire } from '#app/reseau/competences/tables.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { fermetures } from '#app/reseau/fermetures/tables.ts';
import { FONCTIONS_RESPONSABLES, type Fonction } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { signataires } from '#app/reseau/signataires/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import type { Base } from '#db/ouvrir.ts';

type Ligne<T extends { $inferInsert: unknown }> = Partial<T['$inferInsert']>;

let suite = 0;
const numero = () => ++suite;
const creeeLe = new Date('2026-01-05T09:00:00Z');

export function fabriquerCommune(db: Base, champs: Ligne<typeof communes> = {}) {
  const ligne = {
    code: '87085',
    nom: 'Limoges',
    departement: '87',
    codesPostaux: ['87000'],
    lat: 45.83362,
    lon: 1.24759,
    ...champs,
  };
  return db
    .insert(communes)
    .values(ligne)
    .onConflictDoUpdate({ target: communes.code, set: { nom: ligne.nom } })
    .returning()
    .get();
}

/** A structure in a commune that is made when none is given. */
export function fabriquerStructure(db: Base, champs: Ligne<typeof structures> = {}) {
  const n = numero();
  const communeCode = champs.communeCode === undefined ? fabriquerCommune(db).code : champs.communeCode;
  return db
    .insert(structures)
    .values({
      nom: `La Structure ${n}`,
      gestion: 'association',
      adresse: `${n}, rue des Tilleuls`,
      codePostal: '87000',
      creeeLe,
      ...champs,
      communeCode,
    })
    .returning()
    .get();
}

export function fabriquerAgrement(db: Base, champs: Ligne<typeof agrements> & { structureId: number }) {
  return db
    .insert(agrements)
    .values({ genre: 'animation_locale', du: '2025-01-01', au: '2028-12-31', decideur: 'Caf', ...champs })
    .returning()
    .get();
}

export function fabriquerPersonne(db: Base, champs: Ligne<typeof personnes> = {}) {
  const n = numero();
  return db
    .insert(personnes)
    .values({ prenom: 'Inès', nom: `Roudier ${n}`, courriel: `personne.${n}@reseau.example`, creeeLe, ...champs })
    .returning()
    .get();
}

export function fabriquerCompte(db: Base, personneId: number, champs: Ligne<typeof comptes> = {}) {
  return db
    .insert(comptes)
    .values({ id: personneId, creeLe: creeeLe, ...champs })
    .returning()
    .get();
}

export function fabriquerFonction(db: Base, champs: Ligne<typeof fonctions> & { personneId: number; structureId: number }) {
  const fonction: Fonction = champs.fonction ?? 'animation';
  return db
    .insert(fonctions)
    .values({ fonction, responsable: FONCTIONS_RESPONSABLES.includes(fonction), ...champs })
    .returning()
    .get();
}

export function fabriquerRole(
  db: Base,
  personneId: number,
  role: Extract<Role, 'coordination' | 'partenaire' | 'cellule'>,
  organisme: Organisme | null = null,
) {
  db.insert(rolesReseau).values({ personneId, role, donneLe: creeeLe, organisme }).run();
}

export function fabriquerCompetence(db: Base, champs: Ligne<typeof competences> = {}) {
  const nom = champs.nom ?? `Mot ${numero()}`;
  return db
    .insert(competences)
    .values({ slug: slugDe(nom), nom, definition: 'Une phrase qui dit ce que l’on fait.', synonymes: [], ...champs })
    .returning()
    .get();
}

export function fabriquerSavoirFaire(db: Base, champs: Ligne<typeof savoirFaire> & { competenceId: number }) {
  return db
    .insert(savoirFaire)
    .values({ ajouteLe: creeeLe, ...champs })
    .returning()
    .get();
}

/** By delegation when nothing else is said. */
export function fabriquerSignataire(db: Base, champs: Ligne<typeof signataires> & { personneId: number; structureId: number }) {
  const qualite = champs.qualite ?? 'delegation';
  const delegationDu = qualite === 'delegation' ? '2026-01-06' : null;
  return db
    .insert(signataires)
    .values({ qualite, delegationDu, du: delegationDu, noteLe: creeeLe, ...champs })
    .returning()
    .get();
}

export function fabriquerFermeture(db: Base, champs: Ligne<typeof fermetures> & { structureId: number }) {
  return db
    .insert(fermetures)
    .values({ du: '2026-08-03', au: '2026-08-07', motif: 'congés d’été', noteLe: creeeLe, ...champs })
    .returning()
    .get();
}

/** A structure with its direction and one animatrice, all with accounts. */
export function fabriquerEquipe(db: Base, champs: Ligne<typeof structures> = {}) {
  const structure = fabriquerStructure(db, champs);
  const responsable = fabriquerPersonne(db, { prenom: 'Hélène' });
  const animatrice = fabriquerPersonne(db, { prenom: 'Maëlle' });
  fabriquerFonction(db, { personneId: responsable.id, structureId: structure.id, fonction: 'direction' });
  fabriquerFonction(db, { personneId: animatrice.id, structureId: structure.id, fonction: 'animation', intitule: 'animatrice' });
  for (const personne of [responsable, animatrice]) fabriquerCompte(db, personne.id);
  return { structure, responsable, animatrice };
}
