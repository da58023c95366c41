import { and, asc, eq, exists, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterDelai, HEURE_DES_COURRIELS, jourCivil, libelleJourCourt, pasAvantHeure } from '#app/commun/periode.ts';
import type { Attente, Tache } from '#app/commun/prise.ts';
import { journal } from '#app/commun/tables.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { responsablesDe } from '#app/reseau/personnes/equipes.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { faitsDeStructure, lettreDeConfirmation } from './lettre-de-confirmation.server.ts';
import { getStructure } from './structures.server.ts';
import { structures } from './tables.ts';

/** How long what a structure says of itself is taken for true. */
export const JOURS_AVANT_RELECTURE = 365;
/** Between two mails about it. */
export const JOURS_ENTRE_RAPPELS = 60;
/** The link of a mail answers until the one after the next. */
const JOURS_DU_LIEN = 90;
/** A network of 2,400 structures is asked in a few weeks rather than in one night. */
export const STRUCTURES_PAR_JOUR = 60;

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

/** Condition: nobody has said for a year that the page is true. */
const aRelire = (ctx: Pick<Contexte, 'maintenant'>) =>
  and(
    isNull(structures.partieLe),
    sql`coalesce(${structures.confirmeeLe}, ${structures.creeeLe}) < ${ajouterDelai(ctx.maintenant, -JOURS_AVANT_RELECTURE).getTime()}`,
  );

/** Since when a structure's page is not confirmed any more; null when it is, or when it left. */
export function relectureAttendue(
  ctx: Pick<Contexte, 'maintenant'>,
  s: { confirmeeLe: Date | null; creeeLe: Date; partieLe: Date | null },
): Date | null {
  const depuis = s.confirmeeLe ?? s.creeeLe;
  return s.partieLe === null && depuis < ajouterDelai(ctx.maintenant, -JOURS_AVANT_RELECTURE) ? depuis : null;
}

/** « Relue le 2 mars par Bruno Lascaux »; null when nobody ever said so. */
export function derniereRelecture(ctx: Lecture, s: { id: number; confirmeeLe: Date | null }): string | null {
  if (s.confirmeeLe === null) return null;
  const jour = jourCivil(s.confirmeeLe, ctx.fuseau);
  const memeAnnee = jour.slice(0, 4) === jourCivil(ctx.maintenant, ctx.fuseau).slice(0, 4);
  const par = ctx.db
    .select({ prenom: personnes.prenom, nom: personnes.nom })
    .from(journal)
    .innerJoin(personnes, eq(personnes.id, journal.acteurId))
    .where(
      and(
        ...[eq(journal.domaine, 'reseau'), eq(journal.objet, 'structure'), eq(journal.objetId, s.id)],
        ...[inArray(journal.acte, ['modifier', 'confirmer', 'creer']), eq(journal.le, s.confirmeeLe)],
      ),
    )
    .get();
  return `Informations vérifiées le ${libelleJourCourt(jour, !memeAnnee)}${par ? ` par ${nomComplet(par)}` : ''}`;
}

/**
 * « Oui, tout est à jour »: says that a structure's page is true. Said twice the same day, it is said once.
 * @throws ErreurMetier INTROUVABLE, INTERDIT, or IMPOSSIBLE when the structure left
 */
export function confirmerStructure(ctx: ContextePersonne, id: number): void {
  enTransaction(ctx, (ctx) => {
    const structure = getStructure(ctx, id);
    exigerDroit(DROITS_STRUCTURE, 'confirmer', relationsStructure(ctx.acteur, id));
    if (structure.partieLe) throw impossible(`${structure.nom} a quitté le réseau : il n’y a plus rien à vérifier.`);
    const jour = (instant: Date) => jourCivil(instant, ctx.fuseau);
    if (structure.confirmeeLe && jour(structure.confirmeeLe) === jour(ctx.maintenant)) return;
    ctx.db.update(structures).set({ confirmeeLe: ctx.maintenant }).where(eq(structures.id, id)).run();
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: id, acte: 'confirmer' },
      resume: `a relu la page ${deNom(structure.nom)} : tout y est à jour`,
    });
  });
}

