import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import { CYCLE_DEMANDE } from '../cellule.ts';
import { getTexteGarde } from '../demandes/garder.server.ts';
import { appelDe, choisieDe, demandeInitiale, textesGardes } from '../demandes/histoire.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import { regardsDe } from '../demandes/page-de-demande.server.ts';
import { preconisationsDe, sansReponse } from '../preconisations/preconisations.ts';
import { lireDocuments } from './documents.server.ts';
import { lireConstats, lireNotes, lireRencontres } from './lire-ecrits.server.ts';
import { PASSAGES, type Passage, QUESTIONS } from './passages.ts';

const attendUneReponse = (demande: DemandeOuverte) => sansReponse(preconisationsDe(demande.pieces)).length > 0;

/** What is awaited, from whom: the title of the page has said where one stands. */
function attente(demande: DemandeOuverte): string {
  const { demandeuse } = demandeInitiale(demande.pieces);
  const membre = demande.moi.role === 'membre';
  switch (demande.statut) {
    case 'envoyee':
      if (demande.relations.includes('membre_choisi')) return 'Appelez, puis notez-le ici\u00a0: la demande peut avancer.';
      return membre ? `${choisieDe(demande.pieces).nom} doit appeler.` : 'D’ici là, il n’y a rien à faire.';
    case 'entendue':
      return membre
        ? `Quand ${demandeuse.nom} est d’accord, l’accompagnement commence.`
        : 'La cellule propose un accompagnement, ou d’autres portes. Ne rien faire de plus se peut aussi.';
    case 'en_accompagnement':
      return membre
        ? 'Rencontrez, écoutez, écrivez ce que vous constatez ensemble. Les préconisations viennent après.'
        : 'Vous vous rencontrez, et vous écrivez ensemble ce que vous constatez. Les préconisations viennent après.';
    case 'preconisations_remises':
      if (attendUneReponse(demande)) {
        if (membre) return 'Quand chaque préconisation a sa réponse, vous passez au suivi.';
        return demande.moi.role === 'demandeuse'
          ? 'Votre réponse est attendue, ci-dessous.'
          : `La réponse ${deNom(demandeuse.nom)} est attendue.`;
      }
      return membre
        ? 'Tout a sa réponse\u00a0: vous pouvez passer au suivi.'
        : 'Tout a sa réponse. La cellule ouvre ensuite le suivi, à 3 mois et à 6 mois.';
    case 'en_suivi':
      return membre
        ? 'Quand les deux points sont faits, vous pouvez clore.'
        : 'La cellule reste là\u00a0: écrivez-lui quand vous voulez.';
    case 'close':
    case 'retiree':
      return '';
  }
}

/** Whether this step is the one thing to do now: not while one still has to call, or awaits answers. */
function estLeGeste(demande: DemandeOuverte, passage: Passage): boolean {
  if (passage === 'prendre_contact') return !demande.relations.includes('membre_choisi');
  if (passage === 'suivre') return !attendUneReponse(demande);
  return passage !== 'clore';
}

/** Where the demande stands: what is awaited, and the steps that this reader may take. */
function lireEtape(demande: DemandeOuverte) {
  const appeler = demande.statut === 'envoyee' && demande.relations.includes('membre_choisi');
  const ouverts = possibles(CYCLE_DEMANDE, demande.statut, demande.relations);
  return {
    attente: attente(demande),
    appeler: appeler ? appelDe(demande.pieces).numero : null,
    pas: PASSAGES.filter((passage) => ouverts.includes(passage)).map((passage) => ({
      passage,
      libelle: QUESTIONS[passage].bouton,
      principal: estLeGeste(demande, passage),
    })),
  };
}

/** Texts that this reader had typed when the door closed. */
function lireTextesGardes(ctx: ContextePersonne, demande: DemandeOuverte) {
  return textesGardes(demande.pieces, demande.moi.personneId).map(({ id, vers, le }) => ({
    id,
    vers,
    quand: libelleInstant(new Date(le), ctx.fuseau),
  }));
}

/** Fields of our forms that are not words. */
const CACHES = ['objet', 'apres', 'jour', 'accord'];

/**
 * One of these texts, to be read again.
 * @throws ErreurMetier INTROUVABLE when it is not hers, or was sent or thrown away
 */
export function lireTexteGarde(ctx: ContextePersonne, demande: DemandeOuverte, garde: string | undefined) {
  const texte = getTexteGarde(demande, garde);
  if (!texte) throw introuvable();
  return {
    id: demande.id,
    garde: texte.id,
    vers: texte.vers,
    quand: libelleInstant(new Date(texte.le), ctx.fuseau),
    textes: Object.entries(texte.champs).flatMap(([champ, dit]) => (CACHES.includes(champ) ? [] : [dit])),
    lecteurs: regardsDe(demande),
  };
}

/** What the page of a demande shows of the accompaniment, for this reader. */
export function lireAccompagnement(ctx: ContextePersonne, demande: DemandeOuverte) {
  return {
    etape: lireEtape(demande),
    gardes: lireTextesGardes(ctx, demande),
    notes: lireNotes(ctx, demande),
    ...lireRencontres(ctx, demande),
    ...lireConstats(ctx, demande),
    ...lireDocuments(ctx, demande),
  };
}
