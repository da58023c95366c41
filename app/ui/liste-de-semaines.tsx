import { Fragment, type ReactNode } from 'react';
import type { Salle } from '#app/commun/prise.ts';
import type { SemaineAgenda } from '#app/commun/semaines.ts';
import { Ephemeride } from './ephemeride.tsx';

interface Props<E> {
  semaines: readonly SemaineAgenda[];
  evenements: readonly E[];
  /** The colour of a day, when rooms share the list: that of its first event. */
  salleDe?: (evenement: E) => Salle;
  un: (evenement: E) => ReactNode;
}

/** Dates week after week, day after day: for a phone, and for those who read. */
export function ListeDeSemaines<E>({ semaines, evenements, salleDe, un }: Props<E>) {
  return semaines
    .filter(({ liste }) => liste.length > 0)
    .map(({ titre, liste }) => (
      <section className="pile" key={titre}>
        <h3>{titre}</h3>
        <ul className="liste liste--dates">
          {liste.map(({ iso, feuillet, evenements: siens }) => {
            const premier = evenements[siens[0] ?? 0];
            return (
              <li key={iso} data-salle={premier && salleDe?.(premier)}>
                <Ephemeride jour={feuillet} iso={iso} fine />
                <div className="pile pile--serree">
                  {siens.map((index) => {
                    const evenement = evenements[index];
                    return evenement && <Fragment key={index}>{un(evenement)}</Fragment>;
                  })}
                </div>
              </li>
            );
          })}
        </ul>
      </section>
    ));
}
