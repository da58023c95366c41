import type { ReactNode } from 'react';
import type { Salle } from '#app/commun/prise.ts';
import { classes } from './classes.ts';
import { Insecable } from './insecable.tsx';

interface Props {
  creux?: boolean | undefined;
  /** Takes the colour of a room. */
  salle?: Salle | undefined;
  titre?: ReactNode;
  id?: string | undefined;
  children: ReactNode;
}

/** A sheet of paper laid on the page; hollow, it recedes. */
export function Feuille({ creux, salle, titre, id, children }: Props) {
  return (
    <section className={classes('feuille', creux && 'feuille--creux')} data-salle={salle} id={id}>
      {titre && (
        <h2>
          <Insecable texte={titre} />
        </h2>
      )}
      {children}
    </section>
  );
}

/** What unfolds behind the short path. */
export function Repli({
  titre,
  ouvert,
  horsPapier,
  children,
}: {
  titre: ReactNode;
  ouvert?: boolean | undefined;
  /** Acts rather than words: a printed page leaves it out. */
  horsPapier?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <details className={classes('repli', horsPapier && 'hors-papier')} open={ouvert}>
      <summary>
        <Insecable texte={titre} />
      </summary>
      <div className="repli__contenu">{children}</div>
    </details>
  );
}