/** Structures to ask, those asked longest ago first; one whose responsables have no address is for the coordination. */
function aRappeler(ctx: Lecture): number[] {
  const joignable = ctx.db
    .select({ un: sql`1` })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(
      and(
        ...[eq(fonctions.structureId, structures.id), eq(fonctions.responsable, true), isNotNull(personnes.courriel)],
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    );
  return ctx.db
    .select({ id: structures.id })
    .from(structures)
    .where(
      and(
        aRelire(ctx),
        or(isNull(structures.rappeleeLe), lt(structures.rappeleeLe, ajouterDelai(ctx.maintenant, -JOURS_ENTRE_RAPPELS))),
        exists(joignable),
      ),
    )
    .orderBy(sql`coalesce(${structures.rappeleeLe}, 0)`, asc(structures.id))
    .limit(STRUCTURES_PAR_JOUR)
    .all()
    .map(({ id }) => id);
}

/** Asks those who commit a structure whether its page is still true: one mail each, one transaction a structure. */
function rappeler(ctx: Contexte, id: number): number {
  return enTransaction(ctx, (ctx) => {
    const structure = getStructure(ctx, id);
    if (relectureAttendue(ctx, structure) === null) return 0;
    const a = responsablesDe(ctx, id).filter(({ courriel }) => courriel !== null);
    ctx.db.update(structures).set({ rappeleeLe: ctx.maintenant }).where(eq(structures.id, id)).run();
    const faits = faitsDeStructure(ctx, structure);
    const jour = jourCivil(ctx.maintenant, ctx.fuseau);
    for (const { id: personneId, nom, courriel } of a) {
      const url = creerLien(ctx, { genre: 'structure', objetId: id, personneId, jours: JOURS_DU_LIEN });
      const lettre = lettreDeConfirmation({ structure: structure.nom, destinataire: nom, faits, url });
      deposerCourriel(ctx, {
        cle: `structure:${id}:a-jour:${jour}`,
        destinataire: { personneId, adresse: courriel ?? '', nom },
        sujet: lettre.titre,
        lettre,
        pasAvant: pasAvantHeure(ctx.maintenant, HEURE_DES_COURRIELS, ctx.fuseau),
      });
    }
    return a.length;
  });
}

function rappelerLesRelectures(ctx: Contexte): string {
  const ids = aRappeler(ctx);
  const partis = ids.reduce((somme, id) => somme + rappeler(ctx, id), 0);
  if (partis === 0) return 'Rien à demander.';
  const structuresDemandees = ids.length === 1 ? 'une structure' : `${ids.length} structures`;
  return `${partis === 1 ? 'Un courriel' : `${partis} courriels`} pour ${structuresDemandees}.`;
}

export const tacheDeRelecture: Tache = {
  nom: 'reseau.relecture',
  libelle: 'Demander une fois par an aux structures si leur page est à jour',
  horaire: '20 8 * * *',
  aFaire: (ctx) => aRappeler(ctx).length > 0,
  executer: rappelerLesRelectures,
};

/** What waits for a responsable: the pages that nobody has confirmed for a year. */
export function relecturesAFaire(ctx: ContextePersonne): Attente[] {
  if (ctx.acteur.responsableDe.length === 0) return [];
  return ctx.db
    .select({ id: structures.id, nom: structures.nom, depuis: structures.confirmeeLe, creeeLe: structures.creeeLe })
    .from(structures)
    .where(and(inArray(structures.id, [...ctx.acteur.responsableDe]), aRelire(ctx)))
    .all()
    .map(({ id, nom, depuis, creeeLe }) => ({
      cle: `reseau-relire-${id}`,
      salle: 'reseau',
      echeance: jourCivil(ctx.maintenant, ctx.fuseau),
      poids: 8,
      titre: `Les informations ${deNom(nom)} sont-elles à jour ?`,
      suite: `Personne ne les a relues depuis le ${libelleJourCourt(jourCivil(depuis ?? creeeLe, ctx.fuseau))} : les autres s’y fient.`,
      lien: { libelle: 'Relire la page', chemin: `/reseau/structures/${id}#a-jour` },
    }));
}
