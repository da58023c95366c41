import { eq, or } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { differences } from '#app/commun/differences.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { type Jour, libelleJourCourt } from '#app/commun/periode.ts';
import { plierMots } from '#app/reseau/plier.ts';
import type { Donne, NatureAgrement } from './agrements.ts';
import { emplois, exigerReferences, getGenre, listGenres, listRegles } from './genres.server.ts';
import { genresAgrement, reglesAgrement } from './tables.ts';

/** A kind has one identity and one name that nobody takes twice. */
export interface SaisieGenre {
  nom: string;
  sigle?: string | undefined;
  nature: NatureAgrement;
  donne?: Donne | undefined;
}

export interface SaisieRegle {
  depuis: Jour;
  decideur?: string | undefined;
  anneesMin?: number | undefined;
  anneesMax?: number | undefined;
  exige?: string | undefined;
  niveau?: string | undefined;
  source: string;
}

function exigerNomLibre(ctx: ContextePersonne, nom: string, sauf?: string): void {
  const clef = plierMots(nom);
  if (listGenres(ctx).some((autre) => autre.code !== sauf && plierMots(autre.nom) === clef)) {
    throw impossible('Un autre genre porte déjà ce nom.', 'nom');
  }
}

const noter = (ctx: ContextePersonne, acte: string, resume: string, avant: object, apres: object, objet = 'genre_agrement') =>
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet, objetId: null, acte, resume },
    avant: { ...avant },
    apres: { ...apres },
  });

/**
 * Adds a kind of agrément or conventionnement.
 * @returns its code, made from its name once and for all
 * @throws ErreurMetier IMPOSSIBLE when a kind bears this name
 */
export function ajouterGenre(ctx: ContextePersonne, saisie: SaisieGenre): string {
  return enTransaction(ctx, (ctx) => {
    exigerReferences(ctx);
    exigerNomLibre(ctx, saisie.nom);
    const genres = listGenres(ctx);
    const base =
      plierMots(saisie.nom)
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '')
        .slice(0, 50) || 'genre';
    // « nouveau » is the address of the form itself.
    const pris = new Set(['nouveau', ...genres.map(({ code }) => code)]);
    const code = [base, ...Array.from({ length: genres.length + 2 }, (_, n) => `${base}_${n + 2}`)].find((un) => !pris.has(un));
    if (!code) throw impossible('Ce nom ne convient pas : écrivez-le autrement.', 'nom');
    const ligne = {
      ...{ code, nom: saisie.nom, sigle: saisie.sigle ?? null, nature: saisie.nature, donne: saisie.donne ?? null },
      rang: Math.max(0, ...genres.map(({ rang }) => rang)) + 1,
    };
    ctx.db.insert(genresAgrement).values(ligne).run();
    noter(ctx, 'ajouter', `a ajouté un genre d’agrément : ${saisie.nom}`, {}, ligne);
    return code;
  });
}

/** Renames a kind, or says otherwise what it is; its code stays. Nothing happens when nothing changes. */
export function modifierGenre(ctx: ContextePersonne, code: string, saisie: SaisieGenre): void {
  enTransaction(ctx, (ctx) => {
    exigerReferences(ctx);
    const avant = getGenre(ctx, code);
    exigerNomLibre(ctx, saisie.nom, code);
    const apres = { nom: saisie.nom, sigle: saisie.sigle ?? null, nature: saisie.nature, donne: saisie.donne ?? null };
    const change = differences(avant, apres);
    if (!change) return;
    ctx.db.update(genresAgrement).set(apres).where(eq(genresAgrement.code, code)).run();
    noter(ctx, 'modifier', `a modifié un genre d’agrément : ${apres.nom}`, change.avant, change.apres);
  });
}

/**
 * Removes a kind that nothing uses, with its rules.
 * @throws ErreurMetier IMPOSSIBLE when a structure has or had it, or when a rule of another kind requires it
 */
export function retirerGenre(ctx: ContextePersonne, code: string): void {
  enTransaction(ctx, (ctx) => {
    exigerReferences(ctx);
    const genre = getGenre(ctx, code);
    const n = emplois(ctx, code);
    if (n > 0) {
      throw impossible(
        `Ce genre sert encore : ${n === 1 ? 'une période est notée' : `${n} périodes sont notées`} dans le réseau. Il reste, pour l’histoire.`,
      );
    }
    const exigent = ctx.db
      .select()
      .from(reglesAgrement)
      .where(or(eq(reglesAgrement.exige, code), eq(reglesAgrement.genre, code)))
      .all();
    if (exigent.some((regle) => regle.genre !== code)) {
      throw impossible('La règle d’un autre genre exige celui-ci : corrigez d’abord cette règle.');
    }
    ctx.db.delete(reglesAgrement).where(eq(reglesAgrement.genre, code)).run();
    ctx.db.delete(genresAgrement).where(eq(genresAgrement.code, code)).run();
    noter(ctx, 'retirer', `a retiré un genre d’agrément : ${genre.nom}`, { ...genre, regles: exigent }, {});
  });
}

