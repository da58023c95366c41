import { and, inArray, isNotNull } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { exigerRole } from '#app/commun/droits.ts';
import type { AVerifier, Suivi } from '#app/commun/prise.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { adressesPerdues } from '#app/services/a-verifier.server.ts';
import { PRISES } from './prises.server.ts';

/** What to mend first on a Monday of ten minutes; a kind that is not here comes after those that are. */
const ORDRE = [
  'adresses',
  'sans-responsable',
  'agrements',
  'jamais-connectees',
  'sans-acces',
  'doublons',
  'sans-commune',
  'non-confirmees',
  'meme-adresse',
];
const rang = ({ cle }: AVerifier) => {
  const place = ORDRE.findIndex((debut) => cle.replace(/^reseau-/, '').startsWith(debut));
  return place === -1 ? ORDRE.length : place;
};

/** What is not true any more, in every room, the gravest first; for the coordination. */
export function listAVerifier(ctx: ContextePersonne): AVerifier[] {
  exigerRole(ctx, 'coordination');
  const adressesDe = (ids: readonly number[]) => {
    const connues = ctx.db
      .select({ id: personnes.id, courriel: personnes.courriel })
      .from(personnes)
      .where(and(inArray(personnes.id, [...ids]), isNotNull(personnes.courriel)))
      .all();
    return new Map(connues.map(({ id, courriel }) => [id, courriel ?? '']));
  };
  return [...adressesPerdues(ctx, adressesDe), ...PRISES.flatMap((prise) => prise.aVerifier?.(ctx) ?? [])]
    .filter(({ total }) => total > 0)
    .sort((a, b) => rang(a) - rang(b));
}

/** One line of the coordination's home page, when there is something to mend. */
export function suiviAVerifier(ctx: ContextePersonne): Suivi[] {
  const n = listAVerifier(ctx).reduce((somme, { total }) => somme + total, 0);
  if (n === 0) return [];
  const phrase =
    n === 1 ? 'Une chose à vérifier dans l’annuaire' : `${n.toLocaleString('fr-FR')} choses à vérifier dans l’annuaire`;
  return [{ salle: 'reseau', poids: 6, phrase, chemin: '/reseau/a-verifier' }];
}
