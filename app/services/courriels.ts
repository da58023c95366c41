/** What becomes of a mail of the outbox. */
export const ETATS_COURRIEL = ['a_envoyer', 'en_cours', 'envoye', 'abandonne', 'garde'] as const;
export type EtatCourriel = (typeof ETATS_COURRIEL)[number];

export const LIBELLE_ETAT_COURRIEL: Record<EtatCourriel, string> = {
  a_envoyer: 'À envoyer',
  en_cours: 'En cours d’envoi',
  envoye: 'Envoyé',
  abandonne: 'Abandonné',
  garde: 'Gardé ici',
};

export const TON_ETAT_COURRIEL: Record<EtatCourriel, 'neutre' | 'succes' | 'attention' | 'erreur' | 'info'> = {
  a_envoyer: 'attention',
  en_cours: 'info',
  envoye: 'succes',
  abandonne: 'erreur',
  garde: 'neutre',
};

export function estEtatCourriel(texte: string | null): texte is EtatCourriel {
  return ETATS_COURRIEL.some((etat) => etat === texte);
}
