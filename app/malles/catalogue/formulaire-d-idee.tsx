import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { MAX_CARNET } from './longueurs.ts';

/** One text is enough; for whom and how long, if one likes. */
export function FormulaireDIdee({ formulaire, geste }: { formulaire: Formulaire | undefined; geste: string }) {
  return (
    <FormulairePoste formulaire={formulaire} geste={geste}>
      <input type="hidden" name="acte" value="laisser" />
      <Champ
        {...{ formulaire, nom: 'texte' }}
        libelle="Votre idée"
        genre="textarea"
        lignes={6}
        max={MAX_CARNET}
        aide="Ce que vous avez fait, ce qui a marché. Quelques lignes suffisent."
      />
      <Champ {...{ formulaire, nom: 'ageMin' }} libelle="À partir de quel âge ?" max={3} court facultatif inputMode="numeric" />
      <Champ {...{ formulaire, nom: 'ageMax' }} libelle="Jusqu’à quel âge ?" max={3} court facultatif inputMode="numeric" />
      <Champ {...{ formulaire, nom: 'duree' }} libelle="Combien de minutes ?" max={5} court facultatif inputMode="numeric" />
      <p className="petit doux">Votre nom et votre structure l’accompagnent. Vous pourrez la retirer.</p>
      <div className="actions">
        <Bouton>Laisser cette idée</Bouton>
      </div>
    </FormulairePoste>
  );
}
