import { z } from 'zod';
import { choix, identifiant } from '#app/commun/saisie.ts';

export const saisieRelais = z.object({
  acte: choix(['oui', 'non'], 'Choisissez l’un des boutons de la page.'),
  relais: identifiant('Rechargez la page et recommencez.'),
});
