import { deNom, leNom } from '#app/commun/francais.ts';
import { libelleJour } from '#app/commun/periode.ts';
import { accorder, majuscule } from '#app/commun/texte.ts';
import type { Lettre } from '#app/services/lettre.ts';
import type { LigneTour } from './dossiers.server.ts';
import { minutesPour } from './questions.ts';
import { comptesDits } from './tours-de-table.ts';

/** Why a mail about a tour de table is written to a structure, or to the coordination (`cloture`). */
export type CauseDeTour = 'ouverture' | 'rappel' | 'retrait' | 'suite' | 'confirmation' | 'cloture';

interface Circonstances {
  prenom: string;
  /** The structure that is asked; undefined for the coordination. */
  structure: string | undefined;
  /** Whoever did the act. */
  qui: string;
  questions: number;
  demandees: number;
  donnees: number;
  adressePublique: string;
  /** A signed link, for whoever is asked to answer. */
  lien: string | undefined;
}

type Corps = Pick<Lettre, 'titre' | 'paragraphes' | 'citation' | 'bouton' | 'echeance'>;

/** One mail about a tour de table, for one reader and one structure. */
export function lettreDeTour(ligne: LigneTour, cause: CauseDeTour, c: Circonstances): Lettre {
  return {
    salle: 'troc',
    rubrique: 'Tour de table',
    bonjour: `Bonjour ${c.prenom},`,
    ...corpsDe(ligne, cause, c),
    pied: [
      c.structure
        ? `Vous recevez ce message parce que vous engagez ${leNom(c.structure)}.`
        : 'Vous recevez ce message parce que vous coordonnez le réseau.',
    ],
  };
}

function corpsDe(ligne: LigneTour, cause: CauseDeTour, c: Circonstances): Corps {
  const { titre } = ligne;
  const nom = c.structure ?? '';
  const page = `${c.adressePublique}/tours-de-table/${ligne.id}`;
  const jour = libelleJour(ligne.dernierJour);
  const repondre = { libelle: `Répondre pour ${leNom(nom)}`, url: c.lien ?? `${page}/repondre` };
  switch (cause) {
    case 'ouverture':
      return {
        titre,
        paragraphes: [
          `${c.qui} pose ${accorder(c.questions, 'question')} à toutes les structures du réseau. ${majuscule(minutesPour(c.questions))} suffisent, et une seule réponse par structure.`,
          ...(ligne.texte ? [ligne.texte] : []),
        ],
        bouton: repondre,
        echeance: { fort: `Réponse attendue jusqu’au ${jour} inclus.`, suite: 'Vous pourrez la changer jusque-là.' },
      };
    case 'rappel':
      return {
        titre: `Rappel : ${titre}`,
        paragraphes: [
          `La réponse ${deNom(nom)} manque encore. ${comptesDits(c.donnees, c.demandees, ligne.statut)}.`,
          `${majuscule(minutesPour(c.questions))} suffisent, sur un téléphone aussi. Vous préférez parler ? La coordination peut noter votre réponse.`,
        ],
        bouton: repondre,
        echeance: { fort: `Réponse attendue jusqu’au ${jour} inclus.`, suite: 'Il n’y aura pas d’autre rappel.' },
      };
    case 'retrait':
      return {
        titre: `Retiré : ${titre}`,
        paragraphes: [
          `${c.qui} a retiré ce tour de table : il n’y a plus rien à répondre.`,
          'Ce que vous aviez peut-être répondu ne se lit plus dans le réseau.',
        ],
      };
    case 'suite':
      return {
        titre: `La suite : ${titre}`,
        paragraphes: [
          `${comptesDits(c.donnees, c.demandees, ligne.statut)}. Voici ce que la coordination en retient.`,
          ...(ligne.suite ? ligne.suite.split(/\n{2,}/) : []),
        ],
        bouton: { libelle: 'Voir la synthèse', url: page },
      };
    case 'confirmation':
      return {
        titre: `Votre réponse est notée : ${titre}`,
        paragraphes: [
          `${c.qui} a noté pour vous la réponse ${deNom(nom)} à ce tour de table.`,
          'Relisez-la. Ce n’est pas ce que vous aviez dit ? Changez-la, ou dites-le à la coordination.',
        ],
        bouton: { libelle: 'Relire cette réponse', url: c.lien ?? `${page}/repondre` },
        echeance: { fort: `Elle se change jusqu’au ${jour} inclus.`, suite: 'Ensuite, elle compte telle quelle.' },
      };
    case 'cloture':
      return {
        titre: `Clos : ${titre}`,
        paragraphes: [
          `Ce tour de table est clos. ${comptesDits(c.donnees, c.demandees, ligne.statut)}.`,
          'Il reste à dire la suite : quelques phrases, que toutes les structures recevront avec la synthèse.',
        ],
        bouton: { libelle: 'Dire la suite', url: page },
      };
  }
}
