import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  telephone: string | null;
  montrerTelephone: boolean;
  montrerCourriel: boolean;
}

/** What others see of oneself is one's own choice. */
export function MesCoordonnees({ formulaire, telephone, montrerTelephone, montrerCourriel }: Props) {
  return (
    <FormulairePoste formulaire={formulaire}>
      <input type="hidden" name="acte" value="coordonnees" />
      <Champ
        formulaire={formulaire}
        nom="telephone"
        libelle="Votre téléphone au travail"
        genre="tel"
        autoComplete="tel"
        facultatif
        max={30}
        defaut={telephone ?? ''}
      />
      <Case
        formulaire={formulaire}
        nom="montrerTelephone"
        libelle="Montrer mon téléphone dans l’annuaire"
        defaut={montrerTelephone}
      />
      <Case
        formulaire={formulaire}
        nom="montrerCourriel"
        libelle="Montrer mon adresse dans l’annuaire"
        defaut={montrerCourriel}
      />
      <p className="petit doux">
        Seules les personnes qui ont un compte ici lisent l’annuaire. La coordination peut toujours vous joindre.
      </p>
      <div className="actions">
        <Bouton>Enregistrer ce que les autres voient</Bouton>
      </div>
    </FormulairePoste>
  );
}
