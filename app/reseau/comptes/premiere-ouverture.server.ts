import { randomInt, timingSafeEqual } from 'node:crypto';
import { createRequire } from 'node:module';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ecrireReglage, lireReglage } from '#app/commun/reglages.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { chargerReferences } from '#app/reseau/references.server.ts';
import { COURRIEL_COORDINATION, DEPARTEMENT, FUSEAU, NOM_RESEAU, ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import { chargerCommunes } from '#app/reseau/territoire/communes.server.ts';
import { fuseauDuDepartement, zoneDuDepartement } from '#app/reseau/territoire/departements.ts';
import type { Base } from '#db/ouvrir.ts';
import { comptes } from './tables.ts';

// Without I and O, which one reads as figures.
const LETTRES = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

const cle = Symbol.for('reseau.codeOuverture');
type Global = typeof globalThis & { [cle]?: string };

/**
 * The code printed when the server starts on an empty base, « KQTF-RMWD »: whoever reads the console is at home.
 * Kept in memory alone; another start draws another.
 */
export function codeOuverture(): string {
  const porteur = globalThis as Global;
  porteur[cle] ??= Array.from({ length: 8 }, () => LETTRES[randomInt(LETTRES.length)])
    .join('')
    .replace(/^(.{4})/, '$1-');
  return porteur[cle];
}

/** Whether this is the code, however it was typed: case, spaces and dashes aside. */
export function verifierCode(saisi: string): boolean {
  const serrer = (texte: string) => Buffer.from(texte.toUpperCase().replace(/[^A-Z]/g, ''));
  const [attendu, recu] = [serrer(codeOuverture()), serrer(saisi)];
  return attendu.length === recu.length && timingSafeEqual(attendu, recu);
}

/** Whether the network was created: it then has a name. */
export function reseauExiste(db: Base): boolean {
  return lireReglage(db, NOM_RESEAU) !== '';
}

let departements: { code: string; nom: string }[] | undefined;

/** Every department, in the order of its number. Source: `@etalab/decoupage-administratif`. */
export function listDepartements(): { code: string; nom: string }[] {
  departements ??= (
    createRequire(import.meta.url)('@etalab/decoupage-administratif/data/departements.json') as { code: string; nom: string }[]
  ).map(({ code, nom }) => ({ code, nom }));
  return departements;
}

export interface SaisieOuverture {
  nomReseau: string;
  departement: string;
  /** Left out: those of the department. */
  zone?: string | undefined;
  fuseau?: string | undefined;
  prenom: string;
  nom: string;
  courriel: string;
}

/**
 * Creates the network and the first account of the coordination, once.
 * @param empreinteMotDePasse argon2id, hashed before; null to enter by mail only
 * @returns the id of the person, whose session may be opened
 * @throws ErreurMetier INTROUVABLE when the network exists
 */
export function creerReseau(ctx: Contexte, saisie: SaisieOuverture, empreinteMotDePasse: string | null): number {
  return enTransaction(ctx, (ctx) => {
    if (reseauExiste(ctx.db)) throw introuvable();
    const { prenom, nom, courriel } = saisie;
    const creeeLe = ctx.maintenant;
    const personne = ctx.db.insert(personnes).values({ prenom, nom, courriel, creeeLe }).returning().get();
    ctx.db.insert(comptes).values({ id: personne.id, motDePasse: empreinteMotDePasse, creeLe: creeeLe }).run();
    ctx.db.insert(rolesReseau).values({ personneId: personne.id, role: 'coordination', donneLe: creeeLe }).run();
    const valeurs = {
      [NOM_RESEAU.cle]: saisie.nomReseau,
      [DEPARTEMENT.cle]: saisie.departement,
      [ZONE_SCOLAIRE.cle]: saisie.zone ?? zoneDuDepartement(saisie.departement) ?? ZONE_SCOLAIRE.defaut,
      [FUSEAU.cle]: saisie.fuseau ?? fuseauDuDepartement(saisie.departement),
      [COURRIEL_COORDINATION.cle]: courriel,
    };
    for (const [nomDuReglage, valeur] of Object.entries(valeurs)) {
      ecrireReglage(ctx.db, nomDuReglage, valeur, { personneId: personne.id, maintenant: creeeLe });
    }
    chargerCommunes(ctx, saisie.departement);
    chargerReferences(ctx);
    journaliser(
      { ...ctx, acteur: { ...ctx.acteur, personneId: personne.id, nom: nomComplet(personne) } },
      { domaine: 'reseau', objet: 'reseau', objetId: null, acte: 'creer', resume: 'a créé le réseau' },
    );
    return personne.id;
  });
}
