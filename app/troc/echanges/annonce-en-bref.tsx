import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { AnnonceEnBref as Lue } from './lectures.server.ts';

/** The annonce that one speaks about. */
export function AnnonceEnBref({ annonce: { id, titre, description, structure, quoi } }: { annonce: Lue }) {
  return (
    <Feuille creux>
      <div className="pile pile--serree">
        <p className="petit doux">{`${quoi}. ${structure}`}</p>
        <p className="liste__titre">
          <Lien href={`/troc/annonces/${id}`}>{titre}</Lien>
        </p>
        {description && <p className="texte petit">{description}</p>}
      </div>
    </Feuille>
  );
}
