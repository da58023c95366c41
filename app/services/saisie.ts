import { z } from 'zod';
import { identifiant, texte } from '#app/commun/saisie.ts';

export const saisieRenvoi = z.object({ id: identifiant('Choisissez un courriel de la liste.') });

export const saisieTache = z.object({ tache: texte({ max: 60, manque: 'Choisissez une tâche de la liste.' }) });
