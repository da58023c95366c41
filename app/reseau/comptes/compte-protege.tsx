import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton, type GenreDeBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Puce } from '#app/ui/puce.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  depuis: string;
  codesRestants: number;
  /** Entered within the last quarter of an hour: nothing more is asked. */
  recente: boolean;
  /** Her role does not go without it. */
  exige: boolean;
}

const ACTES: readonly { acte: string; titre: string; texte: string; bouton: string; genre: GenreDeBouton }[] = [
  {
    acte: 'codes_de_secours',
    titre: 'Tirer dix nouveaux codes de secours',
    texte: 'Les anciens ne serviront plus.',
    bouton: 'Tirer dix nouveaux codes',
    genre: 'second',
  },
  {
    acte: 'changer_de_telephone',
    titre: 'Changer de téléphone',
    texte: 'L’ancien est oublié tout de suite. Ayez le nouveau sous la main\u00a0: la page montre un nouveau dessin.',
    bouton: 'Passer au nouveau téléphone',
    genre: 'second',
  },
  {
    acte: 'retirer',
    titre: 'Ne plus demander de code',
    texte: 'Votre lien ou votre mot de passe suffiront pour entrer.',
    bouton: 'Ne plus demander de code',
    genre: 'danger',
  },
];

/** What one may do once the code is asked at each entry. */
export function CompteProtege({ formulaire, depuis, codesRestants, recente, exige }: Props) {
  const pour = (acte: string) => (formulaire?.valeurs.acte === acte ? formulaire : undefined);
  return (
    <>
      <p>
        <Puce ton="succes" icone="verrou">
          Protégé
        </Puce>{' '}
        {`Depuis le ${depuis}, un code de votre téléphone est demandé à chaque entrée.`}
      </p>
      <p>
        {codesRestants === 0
          ? 'Il ne vous reste aucun code de secours\u00a0: tirez-en de nouveaux.'
          : `Codes de secours qui restent\u00a0: ${codesRestants}.`}
      </p>
      <div>
        {ACTES.filter(({ acte }) => acte !== 'retirer' || !exige).map(({ acte, titre, texte, bouton, genre }) => (
          <Repli key={acte} titre={titre} ouvert={pour(acte) !== undefined}>
            <FormulairePoste formulaire={pour(acte)}>
              <input type="hidden" name="acte" value={acte} />
              <p>{texte}</p>
              {!recente && <CodePresent formulaire={pour(acte)} acte={acte} />}
              <div className="actions">
                <Bouton genre={genre}>{bouton}</Bouton>
              </div>
            </FormulairePoste>
          </Repli>
        ))}
      </div>
      {exige && <p className="petit doux">Votre rôle dans le réseau demande ce code.</p>}
    </>
  );
}

// Three forms of one page: a name each, since the name makes the id that ties a label to its field.
const CodePresent = ({ formulaire, acte }: { formulaire: Formulaire | undefined; acte: string }) => (
  <Champ
    formulaire={formulaire}
    nom={`code_${acte}`}
    libelle="Un code de votre téléphone, ou un code de secours"
    autoComplete="one-time-code"
    max={40}
    court
  />
);
