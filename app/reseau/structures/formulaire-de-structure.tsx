import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { GESTIONS, LIBELLE_GESTION } from './structures.ts';

interface Props {
  id: number;
  formulaire: Formulaire | undefined;
  valeurs: Record<
    | 'nom'
    | 'siret'
    | 'gestion'
    | 'adresse'
    | 'codePostal'
    | 'communeCode'
    | 'telephone'
    | 'courriel'
    | 'presentation'
    | 'placesStage'
    | 'version',
    string
  >;
  communes: { valeur: string; libelle: string }[];
}

/** The page of a structure, written by those who run it. */
export function FormulaireDeStructure({ id, formulaire, valeurs, communes }: Props) {
  const champ = (nom: Exclude<keyof Props['valeurs'], 'version'>) => ({ formulaire, nom, defaut: valeurs[nom] });
  return (
    <FormulairePoste formulaire={formulaire} multipart brouillon={{ formulaire: `structure:${id}` }}>
      {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
      <input type="hidden" name="version" value={valeurs.version} />
      <Champ {...champ('nom')} libelle="Nom de la structure" max={160} />
      <Champ
        {...champ('presentation')}
        libelle="Présentation"
        genre="textarea"
        lignes={6}
        max={3000}
        facultatif
        aide="Ce qui s’y passe, pour qui, ce qu’on y apprend. Quelques lignes suffisent."
      />
      <Champ {...champ('adresse')} libelle="Adresse" max={200} facultatif autoComplete="street-address" />
      <Champ
        {...champ('codePostal')}
        libelle="Code postal"
        max={5}
        court
        facultatif
        inputMode="numeric"
        autoComplete="postal-code"
      />
      <Choisir {...champ('communeCode')} libelle="Commune" options={communes} facultatif aide="Les distances en viennent." />
      <Champ {...champ('telephone')} libelle="Téléphone" genre="tel" max={40} facultatif autoComplete="tel" />
      <Champ {...champ('courriel')} libelle="Courriel" genre="email" max={254} facultatif autoComplete="email" />
      <Champ
        {...champ('placesStage')}
        libelle="Stagiaires accueillis à la fois"
        genre="number"
        min={0}
        max={20}
        court
        aide="Zéro si vous n’accueillez personne pour l’instant."
      />
      <Choisir
        {...champ('gestion')}
        libelle="Qui la gère"
        options={GESTIONS.map((valeur) => ({ valeur, libelle: LIBELLE_GESTION[valeur] }))}
        facultatif
      />
      <Champ
        {...champ('siret')}
        libelle="SIRET"
        max={40}
        facultatif
        inputMode="numeric"
        aide="Quatorze chiffres ; les ordres de mission le reprennent."
      />
      <Champ
        formulaire={formulaire}
        nom="photo"
        libelle="Photo"
        genre="file"
        accept="image/jpeg,image/png,image/webp"
        facultatif
        aide="La façade, une salle, un moment. 10 Mo au plus ; le lieu et la date de la prise de vue en sont retirés."
      />
      <div className="actions">
        <Bouton>Enregistrer cette page</Bouton>
      </div>
    </FormulairePoste>
  );
}
