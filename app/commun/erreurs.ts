import type { Voir } from './formulaire.ts';

/** What a verbe may refuse, and how the web answers: 404, 403, 409. */
export type CodeErreur = 'INTROUVABLE' | 'INTERDIT' | 'IMPOSSIBLE';

export const STATUT_HTTP: Record<CodeErreur, number> = { INTROUVABLE: 404, INTERDIT: 403, IMPOSSIBLE: 409 };

/** A refusal with a sentence for the person who asked. `champ` names the form field it concerns. */
export class ErreurMetier extends Error {
  readonly code: CodeErreur;
  readonly champ: string | undefined;
  /** Where one sees what stands in the way. */
  readonly voir: Voir | undefined;

  constructor(code: CodeErreur, message: string, champ?: string, voir?: Voir) {
    super(message);
    this.name = 'ErreurMetier';
    this.code = code;
    this.champ = champ;
    this.voir = voir;
  }
}

/** Unknown or not visible: the same answer, so that nothing is learnt from it. */
export const introuvable = () => new ErreurMetier('INTROUVABLE', 'Nous ne trouvons pas cette page.');

/** An act refused on an object that one can see. */
export const interdit = (phrase = 'Votre rôle ne permet pas de faire cela ici.') => new ErreurMetier('INTERDIT', phrase);

/** The rules or the present state do not allow it. */
export const impossible = (phrase: string, champ?: string, voir?: Voir) => new ErreurMetier('IMPOSSIBLE', phrase, champ, voir);
