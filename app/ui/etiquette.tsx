import type { Salle } from '#app/commun/prise.ts';
import { Icone } from './icone.tsx';
import { Lien } from './lien.tsx';

/** The label of a room: its colour, its icon, its word. */
export function Etiquette({ salle, libelle, chemin }: { salle: Salle; libelle: string; chemin?: string | undefined }) {
  const contenu = (
    <>
      <Icone nom={salle} />
      {libelle}
    </>
  );
  return chemin ? (
    <Lien className="etiquette" data-salle={salle} href={chemin}>
      {contenu}
    </Lien>
  ) : (
    <span className="etiquette" data-salle={salle}>
      {contenu}
    </span>
  );
}
