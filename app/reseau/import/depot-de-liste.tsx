import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

/** Where the coordination leaves her spreadsheet. */
export function DepotDeListe({ formulaire }: { formulaire: Formulaire | undefined }) {
  return (
    <FormulairePoste formulaire={formulaire} action="/reseau/import" multipart>
      <Champ
        formulaire={formulaire}
        nom="fichier"
        libelle="Le fichier"
        genre="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        aide="Au format CSV, 5 Mo et 5 000 lignes au plus. Dans votre tableur : « Enregistrer sous », puis « CSV »."
      />
      <Repli titre="Quelles colonnes sont reconnues ?">
        <p className="mesure">
          Le nom de la structure est la seule colonne obligatoire. Nous reconnaissons aussi l’agrément (centre social ou EVS), la
          gestion, l’adresse, le code postal, la commune, le SIRET, le téléphone, le courriel, et la personne qui dirige ou
          coordonne, avec son adresse. L’ordre des colonnes ne compte pas ; les lignes de titre au-dessus du tableau non plus.
        </p>
      </Repli>
      <Ensuite
        etapes={[
          'Vous voyez ce qui arrivera à chaque ligne, et pourquoi.',
          'Vous décidez : toutes les lignes bonnes sont écrites ensemble, ou aucune.',
          'Vous choisissez ensuite qui inviter. Personne ne reçoit de courriel avant.',
        ]}
      />
      <div className="actions">
        <Bouton icone="deposer">Lire ce fichier</Bouton>
      </div>
    </FormulairePoste>
  );
}
