import { ErreurMetier } from '#app/commun/erreurs.ts';

/** A booking that is refused because the malle is taken: the need is counted, to know whether another should be bought. */
export class MallePrise extends ErreurMetier {
  constructor(phrase: string) {
    super('IMPOSSIBLE', phrase, 'debut');
  }
}
