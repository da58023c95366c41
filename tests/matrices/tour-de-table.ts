/**
 * The life of a tour de table, and the mails that follow: who receives what, which day, at what hour. Written from the
 * rules before anything ran. A line that begins with « → » tells what someone did; each other line is one mail, and
 * nobody receives any other.
 */
export const COURRIELS_DU_TOUR = `
  → lundi 2 mars, 9 h : Nadège (coordination) ouvre « Qui reste ouvert ? » à la Grange, à L’Escale, au Fil et à l’Espace,
    jusqu’au vendredi 13 mars ; Sylvie engage le Fil et la Grange
  02/03  9 h | Hélène | Qui reste ouvert ?
  02/03  9 h | Odile  | Qui reste ouvert ?
  02/03  9 h | Bruno  | Qui reste ouvert ?
  02/03  9 h | Sylvie | Qui reste ouvert ?
  02/03  9 h | Sylvie | Qui reste ouvert ?
  02/03  9 h | Inès   | Qui reste ouvert ?
  → mardi 3, 10 h : Hélène répond pour la Grange ; mercredi 4, Odile change cette réponse : personne n’est dérangé
  → jeudi 5, 11 h : Bruno répond au téléphone, Nadège note pour lui
  05/03 11 h | Bruno  | Votre réponse est notée : Qui reste ouvert ?
  → vendredi 6 : l’Espace quitte le réseau sans avoir répondu ; on n’attend plus sa réponse
  → mercredi 11 mars, deux jours avant la fin, 8 h : un seul rappel, à qui n’a pas répondu
  11/03  8 h | Sylvie | Rappel : Qui reste ouvert ?
  → samedi 14 mars, 8 h : il se ferme seul
  14/03  8 h | Nadège | Clos : Qui reste ouvert ?
  → mardi 17, 15 h : Nadège dit la suite ; corrigée le 18, elle ne repart pas
  17/03 15 h | Hélène | La suite : Qui reste ouvert ?
  17/03 15 h | Odile  | La suite : Qui reste ouvert ?
  17/03 15 h | Bruno  | La suite : Qui reste ouvert ?
  17/03 15 h | Sylvie | La suite : Qui reste ouvert ?
  → lundi 23, 9 h : un second, « Combien de places ? », ouvert jusqu’au 24 : trop court pour un rappel ; retiré à 16 h
  23/03  9 h | Hélène | Combien de places ?
  23/03  9 h | Odile  | Combien de places ?
  23/03  9 h | Bruno  | Combien de places ?
  23/03  9 h | Sylvie | Combien de places ?
  23/03  9 h | Sylvie | Combien de places ?
  23/03 16 h | Hélène | Retiré : Combien de places ?
  23/03 16 h | Odile  | Retiré : Combien de places ?
  23/03 16 h | Bruno  | Retiré : Combien de places ?
  23/03 16 h | Sylvie | Retiré : Combien de places ?
`;
