import { and, eq, gte, isNull, or } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { leNom, queNom } from '#app/commun/francais.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterJours, type Jour, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { equipeDe } from '#app/reseau/personnes/equipes.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { finDuMandat } from './mandats.server.ts';
import { LIBELLE_QUALITE, type Qualite, qualitesDe } from './signataires.ts';
import { signataires } from './tables.ts';

export interface SaisieSignataire {
  personneId: number;
  qualite: Qualite;
  /** The day of the written act, for a delegation alone. */
  delegationDu?: Jour | undefined;
  geste?: string | undefined;
}

/** @throws ErreurMetier INTROUVABLE for all but those who say who signs for this structure */
export function getStructureQuiSigne(ctx: ContextePersonne, structureId: number) {
  const structure = getStructure(ctx, structureId);
  if (!peut(DROITS_STRUCTURE, 'tenir_signataires', relationsStructure(ctx.acteur, structureId))) throw introuvable();
  return structure;
}

/** A mandate that has not ended. */
const ouvert = (ctx: Contexte) => or(isNull(signataires.au), gte(signataires.au, jourCivil(ctx.maintenant, ctx.fuseau)));

/** Whether she signs already for this structure in this quality. */
export function signeDeja(ctx: Contexte, qui: { structureId: number; personneId: number; qualite: Qualite }): boolean {
  const un = ctx.db
    .select({ id: signataires.id })
    .from(signataires)
    .where(
      and(
        eq(signataires.structureId, qui.structureId),
        eq(signataires.personneId, qui.personneId),
        eq(signataires.qualite, qui.qualite),
        ouvert(ctx),
      ),
    )
    .get();
  return un !== undefined;
}

/**
 * Says that someone of the team may sign for a structure, and in what quality. It ends when she leaves, if that is known.
 * @returns her name
 * @throws ErreurMetier IMPOSSIBLE for someone else, for a quality that this managing body does not know, for a delegation
 *   without its day or of a day to come, or when it is said already
 */
export function ajouterSignataire(ctx: ContextePersonne, structureId: number, saisie: SaisieSignataire): string {
  return enTransaction(ctx, (ctx) => {
    const structure = getStructureQuiSigne(ctx, structureId);
    const { personneId, qualite } = saisie;
    const personne = equipeDe(ctx, structureId).find(({ id }) => id === personneId);
    if (!personne) throw impossible('Choisissez quelqu’un de l’équipe.', 'personneId');
    const nom = personne.nomComplet;
    uneSeuleFois(ctx, `signataire-${structureId}`, saisie.geste, () => {
      const delegationDu = lireDelegation(ctx, structure.gestion, saisie);
      if (signeDeja(ctx, { structureId, personneId, qualite })) {
        throw impossible(`${nom} signe déjà en cette qualité : retirez d’abord la ligne qui le dit.`, 'personneId');
      }
      const du = delegationDu ?? jourCivil(ctx.maintenant, ctx.fuseau);
      const au = finDuMandat(ctx, { structureId, personneId }, qualite);
      const champs = { qualite, delegationDu, du: au && au < du ? au : du, au };
      const { id } = ctx.db
        .insert(signataires)
        .values({ ...{ structureId, personneId, ...champs }, noteLe: ctx.maintenant, noteParId: ctx.acteur.personneId })
        .returning({ id: signataires.id })
        .get();
      journaliser(ctx, {
        ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'ajouter_signataire' },
        resume: `a noté ${queNom(nom)} signe pour ${leNom(structure.nom)} : ${acteDit(qualite, delegationDu)}`,
        apres: { personneId, signataireId: id, ...champs },
      });
      return id;
    });
    return nom;
  });
}

/** « Par délégation écrite du 6 janvier 2026 » */
const acteDit = (qualite: Qualite, delegationDu: Jour | null) =>
  `${LIBELLE_QUALITE[qualite]}${delegationDu ? ` du ${libelleJourCourt(delegationDu)}` : ''}`;

function lireDelegation(ctx: Contexte, gestion: Parameters<typeof qualitesDe>[0], saisie: SaisieSignataire): Jour | null {
  const { qualite, delegationDu = null } = saisie;
  if (!qualitesDe(gestion).includes(qualite)) throw impossible('Choisissez une des qualités de la liste.', 'qualite');
  if (qualite !== 'delegation') {
    if (delegationDu === null) return null;
    throw impossible(
      'Cette date est celle d’une délégation : videz-la, ou choisissez « Par délégation écrite ».',
      'delegationDu',
    );
  }
  if (delegationDu === null) throw impossible('Donnez la date de la délégation : elle est écrite sur l’acte.', 'delegationDu');
  if (delegationDu > jourCivil(ctx.maintenant, ctx.fuseau)) {
    throw impossible('Ce jour n’est pas encore venu : notez la délégation quand elle sera signée.', 'delegationDu');
  }
  return delegationDu;
}

/**
 * « Ne signe plus », at once: yesterday is the last day, and what was signed stays signed. Said twice, it is said once.
 * @returns the name of who signs no more
 * @throws ErreurMetier IMPOSSIBLE for a line of another structure
 */
export function retirerSignataire(ctx: ContextePersonne, structureId: number, id: number): string {
  return enTransaction(ctx, (ctx) => {
    const structure = getStructureQuiSigne(ctx, structureId);
    const ligne = ctx.db
      .select({ mandat: signataires, prenom: personnes.prenom, nom: personnes.nom })
      .from(signataires)
      .innerJoin(personnes, eq(personnes.id, signataires.personneId))
      .where(and(eq(signataires.id, id), eq(signataires.structureId, structureId)))
      .get();
    if (!ligne) throw impossible('Cette ligne n’est plus dans la liste : elle a changé entre-temps. Relisez-la.');
    const { mandat } = ligne;
    const nom = nomComplet(ligne);
    const fin = finirMandat(ctx, mandat);
    if (!fin) return nom;
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'retirer_signataire' },
      resume: `a noté ${queNom(nom)} ne signe plus pour ${leNom(structure.nom)} : ${acteDit(mandat.qualite, mandat.delegationDu)}`,
      avant: { personneId: mandat.personneId, signataireId: id, au: mandat.au },
      apres: { personneId: mandat.personneId, signataireId: id, au: fin },
    });
    return nom;
  });
}

/** Ends a mandate before today. @returns its last day; null when it had ended already */
export function finirMandat(ctx: Contexte, { id, du, au }: typeof signataires.$inferSelect): Jour | null {
  const hier = ajouterJours(jourCivil(ctx.maintenant, ctx.fuseau), -1);
  if (au !== null && au <= hier) return null;
  // Noted today and taken back today: it was never in force.
  ctx.db
    .update(signataires)
    .set({ au: hier, ...(du && du > hier ? { du: hier } : {}) })
    .where(eq(signataires.id, id))
    .run();
  return hier;
}
