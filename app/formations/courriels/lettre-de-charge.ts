import { entreGuillemets } from '#app/commun/texte.ts';
import type { Lettre } from '#app/services/lettre.ts';

/** Whether it is written to whoever holds it from now on, or to whoever held it. */
export type CauseDeCharge = 'recevoir' | 'laisser';

/** Its subject, the title in quotes. */
export const SUJET_DE_CHARGE: Record<CauseDeCharge, (titre: string) => string> = {
  recevoir: (t) => `Vous organisez maintenant la formation ${t}`,
  laisser: (t) => `La formation ${t} est confiée à quelqu’un d’autre`,
};

/** What becomes of a formation that passes from hand to hand. */
export function lettreDeCharge(
  cause: CauseDeCharge,
  { nom, titre, qui, elle, quand, page }: Record<'nom' | 'titre' | 'qui' | 'elle' | 'quand' | 'page', string>,
): Lettre {
  const la = `${entreGuillemets(titre)}${quand}`;
  return {
    ...{
      salle: 'formations',
      rubrique: 'Formations',
      bonjour: `Bonjour ${nom},`,
      titre: SUJET_DE_CHARGE[cause](entreGuillemets(titre)),
    },
    paragraphes:
      cause === 'recevoir'
        ? [
            `${qui} vous confie ${la}. Sa page montre ce qu’il reste à faire\u00a0: qui vient, qui convoquer, les papiers, les comptes.`,
          ]
        : [`${qui} a confié ${la} à ${elle}. Vous n’avez plus à vous en occuper.`],
    bouton: { libelle: 'Voir la formation', url: page },
    pied: [
      cause === 'recevoir'
        ? 'Vous recevez ce message parce que cette formation vous est confiée.'
        : 'Vous recevez ce message parce que vous organisiez cette formation.',
    ],
  };
}
