import { and, asc, eq, exists, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Acteur, Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, minutesCiviles } from '#app/commun/periode.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { gardesDeLAppui, peutLireLAppui, type RelationAppui, rappelDu, relationsALAppui } from './appuis.ts';
import { enPoste } from './en-poste.server.ts';
import { appuis, invitationsAppui } from './tables.ts';

export type LigneAppui = typeof appuis.$inferSelect;
export type LigneInvitation = typeof invitationsAppui.$inferSelect;

/** Someone who is invited, with where she works today. */
export interface Invitee extends LigneInvitation {
  prenom: string;
  nom: string;
  adresse: string | null;
  /** The names of her structures; empty once she has left the network. */
  structures: string;
}

/** An appui with its structure, those who are invited, and who the reader is to it. */
export interface DossierDAppui {
  ligne: LigneAppui;
  structure: {
    id: number;
    nom: string;
    adresse: string | null;
    codePostal: string | null;
    communeCode: string | null;
    commune: string | null;
  };
  invitees: Invitee[];
  relations: RelationAppui[];
  /** The reader's own invitation. */
  mienne: Invitee | undefined;
}

/** Condition on `appuis`: those that the actor may see. It belongs in the WHERE of every query. */
export function visible({ db, acteur }: Pick<Contexte, 'db' | 'acteur'>): SQL | undefined {
  if (acteur.personneId === null || acteur.roles.includes('coordination')) return undefined;
  if (acteur.roles.includes('partenaire')) return sql`0`;
  const invitee = db
    .select({ id: invitationsAppui.id })
    .from(invitationsAppui)
    .where(and(eq(invitationsAppui.appuiId, appuis.id), eq(invitationsAppui.personneId, acteur.personneId)));
  return or(ne(appuis.statut, 'retire'), inArray(appuis.structureId, [...acteur.membreDe]), exists(invitee));
}

/**
 * An appui, as its reader may see it.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getAppui(ctx: Contexte, id: number | undefined): DossierDAppui {
  const dossier = id === undefined ? undefined : lireDossierDAppui(ctx, id, visible(ctx));
  if (!dossier) throw introuvable();
  if (ctx.acteur.personneId !== null && !peutLireLAppui(dossier.ligne.statut, dossier.relations)) throw introuvable();
  return dossier;
}

/** The same whoever reads: for the mails, and for the verbe of a departure. */
export function lireDossierDAppui(ctx: Contexte, id: number, ou?: SQL): DossierDAppui | undefined {
  const lu = ctx.db
    .select({
      ligne: appuis,
      structure: {
        ...{ id: structures.id, nom: structures.nom, adresse: structures.adresse, codePostal: structures.codePostal },
        ...{ communeCode: structures.communeCode, commune: communes.nom },
      },
    })
    .from(appuis)
    .innerJoin(structures, eq(structures.id, appuis.structureId))
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(and(eq(appuis.id, id), ou))
    .get();
  if (!lu) return undefined;
  const invitees = inviteesDe(ctx, id);
  const mienne = invitees.find(({ personneId }) => personneId === ctx.acteur.personneId);
  return { ...lu, invitees, mienne, relations: relationsDe(lu.ligne, ctx.acteur, mienne) };
}

/** Who someone is to an appui. */
export const relationsDe = (
  ligne: { structureId: number },
  acteur: Acteur,
  invitation: Pick<LigneInvitation, 'intervientLe'> | undefined,
): RelationAppui[] => relationsALAppui(ligne, acteur, invitation && { intervient: invitation.intervientLe !== null });

function inviteesDe(ctx: Contexte, appuiId: number): Invitee[] {
  const lignes = ctx.db
    .select({ invitation: invitationsAppui, prenom: personnes.prenom, nom: personnes.nom, adresse: personnes.courriel })
    .from(invitationsAppui)
    .innerJoin(personnes, eq(personnes.id, invitationsAppui.personneId))
    .where(eq(invitationsAppui.appuiId, appuiId))
    .orderBy(asc(invitationsAppui.id))
    .all();
  const postes = enPoste(
    ctx,
    lignes.map(({ invitation }) => invitation.personneId),
  );
  return lignes.map(({ invitation, prenom, nom, adresse }) => ({
    ...invitation,
    ...{ prenom, nom: nomComplet({ prenom, nom }), adresse, structures: postes.get(invitation.personneId) ?? '' },
  }));
}

/** Those who said that they can, and are still of the network. */
export const quiPeuvent = ({ invitees }: Pick<DossierDAppui, 'invitees'>): Invitee[] =>
  invitees.filter(({ reponse, structures: ou }) => reponse === 'oui' && ou !== '');

/** Those who hold the session, or held the one that was put off. */
export const quiInterviennent = ({ invitees }: Pick<DossierDAppui, 'invitees'>): Invitee[] =>
  invitees.filter(({ intervientLe }) => intervientLe !== null);

/** Those who have not answered and are to be reminded now, by mail. */
export function aRappeler({ maintenant, fuseau }: Contexte, { invitees }: Pick<DossierDAppui, 'invitees'>): Invitee[] {
  const aujourdhui = jourCivil(maintenant, fuseau);
  return invitees.filter(
    ({ inviteeLe, rappeleeLe, reponse, adresse, structures: ou }) =>
      ou !== '' &&
      adresse !== null &&
      rappelDu({ inviteeLe: jourCivil(inviteeLe, fuseau), reponse, rappelee: rappeleeLe !== null }, aujourdhui),
  );
}

/** What each guard finds now. */
export const gardesDe = (ctx: Contexte, d: DossierDAppui) =>
  gardesDeLAppui(d.ligne, {
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
    minute: minutesCiviles(ctx.maintenant, ctx.fuseau),
    peuvent: quiPeuvent(d).length,
    aRappeler: aRappeler(ctx, d).length,
  });

/** What the journal says of it: « l’appui technique « … » ». */
export const lAppui = ({ titre }: Pick<LigneAppui, 'titre'>) => `l’appui technique «\u00a0${titre}\u00a0»`;

/** What `franchir` is told of every appui. */
export const objetDe = (ctx: Contexte, d: DossierDAppui) =>
  ({ table: appuis, domaine: 'troc', ligne: d.ligne, relations: d.relations, gardes: gardesDe(ctx, d) }) as const;
