import { and, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { type Droits, exigerRole, peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { reperesDe } from '#app/commun/oublier.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { identiteConnue } from '#app/reseau/donnees/effacer-du-reseau.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { aUneResponsable } from '#app/reseau/personnes/responsables.server.ts';
import { personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { PRISES } from './prises.server.ts';

/** Relations of someone to the person who is erased; `temps` erases those who left long ago. */
export const DROITS_EFFACEMENT = {
  effacer: ['elle_meme', 'coordination', 'temps'],
  // Whoever leaves names someone; the coordination mends afterwards what nobody can mend before.
  laisser_sans_responsable: ['coordination', 'temps'],
} as const satisfies Droits<string, RelationEffacement>;
export type RelationEffacement = 'elle_meme' | 'coordination' | 'temps';

/** The relations of who asks for an erasure to the person it erases. */
export function relationsEffacement(ctx: Contexte, personneId: number): RelationEffacement[] {
  if (ctx.acteur.personneId === null) return ['temps'];
  const relations: RelationEffacement[] = [];
  if (ctx.acteur.personneId === personneId) relations.push('elle_meme');
  if (ctx.acteur.roles.includes('coordination')) relations.push('coordination');
  return relations;
}

/** What stands before the erasure of someone: what forbids it, and what it will leave behind. */
export interface EtatDEffacement {
  id: number;
  nom: string;
  soi: boolean;
  empechements: { phrase: string; lien?: { libelle: string; chemin: string } }[];
  /** Structures that nobody will commit any more. */
  orphelines: string[];
  /** What will still name her, and until when. */
  restes: string[];
}

/** @throws ErreurMetier INTROUVABLE for whoever may not erase her, and for someone unknown or erased already */
export function getEffacement(ctx: Contexte, personneId: number): EtatDEffacement {
  const relations = relationsEffacement(ctx, personneId);
  if (!peut(DROITS_EFFACEMENT, 'effacer', relations)) throw introuvable();
  const personne = ctx.db.select().from(personnes).where(eq(personnes.id, personneId)).get();
  const acteur = getActeur(ctx, personneId);
  if (!personne || !acteur || personne.effaceeLe !== null) throw introuvable();
  const seule = structuresOuElleEstSeule(ctx, personneId, acteur.responsableDe);
  const passeOutre = peut(DROITS_EFFACEMENT, 'laisser_sans_responsable', relations);
  const empechements: EtatDEffacement['empechements'] = [];
  if (acteur.roles.includes('coordination') && !resteUneCoordination(ctx, personneId)) {
    empechements.push({
      phrase: 'Plus personne ne tiendrait la coordination du réseau. Donnez d’abord ce rôle à quelqu’un qui a un compte.',
      lien: { libelle: 'Donner le rôle', chemin: '/reseau/roles' },
    });
  }
  if (!passeOutre) {
    for (const { id, nom } of seule) {
      empechements.push({
        phrase: `Plus personne n’engagerait ${nom}. Invitez d’abord quelqu’un d’autre à la direction, à la coordination ou à la présidence ; ou demandez à la coordination du réseau.`,
        lien: { libelle: 'Inviter quelqu’un', chemin: `/reseau/structures/${id}/inviter` },
      });
    }
  }
  for (const prise of PRISES) {
    const phrase = prise.empechementDEffacement?.(ctx, personneId);
    if (phrase) empechements.push({ phrase });
  }
  const soi = ctx.acteur.personneId === personneId;
  const orphelines = seule.map(({ nom }) => nom);
  return { id: personneId, nom: nomComplet(personne), soi, empechements, orphelines, restes: resteApres(ctx, personneId) };
}

/** What will still name someone once she is erased, room by room. */
export const resteApres = (ctx: Contexte, personneId: number): string[] =>
  PRISES.flatMap((prise) => prise.resteApresEffacement?.(ctx, personneId) ?? []);

function structuresOuElleEstSeule(ctx: Contexte, personneId: number, responsableDe: readonly number[]) {
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  return ctx.db
    .select({ id: structures.id, nom: structures.nom, partieLe: structures.partieLe })
    .from(structures)
    .where(inArray(structures.id, [...responsableDe]))
    .all()
    .filter(({ id, partieLe }) => partieLe === null && !aUneResponsable(ctx, id, jour, personneId));
}

function resteUneCoordination(ctx: Contexte, personneId: number): boolean {
  const autre = ctx.db
    .select({ id: comptes.id })
    .from(rolesReseau)
    .innerJoin(comptes, eq(comptes.id, rolesReseau.personneId))
    .where(and(eq(rolesReseau.role, 'coordination'), ne(rolesReseau.personneId, personneId), isNotNull(comptes.id)))
    .get();
  return autre !== undefined;
}

/**
 * Erases someone: her name, her addresses and her account go from every room, what she did stays counted.
 * Nothing brings her back but a backup made before.
 * @throws ErreurMetier INTROUVABLE, or IMPOSSIBLE when something must be settled first
 */
export function effacerPersonne(ctx: Contexte, personneId: number): void {
  enTransaction(ctx, (ctx) => {
    const { nom, empechements } = getEffacement(ctx, personneId);
    const [premier] = empechements;
    if (premier) throw impossible(premier.phrase);
    const identite = identiteConnue(ctx, personneId);
    if (!identite) throw introuvable();
    const soi = ctx.acteur.personneId === personneId;
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'personne', objetId: personneId, acte: 'effacer' },
      resume: soi
        ? 'a effacé ses données'
        : `a effacé les données d’une personne${ctx.acteur.personneId === null ? ' partie depuis longtemps' : ', à sa demande'}`,
    });
    const qui = { personneId, nomComplet: nom, adresses: identite.adresses, reperes: reperesDe(identite) };
    // Réseau comes first in the list and holds the account: by the foreign keys, the order does not matter.
    for (const prise of PRISES) prise.effacer?.(ctx, qui);
  });
  viderLeFichierDAttente(ctx);
}

/** The pages as they were before stay readable in the -wal file until it is emptied. A reader may forbid it: the next one does it. */
function viderLeFichierDAttente({ db }: Contexte): void {
  try {
    db.all(sql`pragma wal_checkpoint(TRUNCATE)`);
  } catch {
    // Within another transaction, or busy: what is erased stays erased, and the end of the process empties the file.
  }
}

/** The coordination's page. @throws ErreurMetier INTROUVABLE for everybody else */
export function getPageDEffacement(ctx: ContextePersonne, personneId: number): EtatDEffacement {
  exigerRole(ctx, 'coordination');
  return getEffacement(ctx, personneId);
}
