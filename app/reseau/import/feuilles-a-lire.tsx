import { entreGuillemets } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  /** Whether the sheet before them is in the network. */
  ecrite?: boolean;
  autres: readonly { valeur: string; nom: string; parle: string | null }[];
}

/** The other sheets of a workbook, a button each, in the order in which they are to be read; inside a form. */
export function FeuillesALire({ autres, ecrite }: Props) {
  if (autres.length === 0) return null;
  const un = autres.length === 1;
  return (
    <div className="pile pile--serree">
      <p>
        <strong>
          {un
            ? 'Une autre feuille de ce classeur n’est pas lue ici.'
            : 'Les autres feuilles de ce classeur ne sont pas lues ici.'}
        </strong>{' '}
        {!ecrite && 'Écrivez d’abord celle-ci. '}L’ordre à suivre&nbsp;: structures, personnes, agréments, savoir-faire, offres et
        besoins. Le fichier n’est pas à renvoyer.
      </p>
      <div className="actions">
        {autres.map(({ valeur, nom, parle }) => (
          <Bouton key={valeur} genre="second" name="lire" value={valeur}>
            Lire la feuille {entreGuillemets(nom)}
            {parle && parle !== nom ? ` (${parle.toLowerCase()})` : ''}
          </Bouton>
        ))}
      </div>
    </div>
  );
}

/** Once a sheet is written: what is left of its file. */
export function FeuilleSuivante({ autres }: Pick<Props, 'autres'>) {
  if (autres.length === 0) return null;
  return (
    <FormulairePoste formulaire={undefined} action="/reseau/import">
      <FeuillesALire autres={autres} ecrite />
    </FormulairePoste>
  );
}
