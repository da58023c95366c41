import { and, count, desc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit, peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil, libelleMois } from '#app/commun/periode.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { type FiltreDuCarnet, libelleDureeDeSeance } from './carnet.ts';
import { type DossierDeMalle, getMalle } from './malles.server.ts';
import { DROITS_IDEE, DROITS_MALLE, libellePublic, type RelationIdee } from './malles.ts';
import { laMalle } from './noms.ts';
import type { SaisieIdee } from './saisie.ts';
import { carnetDeMalle } from './tables.ts';

const IDEES_PAR_PAGE = 12;

/** One idea of session, as it is read. */
export interface IdeeLue {
  id: number;
  texte: string;
  /** « De 6 à 10 ans, 45 min » ; empty when neither is known. */
  quoi: string;
  /** « Fatou Diarra, Le Fil de Vienne, février 2026 » */
  qui: string;
  peutRetirer: boolean;
}

const relationsALIdee = ({ acteur }: ContextePersonne, malle: DossierDeMalle, auteurId: number): RelationIdee[] =>
  auteurId === acteur.personneId ? ['auteur', ...malle.relations] : malle.relations;

/**
 * A page of the carnet of a malle, the last idea first.
 * @param filtre.age someone of that age may come; an idea that says no age suits all
 * @param filtre.duree the longest session, in minutes; an idea that says nothing is kept
 */
export function listIdees(
  ctx: ContextePersonne,
  malle: DossierDeMalle,
  { age, duree, page = 1, parPage = IDEES_PAR_PAGE }: FiltreDuCarnet & { page?: number; parPage?: number } = {},
): { lignes: IdeeLue[]; total: number; page: number; pages: number } {
  const c = carnetDeMalle;
  const ou = and(
    eq(c.malleId, malle.ligne.id),
    ...(age === undefined ? [] : [or(isNull(c.ageMin), lte(c.ageMin, age)), or(isNull(c.ageMax), gte(c.ageMax, age))]),
    ...(duree === undefined ? [] : [or(isNull(c.duree), lte(c.duree, duree))]),
  );
  const total = ctx.db.select({ n: count() }).from(c).where(ou).get()?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / parPage));
  const ici = Math.min(Math.max(1, page), pages);
  const lignes = ctx.db
    .select({ idee: c, prenom: personnes.prenom, nom: personnes.nom, structure: structures.nom })
    .from(c)
    .innerJoin(personnes, eq(personnes.id, c.auteurId))
    .leftJoin(structures, eq(structures.id, c.structureId))
    .where(ou)
    .orderBy(desc(c.le), desc(c.id))
    .limit(parPage)
    .offset((ici - 1) * parPage)
    .all()
    .map(({ idee, prenom, nom, structure }) => ({
      ...{ id: idee.id, texte: idee.texte },
      quoi: [libellePublic({ ...idee, groupeMax: null }), idee.duree === null ? '' : libelleDureeDeSeance(idee.duree)]
        .filter(Boolean)
        .join(', '),
      qui: [nomComplet({ prenom, nom }), structure, libelleMois(jourCivil(idee.le, ctx.fuseau))].filter(Boolean).join(', '),
      peutRetirer: peut(DROITS_IDEE, 'retirer', relationsALIdee(ctx, malle, idee.auteurId)),
    }));
  return { lignes, total, page: ici, pages };
}

/**
 * Leaves an idea of session in the carnet of a malle.
 * @returns its id, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE
 */
export function laisserUneIdee(ctx: ContextePersonne, slug: string | undefined, { geste, ...idee }: SaisieIdee): number {
  return enTransaction(ctx, (tx) => {
    const { ligne, relations } = getMalle(tx, slug);
    exigerDroit(DROITS_MALLE, 'ecrireAuCarnet', relations);
    return uneSeuleFois(tx, `idee-${ligne.id}`, geste, () => {
      const { personneId, responsableDe, membreDe } = tx.acteur;
      const { id } = tx.db
        .insert(carnetDeMalle)
        .values({
          ...{ malleId: ligne.id, auteurId: personneId, structureId: responsableDe[0] ?? membreDe[0] ?? null },
          ...{ texte: idee.texte, ageMin: idee.ageMin ?? null, ageMax: idee.ageMax ?? null, duree: idee.duree ?? null },
          le: tx.maintenant,
        })
        .returning({ id: carnetDeMalle.id })
        .get();
      journaliser(tx, {
        ...{ domaine: 'malles', objet: 'malle', objetId: ligne.id, acte: 'ecrire_au_carnet' },
        resume: `a laissé une idée de séance dans ${laMalle(ligne.nom)}`,
      });
      return id;
    });
  });
}

/**
 * Takes an idea out of the carnet.
 * @throws ErreurMetier INTROUVABLE, also for an idea of another malle; INTERDIT
 */
export function retirerUneIdee(ctx: ContextePersonne, slug: string | undefined, ideeId: number): void {
  enTransaction(ctx, (tx) => {
    const malle = getMalle(tx, slug);
    const sienne = and(eq(carnetDeMalle.id, ideeId), eq(carnetDeMalle.malleId, malle.ligne.id));
    const idee = tx.db.select({ auteurId: carnetDeMalle.auteurId }).from(carnetDeMalle).where(sienne).get();
    if (!idee) throw introuvable();
    exigerDroit(DROITS_IDEE, 'retirer', relationsALIdee(tx, malle, idee.auteurId));
    tx.db.delete(carnetDeMalle).where(sienne).run();
    journaliser(tx, {
      ...{ domaine: 'malles', objet: 'malle', objetId: malle.ligne.id, acte: 'retirer_du_carnet' },
      resume: `a retiré une idée de séance de ${laMalle(malle.ligne.nom)}`,
    });
  });
}
