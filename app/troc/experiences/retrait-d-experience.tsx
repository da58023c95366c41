import { entreGuillemets } from '#app/commun/texte.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Confirmer } from '#app/ui/confirmer.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

/** Before a story is taken back. */
export function RetraitDExperience({ titre, chemin, refus }: { titre: string; chemin: string; refus: string | undefined }) {
  return (
    <Confirmer
      titre={`${entreGuillemets(titre)} ne se lira plus dans le réseau`}
      texte="Les personnes de ce stage sont prévenues par courriel. Le texte reste pour elles : on peut le reprendre, avec de nouveaux accords."
    >
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      <FormulairePoste>
        <input type="hidden" name="acte" value="retirer" />
        <div className="actions">
          <Bouton genre="danger">Retirer cette fiche</Bouton>
          <LienBouton href={chemin} genre="second">
            Ne rien changer
          </LienBouton>
        </div>
      </FormulairePoste>
    </Confirmer>
  );
}
