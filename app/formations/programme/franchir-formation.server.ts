import { and, count, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { interdit } from '#app/commun/erreurs.ts';
import { STATUTS_VIVANTS } from '#app/formations/inscriptions/inscriptions.ts';
import { lirePlaces } from '#app/formations/inscriptions/places.server.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { lireBilan } from './bilan.server.ts';
import { gardesDe, getFormation } from './formations.server.ts';
import { cycleFormation, DROITS_FORMATION } from './formations.ts';
import { motsDuPassage, type PassageDeFormation } from './passages.ts';
import {
  annulerFormation,
  cloreFormation,
  confirmerFormation,
  ouvrirFormation,
  realiserFormation,
} from './suivre-formation.server.ts';
import { dupliquerFormation } from './tenir-formation.server.ts';

/**
 * What the page of an act shows: the formation, the words of the act, and what stands in the way; before closing, what is read again.
 * @throws ErreurMetier INTROUVABLE; INTERDIT for whoever does not hold it
 */
export function lirePassage(ctx: ContextePersonne, id: number | undefined, nom: PassageDeFormation) {
  const d = getFormation(ctx, id);
  const { ligne, relations } = d;
  const surLaListe = listeDe(ctx, ligne.id);
  const manquent = nom === 'confirmer' ? ligne.minimum - lirePlaces(ctx, ligne).tenues : 0;
  const commun = { id: ligne.id, titre: ligne.titre, nom, mots: motsDuPassage(nom, { ...ligne, surLaListe, manquent }) };
  if (nom === 'copier') {
    if (!peut(DROITS_FORMATION, 'dupliquer', relations)) throw interdit();
    return { ...commun, bilan: null, empechement: null };
  }
  const { de, gardes } = { gardes: [], ...cycleFormation.transitions[nom] };
  if (!permet(cycleFormation, nom, relations)) throw interdit();
  if (!de.some((statut: string) => statut === ligne.statut)) {
    return { ...commun, bilan: null, empechement: 'Ce n’est plus possible\u00a0: la situation a changé entre-temps.' };
  }
  const etat = gardesDe(ctx, d);
  const manque = gardes.map((garde) => etat[garde]).find((phrase) => phrase !== true);
  return { ...commun, bilan: nom === 'clore' ? lireBilan(ctx, d) : null, empechement: manque ?? null };
}

/** How many people something of it is told to. */
const listeDe = ({ db }: ContextePersonne, id: number): number =>
  db
    .select({ n: count() })
    .from(inscriptions)
    .where(and(eq(inscriptions.formationId, id), inArray(inscriptions.statut, [...STATUTS_VIVANTS])))
    .get()?.n ?? 0;

/** Does it. @returns the id of the formation to read next */
export function franchirFormation(
  ctx: ContextePersonne,
  id: number | undefined,
  nom: PassageDeFormation,
  { motif, geste }: { motif?: string | undefined; geste?: string | undefined },
): number {
  switch (nom) {
    case 'copier':
      return dupliquerFormation(ctx, id, geste);
    case 'ouvrir':
      ouvrirFormation(ctx, id);
      break;
    case 'confirmer':
      confirmerFormation(ctx, id);
      break;
    case 'realiser':
      realiserFormation(ctx, id);
      break;
    case 'clore':
      cloreFormation(ctx, id);
      break;
    case 'annuler':
      annulerFormation(ctx, id, motif ?? '');
      break;
  }
  return getFormation(ctx, id).ligne.id;
}
