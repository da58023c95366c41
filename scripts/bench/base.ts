import { hash } from '@node-rs/argon2';
import { isNull } from 'drizzle-orm';
import { LE_TEMPS } from '#app/commun/contexte.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { chargerCompetences } from '#app/reseau/competences/competences.server.ts';
import { savoirFaire } from '#app/reseau/competences/tables.ts';
import { DEPARTEMENT, NOM_RESEAU } from '#app/reseau/reglages.ts';
import { structureCommunes } from '#app/reseau/structures/tables.ts';
import { chargerCommunes } from '#app/reseau/territoire/communes.server.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import type { StatutStage } from '#app/troc/stages/statuts.ts';
import { type Base, ouvrir } from '#db/ouvrir.ts';
import { STRUCTURES } from '#db/semer/demo/structures.ts';
import {
  fabriquerAgrement,
  fabriquerCompte,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSignataire,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';

export const MOT_DE_PASSE = 'mesure-2026-mesure';
export const COMPTES = Array.from({ length: 10 }, (_, rang) => `direction.${rang + 1}@mesure.example`);
export const COMPTE_COORDINATION = 'coordination@mesure.example';
const PERSONNES_PAR_STRUCTURE = 10;
const STAGES_PAR_STRUCTURE = 2;

const STATUTS: readonly StatutStage[] = ['propose', 'accepte', 'signe', 'realise', 'clos', 'clos', 'refuse', 'annule'];

/**
 * Fills a base in proportion: ten people, two stages, five communes, two savoir-faire a structure and one for every third
 * person; two stages in nine need a convention, for two colleagues; the texts of the demonstration, the first and the last
 * names of its people crossed.
 * @returns the first stage whose convention is to be signed: its text is drawn from the terms at each reading
 */
export async function remplirBase(chemin: string, structures: number, maintenant: Date): Promise<number> {
  const motDePasse = await hash(MOT_DE_PASSE);
  const { db, sqlite, fermer } = ouvrir(chemin);
  const reglage = { personneId: null, maintenant };
  ecrireReglage(db, NOM_RESEAU.cle, 'Réseau mesuré', reglage);
  ecrireReglage(db, DEPARTEMENT.cle, '87', reglage);
  const ctx = { db, acteur: LE_TEMPS, maintenant, fuseau: 'Europe/Paris', adressePublique: 'http://localhost' };
  chargerCommunes(ctx, '87');
  chargerCompetences(ctx);
  const aSigner = db.transaction((tx) => {
    const equipes = Array.from({ length: structures }, (_, rang) => fabriquerStructureMesuree(tx, rang, motDePasse));
    const coordination = fabriquerPersonne(tx, { prenom: 'Nadège', nom: 'Faucher', courriel: COMPTE_COORDINATION });
    fabriquerCompte(tx, coordination.id, { motDePasse });
    fabriquerRole(tx, coordination.id, 'coordination');
    return fabriquerStages(tx, equipes, maintenant);
  });
  sqlite.pragma('optimize');
  fermer();
  return aSigner;
}

/** Terms of the vocabulary that are given out, by their id in a new base. */
const TERMES = 100;
const GENS = STRUCTURES.flatMap(({ equipe }) => equipe);
const PRENOMS = [...new Set(GENS.map(([prenom]) => prenom))];
const NOMS = [...new Set(GENS.map(([, nom]) => nom))];

function fabriquerSavoirFaire(db: Base, qui: { structureId: number } | { personneId: number }, rang: number): void {
  const competenceId = 1 + (rang % TERMES);
  db.insert(savoirFaire)
    .values({ ...qui, competenceId, ajouteLe: new Date() })
    .onConflictDoNothing()
    .run();
}

function fabriquerTerritoire(db: Base, structureId: number, rang: number): void {
  const codes = db
    .select({ code: communes.code })
    .from(communes)
    .where(isNull(communes.fusionneeDans))
    .orderBy(communes.code)
    .all();
  const siennes = Array.from({ length: 5 }, (_, n) => codes[(rang * 5 + n) % codes.length]?.code ?? '');
  db.insert(structureCommunes)
    .values(siennes.map((communeCode) => ({ structureId, communeCode })))
    .run();
}

interface Equipe {
  id: number;
  membres: number[];
}

function fabriquerStructureMesuree(db: Base, rang: number, motDePasse: string): Equipe {
  const modele = STRUCTURES[rang % 23] ?? STRUCTURES[0];
  if (!modele) throw new Error('Le modèle manque.');
  const tour = Math.floor(rang / 23);
  const { id } = fabriquerStructure(db, {
    nom: tour === 0 ? modele.nom : `${modele.nom} ${tour + 1}`,
    gestion: modele.gestion,
    adresse: modele.adresse,
    codePostal: modele.codePostal,
    communeCode: modele.commune,
    telephone: '05 36 49 10 10',
    courriel: `contact@${modele.domaine}.example`,
    presentation: modele.presentation,
    milieu: modele.milieu,
    placesStage: 4,
  });
  for (const n of [0, 1]) fabriquerSavoirFaire(db, { structureId: id }, rang * 2 + n);
  fabriquerTerritoire(db, id, rang);
  for (const genre of modele.agrements) fabriquerAgrement(db, { structureId: id, genre });
  const membres = Array.from({ length: PERSONNES_PAR_STRUCTURE }, (_, n) => {
    const [prenom, nom] = [
      PRENOMS[(rang * 7 + n * 31) % PRENOMS.length] ?? '',
      NOMS[(rang * 11 + n * 5 + tour) % NOMS.length] ?? '',
    ];
    const courriel = n === 0 ? `direction.${rang + 1}@mesure.example` : `personne.${rang}.${n}@mesure.example`;
    const personne = fabriquerPersonne(db, { prenom, nom, courriel });
    const fonction = n === 0 ? 'direction' : n === 1 ? 'reference_familles' : 'animation';
    fabriquerFonction(db, { personneId: personne.id, structureId: id, fonction });
    if (n === 0) {
      fabriquerCompte(db, personne.id, { motDePasse });
      fabriquerSignataire(db, { personneId: personne.id, structureId: id });
    }
    if (n % 3 === 1) fabriquerSavoirFaire(db, { personneId: personne.id }, rang + n);
    return personne.id;
  });
  return { id, membres };
}

function fabriquerStages(db: Base, equipes: readonly Equipe[], maintenant: Date): number {
  let aSigner = 0;
  const aujourdhui = demiJournee(maintenant.toISOString().slice(0, 10), 'matin');
  for (let n = 0; n < equipes.length * STAGES_PAR_STRUCTURE; n++) {
    const origine = equipes[n % equipes.length];
    const accueil = equipes[(n * 7 + 3 + Math.floor(n / equipes.length)) % equipes.length];
    const statut = STATUTS[n % STATUTS.length] ?? 'clos';
    const stagiaireId = origine?.membres[1 + Math.floor(n / equipes.length)];
    if (!origine || !accueil || origine.id === accueil.id || stagiaireId === undefined) continue;
    const aVenir = ['propose', 'accepte', 'signe'].includes(statut);
    const complet = statut === 'accepte' || statut === 'signe';
    const seconde = origine.membres[5 + Math.floor(n / equipes.length)];
    const du = aujourdhui + 2 * (aVenir ? 5 + (n % 50) : -(5 + (n % 300)));
    const [responsableOrigineId, responsableAccueilId] = [origine.membres[0] ?? 0, accueil.membres[0] ?? 0];
    const { id } = fabriquerStage(db, {
      ...{ statut, stagiaireId, du, au: du + 1, responsableOrigineId, responsableAccueilId },
      ...(complet && seconde !== undefined ? { chemin: 'complet', activite: 'travailler', avec: [seconde] } : {}),
      structureOrigineId: origine.id,
      structureAccueilId: accueil.id,
      proposeLe: new Date(maintenant.getTime() + (aVenir ? -6 : -(30 + (n % 300))) * 86_400_000),
    });
    if (statut === 'accepte' && aSigner === 0) aSigner = id;
  }
  return aSigner;
}
