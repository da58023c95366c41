import type { Formulaire } from '#app/commun/formulaire.ts';
import { LIBELLE_RYTHME, RYTHMES, type Rythme } from '#app/services/rythmes.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

/** How often the network writes of itself. */
export function MaLettre({ formulaire, rythme }: { formulaire: Formulaire | undefined; rythme: Rythme }) {
  return (
    <FormulairePoste formulaire={formulaire}>
      <input type="hidden" name="acte" value="rythme" />
      <Choix
        formulaire={formulaire}
        nom="rythme"
        legende="Quand voulez-vous la recevoir&nbsp;?"
        aide="Ce qui vous attend, ce qui est nouveau près de chez vous, vos dates. Une semaine sans rien à dire, rien n’arrive."
        options={RYTHMES.map((valeur) => ({ valeur, libelle: LIBELLE_RYTHME[valeur] }))}
        defaut={rythme}
      />
      <div className="actions">
        <Bouton genre="second">Enregistrer</Bouton>
      </div>
    </FormulairePoste>
  );
}
