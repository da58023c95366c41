import { type Contexte, type ContextePersonne, enTransaction, interesse } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { entreGuillemets, enumerer } from '#app/commun/texte.ts';
import { prevenirDExperience } from './courriels.server.ts';
import { getExperience, leTemps, relationsDExperience } from './dossiers.server.ts';
import {
  cotesAttendus,
  cotesEngages,
  cycleExperience,
  droitsExperience,
  gardesDExperience,
  peutFaire,
  photoConsentie,
} from './experiences.ts';
import { consentementsExperience, experiences } from './tables.ts';

export interface Consentement {
  /** The photo may be shown as well. */
  photo: boolean;
  /** Hash of the text and the photo that were read. */
  lu: string;
}

/**
 * Agrees to the text for one's structure, and to the photo apart; with the second consent the story is published.
 * Given twice, it is given once.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when the text changed since it was read
 */
export function consentir(ctx: ContextePersonne, id: number | undefined, consentement: Consentement): void {
  enTransaction(ctx, (tx) => consentirIci(tx, id, consentement));
}

/** The same, in the transaction of another verbe. */
export function consentirIci(tx: ContextePersonne, id: number | undefined, { photo, lu }: Consentement): void {
  const d = getExperience(tx, id);
  if (tx.auNomDe) exigerDroit(droitsExperience, 'noterReponse', d.relations);
  const relations = relationsDExperience(tx, d.stage, interesse(tx));
  if (!peutFaire('consentir', relations)) throw interdit();
  const cotes = cotesEngages(relations);
  const avecPhoto = photo && d.photo !== null;
  const deja = cotes.every((cote) => d.accords.some((a) => a.cote === cote && a.photo === avecPhoto));
  if (deja && lu === d.lu) return;
  verifierTransition(cycleExperience, 'consentir', { statut: d.ligne.statut, relations });
  if (lu !== d.lu) {
    throw impossible('Ce texte a changé pendant que vous le lisiez. Relisez-le avant de donner votre accord.');
  }
  const structures = enumerer(cotes.map((cote) => deNom(d.stage[cote].nom)));
  franchir(tx, cycleExperience, 'consentir', {
    ...{ table: experiences, domaine: 'troc', ligne: d.ligne, relations },
    journal: d.photo === null ? undefined : { avant: {}, apres: { accordPhoto: avecPhoto } },
    resume: `a donné l’accord ${structures} pour publier la fiche d’expérience ${entreGuillemets(d.ligne.titre)}`,
  });
  const donne = { photo: avecPhoto, personneId: interesse(tx).personneId ?? tx.acteur.personneId, donneLe: tx.maintenant };
  for (const cote of cotes) {
    tx.db
      .insert(consentementsExperience)
      .values({ ...donne, experienceId: d.ligne.id, cote })
      .onConflictDoUpdate({ target: [consentementsExperience.experienceId, consentementsExperience.cote], set: donne })
      .run();
  }
  publierSiConsenti(tx, d.ligne.id);
  if (tx.auNomDe) prevenirDExperience(tx, d.ligne.id, 'confirmation');
}

/** With both consents in, *le temps* publishes in the same transaction. */
function publierSiConsenti(tx: Contexte, id: number): void {
  const temps = leTemps(tx);
  const { ligne, accords, relations } = getExperience(temps, id);
  if (cotesAttendus(accords).length > 0) return;
  franchir(temps, cycleExperience, 'publier', {
    ...{ table: experiences, domaine: 'troc', ligne, relations },
    gardes: gardesDExperience(accords),
    champs: { publieeLe: tx.maintenant },
    resume: `a publié la fiche d’expérience ${entreGuillemets(ligne.titre)}${photoConsentie(accords) ? ', avec sa photo' : ''}`,
  });
  prevenirDExperience(tx, id, 'publiee');
}
