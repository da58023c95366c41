import { and, asc, count, eq, exists, gt, isNotNull, isNull, lt, not, notExists, or, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { ajouterDelai, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import type { AVerifier } from '#app/commun/prise.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { comptes, jetons } from '#app/reseau/comptes/tables.ts';
import { DROITS_RESEAU, relationsReseau } from '#app/reseau/droits-reseau.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { sansAttache } from './departs.server.ts';
import { nomComplet } from './personnes.ts';
import { fonctions, personnes } from './tables.ts';

const LIGNES_MONTREES = 50;
const UN_AN = 365;

/** Responsables who cannot enter, and accounts that nobody has opened for a year: for the coordination. */
export function sansAccesAVerifier(ctx: ContextePersonne): AVerifier[] {
  if (!peut(DROITS_RESEAU, 'tenir_roles', relationsReseau(ctx.acteur))) return [];
  return [...jamaisEntrees(ctx), ...plusVues(ctx)].filter(({ total }) => total > 0);
}

/** Invited in vain, never invited, or without an address. */
function jamaisEntrees(ctx: ContextePersonne): AVerifier[] {
  const { db, maintenant, fuseau } = ctx;
  const rien = { un: sql`1` };
  const invitationEnCours = and(
    eq(jetons.personneId, personnes.id),
    eq(jetons.genre, 'invitation'),
    isNull(jetons.utiliseLe),
    gt(jetons.expireLe, maintenant),
  );
  const ou = and(
    eq(fonctions.responsable, true),
    enFonction(jourCivil(maintenant, fuseau)),
    isNull(structures.partieLe),
    isNull(personnes.effaceeLe),
    notExists(db.select(rien).from(comptes).where(eq(comptes.id, personnes.id))),
    not(exists(db.select(rien).from(jetons).where(invitationEnCours))),
  );
  const base = () =>
    db
      .select({
        ...{ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, courriel: personnes.courriel },
        ...{ structureId: structures.id, structure: structures.nom },
      })
      .from(fonctions)
      .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
      .innerJoin(structures, eq(structures.id, fonctions.structureId))
      .where(ou);
  const total = db.select({ n: count() }).from(base().as('lignes')).get()?.n ?? 0;
  const lignes = base().orderBy(asc(structures.nomPlie), asc(personnes.id)).limit(LIGNES_MONTREES).all();
  return [
    {
      cle: 'reseau-sans-acces',
      titre: 'Responsables sans accès',
      pourquoi: 'Sans compte, personne ne répond aux propositions de stage pour la structure, ni ne tient sa page à jour.',
      total,
      lignes: lignes.map((une) => ({
        phrase: `${nomComplet(une)}, ${une.structure}${une.courriel ? '' : ' : son adresse manque'}`,
        chemin: `/reseau/structures/${une.structureId}/inviter?personne=${une.id}`,
        geste: 'Inviter',
      })),
    },
  ];
}

function plusVues(ctx: ContextePersonne): AVerifier[] {
  const { db, maintenant, fuseau } = ctx;
  const limite = ajouterDelai(maintenant, -UN_AN);
  const depuis = sql<Date>`coalesce(${comptes.vuLe}, ${comptes.creeLe})`;
  const ou = and(
    or(lt(comptes.vuLe, limite), and(isNull(comptes.vuLe), lt(comptes.creeLe, limite))),
    isNull(personnes.effaceeLe),
    isNotNull(personnes.courriel),
    not(sansAttache(ctx) ?? sql`0`),
  );
  const total =
    db.select({ n: count() }).from(comptes).innerJoin(personnes, eq(personnes.id, comptes.id)).where(ou).get()?.n ?? 0;
  const lignes = db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, vuLe: comptes.vuLe, creeLe: comptes.creeLe })
    .from(comptes)
    .innerJoin(personnes, eq(personnes.id, comptes.id))
    .where(ou)
    .orderBy(asc(depuis), asc(personnes.id))
    .limit(LIGNES_MONTREES)
    .all();
  return [
    {
      cle: 'reseau-plus-vues',
      titre: 'Comptes que personne n’a ouverts depuis un an',
      pourquoi: 'Cette personne est peut-être partie sans que son départ soit noté.',
      total,
      lignes: lignes.map((une) => ({
        phrase: `${nomComplet(une)}, ${une.vuLe ? `jamais depuis le ${libelleJourCourt(jourCivil(une.vuLe, fuseau))}` : `compte ouvert le ${libelleJourCourt(jourCivil(une.creeLe, fuseau))}, jamais revu`}`,
        chemin: `/reseau/personnes/${une.id}`,
        geste: 'Voir',
      })),
    },
  ];
}
