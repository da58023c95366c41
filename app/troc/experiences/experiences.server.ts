import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { differences } from '#app/commun/differences.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { journal } from '#app/commun/tables.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import type { FichierPret } from '#app/reseau/fichiers/fichiers.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { getStage } from '#app/troc/stages/dossiers.server.ts';
import { LIBELLE_STATUT_STAGE } from '#app/troc/stages/statuts.ts';
import { consentirIci } from './accords.server.ts';
import { prevenirDExperience } from './courriels.server.ts';
import { type DossierDExperience, getExperience, relationsDExperience } from './dossiers.server.ts';
import { cycleExperience, peutFaire, type TransitionExperience } from './experiences.ts';
import { remplacerPhoto } from './photo.server.ts';
import { consentementsExperience, experiences } from './tables.ts';

/** A story as it is typed. */
export interface Recit {
  titre: string;
  essaye: string;
  garde: string;
  photoDite?: string | undefined;
  /** A new one; null takes it away, undefined leaves it. */
  photo?: FichierPret | null | undefined;
  /** Whoever commits a structure may agree at once to what she writes. */
  accord?: { photo: boolean } | undefined;
  geste?: string | undefined;
}

/** What the journal says of a story: « la fiche d’expérience « Le café des parents » ». */
export const laFiche = (titre: string) => `la fiche d’expérience ${entreGuillemets(titre)}`;

/**
 * Writes the story of a closed stage; the other side is asked for its consent.
 * @returns the id of the story, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE before the stage is closed, or when it has a story already
 */
export function ecrireExperience(ctx: ContextePersonne, stageId: number | undefined, recit: Recit): number {
  return enTransaction(ctx, (tx) => {
    const stage = getStage(tx, stageId);
    const { id, statut } = stage.ligne;
    if (!peutFaire('ecrire', relationsDExperience(tx, stage))) throw interdit();
    return uneSeuleFois(tx, `experience-${id}`, recit.geste, () => {
      if (statut !== 'clos') throw impossible(phrasePasClos(statut));
      if (tx.db.select({ id: experiences.id }).from(experiences).where(eq(experiences.stageId, id)).get()) {
        throw impossible('Quelqu’un vient d’écrire la fiche de ce stage. Votre texte est toujours là.', undefined, {
          libelle: 'Lire la fiche qui existe',
          chemin: `/stages/${id}/experience`,
        });
      }
      return inserer(tx, id, recit);
    });
  });
}

export const phrasePasClos = (statut: keyof typeof LIBELLE_STATUT_STAGE): string =>
  `Un stage se raconte une fois clos, avec ses bilans. État de ce stage : ${LIBELLE_STATUT_STAGE[statut].toLowerCase()}.`;

function inserer(tx: ContextePersonne, stageId: number, recit: Recit): number {
  const { id } = tx.db
    .insert(experiences)
    .values({
      ...colonnesDe(recit, Boolean(recit.photo)),
      ...{ stageId, statut: cycleExperience.transitions.ecrire.vers },
      ...{ ecriteParId: tx.acteur.personneId, modifieLe: tx.maintenant },
    })
    .returning({ id: experiences.id })
    .get();
  remplacerPhoto(tx, id, recit.photo ?? undefined);
  journaliser(tx, {
    ...{ domaine: 'troc', objet: cycleExperience.objet, objetId: id, acte: 'ecrire' },
    resume: `a écrit ${laFiche(recit.titre)}`,
    apres: { statut: cycleExperience.transitions.ecrire.vers },
  });
  demander(tx, id, 'accord', recit);
  return id;
}

/** The author's own consent, when she gives it with her text; then the others are asked for theirs. */
function demander(tx: ContextePersonne, id: number, cause: 'accord' | 'nouvel_accord', { accord }: Recit): void {
  if (accord) consentirIci(tx, id, { photo: accord.photo, lu: getExperience(tx, id).lu });
  prevenirDExperience(tx, id, cause);
}

/** The columns that a form writes. @throws ErreurMetier IMPOSSIBLE for a photo that is not told */
function colonnesDe({ titre, essaye, garde, photoDite }: Recit, avecPhoto: boolean) {
  if (avecPhoto && !photoDite) {
    throw impossible('Dites en quelques mots ce que montre la photo : c’est ce qu’entend qui ne la voit pas.', 'photoDite');
  }
  return { titre, essaye, garde, photoDite: avecPhoto ? (photoDite ?? null) : null };
}

