import { CHARTE } from '#app/cellule/membres/membres.ts';
import { nouvelleCleDeMembre, scellerCleDeMembre } from '#app/cellule/membres/phrases.server.ts';
import { membresCellule } from '#app/cellule/tables.ts';
import { type Identite, nouvelleCle } from '#app/services/coffre.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { fabriquerRole } from './reseau.ts';

/** Known words, at a cost that tests and demonstrations can pay. */
const COUT_D_ESSAI = 10;

/** A member of the cell who signed the charter of today. */
export async function fabriquerMembre(
  db: Base,
  personneId: number,
  { phrase = 'phrase d’essai de la cellule', secours = 'code de secours d’essai', avecRole = true } = {},
) {
  if (avecRole) fabriquerRole(db, personneId, 'cellule');
  const cle = await nouvelleCleDeMembre(phrase, secours, COUT_D_ESSAI);
  return db
    .insert(membresCellule)
    .values({ ...cle, personneId, charteVersion: CHARTE.version, charteLe: '2026-01-05' })
    .returning()
    .get();
}

/** Another key for a member, or her first one: what opens it is handed back. */
export async function fabriquerCleDeMembre(db: Base, personneId: number): Promise<Identite> {
  const { identite, destinataire } = await nouvelleCle();
  const cle = await scellerCleDeMembre(identite, destinataire, 'phrase d’essai', 'secours d’essai', COUT_D_ESSAI);
  db.insert(membresCellule)
    .values({ ...cle, personneId, charteVersion: CHARTE.version, charteLe: '2026-01-05' })
    .onConflictDoUpdate({ target: membresCellule.personneId, set: cle })
    .run();
  return identite;
}
