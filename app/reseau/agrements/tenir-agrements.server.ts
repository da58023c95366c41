import { and, eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { differences } from '#app/commun/differences.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { type Jour, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { phraseDeConflit } from '#app/reseau/conflit.server.ts';
import { type Fait, faitsDe, getAgrementATenir, getStructureATenir } from './agrements.server.ts';
import { dureeInhabituelle, periodeSuivante, regleAuJour, seChevauchent } from './agrements.ts';
import { listRegles } from './genres.server.ts';
import { agrements, genresAgrement } from './tables.ts';

export interface SaisiePeriode {
  du?: Jour | undefined;
  au?: Jour | undefined;
  decideur?: string | undefined;
  decideLe?: Jour | undefined;
}
export interface SaisieAgrement extends SaisiePeriode {
  genre: string;
}

type Ligne = Pick<typeof agrements.$inferSelect, 'genre' | 'du' | 'au' | 'decideur' | 'decideLe'>;

const enLigne = ({ genre, du, au, decideur, decideLe }: SaisieAgrement): Ligne => ({
  ...{ genre, du: du ?? null, au: au ?? null },
  ...{ decideur: decideur ?? null, decideLe: decideLe ?? null },
});

/** « du 1er janvier 2024 au 31 décembre 2027 », « depuis le 1er janvier 2024 », « sans dates notées » */
export function libelleDesDates({ du, au }: Pick<Ligne, 'du' | 'au'>): string {
  if (du && au) return `du ${libelleJourCourt(du)} au ${libelleJourCourt(au)}`;
  if (du) return `depuis le ${libelleJourCourt(du)}`;
  return au ? `jusqu’au ${libelleJourCourt(au)}` : 'sans dates notées';
}

/** The name of a kind. @throws ErreurMetier IMPOSSIBLE for one that no list gives */
function nomDuGenre(ctx: Contexte, code: string): string {
  const genre = ctx.db.select({ nom: genresAgrement.nom }).from(genresAgrement).where(eq(genresAgrement.code, code)).get();
  if (!genre) throw impossible('Choisissez l’agrément dans la liste.', 'genre');
  return genre.nom;
}

/** Of one kind, a structure has one period at a time; the base holds it too. */
function exigerLibre(ligne: Ligne, faits: readonly Fait[], sauf?: number): void {
  if (ligne.du && ligne.au && ligne.au < ligne.du) {
    throw impossible('Le dernier jour vient avant le premier : vérifiez les deux dates.', 'au');
  }
  const autre = faits.find((fait) => fait.id !== sauf && fait.genre === ligne.genre && seChevauchent(fait, ligne));
  if (!autre) return;
  throw impossible(
    `« ${autre.nom} » est déjà noté ${libelleDesDates(autre)} : les deux périodes se chevauchent. Corrigez l’une ou l’autre.`,
    'du',
  );
}

/** What is unusual in what was just saved, in sentences: nothing is refused for it. */
function avertissements(ctx: Contexte, structureId: number, ligne: Ligne): string[] {
  const regles = listRegles(ctx);
  const regle = regleAuJour(regles, ligne.genre, ligne.du ?? jourCivil(ctx.maintenant, ctx.fuseau));
  const duree = dureeInhabituelle(ligne, regle);
  const exige = regle?.exige;
  const manque = exige && !faitsDe(ctx, structureId).some((fait) => fait.genre === exige && seChevauchent(fait, ligne));
  return [
    ...(duree ? [`${duree} Vérifiez les dates.`] : []),
    ...(manque ? [`La règle demande aussi « ${nomDuGenre(ctx, exige)} », qui n’est pas noté sur ces dates.`] : []),
  ];
}

/** Writes a new period, with its journal line, in the transaction of the verbe. */
function ecrire(ctx: Contexte, structure: { id: number; nom: string }, ligne: Ligne, acte: 'ajouter' | 'renouveler'): number {
  const nom = nomDuGenre(ctx, ligne.genre);
  exigerLibre(ligne, faitsDe(ctx, structure.id));
  const { id } = ctx.db
    .insert(agrements)
    .values({ structureId: structure.id, ...ligne })
    .returning({ id: agrements.id })
    .get();
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'agrement', objetId: id, acte },
    resume: `a ${acte === 'ajouter' ? 'noté' : 'renouvelé'} « ${nom} » pour ${leNom(structure.nom)}, ${libelleDesDates(ligne)}`,
    avant: {},
    apres: { structureId: structure.id, ...ligne },
  });
  return id;
}

/**
 * Notes an agrément or a conventionnement of a structure.
 * @returns its id, and what is unusual in it
 * @throws ErreurMetier INTROUVABLE for those who do not write them; IMPOSSIBLE when it overlaps another of its kind
 */
export function ajouterAgrement(ctx: ContextePersonne, structureId: number, saisie: SaisieAgrement) {
  return enTransaction(ctx, (ctx) => {
    const structure = getStructureATenir(ctx, structureId);
    const ligne = enLigne(saisie);
    const id = ecrire(ctx, structure, ligne, 'ajouter');
    return { id, avertissements: avertissements(ctx, structureId, ligne) };
  });
}

