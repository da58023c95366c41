import { demanderUnAppui } from '#app/cellule/demandes/demander.server.ts';
import { CHARTE } from '#app/cellule/membres/membres.ts';
import { nouvelleCleDeMembre, scellerCleDeMembre } from '#app/cellule/membres/phrases.server.ts';
import { membresCellule } from '#app/cellule/tables.ts';
import { type Identite, idAuHasard, nouvelleCle } from '#app/services/coffre.server.ts';
import type { Base, BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerFonction, fabriquerPersonne, fabriquerRole, fabriquerStructure } from './reseau.ts';

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

/** A demande of Sabine Courtiaud, for her structure, to Fatou Diarra: what each of them opens it with. */
export async function fabriquerDemande({ base = baseDeTest() }: { base?: BaseOuverte } = {}) {
  const { db, sqlite } = base;
  const structure = fabriquerStructure(db, { nom: 'Les Quatre Vents' });
  const demandeuse = fabriquerPersonne(db, { prenom: 'Sabine', nom: 'Courtiaud' });
  fabriquerFonction(db, { personneId: demandeuse.id, structureId: structure.id, fonction: 'direction' });
  const membre = fabriquerPersonne(db, { prenom: 'Fatou', nom: 'Diarra' });
  fabriquerFonction(db, {
    personneId: membre.id,
    structureId: fabriquerStructure(db, { communeCode: null }).id,
    fonction: 'direction',
  });
  fabriquerRole(db, membre.id, 'cellule');
  const [appareil, cle] = await Promise.all([nouvelleCle(), nouvelleCle()]);
  db.insert(membresCellule)
    .values({
      ...{ personneId: membre.id, destinataire: cle.destinataire, sel: '', cout: COUT_D_ESSAI, secoursSel: '' },
      ...{ identiteScellee: Buffer.alloc(0), secoursScelle: Buffer.alloc(0) },
      ...{ charteVersion: CHARTE.version, charteLe: '2026-01-05' },
    })
    .run();
  const saisie = {
    ...{ id: idAuHasard(), structureId: structure.id, membre: membre.id, numero: '06 39 98 12 47' },
    ...{ quand: 'demain_matin' as const, mots: 'Nous ne tenons plus.' },
  };
  await demanderUnAppui(ctxDe(db, demandeuse.id), saisie, appareil.identite);
  return {
    ...{ db, sqlite, id: saisie.id },
    demandeuse: { personneId: demandeuse.id, identite: appareil.identite },
    membre: { personneId: membre.id, identite: cle.identite },
  };
}
