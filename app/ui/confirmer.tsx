import { type ReactNode, useId } from 'react';

/** Before a grave act: what it does, to whom, and whether one may go back. Its form is the content. */
export function Confirmer({ titre, texte, children }: { titre: ReactNode; texte?: ReactNode; children?: ReactNode }) {
  const id = useId();
  return (
    <section className="confirmer" aria-labelledby={id}>
      <h2 id={id}>{titre}</h2>
      {texte && (typeof texte === 'string' ? <p>{texte}</p> : texte)}
      {children}
    </section>
  );
}
