import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { EntreMembres } from './entre-membres.tsx';
import type { Passage } from './passages.ts';

interface Props {
  formulaire: Formulaire | undefined;
  passage: Passage;
  bouton: string;
  mot: { libelle: string; aide: string } | null;
  demandeuse: string;
  /** The first day that may be said, and the last. */
  depuis: string;
  aujourdhui: string;
}

/** The question of a step: hardly more than its button. */
export function FormulaireDePassage({ formulaire, passage, bouton, mot, demandeuse, depuis, aujourdhui }: Props) {
  return (
    <FormulairePoste formulaire={formulaire}>
      {passage === 'prendre_contact' && (
        <>
          <Champ
            formulaire={formulaire}
            nom="jour"
            libelle="Le jour"
            genre="date"
            defaut={aujourdhui}
            min={depuis}
            max={aujourdhui}
          />
          <Champ formulaire={formulaire} nom="avec" libelle="Avec qui" defaut={demandeuse} max={200} />
          <EntreMembres sans={demandeuse}>
            <Champ
              formulaire={formulaire}
              nom="note"
              libelle="Ce qui aidera les autres membres"
              genre="textarea"
              lignes={5}
              facultatif
            />
          </EntreMembres>
        </>
      )}
      {passage === 'engager' && (
        <Case formulaire={formulaire} nom="accord" libelle={`${demandeuse} est d’accord pour que la cellule l’accompagne.`} />
      )}
      {mot && (
        <Champ formulaire={formulaire} nom="mot" libelle={mot.libelle} aide={mot.aide} genre="textarea" lignes={4} facultatif />
      )}
      <div className="actions">
        <Bouton>{bouton}</Bouton>
      </div>
    </FormulairePoste>
  );
}
