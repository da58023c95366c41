import { createHash } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { type Acteur, type Contexte, type ContextePersonne, LE_TEMPS, type Personne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { type Dossier, getStage, relationsDe } from '#app/troc/stages/dossiers.server.ts';
import { ouvreLeTroc } from '#app/troc/stages/listes.server.ts';
import { type Accord, peutLire, photoVisible, type RelationExperience, relationsALExperience } from './experiences.ts';
import { photoDe } from './photo.server.ts';
import { consentementsExperience, experiences } from './tables.ts';

export type LigneExperience = typeof experiences.$inferSelect;

/** A story with its stage, who agrees to it, and who the reader is to it. */
export interface DossierDExperience {
  ligne: LigneExperience;
  stage: Dossier;
  relations: RelationExperience[];
  accords: (Accord & { qui: string; le: Date })[];
  /** Id of the photo's file. */
  photo: number | null;
  /** Hash of the text and of the photo: one agrees to what one has read. */
  lu: string;
}

/** *Le temps*, in the same transaction. */
export const leTemps = ({ db, maintenant, fuseau, adressePublique }: Contexte): Contexte => ({
  ...{ db, maintenant, fuseau, adressePublique },
  acteur: LE_TEMPS,
});

/** Who someone is to the story of a stage. */
export const relationsDExperience = (ctx: Contexte, stage: Dossier, acteur: Acteur = ctx.acteur): RelationExperience[] =>
  relationsALExperience(relationsDe(ctx, stage, acteur), estUnePersonne(acteur) && ouvreLeTroc(acteur));

const estUnePersonne = (acteur: Acteur): acteur is Personne => acteur.personneId !== null;

/**
 * A story, as its reader may see it.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getExperience(ctx: Contexte, id: number | undefined): DossierDExperience {
  const ligne = id === undefined ? undefined : ctx.db.select().from(experiences).where(eq(experiences.id, id)).get();
  if (!ligne) throw introuvable();
  const dossier = lireExperience(ctx, ligne);
  // *Le temps* reads what it is about to publish.
  if (ctx.acteur.personneId !== null && !peutLire(ligne.statut, dossier.relations)) throw introuvable();
  return dossier;
}

/** The story of a stage, when it has one that this person may see. */
export function experienceDe(ctx: Contexte, stageId: number): DossierDExperience | undefined {
  const ligne = ctx.db.select().from(experiences).where(eq(experiences.stageId, stageId)).get();
  if (!ligne) return undefined;
  const dossier = lireExperience(ctx, ligne);
  return peutLire(ligne.statut, dossier.relations) ? dossier : undefined;
}

/** The photo is for whoever reads the story, once both sides agree to show it; those of the stage see it before. */
export function voitLaPhoto(ctx: ContextePersonne, id: number): boolean {
  const ligne = ctx.db.select().from(experiences).where(eq(experiences.id, id)).get();
  if (!ligne) return false;
  const { accords, relations } = lireExperience(ctx, ligne);
  return photoVisible({ statut: ligne.statut, accords }, relations);
}

function lireExperience(ctx: Contexte, ligne: LigneExperience): DossierDExperience {
  // Whoever reads a published story is not of its stage.
  const stage = getStage(leTemps(ctx), ligne.stageId);
  const photo = photoDe(ctx, ligne.id);
  return {
    ligne,
    stage,
    relations: relationsDExperience(ctx, stage),
    accords: accordsDe(ctx, ligne.id),
    photo,
    lu: empreinteDe(ligne, photo),
  };
}

function accordsDe({ db }: Pick<Contexte, 'db'>, experienceId: number): DossierDExperience['accords'] {
  return db
    .select({
      cote: consentementsExperience.cote,
      photo: consentementsExperience.photo,
      le: consentementsExperience.donneLe,
      prenom: personnes.prenom,
      nom: personnes.nom,
    })
    .from(consentementsExperience)
    .innerJoin(personnes, eq(personnes.id, consentementsExperience.personneId))
    .where(eq(consentementsExperience.experienceId, experienceId))
    .orderBy(asc(consentementsExperience.donneLe))
    .all()
    .map(({ prenom, nom, ...accord }) => ({ ...accord, qui: nomComplet({ prenom, nom }) }));
}

function empreinteDe({ titre, essaye, garde, photoDite }: LigneExperience, photo: number | null): string {
  return createHash('sha256')
    .update(JSON.stringify([titre, essaye, garde, photo, photoDite]), 'utf8')
    .digest('hex');
}
