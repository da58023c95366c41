import { classes } from './classes.ts';
import type { NomIcone } from './icones.ts';

export type { NomIcone } from './icones.ts';

/** Always beside a word: the icon alone says nothing to those who listen. */
export function Icone({ nom, taille }: { nom: NomIcone; taille?: 'grand' | undefined }) {
  return (
    <svg className={classes('ico', taille === 'grand' && 'ico--grand')} viewBox="0 0 24 24" aria-hidden="true">
      <use href={`/sprite.svg#${nom}`} />
    </svg>
  );
}
