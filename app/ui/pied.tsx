import { Icone } from './icone.tsx';
import { Lien } from './lien.tsx';

interface Props {
  /** Empty when the network has not set it. */
  courriel: string;
  /** Whether somebody is signed in, and may go out. */
  connectee: boolean;
}

/** Help, the coordination, and the way out. */
export function Pied({ courriel, connectee }: Props) {
  return (
    <footer className="pied">
      <div className="pied__liens">
        <Lien href="/aide">
          <Icone nom="aide" />
          Aide
        </Lien>
        {courriel && (
          <a href={`mailto:${courriel}`}>
            <Icone nom="courriel" />
            Écrire à la coordination
          </a>
        )}
        {connectee && (
          <form method="post" action="/deconnexion">
            <button type="submit">
              <Icone nom="sortir" />
              Se déconnecter
            </button>
          </form>
        )}
      </div>
    </footer>
  );
}
