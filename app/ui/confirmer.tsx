import { type ReactNode, useId } from 'react';
import { Insecable } from './insecable.tsx';

/** Before a grave act: what it does, to whom, and whether one may go back. Its form is the content. */
export function Confirmer({ titre, texte, children }: { titre: ReactNode; texte?: ReactNode; children?: ReactNode }) {
  const id = useId();
  return (
    <section className="confirmer" aria-labelledby={id}>
      <h2 id={id}>
        <Insecable texte={titre} />
      </h2>
      {texte &&
        (typeof texte === 'string' ? (
          <p>
            <Insecable texte={texte} />
          </p>
        ) : (
          texte
        ))}
      {children}
    </section>
  );
}
