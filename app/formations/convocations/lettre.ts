import { libellePeriode } from '#app/commun/periode.ts';
import { enLignes, entreGuillemets, enumerer } from '#app/commun/texte.ts';
import { libelleSeance } from '#app/formations/programme/mots.ts';
import type { Lettre } from '#app/services/lettre.ts';
import type { SeanceEnAgenda } from './convocations.ts';

/** Convoked, or convoked anew because something moved. */
export type CauseDeConvocation = 'convoquer' | 'deplacer';

/** What a convocation says. */
export interface Convocation {
  nom: string;
  titre: string;
  periode: { du: number; au: number };
  seances: readonly SeanceEnAgenda[];
  lieu: string | null;
  lien: string | null;
  accessibilite: string | null;
  aApporter: string | null;
  formatrices: readonly string[];
  organisatrice: string;
  /** How she is reached: « 05 55 00 00 00, ines@escale.example ». */
  joindre: string;
  /** Where her inscription is read. */
  page: string;
}

/** The subject of a convocation. @param titre of the formation, in quotes */
export const sujetDeConvocation = (cause: CauseDeConvocation, titre: string): string =>
  cause === 'convoquer' ? `Convocation\u00a0: ${titre}` : `Convocation à jour\u00a0: ${titre}`;

/** What someone reads before she comes: when, where, what to bring, whom to call. */
export function lettreDeConvocation(cause: CauseDeConvocation, c: Convocation): Lettre {
  const titre = entreGuillemets(c.titre);
  return {
    ...{ salle: 'formations', rubrique: 'Formations', bonjour: `Bonjour ${c.nom},` },
    titre: sujetDeConvocation(cause, titre),
    paragraphes: [
      cause === 'convoquer'
        ? `Votre place est retenue à ${titre}, ${libellePeriode(c.periode, true)}. Voici tout ce qu’il faut pour venir.`
        : `Les dates, les heures ou le lieu de ${titre} ont changé. Voici votre convocation à jour\u00a0: elle remplace la précédente.`,
    ],
    points: c.seances.map((une) => {
      const detail = [une.titre, une.lieu].filter(Boolean).join(', ');
      return { fort: libelleSeance(une, true), ...(detail ? { detail } : {}) };
    }),
    sections: [
      {
        titre: 'Où',
        points: [
          ...(c.lieu ? [{ fort: c.lieu, detail: c.accessibilite ?? undefined }] : []),
          ...(c.lien ? [{ fort: 'À distance, par ce lien', url: c.lien }] : []),
        ],
      },
      { titre: 'À apporter', points: enLignes(c.aApporter).map((fort) => ({ fort })) },
      {
        titre: 'Avec qui',
        points: [
          ...(c.formatrices.length > 0 ? [{ fort: enumerer(c.formatrices), detail: 'Anime la formation' }] : []),
          { fort: c.organisatrice, detail: ['Organise', c.joindre].filter(Boolean).join('. Pour toute question\u00a0: ') },
        ],
      },
    ],
    bouton: { libelle: 'Voir mon inscription', url: c.page },
    echeance: {
      fort: 'Vous ne pouvez plus venir\u00a0?',
      suite: 'Retirez-vous, ou laissez votre place à une personne de l’équipe, depuis votre inscription.',
    },
    pied: ['Vous recevez ce message parce que vous êtes sur la liste de cette formation.'],
  };
}
