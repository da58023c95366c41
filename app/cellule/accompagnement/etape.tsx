import { LienBouton } from '#app/ui/bouton.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import type { Passage } from './passages.ts';

interface Props {
  id: string;
  etape: {
    attente: string;
    /** A number to call. */
    appeler: string | null;
    pas: readonly { passage: Passage; libelle: string; principal: boolean }[];
  };
}

/** What is awaited now, and the step that one may take. */
export function Etape({ id, etape: { attente, appeler, pas } }: Props) {
  if (!attente) return null;
  return (
    <section className="feuille feuille--attend" data-salle="cellule" aria-label="Ce qui est attendu">
      <p>
        <strong>
          <Insecable texte={attente} />
        </strong>
      </p>
      {(appeler || pas.length > 0) && (
        <div className="actions">
          {appeler && (
            <a className="bouton" href={`tel:${appeler.replace(/[^+\d]/g, '')}`}>
              <Icone nom="telephone" />
              {`Appeler le ${appeler}`}
            </a>
          )}
          {pas.map(({ passage, libelle, principal }) => (
            <LienBouton key={passage} genre={principal ? 'principal' : 'second'} href={`/cellule/demandes/${id}/${passage}`}>
              {libelle}
            </LienBouton>
          ))}
        </div>
      )}
    </section>
  );
}