/**
 * Changes the text or the photo: the consents go, the story is no longer published, and both sides are asked again.
 * A retired story comes back the same way. Nothing changed: nothing is done.
 * @param recit.version the version that the form showed
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when someone changed it meanwhile
 */
export function corrigerExperience(ctx: ContextePersonne, id: number | undefined, recit: Recit & { version: number }): void {
  enTransaction(ctx, (tx) => {
    const { ligne, relations } = getExperience(tx, id);
    verifierTransition(cycleExperience, 'corriger', { statut: ligne.statut, relations });
    uneSeuleFois(tx, `corriger-experience-${ligne.id}`, recit.geste, () => {
      if (recit.version !== ligne.version) throw impossible(phraseDeConflit(tx, ligne.id));
      ecrireCorrection(tx, getExperience(tx, ligne.id), recit);
      return ligne.id;
    });
  });
}

function ecrireCorrection(tx: ContextePersonne, { ligne, relations, photo, lu }: DossierDExperience, recit: Recit): void {
  const retiree = recit.photo === null && photo !== null;
  const colonnes = colonnesDe(recit, recit.photo ? true : photo !== null && !retiree);
  const dite = {
    avant: photo ? 'une photo' : null,
    apres: recit.photo ? 'une nouvelle photo' : retiree ? null : photo && 'une photo',
  };
  const change = differences({ ...ligne, photo: dite.avant }, { ...colonnes, photo: dite.apres });
  if (!change && ligne.statut !== 'retiree') {
    if (recit.accord && ligne.statut === 'brouillon') consentirIci(tx, ligne.id, { photo: recit.accord.photo, lu });
    return;
  }
  franchir(tx, cycleExperience, 'corriger', {
    ...{ table: experiences, domaine: 'troc', ligne, relations },
    champs: { ...colonnes, publieeLe: null, modifieLe: tx.maintenant },
    journal: change ?? undefined,
    resume: `a changé ${laFiche(colonnes.titre)}`,
  });
  remplacerPhoto(tx, ligne.id, retiree ? null : (recit.photo ?? undefined));
  oublierLesAccords(tx, ligne.id);
  demander(tx, ligne.id, 'nouvel_accord', recit);
}

/**
 * Takes a story back: nobody but those of its stage reads it any more. Done twice, it is done once.
 * @throws ErreurMetier INTROUVABLE or INTERDIT
 */
export function retirerExperience(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const { ligne, relations } = getExperience(tx, id);
    if (ligne.statut === 'retiree' && peutFaire('retirer', relations)) return;
    franchir(tx, cycleExperience, 'retirer', {
      ...{ table: experiences, domaine: 'troc', ligne, relations },
      champs: { publieeLe: null, modifieLe: tx.maintenant },
      resume: `a retiré ${laFiche(ligne.titre)}`,
    });
    oublierLesAccords(tx, ligne.id);
    prevenirDExperience(tx, ligne.id, 'retiree');
  });
}

/** They were given to what is no longer there. */
function oublierLesAccords({ db }: ContextePersonne, experienceId: number): void {
  db.delete(consentementsExperience).where(eq(consentementsExperience.experienceId, experienceId)).run();
}

const FAIT: Partial<Record<TransitionExperience, string>> = {
  corriger: 'a changé cette fiche',
  consentir: 'a donné son accord',
  retirer: 'a retiré cette fiche',
};

/** Who did what while this was being written, so that the two may speak. */
function phraseDeConflit({ db }: ContextePersonne, id: number): string {
  const derniere = db
    .select({ acte: journal.acte, prenom: personnes.prenom, nom: personnes.nom })
    .from(journal)
    .innerJoin(personnes, eq(personnes.id, journal.acteurId))
    .where(
      and(
        ...[eq(journal.domaine, 'troc'), eq(journal.objet, cycleExperience.objet), eq(journal.objetId, id)],
        isNotNull(journal.acteurId),
      ),
    )
    .orderBy(desc(journal.id))
    .get();
  const fait = FAIT[derniere?.acte as TransitionExperience] ?? 'a changé cette fiche';
  const qui = derniere ? nomComplet(derniere) : 'Quelqu’un';
  return `${qui} ${fait} pendant que vous écriviez. Rien n’est enregistré, et votre texte est toujours là. Si vous enregistrez encore, il prend la place du sien, et les accords sont à redemander.`;
}
