import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Retenir } from '#app/ui/retenir.tsx';
import type { GenreEcrit } from './ecrits.ts';

interface Props {
  formulaire: Formulaire | undefined;
  genre: GenreEcrit;
  objet: string;
  apres: string;
  libelle: string;
  bouton: string;
  defaut: { texte: string; jour: string; lieu: string; avec: string };
}

/** A text, and the versions that its writer had before her eyes: what was written meanwhile is kept beside it. */
export function FormulaireDEcrit({ formulaire, genre, objet, apres, libelle, bouton, defaut }: Props) {
  const valeurs = formulaire?.valeurs;
  return (
    <FormulairePoste formulaire={formulaire}>
      <Retenir />
      <input type="hidden" name="objet" value={valeurs?.objet ?? objet} />
      <input type="hidden" name="apres" value={valeurs ? (valeurs.apres ?? '') : apres} />
      {genre === 'rencontre' && (
        <>
          <Champ formulaire={formulaire} nom="jour" libelle="Le jour" genre="date" defaut={defaut.jour} />
          <Champ
            formulaire={formulaire}
            nom="lieu"
            libelle="Où"
            aide="Par exemple « à Bellac », ou « à distance »."
            defaut={defaut.lieu}
            max={200}
          />
          <Champ formulaire={formulaire} nom="avec" libelle="Avec qui" defaut={defaut.avec} max={200} />
        </>
      )}
      <Champ
        formulaire={formulaire}
        nom="texte"
        libelle={libelle}
        genre="textarea"
        lignes={10}
        facultatif={genre === 'rencontre'}
        defaut={defaut.texte}
      />
      <div className="actions">
        <Bouton>{bouton}</Bouton>
      </div>
    </FormulairePoste>
  );
}
