import { and, eq, isNull, sql } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { differences } from '#app/commun/differences.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { leNom } from '#app/commun/francais.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { slugDe } from '#app/reseau/competences/mots.ts';
import { phraseDeConflit } from '#app/reseau/conflit.server.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { exigerMalles, getMalle, type LigneMalle } from './malles.server.ts';
import { DROITS_MALLE } from './malles.ts';
import { laMalle } from './noms.ts';
import type { SaisieMalle, SaisieNouvelleMalle } from './saisie.ts';
import { malles } from './tables.ts';

/** Addresses of the room that no malle may take. */
const ADRESSES_PRISES = [
  'nouvelle',
  'planning',
  'libres',
  'chiffres',
  'etiquettes',
  'attentes',
  'relais',
  'prets',
  'reservations',
];

/** Acts after which the form of a malle shows something else. */
const ACTES_DU_FORMULAIRE = ['creer', 'modifier', 'changer_etat'] as const;

/** @throws ErreurMetier INTROUVABLE for whoever may not add a malle: the page does not exist for her */
export function exigerCreation(ctx: ContextePersonne): void {
  exigerMalles(ctx);
  if (!ctx.acteur.roles.includes('coordination')) throw introuvable();
}

/**
 * Adds a malle to those of the network, in service and empty.
 * @returns its id, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE for anybody but the coordination; IMPOSSIBLE for a structure or a keeper that is not one
 */
export function creerMalle(ctx: ContextePersonne, { geste, ...saisie }: SaisieNouvelleMalle): number {
  exigerCreation(ctx);
  return enTransaction(ctx, (tx) =>
    uneSeuleFois(tx, 'creer-malle', geste, () => {
      const champs = champsDe(saisie);
      exigerStructure(tx, champs.structureId);
      exigerGardienne(tx, champs);
      const { id } = tx.db
        .insert(malles)
        .values({ ...champs, slug: slugLibre(tx, champs.nom), creeeLe: tx.maintenant, modifieeLe: tx.maintenant })
        .returning({ id: malles.id })
        .get();
      journaliser(tx, {
        ...{ domaine: 'malles', objet: 'malle', objetId: id, acte: 'creer' },
        resume: `a ajouté ${laMalle(champs.nom)}`,
        apres: { nom: champs.nom, structureId: champs.structureId },
      });
      return id;
    }),
  );
}

/**
 * Changes what a malle says and the rules it is lent under; loans that are booked keep theirs.
 * @param saisie.version the version that the form showed
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when someone changed it meanwhile, for a structure or a keeper that is
 *   not one, or for another structure than hers unless one is of the coordination
 */
export function modifierMalle(ctx: ContextePersonne, slug: string | undefined, { version, ...saisie }: SaisieMalle): void {
  enTransaction(ctx, (tx) => {
    const { ligne, relations } = getMalle(tx, slug);
    exigerDroit(DROITS_MALLE, 'modifier', relations);
    const champs = champsDe(saisie);
    if (champs.structureId !== ligne.structureId) {
      if (!relations.includes('coordination')) {
        throw impossible('La coordination seule change la structure où vit une malle.', 'structureId');
      }
      exigerStructure(tx, champs.structureId);
    }
    if (champs.gardienneId !== ligne.gardienneId || champs.structureId !== ligne.structureId) exigerGardienne(tx, champs);
    ecrireSiInchangee(tx, ligne, version, champs);
    const change = differences(ligne, champs);
    if (!change) return;
    journaliser(tx, {
      ...{ domaine: 'malles', objet: 'malle', objetId: ligne.id, acte: 'modifier' },
      resume: `a modifié ${laMalle(champs.nom)}`,
      ...{ avant: change.avant, apres: change.apres },
    });
  });
}

/**
 * Writes some columns of a malle if nobody changed it since the form was shown, in the transaction of the verbe.
 * @throws ErreurMetier IMPOSSIBLE that names who did
 */
export function ecrireSiInchangee(
  ctx: ContextePersonne,
  { id }: Pick<LigneMalle, 'id'>,
  version: number,
  champs: Partial<typeof malles.$inferInsert>,
): void {
  const { changes } = ctx.db
    .update(malles)
    .set({ ...champs, version: sql`${malles.version} + 1`, modifieeLe: ctx.maintenant })
    .where(and(eq(malles.id, id), eq(malles.version, version)))
    .run();
  if (changes === 1) return;
  const quoi = { domaine: 'malles', objet: 'malle', objetId: id, actes: ACTES_DU_FORMULAIRE };
  throw impossible(phraseDeConflit(ctx, { ...quoi, fait: 'a changé cette malle' }));
}

/** The columns that the form writes; a rule left empty is the network's. */
function champsDe(saisie: Omit<SaisieNouvelleMalle, 'geste'>) {
  return {
    ...{ nom: saisie.nom, resume: saisie.resume, notice: saisie.notice ?? null, dessin: saisie.dessin ?? null },
    ...{ ageMin: saisie.ageMin ?? null, ageMax: saisie.ageMax ?? null, groupeMax: saisie.groupeMax ?? null },
    ...{ structureId: saisie.structureId, gardienneId: saisie.gardienneId ?? null },
    ...{ ouRetirer: saisie.ouRetirer ?? null, quandRetirer: saisie.quandRetirer ?? null },
    ...{ joursMax: saisie.joursMax ?? null, preavisJours: saisie.preavisJours ?? null },
    ...{ horizonJours: saisie.horizonJours ?? null, pretsParStructure: saisie.pretsParStructure ?? null },
    ...{ tamponAvant: saisie.tamponAvant ?? null, tamponApres: saisie.tamponApres ?? null },
    joursFermes: saisie.fermeture === 'siens' ? saisie.joursFermes : null,
    accord: saisie.accord === undefined ? null : saisie.accord === 'oui',
    caution: saisie.caution ?? null,
  };
}

function exigerStructure({ db }: ContextePersonne, id: number): void {
  const presente = and(eq(structures.id, id), isNull(structures.partieLe));
  if (!db.select({ id: structures.id }).from(structures).where(presente).get()) {
    throw impossible('Choisissez une structure du réseau.', 'structureId');
  }
}

/** Who keeps a malle is of the structure where it lives. */
function exigerGardienne(
  ctx: ContextePersonne,
  { structureId, gardienneId }: { structureId: number; gardienneId: number | null },
) {
  if (gardienneId === null) return;
  const presente = ctx.db
    .select({ id: fonctions.id })
    .from(fonctions)
    .where(
      and(
        eq(fonctions.personneId, gardienneId),
        eq(fonctions.structureId, structureId),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .get();
  if (presente) return;
  const nom = ctx.db.select({ nom: structures.nom }).from(structures).where(eq(structures.id, structureId)).get()?.nom ?? '';
  throw impossible(`Choisissez quelqu’un de l’équipe de la structure où vit la malle\u00a0: ${leNom(nom)}.`, 'gardienneId');
}

/** The address of a malle is made of its first name, and stays: labels and links bear it. */
function slugLibre({ db }: ContextePersonne, nom: string): string {
  const voulu = slugDe(nom);
  const pris = new Set([
    ...ADRESSES_PRISES,
    ...db
      .select({ slug: malles.slug })
      .from(malles)
      .all()
      .map(({ slug }) => slug),
  ]);
  let slug = voulu;
  for (let n = 2; pris.has(slug); n++) slug = `${voulu}-${n}`;
  return slug;
}
