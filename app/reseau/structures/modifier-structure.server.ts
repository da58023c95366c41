import { and, eq, sql } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { differences } from '#app/commun/differences.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { phraseDeConflit } from '#app/reseau/conflit.server.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import type { FichierPret } from '#app/reseau/fichiers/fichiers.server.ts';
import { type ImageDeStructure, remplacerImage } from './images-de-structure.server.ts';
import { getStructure } from './structures.server.ts';
import type { Gestion, Milieu } from './structures.ts';
import { structures } from './tables.ts';
import { ecrireTerritoire, type SaisieDeTerritoire, territoireNomme } from './territoire-de-structure.server.ts';
import { verifierUnique } from './unicite.server.ts';

export interface SaisieStructure extends SaisieDeTerritoire {
  nom: string;
  siret?: string | undefined;
  gestion?: Gestion | undefined;
  federation?: string | undefined;
  adresse?: string | undefined;
  codePostal?: string | undefined;
  communeCode?: string | undefined;
  milieu?: Milieu | undefined;
  itinerance?: string | undefined;
  etp?: number | undefined;
  benevoles?: number | undefined;
  telephone?: string | undefined;
  courriel?: string | undefined;
  siteInternet?: string | undefined;
  presentation?: string | undefined;
  placesStage: number;
  /** The version that the form showed. */
  version: number;
}

/** What becomes of each picture: null takes it away, undefined leaves it. */
export type ImagesDeStructure = Partial<Record<ImageDeStructure, FichierPret | null | undefined>>;

/**
 * The structure, for those who may edit it.
 * @throws ErreurMetier INTROUVABLE for everybody else: the page does not exist for them
 */
export function getStructureAModifier(ctx: ContextePersonne, id: number) {
  const structure = getStructure(ctx, id);
  if (!peut(DROITS_STRUCTURE, 'modifier', relationsStructure(ctx.acteur, id))) throw introuvable();
  return structure;
}

/** The columns that the form writes, what is left empty being unknown. */
function colonnesDe(saisie: SaisieStructure) {
  return {
    nom: saisie.nom,
    siret: saisie.siret ?? null,
    gestion: saisie.gestion ?? null,
    federation: saisie.federation ?? null,
    adresse: saisie.adresse ?? null,
    codePostal: saisie.codePostal ?? null,
    communeCode: saisie.communeCode ?? null,
    milieu: saisie.milieu ?? null,
    itinerance: saisie.itinerance ?? null,
    etp: saisie.etp ?? null,
    benevoles: saisie.benevoles ?? null,
    telephone: saisie.telephone ?? null,
    courriel: saisie.courriel ?? null,
    siteInternet: saisie.siteInternet ?? null,
    presentation: saisie.presentation ?? null,
    placesStage: saisie.placesStage,
  };
}

/**
 * Writes a structure's page, its territory and its pictures, if nobody changed the page since the form was shown: all or nothing.
 * Whoever saves the form has read it: it is confirmed, even when nothing changed.
 * @throws ErreurMetier IMPOSSIBLE when someone did, or when the SIRET or the name is another structure's
 */
export function modifierStructure(
  ctx: ContextePersonne,
  id: number,
  saisie: SaisieStructure,
  images: ImagesDeStructure = {},
): void {
  enTransaction(ctx, (ctx) => {
    const structure = getStructureAModifier(ctx, id);
    const avant = { ...structure, ...territoireNomme(ctx, id) };
    const colonnes = colonnesDe(saisie);
    verifierUnique(ctx, id, colonnes);
    const { changes } = ctx.db
      .update(structures)
      .set({ ...colonnes, confirmeeLe: ctx.maintenant })
      .where(and(eq(structures.id, id), eq(structures.version, saisie.version)))
      .run();
    if (changes !== 1)
      throw impossible(
        phraseDeConflit(ctx, { objet: 'structure', objetId: id, fait: 'a modifié cette page', actes: ACTES_DE_LA_PAGE }),
      );
    ecrireTerritoire(ctx, id, saisie);
    for (const laquelle of ['photo', 'logo'] as const) {
      const image = images[laquelle];
      if (image !== undefined) remplacerImage(ctx, id, laquelle, image);
    }
    if (!noter(ctx, id, avant, { ...colonnes, ...territoireNomme(ctx, id) })) return;
    // A page that was only read again is the same page for whoever is writing on it.
    ctx.db
      .update(structures)
      .set({ version: sql`${structures.version} + 1` })
      .where(eq(structures.id, id))
      .run();
  });
}

/** An invitation is of this structure too, and changes nothing of its page. */
export const ACTES_DE_LA_PAGE = ['modifier', 'importer', 'annuler'] as const;

/** From what to what, the fields that changed alone. @returns false when the page was only read again */
function noter<T extends { nom: string }>(
  ctx: ContextePersonne,
  id: number,
  avant: T,
  apres: Partial<T> & { nom: string },
): boolean {
  const change = differences(avant, apres);
  const ou = { domaine: 'reseau', objet: 'structure', objetId: id };
  if (!change) {
    journaliser(ctx, { ...ou, acte: 'confirmer', resume: `a relu la page ${deNom(apres.nom)} : tout y est à jour` });
    return false;
  }
  journaliser(ctx, {
    ...ou,
    acte: 'modifier',
    resume: `a modifié la page ${deNom(apres.nom)}`,
    avant: change.avant,
    apres: change.apres,
  });
  return true;
}
