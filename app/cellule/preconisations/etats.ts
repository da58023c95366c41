import type { Lecteur, Reponse } from '../demandes/pieces.ts';

export type EtatDePreconisation = Reponse | 'attend_la_votre' | 'attend' | 'en_preparation';

/** Where one préconisation stands, for this reader. */
export function etatDe({
  remise,
  reponse,
  moi,
}: {
  remise: boolean;
  reponse: Reponse | null;
  moi: Lecteur['role'];
}): EtatDePreconisation {
  if (!remise) return 'en_preparation';
  if (reponse) return reponse;
  return moi === 'demandeuse' ? 'attend_la_votre' : 'attend';
}

export const LIBELLE_ETAT: Record<EtatDePreconisation, string> = {
  acceptee: 'Acceptée',
  a_discuter: 'À discuter',
  ecartee: 'Écartée',
  realisee: 'Réalisée',
  attend_la_votre: 'Attend votre réponse',
  attend: 'Attend une réponse',
  en_preparation: 'En préparation, entre membres',
};
