import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Tableau } from '#app/ui/tableau.tsx';

interface Props {
  slug: string;
  rachats: readonly { nom: string; manque: number; cout: string }[];
  /** It is what the page is about. */
  principal?: boolean | undefined;
}

/** What must be bought before the next loan of a malle, and the button that says it was. */
export function ARacheter({ slug, rachats, principal }: Props) {
  return (
    <div className="pile">
      <Tableau
        legende="À racheter avant le prêt suivant"
        cacheLegende
        colonnes={[{ titre: 'Objet' }, { titre: 'Combien', nombre: true }, { titre: 'Environ', nombre: true }]}
        lignes={rachats.map(({ nom, manque, cout }) => ({ cle: nom, cellules: [nom, manque, cout] }))}
      />
      <FormulairePoste action={`/malles/${slug}/racheter`}>
        <div className="actions">
          <Bouton icone="coche" genre={principal ? 'principal' : 'second'}>
            C’est racheté
          </Bouton>
        </div>
      </FormulairePoste>
    </div>
  );
}
