import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { GENRES_IMPORT, LIBELLE_GENRE_IMPORT } from './genres-d-import.ts';

const ACCEPTES =
  '.csv,.txt,.tsv,.xlsx,.ods,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.oasis.opendocument.spreadsheet';

/** Where the coordination leaves her spreadsheet. */
export function DepotDeListe({ formulaire }: { formulaire: Formulaire | undefined }) {
  return (
    <FormulairePoste formulaire={formulaire} action="/reseau/import" multipart>
      <Champ
        formulaire={formulaire}
        nom="fichier"
        libelle="Le fichier"
        genre="file"
        accept={ACCEPTES}
        aide="Excel (XLSX), LibreOffice (ODS) ou CSV : 10 Mo et 20 000 lignes au plus."
      />
      <Repli titre="Quelles listes, quelles colonnes ?">
        <div className="pile mesure">
          <p>
            <strong>Structures</strong> : le nom suffit. Nous lisons aussi l’agrément (centre social ou EVS) et ses dates, la
            gestion, la fédération, l’adresse, la commune et celles du territoire, les quartiers prioritaires, le SIRET, le
            téléphone, le courriel, les effectifs, et la personne qui dirige ou coordonne.
          </p>
          <p>
            <strong>Personnes</strong> : prénom, nom, structure, fonction, courriel, téléphone, dates. Une liste ne donne jamais
            de rôle dans le réseau.
          </p>
          <p>
            <strong>Agréments</strong> : structure, agrément ou conventionnement, début, fin, qui l’a décidé.
          </p>
          <p>
            <strong>Savoir-faire</strong> : structure ou personne, et ses compétences ; plusieurs par cellule, ou une par colonne
            avec une croix.
          </p>
          <p>
            <strong>Offres et besoins</strong>&nbsp;: structure, ce qu’elle propose, ce qu’elle cherche&nbsp;; plusieurs par
            cellule, un par ligne. Chaque structure les relit avant de publier.
          </p>
          <p>
            L’ordre des colonnes ne compte pas, les lignes au-dessus des titres non plus : vous corrigerez ce que nous aurons mal
            deviné.
          </p>
          <ul className="pile pile--serree">
            {GENRES_IMPORT.map((genre) => (
              <li key={genre}>
                <a href={`/reseau/export.xlsx?genre=${genre}&modele=1`}>
                  Un modèle vide : {LIBELLE_GENRE_IMPORT[genre].toLowerCase()}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </Repli>
      <Ensuite
        etapes={[
          'Vous voyez ce qui arrivera à chaque ligne, et pourquoi.',
          'Vous décidez : toutes les lignes bonnes sont écrites ensemble, ou aucune.',
          'Aucun courriel ne part sans que cette page vous l’ait dit avant.',
        ]}
      />
      <div className="actions">
        <Bouton icone="deposer">Lire ce fichier</Bouton>
      </div>
    </FormulairePoste>
  );
}
