import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { LIBELLE_ROLE, peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { fermerJetons } from '#app/reseau/comptes/comptes.server.ts';
import { codesDeSecours, comptes, secondsFacteurs, sessions } from '#app/reseau/comptes/tables.ts';
import { DROITS_RESEAU, ROLES_SEPARES, relationsReseau } from '#app/reseau/droits-reseau.ts';
import { reunirMandats } from '#app/reseau/signataires/mandats.server.ts';
import { fermerLiens } from '#app/services/liens.server.ts';
import { fermerLesPortes } from './identite-personne.server.ts';
import { aUneFonction } from './personnes.server.ts';
import { nomComplet } from './personnes.ts';
import { noterReunion } from './reunies.server.ts';
import { fonctions, personnes, rolesReseau } from './tables.ts';

export type LigneDePersonne = typeof personnes.$inferSelect;

/** Whose name, address, telephone and choices the one person keeps. */
export type DeQui = 'gardee' | 'doublon';
export interface ChoixDeFusion {
  nomDe: DeQui;
  courrielDe: DeQui;
  telephoneDe: DeQui;
  choixDe: DeQui;
}

/**
 * Someone to merge, for the coordination.
 * @throws ErreurMetier INTROUVABLE for everybody else, and for someone unknown or erased
 */
export function getAFusionner(ctx: ContextePersonne, id: number): LigneDePersonne {
  if (!peut(DROITS_RESEAU, 'fusionner_personnes', relationsReseau(ctx.acteur))) throw introuvable();
  const personne = ctx.db
    .select()
    .from(personnes)
    .where(and(eq(personnes.id, id), isNull(personnes.effaceeLe)))
    .get();
  if (!personne) throw introuvable();
  return personne;
}

/** Why two people of the réseau cannot be one: roles that nobody holds together; or whoever asks would disappear. */
export function empechementDuReseau(
  ctx: ContextePersonne,
  { gardeeId, doublonId }: { gardeeId: number; doublonId: number },
): string | null {
  if (doublonId === ctx.acteur.personneId) {
    return 'La fiche qui disparaîtrait est la vôtre. Partez de votre propre fiche : c’est elle qui reste.';
  }
  const roles = ctx.db
    .select({ personneId: rolesReseau.personneId, role: rolesReseau.role })
    .from(rolesReseau)
    .where(or(eq(rolesReseau.personneId, gardeeId), eq(rolesReseau.personneId, doublonId)))
    .all();
  for (const { role } of roles) {
    const contraire = roles.find((autre) => ROLES_SEPARES[role].includes(autre.role));
    if (contraire) {
      return `Les rôles « ${LIBELLE_ROLE[role]} » et « ${LIBELLE_ROLE[contraire.role]} » ne vont pas ensemble. Retirez d’abord l’un des deux.`;
    }
  }
  const partenaire = roles.some(({ role }) => role === 'partenaire');
  if (partenaire && [gardeeId, doublonId].some((id) => aUneFonction(ctx, id))) {
    return 'L’une est partenaire, et l’autre fait partie d’une équipe\u00a0: l’un ne va pas avec l’autre. Retirez d’abord le rôle, ou notez le départ.';
  }
  return null;
}

/**
 * Readies the two for the repointing: what exists once a person, and what opens a door, is settled first.
 * The kept account keeps its password and its second factor; an account that only the duplicate has becomes hers.
 * Call it inside the verbe's transaction.
 * @returns whether the account that stays was the duplicate's
 */
export function preparerFusion(ctx: Contexte, gardee: LigneDePersonne, doublon: LigneDePersonne): boolean {
  fermerJetons(ctx, doublon.id);
  // The mails that carried them went to an address that may no longer be hers.
  fermerLiens(ctx, doublon.id);
  const compteRepris = reunirComptes(ctx, gardee.id, doublon.id);
  reunirFonctions(ctx, gardee.id, doublon.id);
  reunirMandats(ctx, gardee.id, doublon.id);
  return compteRepris;
}

function reunirComptes(ctx: Contexte, gardeeId: number, doublonId: number): boolean {
  const { db } = ctx;
  const compte = (id: number) => db.select().from(comptes).where(eq(comptes.id, id)).get();
  const [garde, autre] = [compte(gardeeId), compte(doublonId)];
  // With one account at most, the repointing moves it whole.
  if (!garde || !autre) return autre !== undefined;
  const facteur = db.select().from(secondsFacteurs).where(eq(secondsFacteurs.compteId, gardeeId)).get();
  if (!facteur?.confirmeLe) {
    // A second factor is never lost: the one that exists protects the account that stays.
    db.delete(codesDeSecours).where(eq(codesDeSecours.compteId, gardeeId)).run();
    db.delete(secondsFacteurs).where(eq(secondsFacteurs.compteId, gardeeId)).run();
    db.update(secondsFacteurs).set({ compteId: gardeeId }).where(eq(secondsFacteurs.compteId, doublonId)).run();
    db.update(codesDeSecours).set({ compteId: gardeeId }).where(eq(codesDeSecours.compteId, doublonId)).run();
  }
  db.delete(codesDeSecours).where(eq(codesDeSecours.compteId, doublonId)).run();
  db.delete(secondsFacteurs).where(eq(secondsFacteurs.compteId, doublonId)).run();
  db.delete(sessions).where(eq(sessions.userId, doublonId)).run();
  db.delete(comptes).where(eq(comptes.id, doublonId)).run();
  return false;
}

/** Of one fonction in one structure, days that meet become one stretch. */
function reunirFonctions(ctx: Contexte, gardeeId: number, doublonId: number): void {
  const { db } = ctx;
  for (const autre of db.select().from(fonctions).where(eq(fonctions.personneId, doublonId)).all()) {
    const sienne = db
      .select()
      .from(fonctions)
      .where(
        and(
          eq(fonctions.personneId, gardeeId),
          eq(fonctions.structureId, autre.structureId),
          eq(fonctions.fonction, autre.fonction),
          autre.au === null ? undefined : or(isNull(fonctions.du), lte(fonctions.du, autre.au)),
          autre.du === null ? undefined : or(isNull(fonctions.au), gte(fonctions.au, autre.du)),
        ),
      )
      .get();
    if (!sienne) continue;
    // An unknown first day says nothing: the known one stays. An open end does: she is still there.
    const du = [sienne.du, autre.du].filter((jour) => jour !== null).sort()[0] ?? null;
    const au = sienne.au === null || autre.au === null ? null : sienne.au > autre.au ? sienne.au : autre.au;
    db.delete(fonctions).where(eq(fonctions.id, autre.id)).run();
    db.update(fonctions)
      .set({ du, au, intitule: sienne.intitule ?? autre.intitule })
      .where(eq(fonctions.id, sienne.id))
      .run();
  }
}

/**
 * Drops the row of the duplicate, and writes what was kept of each. When the address that enters is another than before,
 * what the former opened is closed.
 * @param compteRepris whether the account that stays was the duplicate's
 * @returns the person as she is now
 */
export function conclureFusion(
  ctx: Contexte,
  gardee: LigneDePersonne,
  doublon: LigneDePersonne,
  choix: ChoixDeFusion & { compteRepris: boolean },
): LigneDePersonne {
  const de = (qui: DeQui) => (qui === 'gardee' ? gardee : doublon);
  const autre = (qui: DeQui) => (qui === 'gardee' ? doublon : gardee);
  ctx.db.delete(personnes).where(eq(personnes.id, doublon.id)).run();
  noterReunion(ctx, { gardeeId: gardee.id, doublonId: doublon.id });
  const reunie = ctx.db
    .update(personnes)
    .set({
      prenom: de(choix.nomDe).prenom,
      nom: de(choix.nomDe).nom,
      // What only one of them has is never lost.
      courriel: de(choix.courrielDe).courriel ?? autre(choix.courrielDe).courriel,
      telephone: de(choix.telephoneDe).telephone ?? autre(choix.telephoneDe).telephone,
      montrerCourriel: de(choix.choixDe).montrerCourriel,
      montrerTelephone: de(choix.choixDe).montrerTelephone,
      creeeLe: gardee.creeeLe < doublon.creeeLe ? gardee.creeeLe : doublon.creeeLe,
      version: sql`${personnes.version} + 1`,
    })
    .where(eq(personnes.id, gardee.id))
    .returning()
    .get();
  if (choix.compteRepris || reunie.courriel !== gardee.courriel) fermerLesPortes(ctx, gardee.id);
  return reunie;
}

/** Merging is no reason to read a number that she does not show. */
const NUMERO_CACHE = 'un numéro est noté, elle ne le montre pas';

/** What is compared side by side, in words. */
export function decrire(ctx: Contexte, personne: LigneDePersonne) {
  const compte = ctx.db
    .select({ motDePasse: comptes.motDePasse, facteur: secondsFacteurs.confirmeLe })
    .from(comptes)
    .leftJoin(secondsFacteurs, eq(secondsFacteurs.compteId, comptes.id))
    .where(eq(comptes.id, personne.id))
    .get();
  const montre = [personne.montrerCourriel && 'son courriel', personne.montrerTelephone && 'son téléphone'].filter(Boolean);
  return {
    id: personne.id,
    nom: nomComplet(personne),
    courriel: personne.courriel ?? '',
    telephone: personne.telephone && !personne.montrerTelephone ? NUMERO_CACHE : (personne.telephone ?? ''),
    montre: montre.length > 0 ? `montre ${montre.join(' et ')}` : 'ne montre rien',
    compte: compte
      ? ['a son compte', compte.motDePasse && 'avec un mot de passe', compte.facteur && 'en deux temps']
          .filter(Boolean)
          .join(', ')
      : 'n’a pas de compte',
  };
}