const enRegle = (genre: string, saisie: SaisieRegle) => ({
  ...{ genre, depuis: saisie.depuis, decideur: saisie.decideur ?? null, exige: saisie.exige ?? null },
  ...{ anneesMin: saisie.anneesMin ?? null, anneesMax: saisie.anneesMax ?? null, niveau: saisie.niveau ?? null },
  source: saisie.source,
});

/**
 * Adds a rule to a kind, or corrects one of its rules.
 * @param id the rule that is corrected
 * @throws ErreurMetier IMPOSSIBLE when another rule of this kind begins on that day, or when the kind required is unknown
 */
export function ecrireRegle(ctx: ContextePersonne, code: string, saisie: SaisieRegle, id?: number): void {
  enTransaction(ctx, (ctx) => {
    exigerReferences(ctx);
    const genre = getGenre(ctx, code);
    const siennes = listRegles(ctx).filter((regle) => regle.genre === code);
    const avant = siennes.find((regle) => regle.id === id);
    if (id !== undefined && !avant) throw introuvable();
    if (siennes.some((regle) => regle.id !== id && regle.depuis === saisie.depuis)) {
      throw impossible('Une règle de ce genre commence déjà ce jour-là : corrigez-la plutôt.', 'depuis');
    }
    if (saisie.exige !== undefined && (saisie.exige === code || !listGenres(ctx).some((autre) => autre.code === saisie.exige))) {
      throw impossible('Choisissez un autre genre de la liste.', 'exige');
    }
    const apres = enRegle(code, saisie);
    const resume = `la règle de « ${genre.nom} » à partir du ${libelleJourCourt(saisie.depuis)}`;
    if (!avant) {
      ctx.db.insert(reglesAgrement).values(apres).run();
      return noter(ctx, 'ajouter', `a ajouté ${resume}`, {}, apres, 'regle_agrement');
    }
    const change = differences(avant, apres);
    if (!change) return;
    ctx.db.update(reglesAgrement).set(apres).where(eq(reglesAgrement.id, avant.id)).run();
    noter(ctx, 'modifier', `a corrigé ${resume}`, change.avant, change.apres, 'regle_agrement');
  });
}

/** Removes a rule; the one before it is in force again. @throws ErreurMetier INTROUVABLE */
export function retirerRegle(ctx: ContextePersonne, code: string, id: number): void {
  enTransaction(ctx, (ctx) => {
    exigerReferences(ctx);
    const genre = getGenre(ctx, code);
    const regle = listRegles(ctx).find((autre) => autre.id === id && autre.genre === code);
    if (!regle) throw introuvable();
    ctx.db.delete(reglesAgrement).where(eq(reglesAgrement.id, id)).run();
    const resume = `a retiré la règle de « ${genre.nom} » à partir du ${libelleJourCourt(regle.depuis)}`;
    noter(ctx, 'retirer', resume, regle, {}, 'regle_agrement');
  });
}

type ActeDeGenre =
  | ({ acte: 'modifier' } & SaisieGenre)
  | { acte: 'retirer' }
  | ({ acte: 'ecrire_regle'; id?: number | undefined } & SaisieRegle)
  | { acte: 'retirer_regle'; id: number };

/** Does what one of the forms of a kind asks. @returns what is said afterwards */
export function acteDeGenre(ctx: ContextePersonne, code: string, saisie: ActeDeGenre): { titre: string; texte: string } {
  switch (saisie.acte) {
    case 'modifier':
      modifierGenre(ctx, code, saisie);
      return { titre: 'C’est enregistré', texte: 'Le nouveau nom se lit partout, même dans l’histoire.' };
    case 'retirer':
      retirerGenre(ctx, code);
      return { titre: 'Le genre est retiré', texte: 'Personne ne peut plus le choisir.' };
    case 'ecrire_regle':
      ecrireRegle(ctx, code, saisie, saisie.id);
      return { titre: 'La règle est enregistrée', texte: 'Les rappels et les alertes la suivent dès maintenant.' };
    default:
      retirerRegle(ctx, code, saisie.id);
      return { titre: 'La règle est retirée', texte: 'Celle d’avant, s’il y en a une, vaut de nouveau.' };
  }
}
