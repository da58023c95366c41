import type { Contexte } from '#app/commun/contexte.ts';
import { enOrdre, listRetenues, type TermeRetenu } from '#app/reseau/competences/competences.server.ts';

/** The family of the vocabulary that is lent: nobody learns a marquee. */
const FAMILLE_PRETEE = 'lieux-et-materiel';

/** A term that one may learn, with the family it stands in. */
export interface Theme extends TermeRetenu {
  /** The name of its family, which is its own when it is one. */
  famille: string;
  estFamille: boolean;
}

/** What a formation may be about, in the order of the vocabulary: a family, then its terms. One query. */
export function listThemes(ctx: Pick<Contexte, 'db'>): Theme[] {
  let pretee = false;
  return enOrdre(listRetenues(ctx)).flatMap(({ terme, niveau, rubrique }) => {
    if (niveau === 0) pretee = terme.slug === FAMILLE_PRETEE;
    return pretee ? [] : [{ ...terme, famille: rubrique, estFamille: niveau === 0 }];
  });
}
