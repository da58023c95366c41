import { aNom, deNom } from '#app/commun/francais.ts';
import { entreGuillemets, enumerer } from '#app/commun/texte.ts';
import type { Lettre } from '#app/services/lettre.ts';
import type { Lectrice } from '#app/troc/stages/lettres.ts';
import type { DossierDExperience } from './dossiers.server.ts';
import { cotesAttendus, photoConsentie } from './experiences.ts';

/** Why a mail about a story is written. */
export type CauseDExperience = 'accord' | 'nouvel_accord' | 'publiee' | 'retiree' | 'confirmation';

interface Circonstances {
  /** Whoever did the act. */
  qui: string;
  adressePublique: string;
  /** A signed link, for whoever is asked for her consent. */
  lien: string | undefined;
}

type Corps = Pick<Lettre, 'titre' | 'paragraphes' | 'points' | 'echeance'> & { bouton: { libelle: string; url: string } };

/** One mail about a story, for one reader. */
export function lettreDExperience(d: DossierDExperience, cause: CauseDExperience, lectrice: Lectrice, c: Circonstances): Lettre {
  return {
    salle: 'troc',
    rubrique: 'Troc',
    bonjour: `Bonjour ${lectrice.prenom},`,
    ...corpsDe(d, cause, c),
    pied: [pourquoi(d, lectrice)],
  };
}

function corpsDe(d: DossierDExperience, cause: CauseDExperience, c: Circonstances): Corps {
  const { titre } = d.ligne;
  const pageDuStage = `${c.adressePublique}/stages/${d.stage.ligne.id}/experience`;
  const lire = { libelle: 'Lire la fiche', url: `${c.adressePublique}/experiences/${d.ligne.id}` };
  switch (cause) {
    case 'accord':
    case 'nouvel_accord':
      return {
        titre:
          cause === 'accord'
            ? `D’accord pour publier ${entreGuillemets(titre)} ?`
            : `Le texte a changé : d’accord pour ${entreGuillemets(titre)} ?`,
        paragraphes: [
          cause === 'accord'
            ? `${c.qui} raconte ${leStage(d)}, pour que d’autres équipes en profitent.`
            : `${c.qui} a changé la fiche qui raconte ${leStage(d)}. Les accords donnés au texte d’avant ne valent plus.`,
          ...(d.photo === null ? [] : ['Une photo l’accompagne. Vous pouvez accepter le texte sans la photo.']),
        ],
        points: [
          { fort: 'Ce que nous avons essayé', detail: d.ligne.essaye },
          { fort: 'Ce que nous gardons', detail: d.ligne.garde },
        ],
        bouton: { libelle: 'Relire et donner notre accord', url: c.lien ?? pageDuStage },
        echeance: {
          fort: 'Rien ne paraît sans votre accord.',
          suite: 'Un mot à changer ? Vous pouvez corriger le texte vous-même.',
        },
      };
    case 'publiee':
      return {
        titre: `${entreGuillemets(titre)} est publiée`,
        paragraphes: [
          `Les deux structures sont d’accord : tout le réseau peut lire ce que vous retenez ${duStage(d)}.`,
          ...phraseDePhoto(d),
          'Merci de partager ce que vous avez essayé.',
        ],
        bouton: lire,
      };
    case 'retiree':
      return {
        titre: `${entreGuillemets(titre)} est retirée`,
        paragraphes: [
          `${c.qui} a retiré la fiche qui raconte ${leStage(d)}. Plus personne d’autre que vous ne la lit.`,
          'Le texte n’est pas perdu : changez-le, puis proposez-le de nouveau si vous le souhaitez.',
        ],
        bouton: { libelle: 'Revoir le texte', url: pageDuStage },
      };
    case 'confirmation':
      return {
        titre: `Votre accord est noté pour ${entreGuillemets(titre)}`,
        paragraphes: [
          `${c.qui} a noté pour vous l’accord que vous avez donné à la fiche qui raconte ${leStage(d)}.`,
          suiteDesAccords(d),
          'Ce n’est pas ce que vous aviez dit ? Répondez à la coordination sans attendre.',
        ],
        bouton: lire,
      };
  }
}

const leStage = ({ stage }: DossierDExperience) => `le stage ${deNom(stage.stagiaire.nom)} ${aNom(stage.accueil.nom)}`;
const duStage = ({ stage }: DossierDExperience) => `du stage ${deNom(stage.stagiaire.nom)} ${aNom(stage.accueil.nom)}`;

function phraseDePhoto({ photo, accords }: DossierDExperience): string[] {
  if (photo === null) return [];
  return photoConsentie(accords)
    ? ['Elle paraît avec sa photo.']
    : ['Elle paraît sans sa photo : les deux structures n’ont pas accepté de la montrer.'];
}

function suiteDesAccords(d: DossierDExperience): string {
  const attendues = cotesAttendus(d.accords).map((cote) => d.stage[cote].nom);
  if (attendues.length === 0) return 'Les deux structures sont d’accord : la fiche est publiée.';
  return `La fiche paraîtra quand ${enumerer(attendues)} ${attendues.length > 1 ? 'seront' : 'sera'} d’accord aussi.`;
}

function pourquoi({ stage }: DossierDExperience, lectrice: Lectrice): string {
  const [cote] = lectrice.cotes;
  if (cote) return `Vous recevez ce message parce que vous engagez ${stage[cote].nom}.`;
  if (lectrice.stagiaire) return 'Vous recevez ce message parce que ce stage est le vôtre.';
  return 'Vous recevez ce message parce que vous avez accompagné ce stage.';
}
