import { randomUUID } from 'node:crypto';
import { lireBrouillon } from '#app/commun/brouillons.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { listStructuresPourChoix, nombreDeStructures } from '#app/reseau/structures/structures.server.ts';
import { MOIS_DE_FRAICHEUR } from '#app/troc/reglages.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { listeDe } from './a-cocher.ts';
import { exigerAnnonce } from './annonces.server.ts';
import { droitsAnnonce, relationsALAnnonce, type TypeAnnonce } from './annonces.ts';
import { motsDes, type Suggestions, suggerer } from './competences.server.ts';

/** What the fields begin with, and what was ticked; a field that is absent is empty. */
export type DebutDAnnonce = Pick<Formulaire, 'valeurs' | 'listes'>;

/** All that was given under each name. */
export function debutDe(paires: Iterable<readonly [string, string | readonly string[]]>): DebutDAnnonce {
  const listes: Record<string, string[]> = {};
  for (const [nom, valeur] of paires) {
    const suite = typeof valeur === 'string' ? [valeur] : [...valeur];
    listes[nom] = [...(listes[nom] ?? []), ...suite];
  }
  const valeurs = Object.fromEntries(Object.entries(listes).map(([nom, [premiere = '']]) => [nom, premiere]));
  return { valeurs, listes };
}

/** What the form offers to tick for what was typed; nothing is ticked by itself once it was shown. */
export function suggestionsPour(ctx: ContextePersonne, debut: DebutDAnnonce): Suggestions {
  const choisis = listeDe(debut, 'competences') ?? [];
  const vus = debut.valeurs.vus !== undefined;
  return suggerer(ctx, debut.valeurs.titre ?? '', choisis.length > 0 || vus ? choisis : null);
}

/**
 * What the page of a new annonce offers. What its address says comes before what was kept of an unfinished text.
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function preparerAnnonce(ctx: ContextePersonne, type: TypeAnnonce, adresse: URLSearchParams) {
  exigerTroc(ctx);
  const miennes = listStructuresPourChoix(ctx).filter(
    ({ id }) => ctx.acteur.membreDe.includes(id) || ctx.acteur.roles.includes('coordination'),
  );
  const siennes = miennes.filter(({ id }) => ctx.acteur.membreDe.includes(id));
  const tape = debutDe([...adresse].filter(([nom]) => nom !== 'type' && nom !== 'geste' && nom !== 'formulaire'));
  const garde = lireBrouillon(ctx, `annonce-${type}`)?.valeurs;
  const debut = Object.keys(tape.valeurs).length > 0 ? tape : debutDe(Object.entries(garde ?? {}));
  return {
    type,
    debut,
    suggestions: suggestionsPour(ctx, debut),
    structures: miennes.map(({ id, nom, commune }) => ({ valeur: String(id), libelle: nom, nom, commune })),
    /** The only one she publishes for, when there is no choice. */
    seule: miennes.length === 1 ? (miennes[0] ?? null) : null,
    structure: siennes.length === 1 ? (siennes[0] ?? null) : null,
    equipes: siennes.map(({ id }) => id),
    autres: Math.max(0, nombreDeStructures(ctx) - 1),
    mois: lireNombre(ctx.db, MOIS_DE_FRAICHEUR),
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
    geste: randomUUID(),
  };
}

/**
 * What the page that changes an annonce shows.
 * @throws ErreurMetier INTROUVABLE, INTERDIT for whoever may not change it
 */
export function preparerModification(ctx: ContextePersonne, id: number | undefined, adresse: URLSearchParams) {
  exigerTroc(ctx);
  const a = exigerAnnonce(ctx, id);
  exigerDroit(droitsAnnonce, 'modifier', relationsALAnnonce(a, ctx.acteur));
  const texte = (nom: string, valeur: string | number | null): [string, string][] =>
    valeur === null ? [] : [[nom, String(valeur)]];
  const actuel = debutDe([
    ...texte('titre', a.titre),
    ...(motsDes(ctx, [a.id]).get(a.id) ?? []).map(({ slug }) => ['competences', slug] as const),
    ...texte('vus', 'on'),
    ...texte('forme', a.forme),
    ...texte('rayon', a.rayonKm === null ? 'partout' : String(a.rayonKm)),
    ...(a.aDistance ? texte('aDistance', 'on') : []),
    ...texte('description', a.description),
    ...texte('pourQui', a.pourQui),
    ...texte('quand', a.quand),
    ...a.jours.map((jour) => ['jours', String(jour)] as const),
    ...texte('places', a.places),
    ...texte('des', a.des),
    ...texte('valableJusqu', a.valableJusqu),
  ]);
  const garde = lireBrouillon(ctx, `annonce:${a.id}`)?.valeurs;
  // Somebody changed it since: what was kept is of another text.
  const tape = debutDe([...adresse].filter(([nom]) => nom !== 'geste' && nom !== 'formulaire'));
  const debut =
    tape.valeurs.titre !== undefined
      ? tape
      : garde && garde.version === String(a.version)
        ? debutDe(Object.entries(garde))
        : actuel;
  return {
    ...{ id: a.id, titre: a.titre, type: a.type, statut: a.statut, version: a.version, debut },
    suggestions: suggestionsPour(ctx, debut),
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
    geste: randomUUID(),
  };
}
