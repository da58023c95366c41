import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom } from '#app/commun/francais.ts';
import { type Dossier, getStage } from './dossiers.server.ts';
import { lireTransition } from './lecture-transition.server.ts';
import { preparerTermes } from './preparations.server.ts';
import { libelleActe } from './questions.ts';
import { situer } from './situer.server.ts';
import type { TransitionATermes } from './stages.ts';
import { termesEcrits } from './termes-ecrits.server.ts';

const enHeure = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The present terms as the fields of a form. */
function valeursDe(d: Dossier) {
  const t = termesEcrits(d);
  return {
    du: t.du,
    au: t.au,
    duree: t.moment ?? (t.du === t.au && t.momentDu === t.momentAu ? t.momentDu : 'journee'),
    joursDeSemaine: t.joursDeSemaine ?? [],
    avec: t.avec ?? [],
    stagiaireId: String(t.stagiaireId),
    activite: t.activite ?? 'observer',
    objectif: t.objectif,
    tutriceId: t.tutriceId === undefined ? '' : String(t.tutriceId),
    lieu: t.lieu ?? '',
    matinDe: enHeure(d.termes.horaires.matin[0]),
    matinA: enHeure(d.termes.horaires.matin[1]),
    apresMidiDe: enHeure(d.termes.horaires.apresMidi[0]),
    apresMidiA: enHeure(d.termes.horaires.apresMidi[1]),
    km: t.km === undefined ? '' : String(t.km),
    frais: t.frais ?? 'origine',
    repas: t.repas ?? 'personne',
    facturation: t.facturation ?? 'rien',
  };
}

/** The page that prepares new terms, begun from the present ones. */
export function lireVersionAPreparer(ctx: ContextePersonne, stageId: number | undefined, nom: TransitionATermes) {
  const d = getStage(ctx, stageId);
  const transition = lireTransition(ctx, d, nom);
  const dit = situer(ctx, d);
  const autre = nom === 'appuyer' || dit.relations.includes('origine') ? d.accueil.nom : d.origine.nom;
  return {
    ...transition,
    bouton: nom === 'appuyer' ? libelleActe(nom, dit) : `Envoyer cette proposition ${aNom(autre)}`,
    noms: { origine: d.origine.nom, accueil: d.accueil.nom },
    valeurs: valeursDe(d),
    message: d.message ? { texte: d.message, auteur: d.auteur.nom } : null,
    ...preparerTermes(ctx, { origineId: d.origine.id, accueilId: d.accueil.id }),
  };
}
