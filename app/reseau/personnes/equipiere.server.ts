import { and, eq, gte, isNull, or } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterJours, type Jour, jourCivil, libelleJour } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { enSuivantLesMandats } from '#app/reseau/signataires/mandats.server.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { fermerSiSansAttache } from './departs.server.ts';
import { identiteOuverte } from './identite-personne.server.ts';
import { FONCTIONS, LIBELLE_FONCTION, nomComplet } from './personnes.ts';
import { aUneResponsable } from './responsables.server.ts';
import { fonctions, personnes } from './tables.ts';

/** How far from today a departure may be noted, in days. */
const UN_AN = 366;

/**
 * Someone of a team, for those who keep that team.
 * @throws ErreurMetier INTROUVABLE for everybody else, and for someone who is not of the team today
 */
export function getEquipiere(ctx: ContextePersonne, structureId: number, personneId: number) {
  const structure = getStructure(ctx, structureId);
  if (!peut(DROITS_STRUCTURE, 'corriger_equipe', relationsStructure(ctx.acteur, structureId))) throw introuvable();
  const siennes = ctx.db
    .select()
    .from(fonctions)
    .where(
      and(
        eq(fonctions.structureId, structureId),
        eq(fonctions.personneId, personneId),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .all()
    .sort((a, b) => FONCTIONS.indexOf(a.fonction) - FONCTIONS.indexOf(b.fonction));
  const personne = ctx.db.select().from(personnes).where(eq(personnes.id, personneId)).get();
  if (!personne || siennes.length === 0) throw introuvable();
  return { structure, personne, siennes };
}

/** The page « Que devient X ? ». */
export function getPageDEquipiere(ctx: ContextePersonne, structureId: number, personneId: number) {
  const { structure, personne, siennes } = getEquipiere(ctx, structureId, personneId);
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const fins = siennes.map(({ au }) => au);
  const dernierJour = fins.every((au) => au !== null) ? (fins.sort().at(-1) ?? null) : null;
  const relations = relationsStructure(ctx.acteur, structureId);
  return {
    structure: { id: structure.id, nom: structure.nom },
    id: personneId,
    nom: nomComplet(personne),
    identite: { prenom: personne.prenom, nom: personne.nom, courriel: personne.courriel ?? '' },
    version: personne.version,
    ouverte: identiteOuverte(ctx, personneId, structureId),
    soi: personneId === ctx.acteur.personneId,
    aCompte: ctx.db.select({ id: comptes.id }).from(comptes).where(eq(comptes.id, personneId)).get() !== undefined,
    fonctions: siennes.map(({ fonction, intitule }) => ({
      ...{ fonction, intitule: intitule ?? '' },
      libelle: LIBELLE_FONCTION[fonction],
    })),
    depart: dernierJour ? { jour: dernierJour, libelle: libelleJour(dernierJour, true) } : null,
    ...{ aujourdhui, premierJour: ajouterJours(aujourdhui, -UN_AN), plusTard: ajouterJours(aujourdhui, UN_AN) },
    derniere: siennes.some(({ responsable }) => responsable) && !autreResponsable(ctx, structureId, personneId, aujourdhui),
    passeOutre: peut(DROITS_STRUCTURE, 'laisser_sans_responsable', relations),
  };
}

/** Someone else commits the structure on the day after. */
function autreResponsable(ctx: Contexte, structureId: number, personneId: number, dernierJour: Jour): boolean {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const lendemain = ajouterJours(dernierJour, 1);
  return aUneResponsable(ctx, structureId, lendemain > aujourdhui ? lendemain : aujourdhui, personneId);
}

/**
 * Notes the last day of someone in a structure: all she does there ends then, and her rights with it.
 * @returns the day, « mardi 31 mars 2026 »
 * @throws ErreurMetier IMPOSSIBLE for a day too far, or when nobody would commit the structure any more;
 *   the coordination alone may leave it so
 */
export function noterDepart(ctx: ContextePersonne, structureId: number, personneId: number, dernierJour: Jour): string {
  return enTransaction(ctx, (ctx) => {
    const { structure, personne, siennes } = getEquipiere(ctx, structureId, personneId);
    const relations = relationsStructure(ctx.acteur, structureId);
    if (!peut(DROITS_STRUCTURE, 'noter_depart', relations)) throw introuvable();
    const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
    if (dernierJour < ajouterJours(aujourdhui, -UN_AN) || dernierJour > ajouterJours(aujourdhui, UN_AN)) {
      throw impossible('Son dernier jour est à un an d’aujourd’hui au plus, avant ou après.', 'dernierJour');
    }
    const nom = nomComplet(personne);
    const engage = siennes.some(({ responsable }) => responsable);
    if (engage && !autreResponsable(ctx, structureId, personneId, dernierJour)) {
      if (!peut(DROITS_STRUCTURE, 'laisser_sans_responsable', relations)) {
        throw impossible(
          `Après ce jour, plus personne n’engagerait ${structure.nom}. Nommez d’abord quelqu’un d’autre : invitez-le comme direction, coordination ou présidence. Ou demandez à la coordination du réseau.`,
          'dernierJour',
        );
      }
    }
    enSuivantLesMandats(ctx, { structureId, personneId }, () =>
      ecrireFin(ctx, { structureId, personneId, au: dernierJour, aujourdhui }),
    );
    fermerSiSansAttache(ctx, personneId);
    const libelle = libelleJour(dernierJour, true);
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'noter_depart' },
      resume: `a noté le départ ${deNom(nom)}, ${structure.nom}, le ${libelle}`,
      avant: { personneId, fins: siennes.map(({ id, au }) => ({ id, au })) },
      apres: { personneId, au: dernierJour },
    });
    return libelle;
  });
}

/** Takes back a departure noted for a day to come. Nothing happens when none was noted. */
export function annulerDepart(ctx: ContextePersonne, structureId: number, personneId: number): void {
  enTransaction(ctx, (ctx) => {
    const { structure, personne, siennes } = getEquipiere(ctx, structureId, personneId);
    if (!peut(DROITS_STRUCTURE, 'noter_depart', relationsStructure(ctx.acteur, structureId))) throw introuvable();
    if (siennes.every(({ au }) => au === null)) return;
    enSuivantLesMandats(ctx, { structureId, personneId }, () =>
      ecrireFin(ctx, { structureId, personneId, au: null, aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau) }),
    );
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'annuler_depart' },
      resume: `a noté que ${nomComplet(personne)} reste ${aNom(structure.nom)}`,
      avant: { personneId, fins: siennes.map(({ id, au }) => ({ id, au })) },
      apres: { personneId, au: null },
    });
  });
}

/** What already ended keeps its own day. */
function ecrireFin(
  ctx: Contexte,
  { structureId, personneId, au, aujourdhui }: { structureId: number; personneId: number; au: Jour | null; aujourdhui: Jour },
): void {
  ctx.db
    .update(fonctions)
    .set({ au })
    .where(
      and(
        eq(fonctions.structureId, structureId),
        eq(fonctions.personneId, personneId),
        or(isNull(fonctions.au), gte(fonctions.au, aujourdhui)),
      ),
    )
    .run();
}
