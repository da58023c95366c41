import { Lien } from './lien.tsx';

/** The sign of the house: a board with one paper a room. */
function Enseigne() {
  return (
    <svg viewBox="0 0 38 38" aria-hidden="true">
      <rect x="1.5" y="1.5" width="35" height="35" rx="7" className="m-cadre" />
      <rect x="7" y="7" width="10.5" height="7" rx="1.5" className="m-reseau" />
      <rect x="20.5" y="7" width="10.5" height="10.5" rx="1.5" className="m-troc" />
      <rect x="7" y="17" width="10.5" height="14" rx="1.5" className="m-plan" />
      <rect x="20.5" y="20.5" width="4" height="10.5" rx="1.2" className="m-malles" />
      <rect x="27" y="20.5" width="4" height="4" rx="1.2" className="m-formations" />
      <rect x="27" y="27" width="4" height="4" rx="1.2" className="m-rencontres" />
    </svg>
  );
}

/** The network's name with the sign; a link home when it leads somewhere. */
export function Marque({ nom, sous, chemin }: { nom: string; sous?: string | undefined; chemin?: string | undefined }) {
  const contenu = (
    <>
      <Enseigne />
      <span>
        <span className="marque__nom">{nom || 'Le réseau'}</span>
        {sous && <span className="marque__sous">{sous}</span>}
        {chemin && <span className="cache">, accueil</span>}
      </span>
    </>
  );
  return chemin ? (
    <Lien className="marque" href={chemin}>
      {contenu}
    </Lien>
  ) : (
    <p className="marque">{contenu}</p>
  );
}
