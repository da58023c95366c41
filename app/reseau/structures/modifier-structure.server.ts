import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { journal } from '#app/commun/tables.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { type FichierPret, remplacerPhoto } from '#app/reseau/fichiers/fichiers.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { plier } from '#app/reseau/plier.ts';
import { communes, personnes, structures } from '#app/reseau/tables.ts';
import { getStructure } from './structures.server.ts';
import type { Gestion } from './structures.ts';

export interface SaisieStructure {
  nom: string;
  siret?: string | undefined;
  gestion?: Gestion | undefined;
  adresse?: string | undefined;
  codePostal?: string | undefined;
  communeCode?: string | undefined;
  telephone?: string | undefined;
  courriel?: string | undefined;
  presentation?: string | undefined;
  placesStage: number;
  /** The version that the form showed. */
  version: number;
}

/**
 * The structure, for those who may edit it.
 * @throws ErreurMetier INTROUVABLE for everybody else: the page does not exist for them
 */
export function getStructureAModifier(ctx: ContextePersonne, id: number) {
  const structure = getStructure(ctx, id);
  if (!peut(DROITS_STRUCTURE, 'modifier', relationsStructure(ctx.acteur, id))) throw introuvable();
  return structure;
}

/**
 * Writes a structure's page, and its photo with it, if nobody changed the page since the form was shown: both or neither.
 * @throws ErreurMetier IMPOSSIBLE when someone did, or when the SIRET or the name is another structure's
 */
export function modifierStructure(ctx: ContextePersonne, id: number, saisie: SaisieStructure, photo?: FichierPret): void {
  enTransaction(ctx, (ctx) => {
    const avant = getStructureAModifier(ctx, id);
    const { version, ...champs } = saisie;
    const apres = {
      nom: champs.nom,
      siret: champs.siret ?? null,
      gestion: champs.gestion ?? null,
      adresse: champs.adresse ?? null,
      codePostal: champs.codePostal ?? null,
      communeCode: champs.communeCode ?? null,
      telephone: champs.telephone ?? null,
      courriel: champs.courriel ?? null,
      presentation: champs.presentation ?? null,
      placesStage: champs.placesStage,
    };
    verifierUnique(ctx, id, apres);
    const { changes } = ctx.db
      .update(structures)
      .set({ ...apres, version: sql`${structures.version} + 1` })
      .where(and(eq(structures.id, id), eq(structures.version, version)))
      .run();
    if (changes !== 1) throw impossible(conflit(ctx, id));
    if (photo) remplacerPhoto(ctx, id, photo);
    const changees = (Object.keys(apres) as (keyof typeof apres)[]).filter((champ) => apres[champ] !== avant[champ]);
    if (changees.length === 0) return;
    journaliser(ctx, {
      domaine: 'reseau',
      objet: 'structure',
      objetId: id,
      acte: 'modifier',
      resume: `a modifié la page de ${apres.nom}`,
      avant: Object.fromEntries(changees.map((champ) => [champ, avant[champ]])),
      apres: Object.fromEntries(changees.map((champ) => [champ, apres[champ]])),
    });
  });
}

function verifierUnique(
  ctx: ContextePersonne,
  id: number,
  apres: { nom: string; siret: string | null; communeCode: string | null },
) {
  const autre = ne(structures.id, id);
  if (apres.communeCode) {
    const commune = ctx.db
      .select({ code: communes.code })
      .from(communes)
      .where(and(eq(communes.code, apres.communeCode), sql`${communes.fusionneeDans} is null`))
      .get();
    if (!commune) throw impossible('Choisissez une commune de la liste.', 'communeCode');
  }
  if (apres.siret) {
    const meme = ctx.db
      .select({ nom: structures.nom })
      .from(structures)
      .where(and(autre, eq(structures.siret, apres.siret)))
      .get();
    if (meme) throw impossible(`Ce SIRET est déjà celui de ${meme.nom}.`, 'siret');
  }
  const homonyme = ctx.db
    .select({ id: structures.id })
    .from(structures)
    .where(and(autre, eq(structures.nomPlie, plier(apres.nom)), sql`${structures.communeCode} is ${apres.communeCode}`))
    .get();
  if (homonyme) throw impossible('Une autre structure de cette commune porte déjà ce nom.', 'nom');
}

/** Says who changed the page meanwhile, so that the two may speak. */
function conflit(ctx: ContextePersonne, id: number): string {
  const derniere = ctx.db
    .select({ prenom: personnes.prenom, nom: personnes.nom })
    .from(journal)
    .leftJoin(personnes, eq(personnes.id, journal.acteurId))
    .where(
      and(
        eq(journal.domaine, 'reseau'),
        eq(journal.objet, 'structure'),
        eq(journal.objetId, id),
        // An invitation is of this structure too, and changes nothing of its page.
        inArray(journal.acte, ['modifier', 'importer']),
      ),
    )
    .orderBy(desc(journal.id))
    .get();
  const qui = derniere?.nom ? nomComplet({ prenom: derniere.prenom ?? '', nom: derniere.nom }) : 'Quelqu’un';
  return `${qui} a modifié cette page pendant que vous écriviez. Rien n’est enregistré, et votre texte est toujours là. Si vous enregistrez encore, il remplacera le sien.`;
}