/**
 * Corrects an agrément, if nobody did since the form was shown.
 * @returns what is unusual in it
 * @throws ErreurMetier IMPOSSIBLE when someone did, or when it overlaps another of its kind
 */
export function modifierAgrement(
  ctx: ContextePersonne,
  structureId: number,
  id: number,
  { version, ...saisie }: SaisieAgrement & { version: number },
) {
  return enTransaction(ctx, (ctx) => {
    const { structure, fait } = getAgrementATenir(ctx, structureId, id);
    const apres = enLigne(saisie);
    const nom = nomDuGenre(ctx, apres.genre);
    exigerLibre(apres, faitsDe(ctx, structureId), id);
    const resume = `a corrigé « ${nom} » ${deNom(structure.nom)}, ${libelleDesDates(apres)}`;
    changer(ctx, { fait, version, champs: apres, acte: 'modifier', resume });
    return { avertissements: avertissements(ctx, structureId, apres) };
  });
}

/**
 * Notes the day the file of the renewal was handed in; without a day, takes the note back.
 * @throws ErreurMetier IMPOSSIBLE for a day to come, or when someone changed this agrément meanwhile
 */
export function noterDemandeDeRenouvellement(
  ctx: ContextePersonne,
  structureId: number,
  id: number,
  { le, version }: { le?: Jour | undefined; version: number },
): void {
  enTransaction(ctx, (ctx) => {
    const { structure, fait } = getAgrementATenir(ctx, structureId, id);
    if (le && le > jourCivil(ctx.maintenant, ctx.fuseau)) {
      throw impossible('Ce jour n’est pas encore venu : notez-le quand le dossier sera parti.', 'le');
    }
    if (le && fait.du && le < fait.du) {
      throw impossible(`Cet agrément commence le ${libelleJourCourt(fait.du)} : la demande vient après.`, 'le');
    }
    const resume = le
      ? `a noté la demande de renouvellement de « ${fait.nom} » ${deNom(structure.nom)}, le ${libelleJourCourt(le)}`
      : `a retiré la demande de renouvellement de « ${fait.nom} » ${deNom(structure.nom)}`;
    changer(ctx, { fait, version, champs: { renouvellementDemandeLe: le ?? null }, acte: 'noter_renouvellement', resume });
  });
}

/**
 * Notes the next period of an agrément in one step: it begins on the day after the present one.
 * @returns the id of the new period, and what is unusual in it
 * @throws ErreurMetier IMPOSSIBLE when the present one has no known end, or when a later one is noted already
 */
export function renouvelerAgrement(ctx: ContextePersonne, structureId: number, id: number, saisie: Omit<SaisiePeriode, 'du'>) {
  return enTransaction(ctx, (ctx) => {
    const { structure, fait } = getAgrementATenir(ctx, structureId, id);
    const suivante = periodeSuivante(fait);
    if (!suivante) throw impossible('Notez d’abord quand celui-ci finit : le suivant commence le lendemain.', 'au');
    const ligne = enLigne({ ...saisie, genre: fait.genre, du: suivante.du });
    const nouveau = ecrire(ctx, structure, ligne, 'renouveler');
    return { id: nouveau, avertissements: avertissements(ctx, structureId, ligne) };
  });
}

/** Removes what was noted by mistake; the journal keeps it. @throws ErreurMetier INTROUVABLE */
export function retirerAgrement(ctx: ContextePersonne, structureId: number, id: number): void {
  enTransaction(ctx, (ctx) => {
    const { structure, fait } = getAgrementATenir(ctx, structureId, id);
    const avant = ctx.db.select().from(agrements).where(eq(agrements.id, id)).get();
    ctx.db.delete(agrements).where(eq(agrements.id, id)).run();
    const { id: _, ...ligne } = avant ?? { id };
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'agrement', objetId: id, acte: 'retirer' },
      resume: `a retiré « ${fait.nom} » ${deNom(structure.nom)}, ${libelleDesDates(fait)}`,
      avant: ligne,
      apres: {},
    });
  });
}

type Champs = Partial<Ligne & Pick<typeof agrements.$inferSelect, 'renouvellementDemandeLe'>>;

function changer(
  ctx: ContextePersonne,
  { fait, version, champs, acte, resume }: { fait: Fait; version: number; champs: Champs; acte: string; resume: string },
): void {
  const ecrit = ctx.db
    .update(agrements)
    .set({ ...champs, version: version + 1 })
    .where(and(eq(agrements.id, fait.id), eq(agrements.version, version)))
    .run();
  if (ecrit.changes !== 1) {
    throw impossible(phraseDeConflit(ctx, { objet: 'agrement', objetId: fait.id, fait: 'a modifié cet agrément' }));
  }
  const change = differences(fait, champs);
  if (!change) return;
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'agrement', objetId: fait.id, acte, resume },
    avant: change.avant,
    apres: change.apres,
  });
}
