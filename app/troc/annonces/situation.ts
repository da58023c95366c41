import { type Jour, libelleJourCourt } from '#app/commun/periode.ts';
import { estPassee, type Fraicheur, jourDeSommeil } from './fraicheur.ts';

/** What stands above an annonce. */
export interface Situation {
  ton: 'attention' | 'info';
  titre: string;
  texte: string;
}

/**
 * Where an annonce stands, in words; null when there is nothing to say of it.
 * @param sienne whether the reader answers for it
 */
export function situationDe(a: Fraicheur, { sienne, aujourdhui }: { sienne: boolean; aujourdhui: Jour }): Situation | null {
  const passee = estPassee(a, aujourdhui);
  switch (a.statut) {
    case 'brouillon':
      return {
        ton: 'info',
        titre: 'Le reste du réseau ne la lit pas encore',
        texte: sienne ? 'Relisez, corrigez si besoin, puis publiez.' : 'La structure la relit, puis la publie.',
      };
    case 'publiee':
    case 'en_pause':
      return sienne ? question(a, passee) : a.statut === 'en_pause' ? EN_PAUSE : null;
    case 'endormie':
      return {
        ton: sienne ? 'attention' : 'info',
        titre: passee ? 'Elle dort\u00a0: son dernier jour est passé' : 'Elle dort',
        texte: sienne
          ? passee
            ? 'Réveillez-la avec une autre date, ou sans.'
            : 'Nous vous avons demandé si elle est toujours valable, sans réponse. Un clic la réveille, et l’on peut de nouveau y répondre.'
          : 'On n’y répond pas tant que sa structure ne l’a pas réveillée.',
      };
    default:
      return null;
  }
}

const EN_PAUSE: Situation = {
  ton: 'info',
  titre: 'Elle est en pause',
  texte: 'Sa structure l’a mise de côté\u00a0: on ne peut pas y répondre pour l’instant.',
};

function question(a: Fraicheur, passee: boolean): Situation | null {
  if (passee) {
    return {
      ton: 'attention',
      titre: 'Son dernier jour est passé',
      texte: 'Elle s’endort d’ici demain. Pour l’éviter, modifiez-la avec une autre date, ou sans.',
    };
  }
  const dort = jourDeSommeil(a);
  if (dort === null) return null;
  return {
    ton: 'attention',
    titre: a.statut === 'en_pause' ? 'Est-elle encore en pause\u00a0?' : 'Est-elle toujours valable\u00a0?',
    texte: `Sans réponse, elle s’endort le ${libelleJourCourt(dort)}. Rien n’est effacé.`,
  };
}
