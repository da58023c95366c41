import { and, desc, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { queNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterJours, type Jour, jourCivil, libelleJour } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { DROITS_RESEAU, relationsReseau } from '#app/reseau/droits-reseau.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { enSuivantLesMandats } from '#app/reseau/signataires/mandats.server.ts';
import { getStructure } from './structures.server.ts';
import { structures } from './tables.ts';

/** How far back the last day may be, in days. */
const UN_AN = 366;

/** A fonction as it stood before the departure. */
interface FonctionAvant {
  id: number;
  du: Jour | null;
  au: Jour | null;
}

/** @throws ErreurMetier INTROUVABLE when unknown, or for whoever may not note departures: the page does not exist for them */
export function getStructureQuiPart(ctx: ContextePersonne, id: number) {
  if (!peut(DROITS_RESEAU, 'noter_depart_structure', relationsReseau(ctx.acteur))) throw introuvable();
  return getStructure(ctx, id);
}

/** The people of a structure today, and whether anything else keeps each in the network. */
export function gensDe(ctx: ContextePersonne, structureId: number): { nom: string; perdAcces: boolean }[] {
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const lignes = ctx.db
    .selectDistinct({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(and(eq(fonctions.structureId, structureId), enFonction(jour)))
    .orderBy(personnes.nom, personnes.prenom)
    .all();
  const ids = lignes.map(({ id }) => id);
  const roles = ctx.db.select({ id: rolesReseau.personneId }).from(rolesReseau).where(inArray(rolesReseau.personneId, ids)).all();
  const ailleurs = ctx.db
    .select({ id: fonctions.personneId })
    .from(fonctions)
    .where(and(inArray(fonctions.personneId, ids), ne(fonctions.structureId, structureId), enFonction(jour)))
    .all();
  const tenues = new Set([...roles, ...ailleurs].map(({ id }) => id));
  return lignes.map((ligne) => ({ nom: nomComplet(ligne), perdAcces: !tenues.has(ligne.id) }));
}

/**
 * Notes that a structure left the network: what its people do there ends, nothing is erased.
 * Call it in the transaction of the departure, after what the domains do of it.
 * @throws ErreurMetier IMPOSSIBLE when it left already, or for a day to come
 */
export function noterDepartDeStructure(ctx: ContextePersonne, id: number, dernierJour: Jour): void {
  const structure = getStructureQuiPart(ctx, id);
  if (structure.partieLe) throw impossible(`${structure.nom} a déjà quitté le réseau.`);
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  if (dernierJour > aujourdhui || dernierJour < ajouterJours(aujourdhui, -UN_AN)) {
    throw impossible('Son dernier jour est aujourd’hui, ou dans l’année qui vient de passer.', 'dernierJour');
  }
  const finies = ctx.db
    .select({ id: fonctions.id, du: fonctions.du, au: fonctions.au, personneId: fonctions.personneId })
    .from(fonctions)
    .where(and(eq(fonctions.structureId, id), or(isNull(fonctions.au), gt(fonctions.au, dernierJour))))
    .all();
  for (const { id: fonctionId, du, personneId } of finies) {
    // What was to begin later never does: it is kept as a day, and comes back with the structure.
    const fin = { au: dernierJour, ...(du && du > dernierJour ? { du: dernierJour } : {}) };
    enSuivantLesMandats(ctx, { structureId: id, personneId }, () =>
      ctx.db.update(fonctions).set(fin).where(eq(fonctions.id, fonctionId)).run(),
    );
  }
  // The middle of that day, whatever the time zone.
  const partieLe = new Date(`${dernierJour}T12:00:00Z`);
  ctx.db.update(structures).set({ partieLe }).where(eq(structures.id, id)).run();
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'structure', objetId: id, acte: 'quitter_reseau' },
    resume: `a noté ${queNom(structure.nom)} a quitté le réseau, le ${libelleJour(dernierJour, true)}`,
    avant: { partieLe: null, fonctions: finies.map(({ id, du, au }): FonctionAvant => ({ id, du, au })) },
    apres: { partieLe: dernierJour },
  });
}

/**
 * « Elle revient »: the structure and its people are in the network as before; what was annulled stays so.
 * @returns how many fonctions begin again
 * @throws ErreurMetier IMPOSSIBLE when it has not left
 */
export function noterRetourDeStructure(ctx: ContextePersonne, id: number): number {
  return enTransaction(ctx, (ctx) => {
    const structure = getStructureQuiPart(ctx, id);
    if (!structure.partieLe) throw impossible(`${structure.nom} est déjà dans le réseau.`);
    const reprises = rouvrirFonctions(ctx, id);
    ctx.db.update(structures).set({ partieLe: null }).where(eq(structures.id, id)).run();
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: id, acte: 'revenir_au_reseau' },
      resume: `a noté ${queNom(structure.nom)} revient dans le réseau`,
      avant: { partieLe: jourCivil(structure.partieLe, ctx.fuseau) },
      apres: { partieLe: null },
    });
    return reprises;
  });
}

/** Only what the departure ended, and that nobody has touched since. */
function rouvrirFonctions(ctx: ContextePersonne, structureId: number): number {
  const depart = ctx.db
    .select({ avant: journal.avant, apres: journal.apres })
    .from(journal)
    .where(
      and(
        ...[eq(journal.domaine, 'reseau'), eq(journal.objet, 'structure'), eq(journal.objetId, structureId)],
        eq(journal.acte, 'quitter_reseau'),
      ),
    )
    .orderBy(desc(journal.id))
    .get();
  const finies = (depart?.avant?.fonctions ?? []) as FonctionAvant[];
  let reprises = 0;
  for (const { id, du, au } of finies) {
    const ligne = ctx.db
      .select({ fonction: fonctions, effaceeLe: personnes.effaceeLe })
      .from(fonctions)
      .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
      .where(eq(fonctions.id, id))
      .get();
    if (!ligne || ligne.effaceeLe || ligne.fonction.au !== depart?.apres?.partieLe) continue;
    if (au === null && dejaEnCours(ctx, ligne.fonction)) continue;
    enSuivantLesMandats(ctx, ligne.fonction, () => ctx.db.update(fonctions).set({ du, au }).where(eq(fonctions.id, id)).run());
    reprises += 1;
  }
  return reprises;
}

const dejaEnCours = (ctx: ContextePersonne, f: typeof fonctions.$inferSelect): boolean =>
  ctx.db
    .select({ id: fonctions.id })
    .from(fonctions)
    .where(
      and(
        ...[eq(fonctions.personneId, f.personneId), eq(fonctions.structureId, f.structureId)],
        ...[eq(fonctions.fonction, f.fonction), isNull(fonctions.au)],
      ),
    )
    .get() !== undefined;
