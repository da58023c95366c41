import { deNom, leNom } from '#app/commun/francais.ts';
import { libelleJour } from '#app/commun/periode.ts';
import type { DonneesDePapier } from './donnees-de-papier.ts';
import { aDesTrous, auDebut } from './mots.ts';
import { estOuvre, jourDeRetour } from './retour.ts';

/** Clauses that the convention and the avenant say in the same words. `sujet`: « Maëlle Desroches », « chaque personne ». */

/** L8241-2: it is obligatory as soon as something essential changes. */
export const SANS_PERIODE_PROBATOIRE =
  'Aucun élément essentiel du contrat de travail n’est modifié : il n’y a pas de période probatoire. Si un tel élément devait changer, un nouvel avenant fixerait une période probatoire, alors obligatoire.';

/** The contract goes on: L8241-2 and R8241-2, II. */
export function sansChangement({ employeur }: DonneesDePapier, sujet: string): string[] {
  const lui = leNom(employeur.nom);
  return [
    `Le contrat de travail avec ${lui} n’est ni rompu ni suspendu. ${auDebut(sujet)} continue d’appartenir à son personnel et garde son salaire, son ancienneté, l’ensemble de ses droits et le bénéfice de toutes les dispositions conventionnelles de son poste habituel. La protection attachée à un mandat représentatif n’est pas affectée. Le pouvoir disciplinaire reste celui ${deNom(employeur.nom)}.`,
  ];
}

/** Back at her post, on which day, and what she does in between. */
export function retourAuPoste({ termes }: DonneesDePapier, sujet: string): string {
  const entreTemps = aDesTrous(termes, estOuvre) ? ' Les autres jours, le travail continue au poste habituel.' : '';
  const retour = libelleJour(jourDeRetour(termes.demiJournees), true);
  return `${auDebut(sujet)} retrouve son poste, ou un poste équivalent, au plus tard le ${retour} ou le premier jour de travail qui suit, sans effet sur l’évolution de sa carrière ni de sa rémunération.${entreTemps}`;
}

/** What the host answers for: L1251-21 to -24. */
export function conditionsDuTravail({ employeur, accueil }: DonneesDePapier, sujet: string): string[] {
  const [lui, elle] = [leNom(employeur.nom), auDebut(accueil.nom)];
  return [
    `${elle} est responsable des conditions d’exécution du travail : durée du travail, travail de nuit, repos hebdomadaire et jours fériés, santé et sécurité au travail, travail des femmes et des jeunes.`,
    `Le suivi médical reste à la charge ${deNom(employeur.nom)} ; une surveillance médicale renforcée, si l’activité en demande une, est à celle ${deNom(accueil.nom)}. Si le poste présente des risques particuliers, ${leNom(accueil.nom)} en informe ${lui} avant le premier jour.`,
    `${elle} présente les consignes de sécurité, fournit les équipements de protection individuelle sans frais pour ${sujet}, et ouvre l’accès aux installations et aux transports collectifs dans les mêmes conditions qu’à son personnel.`,
  ];
}

/** Who warns whom, who declares, who insures what. */
export function accidentEtAssurance({ employeur, accueil }: DonneesDePapier, sujet: string): string[] {
  const telephone = employeur.telephone ? `, ${employeur.telephone}` : '';
  return [
    `En cas d’accident du travail ou de trajet, ${leNom(accueil.nom)} prévient ${leNom(employeur.nom)} le jour même${telephone}. ${auDebut(employeur.nom)} fait la déclaration.`,
    `${auDebut(employeur.nom)} assure sa responsabilité d’employeur envers ${sujet}, trajets compris. ${auDebut(accueil.nom)} assure ses locaux, son matériel et ses activités, y compris pour les dommages causés ou subis par les personnes accueillies.`,
  ];
}
