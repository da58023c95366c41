import type { Salle } from '#app/commun/prise.ts';

/** How a page is framed: the shell of signed-in people, the door in two panels, or nothing around. */
export type Cadre = 'rail' | 'seuil' | 'nu';

/** What a page says of itself to the shell: `export const handle: Poignee = …`. */
export interface Poignee {
  salle: Salle;
  titre?: string;
  /** `rail` unless said otherwise. */
  cadre?: Cadre;
}
