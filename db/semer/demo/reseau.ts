import { hash } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, type Jour, jourCivil } from '#app/commun/periode.ts';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { MOT_DE_PASSE_DEMO } from '#app/reseau/comptes/comptes-demo.ts';
import { chargerReferences } from '#app/reseau/references.server.ts';
import {
  COURRIEL_COORDINATION,
  DEPARTEMENT,
  FUSEAU,
  NOM_RESEAU,
  TELEPHONE_COORDINATION,
  TEMPS_DE_COORDINATION,
  ZONE_SCOLAIRE,
} from '#app/reseau/reglages.ts';
import { chargerCommunes } from '#app/reseau/territoire/communes.server.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import {
  fabriquerCompte,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { semerAccueil } from './accueil.ts';
import { semerAgrements } from './agrements.ts';
import { semerSavoirFaire } from './savoir-faire.ts';
import {
  COORDINATION,
  DIRECTIONS_DE_LA_CELLULE,
  PARTENAIRES,
  type PersonneDemo,
  STRUCTURES,
  type StructureDemo,
} from './structures.ts';
import { semerTerritoires } from './territoires.ts';

const REGLAGES_DEMO = [
  [TEMPS_DE_COORDINATION, '30'],
  [NOM_RESEAU, 'CRU 87'],
  [DEPARTEMENT, '87'],
  [ZONE_SCOLAIRE, 'A'],
  [FUSEAU, 'Europe/Paris'],
  [COURRIEL_COORDINATION, 'coordination@cru87.example'],
  [TELEPHONE_COORDINATION, '05 36 49 87 87'],
] as const;

/** « Marie-Antoinette de La Roche » → « marie-antoinette.de-la-roche » */
const adresseDe = (prenom: string, nom: string) =>
  [prenom, nom]
    .map((mot) =>
      mot
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^a-z]+/g, '-'),
    )
    .join('.')
    .replace(/-+(?=\.|$)/g, '');

/** Numbers of the ranges that are given to nobody. */
const fixe = (n: number) => `05 36 49 ${String(Math.floor(n / 100) % 100).padStart(2, '0')} ${String(n % 100).padStart(2, '0')}`;
const mobile = (n: number) =>
  `06 39 98 ${String(Math.floor(n / 100) % 100).padStart(2, '0')} ${String(n % 100).padStart(2, '0')}`;

/** A SIRET that passes the check of its digits, and that belongs to nobody: no SIREN begins with five zeros. */
function siretInvente(n: number): string {
  const siren = completerCle(`00000${String(n).padStart(3, '0')}`);
  return completerCle(`${siren}0001`);
}

function completerCle(chiffres: string): string {
  const somme = [...chiffres]
    .reverse()
    .map((chiffre, rang) => (rang % 2 === 0 ? Number(chiffre) * 2 : Number(chiffre)))
    .reduce((total, nombre) => total + (nombre > 9 ? nombre - 9 : nombre), 0);
  return chiffres + String((10 - (somme % 10)) % 10);
}

/** The network itself: settings, reference data, structures, people and their accounts. */
export async function semerReseau(ctx: Contexte): Promise<void> {
  // One hash for every account: the demonstration starts in seconds.
  const motDePasse = await hash(MOT_DE_PASSE_DEMO);
  ctx.db.transaction((db) => ecrire({ ...ctx, db }, motDePasse));
}

function ecrire(ctx: Contexte, motDePasse: string): void {
  for (const [reglage, valeur] of REGLAGES_DEMO) {
    ecrireReglage(ctx.db, reglage.cle, valeur, { personneId: null, maintenant: ctx.maintenant });
  }
  chargerCommunes(ctx, '87');
  chargerReferences(ctx);
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  for (const [rang, structure] of STRUCTURES.entries()) semerStructure(ctx, structure, rang + 1, aujourdhui, motDePasse);
  semerCoordination(ctx, motDePasse);
  semerTerritoires(ctx);
  semerAccueil(ctx);
  for (const partenaire of PARTENAIRES) {
    const { organisme, ...personne } = partenaire;
    const { id } = fabriquerPersonne(ctx.db, { ...personne, telephone: null, creeeLe: ilYA(ctx, 400) });
    fabriquerCompte(ctx.db, id, { motDePasse, creeLe: ilYA(ctx, 400), vuLe: ilYA(ctx, 12) });
    fabriquerRole(ctx.db, id, 'partenaire', organisme);
  }
  semerSavoirFaire(ctx);
}

