import { randomUUID } from 'node:crypto';
import { lireBrouillon } from '#app/commun/brouillons.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { listStructuresPourChoix } from '#app/reseau/structures/structures.server.ts';
import { debutDe, suggestionsPour } from '#app/troc/annonces/preparer.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { droitsAppui, estModifiable } from './appuis.ts';
import { motsDesAppuis } from './competences.server.ts';
import { getAppui, quiPeuvent } from './dossiers.server.ts';

/** What belongs to one sending of the form, and not to what was typed. */
const HORS_TEXTE = ['geste', 'formulaire', 'version'];
const tapeDans = (adresse: URLSearchParams) => debutDe([...adresse].filter(([nom]) => !HORS_TEXTE.includes(nom)));

/**
 * What the page of a new request offers. What its address says comes before what was kept of an unfinished text.
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function preparerDemande(ctx: ContextePersonne, adresse: URLSearchParams) {
  exigerTroc(ctx);
  const coordination = ctx.acteur.roles.includes('coordination');
  const miennes = listStructuresPourChoix(ctx).filter(({ id }) => ctx.acteur.membreDe.includes(id) || coordination);
  const siennes = miennes.filter(({ id }) => ctx.acteur.membreDe.includes(id));
  const tape = tapeDans(adresse);
  const garde = lireBrouillon(ctx, 'appui')?.valeurs;
  const debut = Object.keys(tape.valeurs).length > 0 ? tape : debutDe(Object.entries(garde ?? {}));
  return {
    debut,
    suggestions: suggestionsPour(ctx, debut),
    structures: miennes.map(({ id, nom }) => ({ valeur: String(id), libelle: nom })),
    /** Chosen beforehand, where she has one of her own. */
    defaut: siennes.length === 1 ? String(siennes[0]?.id) : undefined,
    equipes: siennes.map(({ id }) => id),
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
    geste: randomUUID(),
  };
}

/**
 * What the page that changes a request shows.
 * @throws ErreurMetier INTROUVABLE, INTERDIT for whoever may not change it; IMPOSSIBLE once a session is fixed
 */
export function preparerModificationDAppui(ctx: ContextePersonne, id: number | undefined, adresse: URLSearchParams) {
  exigerTroc(ctx);
  const d = getAppui(ctx, id);
  const { ligne, relations } = d;
  exigerDroit(droitsAppui, 'modifier', relations);
  if (!estModifiable(ligne)) throw impossible('Une séance a été fixée\u00a0: la demande ne change plus.');
  const tape = tapeDans(adresse);
  const actuel = debutDe([
    ['titre', ligne.titre],
    ...(motsDesAppuis(ctx, [ligne.id]).get(ligne.id) ?? []).map(({ slug }) => ['competences', slug] as const),
    ['vus', 'on'],
    ...(ligne.description === null ? [] : [['description', ligne.description] as const]),
    ...(ligne.souhaiteAvant === null ? [] : [['souhaiteAvant', ligne.souhaiteAvant] as const]),
    ...(ligne.aDistance ? [['distance', 'on'] as const] : []),
  ]);
  const debut = tape.valeurs.titre === undefined ? actuel : tape;
  return {
    ...{ id: ligne.id, titre: ligne.titre, version: ligne.version, debut },
    /** How many said yes to the request as it stands. */
    peuvent: quiPeuvent(d).length,
    suggestions: suggestionsPour(ctx, debut),
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
  };
}
