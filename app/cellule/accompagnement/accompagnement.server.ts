import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, libelleInstant, libelleJour } from '#app/commun/periode.ts';
import { CYCLE_DEMANDE } from '../cellule.ts';
import { getTexteGarde } from '../demandes/garder.server.ts';
import { demandeInitiale, passages, textesGardes } from '../demandes/histoire.ts';
import { momentDAppel } from '../demandes/moments.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import { nommer, regardsDe } from '../demandes/page-de-demande.server.ts';
import { lireDocuments } from './documents.server.ts';
import { lireConstats, lireNotes, lireRencontres } from './lire-ecrits.server.ts';
import { PASSAGES, QUESTIONS } from './passages.ts';

/** What is awaited, from whom. */
function attente(ctx: ContextePersonne, demande: DemandeOuverte): string {
  const { demandeuse, choisie, quand, le } = demandeInitiale(demande.pieces);
  const membre = demande.moi.role === 'membre';
  const elle = demande.moi.role === 'demandeuse' ? 'vous' : demandeuse.nom;
  switch (demande.statut) {
    case 'envoyee': {
      const moment = momentDAppel(quand, jourCivil(new Date(le), ctx.fuseau));
      if (demande.relations.includes('membre_choisi')) return `À vous d’appeler ${demandeuse.nom}, ${moment}.`;
      return membre
        ? `${choisie.nom} doit appeler, ${moment}.`
        : `${choisie.nom} appelle ${moment}. Il n’y a rien à faire d’ici là.`;
    }
    case 'entendue':
      return membre
        ? `Quand ${elle} est d’accord, l’accompagnement commence.`
        : 'La suite se décide ensemble. Rien ne commence sans l’accord de la personne qui a demandé.';
    case 'en_accompagnement':
      return membre
        ? 'Rencontrez, écoutez, écrivez ce que vous constatez ensemble. Les préconisations viennent après.'
        : 'Vous vous rencontrez, et vous écrivez ensemble ce que vous constatez. Les préconisations viennent après.';
    case 'preconisations_remises':
      return membre
        ? `${elle} répond à chaque préconisation. Ensuite, vous passez au suivi.`
        : 'Chaque préconisation attend une réponse.';
    case 'en_suivi':
      return 'Un point à 3 mois, un autre à 6 mois.';
    case 'close':
    case 'retiree':
      return '';
  }
}

/** Where the demande stands: what is awaited, and the steps that this reader may take. */
function lireEtape(ctx: ContextePersonne, demande: DemandeOuverte) {
  const { numero } = demandeInitiale(demande.pieces);
  const ouverts = possibles(CYCLE_DEMANDE, demande.statut, demande.relations);
  const dernier = passages(demande.pieces).at(-1);
  return {
    attente: attente(ctx, demande),
    appeler: demande.statut === 'envoyee' && demande.relations.includes('membre_choisi') ? numero : null,
    mot: dernier?.mot
      ? {
          texte: dernier.mot,
          signature: `${nommer(demande)(dernier.par)}, ${libelleJour(jourCivil(new Date(dernier.le), ctx.fuseau))}`,
        }
      : null,
    pas: PASSAGES.filter((passage) => ouverts.includes(passage)).map((passage) => ({
      passage,
      libelle: QUESTIONS[passage].bouton,
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
    etape: lireEtape(ctx, demande),
    gardes: lireTextesGardes(ctx, demande),
    notes: lireNotes(ctx, demande),
    ...lireRencontres(ctx, demande),
    ...lireConstats(ctx, demande),
    ...lireDocuments(ctx, demande),
  };
}
