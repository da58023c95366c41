import { LienBouton } from '#app/ui/bouton.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { Section } from '#app/ui/page.tsx';

export interface DocumentLu {
  id: string;
  nom: string;
  poids: string;
  signature: string;
  entreMembres: boolean;
}

/** Documents, each opened by its name. */
export function ListeDeDocuments({ id, documents }: { id: string; documents: readonly DocumentLu[] }) {
  if (documents.length === 0) return null;
  return (
    <ul className="liste">
      {documents.map((document) => (
        <li key={document.id}>
          <p className="liste__titre">
            <a href={`/cellule/demandes/${id}/documents/${document.id}`}>
              <Icone nom="telecharger" /> {document.nom}
            </a>
          </p>
          <p className="petit doux">{`${document.poids}, chiffré. ${document.signature}`}</p>
        </li>
      ))}
    </ul>
  );
}

interface Props {
  id: string;
  joindre: boolean;
  documents: readonly DocumentLu[];
}

/** What was laid down for all readers. */
export function Documents({ id, joindre, documents }: Props) {
  const pourTous = documents.filter(({ entreMembres }) => !entreMembres);
  if (!joindre && pourTous.length === 0) return null;
  return (
    <Section
      titre="Documents"
      id="documents"
      actions={
        joindre && (
          <LienBouton genre="second" href={`/cellule/demandes/${id}/documents`} icone="deposer">
            Ajouter un document
          </LienBouton>
        )
      }
    >
      {pourTous.length === 0 && <p className="doux">Rien encore. Un compte de résultat, une lettre, un tableau de charges…</p>}
      <ListeDeDocuments id={id} documents={pourTous} />
    </Section>
  );
}
