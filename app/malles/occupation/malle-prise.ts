import { ErreurMetier } from '#app/commun/erreurs.ts';

/** A booking that is refused because the malle is taken: the need is counted, to know whether another should be bought. */
export class MallePrise extends ErreurMetier {
  /**
   * @param constat what is in the way
   * @param ensuite when else, as a sentence; empty when never
   */
  constructor(
    readonly constat: string,
    ensuite = '',
  ) {
    super('IMPOSSIBLE', `${constat}${ensuite}`, 'debut');
  }
}
