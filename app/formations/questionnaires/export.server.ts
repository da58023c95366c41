import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import type { FeuilleExportee } from '#app/reseau/export/feuilles.ts';
import { telechargerEnXlsx } from '#app/reseau/export/telecharger.server.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import type { Recueil } from '#app/services/recueil-a4.tsx';
import { LIBELLE_NOTE, NOTES } from './questionnaires.ts';
import { getPageDeSynthese, type PageDeSynthese } from './synthese.server.ts';
import { libelleMoyenne, type PartDeSynthese } from './synthese.ts';

type Montree = Omit<PageDeSynthese['syntheses'][number], 'parts'> & { parts: PartDeSynthese[] };

/** Those that have enough answers. @throws ErreurMetier INTROUVABLE; IMPOSSIBLE as long as none has */
function lire(ctx: ContextePersonne, id: number | undefined): PageDeSynthese & { montrees: Montree[] } {
  const lu = getPageDeSynthese(ctx, id);
  const montrees = lu.syntheses.flatMap(({ parts, ...une }) => (parts ? [{ ...une, parts }] : []));
  if (montrees.length === 0) {
    throw impossible(
      `Les réponses se lisent à partir de ${accorder(lu.minimum, 'réponse')}\u00a0: il n’y en a pas encore assez.`,
    );
  }
  return { ...lu, montrees };
}

const enLigne = (part: PartDeSynthese): string[] =>
  part.genre === 'note'
    ? [`${libelleMoyenne(part.moyenne)}. ${part.options.map(({ libelle, n }) => `${libelle}\u00a0: ${n}`).join(', ')}.`]
    : part.mots.length === 0
      ? ['Aucune réponse à cette question.']
      : part.mots.map(entreGuillemets);

/**
 * The synthesis to be read on paper: counts and words, without a name.
 * @throws ErreurMetier INTROUVABLE; IMPOSSIBLE as long as too few have answered
 */
export function syntheseEnRecueil(ctx: ContextePersonne, id: number | undefined): Recueil {
  const { titre, quand, montrees } = lire(ctx, id);
  const jour = libelleJourCourt(jourCivil(ctx.maintenant, ctx.fuseau));
  return {
    titre: `Ce qu’en disent les personnes présentes\u00a0: ${entreGuillemets(titre)}`,
    sousTitre: [`Formation suivie ${quand}.`, `Synthèse du ${jour}. Chaque question se note de 1 à 4\u00a0; aucun nom.`],
    parties: montrees.map(({ titre: quoi, comptes, parts }) => ({
      titre: `${quoi}\u00a0: ${comptes}`,
      blocs: parts.map((part) => ({ titre: part.intitule, textes: enLigne(part), signature: '' })),
    })),
    pied: lireReglage(ctx.db, NOM_RESEAU),
  };
}

/** Counts on one sheet, words on another: no row says who answered, nor what one person said. */
export function feuillesDeSynthese(ctx: ContextePersonne, id: number | undefined): FeuilleExportee[] {
  const { montrees } = lire(ctx, id);
  return [
    {
      ...{
        nom: 'Notes',
        titres: ['Quand', 'Question', 'Réponses', 'Moyenne sur 4', ...NOTES.map((note) => LIBELLE_NOTE[note])],
        dates: [],
      },
      rangees: montrees.flatMap(({ titre, parts }) =>
        parts.flatMap((part) =>
          part.genre === 'note'
            ? [
                [
                  ...[titre, part.intitule, part.reponses, part.moyenne === null ? null : Math.round(part.moyenne * 100) / 100],
                  ...part.options.map(({ n }) => n),
                ],
              ]
            : [],
        ),
      ),
    },
    {
      ...{ nom: 'Mots', titres: ['Quand', 'Question', 'Réponse'], dates: [] },
      rangees: montrees.flatMap(({ titre, parts }) =>
        parts.flatMap((part) => (part.genre === 'mots' ? part.mots.map((mots) => [titre, part.intitule, mots]) : [])),
      ),
    },
  ];
}

/** The same as a workbook to download. @throws ErreurMetier INTROUVABLE; IMPOSSIBLE as long as too few have answered */
export const syntheseEnXlsx = (ctx: ContextePersonne, id: number | undefined): Promise<Response> =>
  telechargerEnXlsx(ctx, `synthese-formation-${id}`, feuillesDeSynthese(ctx, id));
