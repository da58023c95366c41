import { libellePeriode } from '#app/commun/periode.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import type { Lettre } from '#app/services/lettre.ts';

/** Why a mail is written to all who are on the list of a formation, or to whoever asked for it. */
export type CauseDeFormation = 'confirmer' | 'deplacer' | 'inviter';

/** Its subject, the title in quotes. */
export const SUJET_DE_FORMATION: Record<CauseDeFormation, (titre: string) => string> = {
  confirmer: (t) => `La formation ${t} a lieu`,
  deplacer: (t) => `Les dates ou le lieu ont changé\u00a0: ${t}`,
  inviter: (t) => `Vous la demandiez\u00a0: la formation ${t} s’ouvre`,
};

interface Circonstances {
  nom: string;
  page: string;
  titre: string;
  lieu: string | null;
  seances: readonly { quand: string; titre: string | null }[];
  periode: { du: number; au: number } | null;
  limite: string | null;
}

/** One mail about a formation: to all who are on its list, or to whoever asked for it. */
export function lettreDeFormation(cause: CauseDeFormation, c: Circonstances): Lettre {
  return {
    ...{ salle: 'formations', rubrique: 'Formations', bonjour: `Bonjour ${c.nom},` },
    titre: SUJET_DE_FORMATION[cause](entreGuillemets(c.titre)),
    ...corps(cause, c),
    pied: [
      cause === 'inviter'
        ? 'Vous recevez ce message parce que vous avez dit un besoin auquel cette formation répond.'
        : 'Vous recevez ce message parce que vous êtes sur la liste de cette formation.',
    ],
  };
}

function corps(cause: CauseDeFormation, c: Circonstances): Pick<Lettre, 'paragraphes' | 'points' | 'bouton' | 'echeance'> {
  const points = c.seances.map(({ quand, titre }) => ({ fort: quand, ...(titre ? { detail: titre } : {}) }));
  const ou = c.lieu ? ` Elle se tient\u00a0: ${c.lieu}.` : '';
  const quand = c.periode ? `, ${libellePeriode(c.periode, true)}` : '';
  switch (cause) {
    case 'confirmer':
      return {
        paragraphes: [`C’est confirmé\u00a0: ${entreGuillemets(c.titre)} a lieu${quand}.${ou}`],
        points,
        bouton: { libelle: 'Voir la formation', url: c.page },
      };
    case 'deplacer':
      return {
        paragraphes: [`Voici où et quand se tient maintenant ${entreGuillemets(c.titre)}.${ou}`],
        points,
        bouton: { libelle: 'Voir la formation', url: c.page },
        echeance: {
          fort: 'Cela ne vous convient plus\u00a0?',
          suite: 'Retirez-vous, ou laissez votre place à une personne de l’équipe, depuis votre inscription.',
        },
      };
    case 'inviter':
      return {
        paragraphes: [
          `Une formation répond à votre besoin\u00a0: ${entreGuillemets(c.titre)}${quand}.${ou}`,
          'Elle s’ouvre aux inscriptions.',
        ],
        points,
        bouton: { libelle: 'Voir la formation et m’inscrire', url: c.page },
        ...(c.limite ? { echeance: { fort: `On s’inscrit jusqu’au ${c.limite}.`, suite: '' } } : {}),
      };
  }
}
