import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir, type OptionDeListe } from '#app/ui/choisir.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { MAX_DEFINITION, MAX_NOM_DE_COMPETENCE } from './competences.ts';

interface Props {
  formulaire: Formulaire | undefined;
  statut: 'proposee' | 'retenue' | 'ecartee' | 'fusionnee';
  valeurs: { nom: string; definition: string; synonymes: string; parentId: string; version: string };
  places: readonly OptionDeListe[];
}

/** The words of a term and its place: to correct it, or to keep it when it was proposed. */
export function FormulaireDeTerme({ formulaire, statut, valeurs, places }: Props) {
  return (
    <FormulairePoste formulaire={formulaire}>
      <input type="hidden" name="acte" value={statut === 'proposee' ? 'retenir' : 'modifier'} />
      {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
      <input type="hidden" name="version" value={valeurs.version} />
      <Champ formulaire={formulaire} nom="nom" libelle="Le mot" max={MAX_NOM_DE_COMPETENCE} defaut={valeurs.nom} />
      <Champ
        formulaire={formulaire}
        nom="definition"
        libelle="Ce que cela veut dire"
        genre="textarea"
        lignes={3}
        max={MAX_DEFINITION}
        defaut={valeurs.definition}
        aide="Une ou deux phrases : ce que l’on fait, et pour qui."
      />
      <Champ
        formulaire={formulaire}
        nom="synonymes"
        libelle="On dit aussi"
        genre="textarea"
        lignes={4}
        max={1000}
        facultatif
        defaut={valeurs.synonymes}
        aide="Un mot par ligne, comme les gens les tapent : sigles, anciens mots, autres façons de dire."
      />
      <Choisir
        formulaire={formulaire}
        nom="parentId"
        libelle="Rangé sous"
        options={places}
        vide="Rien : c’est une rubrique"
        defaut={valeurs.parentId}
      />
      <div className="actions">
        <Bouton>{statut === 'proposee' ? 'Ajouter ce mot à la liste' : 'Enregistrer ce mot'}</Bouton>
      </div>
    </FormulairePoste>
  );
}
