import { and, asc, eq, exists, isNull, notExists, or, type SQL, sql } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { prevenirDeLaCharge } from '#app/formations/courriels/courriels.server.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { type DossierDeFormation, getFormation } from './formations.server.ts';
import { cycleFormation, DROITS_FORMATION, estFinie } from './formations.ts';
import { formations } from './tables.ts';

type Ici = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

const aLeRole = ({ db }: Ici, personneId: SQL | typeof personnes.id, role: 'coordination' | 'partenaire') =>
  db
    .select({ un: sql`1` })
    .from(rolesReseau)
    .where(and(eq(rolesReseau.personneId, personneId), eq(rolesReseau.role, role)));

/** Condition on `formations`: whoever holds it is of a team today, that of the structure that organises it if one does, or coordinates. */
export function estTenue(ctx: Ici): SQL {
  const sienne = or(isNull(formations.structureId), eq(fonctions.structureId, formations.structureId));
  const enPoste = ctx.db
    .select({ un: sql`1` })
    .from(fonctions)
    .innerJoin(structures, and(eq(structures.id, fonctions.structureId), isNull(structures.partieLe)))
    .where(and(eq(fonctions.personneId, formations.organisatriceId), enFonction(jourCivil(ctx.maintenant, ctx.fuseau)), sienne));
  const organisatrice = sql`${formations.organisatriceId}`;
  return sql`(${exists(aLeRole(ctx, organisatrice, 'coordination'))} or (${exists(enPoste)}
    and ${notExists(aLeRole(ctx, organisatrice, 'partenaire'))}))`;
}

/** Who may hold a formation: the team of the structure that organises it, any team for one of the network; and the coordination. */
function listTenantes(ctx: ContextePersonne, structureId: number | null) {
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const equipes = ctx.db
    .selectDistinct({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, groupe: structures.nom })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .innerJoin(structures, and(eq(structures.id, fonctions.structureId), isNull(structures.partieLe)))
    .where(
      and(
        ...[enFonction(jour), structureId === null ? undefined : eq(structures.id, structureId)],
        notExists(aLeRole(ctx, personnes.id, 'partenaire')),
      ),
    )
    .orderBy(asc(structures.nomPlie), asc(personnes.nom), asc(personnes.prenom), asc(personnes.id))
    .all();
  const coordination = ctx.db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom })
    .from(personnes)
    .where(exists(aLeRole(ctx, personnes.id, 'coordination')))
    .orderBy(asc(personnes.nom), asc(personnes.prenom), asc(personnes.id))
    .all();
  const vues = new Set<number>();
  return [...coordination.map((une) => ({ ...une, groupe: 'Coordination du réseau' })), ...equipes]
    .filter(({ id }) => !vues.has(id) && vues.add(id))
    .map(({ id, groupe, ...elle }) => ({ id, nom: nomComplet(elle), groupe }));
}

/** The structure left the network: what it organised is the network's. */
function structureQuiReste({ db }: Ici, { structureId }: DossierDeFormation['ligne']): number | null {
  if (structureId === null) return null;
  const la = and(eq(structures.id, structureId), isNull(structures.partieLe));
  return db.select({ id: structures.id }).from(structures).where(la).get()?.id ?? null;
}

/** @throws ErreurMetier INTROUVABLE; INTERDIT for whoever does not hold it */
function exigerDeConfier(ctx: ContextePersonne, id: number | undefined): DossierDeFormation {
  const d = getFormation(ctx, id);
  exigerDroit(DROITS_FORMATION, 'confier', d.relations);
  return d;
}

/**
 * What one must know to hand a formation over: who holds it, who could.
 * @throws ErreurMetier INTROUVABLE; INTERDIT for whoever does not hold it
 */
export function getPageAConfier(ctx: ContextePersonne, id: number | undefined) {
  const d = exigerDeConfier(ctx, id);
  const structureId = structureQuiReste(ctx, d.ligne);
  const tenantes = listTenantes(ctx, structureId);
  const orpheline = !tenantes.some(({ id: une }) => une === d.ligne.organisatriceId);
  return {
    ...{ id: d.ligne.id, titre: d.ligne.titre, par: d.organisatrice.nom, orpheline },
    structurePartie: d.structure !== null && structureId === null ? d.structure.nom : null,
    moi: orpheline && tenantes.some(({ id: une }) => une === ctx.acteur.personneId) ? ctx.acteur.personneId : null,
    empechement: estFinie(d.ligne.statut) ? 'Cette formation est finie\u00a0: il n’y a plus rien à tenir.' : null,
    tenantes: tenantes
      .filter(({ id: une }) => une !== d.ligne.organisatriceId)
      .map(({ id: une, nom, groupe }) => ({ valeur: String(une), libelle: nom, groupe })),
  };
}

/**
 * Hands a formation over to someone else, who is told; whoever held it is told too. One of a structure that left the network is the
 * network's from then on.
 * @returns the name of who holds it now
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once it is over, or on `organisatriceId` for someone who cannot
 */
export function confierFormation(
  ctx: ContextePersonne,
  id: number | undefined,
  { organisatriceId }: { organisatriceId: number },
): string {
  return enTransaction(ctx, (tx) => {
    const d = exigerDeConfier(tx, id);
    const { ligne } = d;
    if (estFinie(d.ligne.statut)) throw impossible('Cette formation est finie\u00a0: il n’y a plus rien à tenir.');
    const structureId = structureQuiReste(tx, ligne);
    const elle = listTenantes(tx, structureId).find((une) => une.id === organisatriceId);
    if (!elle) throw impossible('Choisissez dans la liste qui l’organise.', 'organisatriceId');
    if (organisatriceId === ligne.organisatriceId && structureId === ligne.structureId) return elle.nom;
    tx.db
      .update(formations)
      .set({ organisatriceId, structureId, version: sql`${formations.version} + 1`, modifieeLe: tx.maintenant })
      .where(eq(formations.id, ligne.id))
      .run();
    journaliser(tx, {
      ...{ domaine: 'formations', objet: cycleFormation.objet, objetId: ligne.id, acte: 'passer_la_main' },
      resume: `a confié la formation ${entreGuillemets(ligne.titre)} à quelqu’un d’autre`,
      ...{ avant: { organisatriceId: ligne.organisatriceId }, apres: { organisatriceId } },
    });
    prevenirDeLaCharge(tx, ligne.id, { avantId: ligne.organisatriceId });
    return elle.nom;
  });
}
