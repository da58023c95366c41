import { GENRES_DU_RESEAU, type GenreDuReseau, LIBELLE_GENRE_IMPORT } from '#app/reseau/import/genres-d-import.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Tableau } from '#app/ui/tableau.tsx';

const CONTENU: Record<GenreDuReseau, string> = {
  structures: 'Nom, agrément, adresse, coordonnées, territoire, effectifs, présentation.',
  personnes: 'Qui fait quoi dans quelle structure, avec les coordonnées que vous pouvez lire ici.',
  agrements: 'Agréments et conventionnements, passés et à venir, avec leurs dates.',
  savoir_faire: 'Compétences et ressources des structures et des personnes.',
};

/** A list, and the two ways to take it away. */
export function ChoixDExport() {
  return (
    <>
      <p className="actions portes-du-reseau">
        <LienBouton href="/reseau/export.xlsx" icone="telecharger">
          Tout, dans un classeur
        </LienBouton>
      </p>
      <Tableau
        legende="Une liste à la fois"
        colonnes={[{ titre: 'Liste' }, { titre: 'Ce qu’elle contient' }, { titre: 'Format' }]}
        lignes={GENRES_DU_RESEAU.map((genre) => ({
          cle: genre,
          cellules: [
            LIBELLE_GENRE_IMPORT[genre],
            CONTENU[genre],
            <div key="formats" className="rangee">
              <a href={`/reseau/export.xlsx?genre=${genre}`}>
                XLSX<span className="cache">, {LIBELLE_GENRE_IMPORT[genre]}</span>
              </a>
              <a href={`/reseau/export.csv?genre=${genre}`}>
                CSV<span className="cache">, {LIBELLE_GENRE_IMPORT[genre]}</span>
              </a>
            </div>,
          ],
        }))}
      />
    </>
  );
}
