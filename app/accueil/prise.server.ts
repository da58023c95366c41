import { donneesCommunes, effacerDuCommun } from '#app/commun/donnees.server.ts';
import type { Prise } from '#app/commun/prise.ts';
import { quelquUnVeutDesQue } from '#app/services/rythmes.server.ts';
import { annulationDeReglage } from './annulation-de-reglage.server.ts';
import { ecrireCeQuiVientDeParaitre, ecrireLesLettres } from './lettre/lettres.server.ts';
import { reponseDeLettre } from './lettre/reponse.server.ts';
import { effacerLesParties, purgerLesAnciens } from './personnes-parties.server.ts';
import { ANNEES_DES_PERSONNES, ANNEES_DU_JOURNAL } from './reglages-des-donnees.ts';

/**
 * What no room holds: the journal, drafts and settings. The list of prises alone imports it: the tasks below lean on
 * that list, and are read when they run.
 */
export const prise: Prise = {
  domaine: 'accueil',
  reglages: [ANNEES_DES_PERSONNES, ANNEES_DU_JOURNAL],
  taches: [
    {
      nom: 'donnees.parties',
      libelle: 'Effacer les personnes parties',
      horaire: '50 3 * * *',
      executer: (ctx) => effacerLesParties(ctx),
    },
    {
      nom: 'donnees.journal',
      libelle: 'Effacer les brouillons oubliés et le journal ancien',
      horaire: '45 3 * * *',
      executer: (ctx) => purgerLesAnciens(ctx),
    },
    {
      nom: 'lettre.lundi',
      libelle: 'Écrire la lettre du lundi',
      horaire: '0 7 * * 1',
      executer: (ctx) => ecrireLesLettres(ctx),
    },
    {
      nom: 'lettre.jour',
      libelle: 'Prévenir le jour même de ce qui vient de paraître',
      horaire: '10 8-20 * * *',
      aFaire: quelquUnVeutDesQue,
      executer: (ctx) => ecrireCeQuiVientDeParaitre(ctx),
    },
  ],
  reponses: { lettre: reponseDeLettre },
  donneesDe: donneesCommunes,
  effacer: effacerDuCommun,
  annulations: { 'reglage/regler': annulationDeReglage },
  conservation: [
    {
      quoi: 'Le journal : ce que vous avez fait ici, et ce qui a été fait pour vous',
      pourquoi: 'Retrouver qui a changé quoi, et réparer une erreur.',
      duree: 'Le délai réglé par la coordination (5 ans si rien n’est réglé)',
      comment:
        'La tâche de la nuit « Effacer les brouillons oubliés et le journal ancien » ; votre effacement en retire votre nom',
    },
    {
      quoi: 'Vos brouillons',
      pourquoi: 'Ne pas perdre ce que vous avez commencé à écrire.',
      duree: '3 mois après votre dernière frappe',
      comment: 'La tâche de la nuit « Effacer les brouillons oubliés et le journal ancien » ; ou l’envoi du formulaire',
    },
    {
      quoi: 'Les copies de sauvegarde, où tout cela figure aussi',
      pourquoi: 'Ne rien perdre si la machine tombe.',
      duree:
        '14 jours pour les copies de chaque nuit ; le délai réglé par la coordination pour toutes (60 jours si rien n’est réglé)',
      comment: 'La tâche de la nuit qui fait la copie ; une copie remise en place fait revenir ce qu’elle contenait',
    },
  ],
};
