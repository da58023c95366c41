import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Case, Choix } from '#app/ui/choix.tsx';
import { Confirmer } from '#app/ui/confirmer.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Decrite {
  id: number;
  nom: string;
  courriel: string;
  telephone: string;
  montre: string;
  compte: string;
}

interface Props {
  formulaire: Formulaire | undefined;
  gardee: Decrite;
  doublon: Decrite;
  suit: readonly string[];
  /** Two numbers that are not shown read alike: they may differ. */
  telephonesDifferents: boolean;
}

/** What is kept of each; where both say the same, nothing is asked. */
export function FormulaireDeFusion({ formulaire, gardee, doublon, suit, telephonesDifferents }: Props) {
  const choisir = (nom: string, legende: string, a: string, b: string, aide?: string) => {
    if (a === b || a === '' || b === '') return <input type="hidden" name={nom} value={a === '' ? 'doublon' : 'gardee'} />;
    const options = [
      { valeur: 'gardee', libelle: a },
      { valeur: 'doublon', libelle: b },
    ];
    return <Choix formulaire={formulaire} nom={nom} legende={legende} options={options} defaut="gardee" aide={aide} />;
  };
  return (
    <Confirmer titre="Que garder ?">
      <FormulairePoste formulaire={formulaire}>
        <input type="hidden" name="doublonId" value={doublon.id} />
        {choisir('nomDe', 'Le nom', gardee.nom, doublon.nom)}
        {choisir(
          'courrielDe',
          'L’adresse électronique',
          gardee.courriel,
          doublon.courriel,
          'C’est avec elle que la personne entrera. L’autre n’ouvrira plus rien.',
        )}
        {telephonesDifferents && gardee.telephone === doublon.telephone
          ? choisir('telephoneDe', 'Le téléphone', 'Le numéro de la première fiche', 'Le numéro de la seconde fiche')
          : choisir('telephoneDe', 'Le téléphone', gardee.telephone, doublon.telephone)}
        {choisir('choixDe', 'Ce que la personne montre', gardee.montre, doublon.montre)}
        <Ensuite
          etapes={[
            suit.length > 0
              ? `Ce qui suit passe de la seconde fiche à la première : ${suit.join(', ')}.`
              : 'La seconde fiche ne porte rien d’autre : elle disparaît.',
            doublon.compte.startsWith('a ') && gardee.compte.startsWith('a ')
              ? 'Le compte de la première fiche reste tel quel ; celui de la seconde se ferme.'
              : 'S’il n’y a qu’un compte, il reste, avec son mot de passe.',
            gardee.courriel || doublon.courriel
              ? 'Un courriel le dit à la personne, à chacune de ses adresses.'
              : 'Le réseau ne connaît pas son adresse : personne n’est prévenu.',
          ]}
        />
        <Case formulaire={formulaire} nom="confirmer" libelle="C’est bien la même personne : cela ne se défait pas." />
        <div className="actions">
          <Bouton genre="danger">Réunir les deux fiches</Bouton>
        </div>
      </FormulairePoste>
    </Confirmer>
  );
}
