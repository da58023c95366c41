import { and, eq, gte, isNull, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { preparer } from '#db/preparer.ts';
import {
  FONCTIONS_RESPONSABLES,
  type Fonction,
  horsEquipe,
  type LienEmploi,
  nomComplet,
  normaliserCourriel,
} from './personnes.ts';
import { fonctions, personnes, rolesReseau } from './tables.ts';

const deLAdresse = preparer((db) =>
  db
    .select({ id: personnes.id })
    .from(personnes)
    .where(eq(personnes.courriel, sql.placeholder('courriel')))
    .prepare(),
);
const creation = preparer((db) =>
  db
    .insert(personnes)
    .values({
      ...{ prenom: sql.placeholder('prenom'), nom: sql.placeholder('nom'), courriel: sql.placeholder('courriel') },
      ...{ telephone: sql.placeholder('telephone'), creeeLe: sql.placeholder('creeeLe') },
    })
    .returning({ id: personnes.id })
    .prepare(),
);
const enForceAujourdhui = preparer((db) =>
  db
    .select({ id: fonctions.id })
    .from(fonctions)
    .where(
      and(
        eq(fonctions.personneId, sql.placeholder('personneId')),
        eq(fonctions.structureId, sql.placeholder('structureId')),
        eq(fonctions.fonction, sql.placeholder('fonction')),
        or(isNull(fonctions.au), gte(fonctions.au, sql.placeholder('aujourdhui'))),
      ),
    )
    .prepare(),
);
const partenaire = preparer((db) =>
  db
    .select({ prenom: personnes.prenom, nom: personnes.nom })
    .from(rolesReseau)
    .innerJoin(personnes, eq(personnes.id, rolesReseau.personneId))
    .where(and(eq(rolesReseau.personneId, sql.placeholder('personneId')), eq(rolesReseau.role, 'partenaire')))
    .prepare(),
);
const ajout = preparer((db) =>
  db
    .insert(fonctions)
    .values({
      ...{ personneId: sql.placeholder('personneId'), structureId: sql.placeholder('structureId') },
      ...{ fonction: sql.placeholder('fonction'), intitule: sql.placeholder('intitule'), lien: sql.placeholder('lien') },
      ...{ responsable: sql.placeholder('responsable'), du: sql.placeholder('du') },
    })
    .prepare(),
);

export interface PersonneSaisie {
  prenom: string;
  nom: string;
  courriel: string | null;
  telephone?: string | null;
}

/**
 * The person of an address, or a new one; her name stays the one she is known by.
 * Call it inside the verbe's transaction.
 */
export function trouverOuCreerPersonne(ctx: Contexte, saisie: PersonneSaisie): { id: number; creee: boolean } {
  const courriel = saisie.courriel ? normaliserCourriel(saisie.courriel) : null;
  const connue = courriel ? deLAdresse(ctx.db).get({ courriel }) : undefined;
  if (connue) return { id: connue.id, creee: false };
  const { id } = creation(ctx.db).get({
    prenom: saisie.prenom,
    nom: saisie.nom,
    courriel,
    telephone: saisie.telephone ?? null,
    creeeLe: ctx.maintenant,
  });
  return { id, creee: true };
}

/** Where mails to someone go today; undefined when she has no address. */
export function getAdresse(ctx: Pick<Contexte, 'db'>, personneId: number): string | undefined {
  const ligne = ctx.db.select({ courriel: personnes.courriel }).from(personnes).where(eq(personnes.id, personneId)).get();
  return ligne?.courriel ?? undefined;
}

/** Gives someone the address she lacks; an address that is known is never changed here. */
export function completerCourriel(ctx: Contexte, personneId: number, courriel: string): void {
  ctx.db
    .update(personnes)
    .set({ courriel: normaliserCourriel(courriel) })
    .where(and(eq(personnes.id, personneId), isNull(personnes.courriel)))
    .run();
}

/** A partenaire reads the network from outside: she joins a team once the coordination took her role away. @throws ErreurMetier IMPOSSIBLE */
export function exigerSansPartenaire(ctx: Pick<Contexte, 'db'>, personneId: number, champ?: string): void {
  const une = partenaire(ctx.db).get({ personneId });
  if (!une) return;
  throw impossible(horsEquipe(nomComplet(une)), champ);
}

/** Whether someone works somewhere today, or will. */
export function aUneFonction(ctx: Contexte, personneId: number): boolean {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const ouverte = or(isNull(fonctions.au), gte(fonctions.au, aujourdhui));
  const une = ctx.db
    .select({ id: fonctions.id })
    .from(fonctions)
    .where(and(eq(fonctions.personneId, personneId), ouverte))
    .get();
  return une !== undefined;
}

/** @throws ErreurMetier IMPOSSIBLE, at `role`, for someone in a team: she cannot be a partenaire */
export function exigerHorsEquipe(ctx: Contexte, { id, nom }: { id: number; nom: string }): void {
  if (!aUneFonction(ctx, id)) return;
  throw impossible(
    `${nom} fait partie d’une équipe\u00a0: un partenaire lit le réseau du dehors. Notez d’abord son départ de sa structure.`,
    'role',
  );
}

/**
 * Puts someone in a structure's team from today; one in force stays as it is, one that ended keeps its days and
 * another begins: she came back.
 * Call it inside the verbe's transaction.
 * @throws ErreurMetier IMPOSSIBLE for a partenaire
 */
export function ajouterFonction(
  ctx: Contexte,
  saisie: { personneId: number; structureId: number; fonction: Fonction; intitule?: string | null; lien?: LienEmploi },
): { ajoutee: boolean } {
  const { personneId, structureId, fonction, intitule = null, lien = 'salariat' } = saisie;
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const enForce = enForceAujourdhui(ctx.db).get({ personneId, structureId, fonction, aujourdhui });
  if (enForce) return { ajoutee: false };
  exigerSansPartenaire(ctx, personneId);
  ajout(ctx.db).run({
    ...{ personneId, structureId, fonction, intitule, lien, du: aujourdhui },
    responsable: FONCTIONS_RESPONSABLES.includes(fonction),
  });
  return { ajoutee: true };
}
