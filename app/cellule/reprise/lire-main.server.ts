import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import { initialesDuNom } from '#app/reseau/personnes/personnes.ts';
import { CYCLE_DEMANDE, DROITS_DEMANDE, estFinie } from '../cellule.ts';
import { appelDe, choisieDe, lecteursPresents } from '../demandes/histoire.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import { listAutresMembres, perdLesNotes } from './choisir.server.ts';
import { exigerAvantLAppel } from './reprendre.server.ts';

/** What this reader may take back, change or carry away. */
export function lireMain(demande: DemandeOuverte) {
  const ouvertes = possibles(CYCLE_DEMANDE, demande.statut, demande.relations);
  return {
    id: demande.id,
    change: demande.statut === 'envoyee' && peut(DROITS_DEMANDE, 'changer_l_appel', demande.relations),
    retire: ouvertes.includes('retirer'),
    rouvre: ouvertes.includes('rouvrir'),
    efface: estFinie(demande.statut) && peut(DROITS_DEMANDE, 'effacer', demande.relations),
    emporte: peut(DROITS_DEMANDE, 'emporter', demande.relations),
  };
}
export type MainLue = ReturnType<typeof lireMain>;

/** The number and the moment, as the form shows them again. */
export function lireAppel(ctx: ContextePersonne, demande: DemandeOuverte) {
  const { numero, quand } = appelDe(demande.pieces);
  const choisie = choisieDe(demande.pieces);
  return {
    id: demande.id,
    numero,
    quand,
    choisie: choisie.nom,
    /** She left meanwhile: somebody else must be chosen. */
    partie: !lecteursPresents(demande.pieces).some(({ personneId }) => personneId === choisie.personneId),
    aujourdhui: libelleJour(jourCivil(ctx.maintenant, ctx.fuseau)),
  };
}

/** Whom one may speak to instead. @throws ErreurMetier INTERDIT, or IMPOSSIBLE once somebody called */
export function lireChoix(ctx: ContextePersonne, demande: DemandeOuverte) {
  exigerAvantLAppel(demande);
  const membres = listAutresMembres(ctx, demande).map(({ personneId, nom, quoi, lien }) => ({
    ...{ personneId, nom, quoi, lien },
    initiales: initialesDuNom(nom),
  }));
  return {
    id: demande.id,
    choisie: choisieDe(demande.pieces).nom,
    perdLesNotes: perdLesNotes(ctx, demande),
    offerts: membres.filter(({ lien }) => lien === null),
    ecartes: membres.filter(({ lien }) => lien !== null),
  };
}
