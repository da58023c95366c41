/** How the coordination heard an answer that she notes for someone. */
export const CANAUX = ['telephone', 'courriel', 'de_vive_voix'] as const;
export type Canal = (typeof CANAUX)[number];

export const LIBELLE_CANAL: Record<Canal, string> = {
  telephone: 'au téléphone',
  courriel: 'par courriel',
  de_vive_voix: 'de vive voix',
};

export const estCanal = (texte: string | null): texte is Canal => CANAUX.some((canal) => canal === texte);
