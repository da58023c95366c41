import { randomUUID } from 'node:crypto';
import { lireBrouillon } from '#app/commun/brouillons.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { jourCivil, jourDe, libelleJourCourt, libelleMois } from '#app/commun/periode.ts';
import { enumerer } from '#app/commun/texte.ts';
import { responsablesDe } from '#app/reseau/personnes/equipes.server.ts';
import { type Dossier, getStage } from '#app/troc/stages/dossiers.server.ts';
import { COTES } from '#app/troc/stages/stages.ts';
import { type DossierDExperience, experienceDe, getExperience, relationsDExperience } from './dossiers.server.ts';
import { phrasePasClos } from './experiences.server.ts';
import {
  cotesAttendus,
  cotesEngages,
  cycleExperience,
  droitsExperience,
  LIBELLE_STATUT_EXPERIENCE,
  peutFaire,
  photoConsentie,
  photoVisible,
} from './experiences.ts';

/** « mars 2026 » */
export function moisDe(demi: number): string {
  return libelleMois(jourDe(demi));
}

/** « De L’Arche du Pré à L’Escale, mars 2026 » */
export const trajetDe = (origine: string, accueil: string, du: number): string =>
  `D${deNom(origine).slice(1)} ${aNom(accueil)}, ${moisDe(du)}`;

const trajetDuStage = ({ origine, accueil, ligne }: Dossier) => trajetDe(origine.nom, accueil.nom, ligne.du);

const recitDe = (d: DossierDExperience) => ({
  titre: d.ligne.titre,
  essaye: d.ligne.essaye,
  garde: d.ligne.garde,
  photo:
    d.photo !== null && photoVisible({ statut: d.ligne.statut, accords: d.accords }, d.relations)
      ? { chemin: `/fichiers/${d.photo}`, dite: d.ligne.photoDite ?? '' }
      : null,
});

/**
 * One story, as the network reads it.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function lireRecit(ctx: ContextePersonne, id: number | undefined) {
  const d = getExperience(ctx, id);
  const { ligne, stage, relations } = d;
  return {
    recit: recitDe(d),
    trajet: trajetDuStage(stage),
    structures: COTES.map((cote) => ({ id: stage[cote].id, nom: stage[cote].nom })),
    publiee: ligne.publieeLe ? libelleJourCourt(jourCivil(ligne.publieeLe, ctx.fuseau)) : '',
    etat: ligne.statut === 'publiee' ? '' : LIBELLE_STATUT_EXPERIENCE[ligne.statut],
    /** For those of its stage, where it is kept. */
    tenir: peut(droitsExperience, 'voirBrouillon', relations) ? `/stages/${stage.ligne.id}/experience` : null,
  };
}

/**
 * All that the page where a stage is told shows.
 * @throws ErreurMetier INTROUVABLE for whoever has no part in the story
 */
export function lirePageDExperience(ctx: ContextePersonne, stageId: number | undefined) {
  const stage = getStage(ctx, stageId);
  const relations = relationsDExperience(ctx, stage);
  const d = experienceDe(ctx, stage.ligne.id);
  if (!peut(droitsExperience, 'voirBrouillon', relations)) throw introuvable();
  const ecrire = peutFaire('ecrire', relations);
  if (!d && !ecrire) throw introuvable();
  const engagees = cotesEngages(relations).map((cote) => stage[cote].nom);
  return {
    stageId: stage.ligne.id,
    fil: stage.stagiaire.nom,
    trajet: trajetDuStage(stage),
    structures: `${leNom(stage.origine.nom)} et ${leNom(stage.accueil.nom)}`,
    empechement: d || stage.ligne.statut === 'clos' ? '' : phrasePasClos(stage.ligne.statut),
    /** « de L’Arche du Pré »: what the reader commits. */
    engagees: enumerer(engagees.map(deNom)),
    fiche: d ? ficheDe(ctx, d) : null,
    brouillon: ecrire ? leBrouillon(ctx, stage.ligne.id, d?.ligne.version ?? 0) : null,
    geste: randomUUID(),
  };
}

function ficheDe(ctx: ContextePersonne, d: DossierDExperience) {
  const { ligne, stage, relations, accords } = d;
  const attendus = cotesAttendus(accords);
  const actes = possibles(cycleExperience, ligne.statut, relations);
  const sienne = cotesEngages(relations).filter((cote) => attendus.includes(cote));
  const note = ligne.statut === 'brouillon' && peut(droitsExperience, 'noterReponse', relations) && sienne.length === 0;
  return {
    id: ligne.id,
    statut: ligne.statut,
    version: ligne.version,
    lu: d.lu,
    recit: recitDe(d),
    avecPhoto: d.photo !== null,
    photoParait: photoConsentie(accords),
    attendues: enumerer(attendus.map((cote) => deNom(stage[cote].nom))),
    accords: COTES.map((cote) => {
      const accord = accords.find((un) => un.cote === cote);
      const le = accord ? libelleJourCourt(jourCivil(accord.le, ctx.fuseau)) : '';
      return {
        structure: stage[cote].nom,
        texte: accord ? `D’accord pour le texte\u00a0: ${accord.qui}, le ${le}` : '',
        photo: accord ? accord.photo : null,
      };
    }),
    corriger: actes.includes('corriger'),
    retirer: actes.includes('retirer'),
    /** The structures for which the reader is asked to agree. */
    aConsentir: ligne.statut === 'brouillon' && sienne.length > 0 ? enumerer(sienne.map((cote) => deNom(stage[cote].nom))) : '',
    /** She agreed to the text alone, and may still agree to the photo. */
    photoAAccepter:
      d.photo !== null &&
      actes.includes('consentir') &&
      sienne.length === 0 &&
      cotesEngages(relations).some((cote) => accords.some((un) => un.cote === cote && !un.photo)),
    autres: enumerer(attendus.filter((cote) => !sienne.includes(cote)).map((cote) => deNom(stage[cote].nom))),
    /** For whom the coordination notes a consent that she heard. */
    pourQui: note
      ? attendus.flatMap((cote) =>
          responsablesDe(ctx, stage[cote].id).map(({ id, nom }) => ({ id, nom: `${nom}, ${stage[cote].nom}` })),
        )
      : [],
  };
}
export type FicheLue = ReturnType<typeof ficheDe>;

/** What was kept of an unfinished text, unless somebody has changed the story since. */
function leBrouillon(ctx: ContextePersonne, stageId: number, version: number): Formulaire | null {
  const garde = lireBrouillon(ctx, `experience:${stageId}`)?.valeurs;
  if (!garde || (garde.version ?? '0') !== String(version)) return null;
  const textes = Object.entries(garde).map(([nom, valeur]) => [nom, typeof valeur === 'string' ? valeur : (valeur[0] ?? '')]);
  return { valeurs: Object.fromEntries(textes), erreurs: {} };
}
