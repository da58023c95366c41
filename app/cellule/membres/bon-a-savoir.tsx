import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';

interface Props {
  /** A phrase has opened the door. */
  ouverte: boolean;
  /** This device has a key of its own. */
  appareil: boolean;
  coordination: boolean;
  /** Offers the door to whoever came to read, and may ask too. */
  demander: boolean;
}

/** Under the list: what may be read and done without any key, and how all is closed again. */
export function BonASavoir({ ouverte, appareil, coordination, demander }: Props) {
  return (
    <Section titre="Bon à savoir">
      <ul className="liste">
        {demander && (
          <li>
            <Lien className="lien-action" href="/cellule/demander">
              Demander un appui pour ma structure
            </Lien>
          </li>
        )}
        <li>
          <Lien className="lien-action" href="/cellule/promesse">
            Lire la promesse, et ses limites
          </Lien>
        </li>
        <li>
          <Lien className="lien-action" href="/cellule/vigilance">
            Faire le point pour soi, sans rien enregistrer
          </Lien>
        </li>
        <li>
          <Lien className="lien-action" href="/cellule/portes">
            Les portes où frapper
          </Lien>
        </li>
        {coordination && (
          <li>
            <Lien className="lien-action" href="/cellule/reperes">
              Tenir les repères de vigilance
            </Lien>
          </li>
        )}
      </ul>
      {(ouverte || appareil) && (
        <FormulairePoste action="/cellule/fermer">
          {appareil && <input type="hidden" name="appareil" value="on" />}
          <Bouton genre="second">Tout refermer sur cet appareil</Bouton>
        </FormulairePoste>
      )}
    </Section>
  );
}