const ilYA = (ctx: Contexte, jours: number) => new Date(ctx.maintenant.getTime() - jours * 86_400_000);

function semerStructure(ctx: Contexte, s: StructureDemo, numero: number, aujourdhui: Jour, motDePasse: string): void {
  const commune = ctx.db.select({ nom: communes.nom }).from(communes).where(eq(communes.code, s.commune)).get();
  if (!commune) throw new Error(`La commune ${s.commune} n’est pas dans la liste du département.`);
  const { id } = fabriquerStructure(ctx.db, {
    nom: s.nom,
    siret: numero % 3 === 0 ? null : siretInvente(numero),
    gestion: s.gestion,
    adresse: s.adresse,
    codePostal: s.codePostal,
    communeCode: s.commune,
    telephone: fixe(1000 + numero * 10),
    courriel: `contact@${s.domaine}.example`,
    presentation: s.presentation,
    milieu: s.milieu,
    placesStage: s.places ?? 2,
    creeeLe: ilYA(ctx, 400),
  });
  if (id !== numero) throw new Error('Le réseau de démonstration s’écrit dans une base vide.');
  semerAgrements(ctx, { numero, genres: s.agrements, aujourdhui });
  for (const [rang, personne] of s.equipe.entries()) semerPersonne(ctx, s, personne, { numero, rang, aujourdhui, motDePasse });
}

function semerPersonne(
  ctx: Contexte,
  structure: StructureDemo,
  [prenom, nom, fonction, intitule, lien]: PersonneDemo,
  { numero, rang, aujourdhui, motDePasse }: { numero: number; rang: number; aujourdhui: Jour; motDePasse: string },
): void {
  const compteDemo = ['direction', 'equipe'][rang];
  // Some volunteers are known by name only.
  const sansAdresse = fonction === 'benevolat' && !compteDemo && numero % 2 === 0;
  const personne = fabriquerPersonne(ctx.db, {
    prenom,
    nom,
    courriel: compteDemo
      ? `${compteDemo}.${numero}@cru87.example`
      : sansAdresse
        ? null
        : `${adresseDe(prenom, nom)}@${structure.domaine}.example`,
    telephone: lien === 'benevolat' ? mobile(2000 + numero * 10 + rang) : fixe(1000 + numero * 10 + rang),
    montrerCourriel: numero % 5 !== 0 || rang < 2,
    montrerTelephone: rang === 0 || lien !== 'benevolat',
    creeeLe: ilYA(ctx, 400 - numero),
  });
  fabriquerFonction(ctx.db, {
    personneId: personne.id,
    structureId: numero,
    fonction,
    intitule,
    lien: lien ?? 'salariat',
    du: ajouterJours(aujourdhui, -500 - rang * 40),
  });
  // Two directions have not come for a year: the coordination is told so.
  const vuLe = numero % 12 === 11 ? null : ilYA(ctx, 1 + ((numero * 7 + rang * 5) % 40));
  if (compteDemo) fabriquerCompte(ctx.db, personne.id, { motDePasse, creeLe: ilYA(ctx, 380), vuLe });
  else if (!sansAdresse && rang === 2) fabriquerCompte(ctx.db, personne.id, { creeLe: ilYA(ctx, 200), vuLe });
  const deLaCellule = (DIRECTIONS_DE_LA_CELLULE as readonly number[]).includes(numero);
  if (rang === 0 && deLaCellule) fabriquerRole(ctx.db, personne.id, 'cellule');
}

function semerCoordination(ctx: Contexte, motDePasse: string): void {
  const { prenom, nom, structure } = COORDINATION;
  const personne = fabriquerPersonne(ctx.db, {
    prenom,
    nom,
    courriel: 'coordination@cru87.example',
    telephone: '05 36 49 87 87',
    montrerTelephone: true,
    creeeLe: ilYA(ctx, 420),
  });
  fabriquerCompte(ctx.db, personne.id, { motDePasse, creeLe: ilYA(ctx, 420), vuLe: ilYA(ctx, 1) });
  fabriquerFonction(ctx.db, { personneId: personne.id, structureId: structure, fonction: 'direction', intitule: 'directrice' });
  fabriquerRole(ctx.db, personne.id, 'coordination');
  fabriquerRole(ctx.db, personne.id, 'cellule');
}
