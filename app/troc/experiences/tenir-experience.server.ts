import { effacerBrouillon } from '#app/commun/brouillons.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { preparerImage } from '#app/reseau/fichiers/fichiers.server.ts';
import { auNomDe } from '#app/troc/stages/noter.server.ts';
import { consentir } from './accords.server.ts';
import { avisApres } from './avis.ts';
import { experienceDe } from './dossiers.server.ts';
import { corrigerExperience, ecrireExperience, type Recit, retirerExperience } from './experiences.server.ts';
import { cotesAttendus } from './experiences.ts';
import type { SaisieExperience } from './saisie.ts';

/**
 * Does what one of the forms of a story's page asks.
 * @returns the sentences shown afterwards
 */
export async function tenirExperience(
  ctx: ContextePersonne,
  stageId: number,
  saisie: SaisieExperience,
): Promise<{ titre: string; texte: string }> {
  await faire(ctx, stageId, saisie);
  const d = experienceDe(ctx, stageId);
  if (!d) throw introuvable();
  return avisApres(saisie.acte, {
    statut: d.ligne.statut,
    attendues: cotesAttendus(d.accords).map((cote) => d.stage[cote].nom),
  });
}

async function faire(ctx: ContextePersonne, stageId: number, saisie: SaisieExperience): Promise<void> {
  const id = experienceDe(ctx, stageId)?.ligne.id;
  switch (saisie.acte) {
    case 'ecrire':
      ecrireExperience(ctx, stageId, await recitDe(saisie));
      return effacerBrouillon(ctx, `experience:${stageId}`);
    case 'corriger':
      corrigerExperience(ctx, id, { ...(await recitDe(saisie)), version: saisie.version });
      return effacerBrouillon(ctx, `experience:${stageId}`);
    case 'consentir': {
      const ici = saisie.auNomDe === undefined && saisie.canal === undefined ? ctx : auNomDe(ctx, saisie.auNomDe, saisie.canal);
      return consentir(ici, id, saisie);
    }
    case 'retirer':
      return retirerExperience(ctx, id);
  }
}

type SaisieDeRecit = Extract<SaisieExperience, { acte: 'ecrire' | 'corriger' }>;

/** A new photo takes the place of the old one, even when its removal was ticked. */
async function recitDe(saisie: SaisieDeRecit): Promise<Recit> {
  const { titre, essaye, garde, photoDite, geste } = saisie;
  const retirer = saisie.acte === 'corriger' && saisie.retirerPhoto;
  const photo = saisie.photo ? await preparerImage(saisie.photo, 'photo') : retirer ? null : undefined;
  return { titre, essaye, garde, photoDite, geste, photo, ...(saisie.accord ? { accord: { photo: saisie.accordPhoto } } : {}) };
}
