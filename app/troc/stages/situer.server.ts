import type { Contexte } from '#app/commun/contexte.ts';
import { type Dossier, demandeUneConvention, etatDuStage, relationsDe } from './dossiers.server.ts';
import { actesOuverts, gardesDuStage } from './etat.ts';
import type { StageDit } from './questions.ts';

/** A stage as someone reads it: who she is to it, and what she may do now. */
export function situer(ctx: Contexte, d: Dossier, acteur = ctx.acteur): StageDit {
  const relations = relationsDe(ctx, d, acteur);
  const gardes = gardesDuStage(etatDuStage(ctx, d, relations, acteur.personneId));
  return {
    statut: d.ligne.statut,
    coteQuiPropose: d.ligne.coteQuiPropose,
    propositionNumero: d.ligne.propositionNumero,
    periode: { du: d.ligne.du, au: d.ligne.au, demiJournees: d.ligne.demiJournees },
    convention: demandeUneConvention(d),
    stagiaire: d.stagiaire.nom,
    plusieurs: d.stagiaires.length > 1,
    origine: d.origine.nom,
    accueil: d.accueil.nom,
    relations,
    actes: actesOuverts(d.ligne.statut, relations, gardes),
  };
}
