import type { Formulaire } from '#app/commun/formulaire.ts';
import { QuiARepondu } from '#app/troc/stages/qui-a-repondu.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  fiche: {
    lu: string;
    avecPhoto: boolean;
    aConsentir: string;
    autres: string;
    pourQui: { id: number; nom: string }[];
  };
}

/** « D’accord pour publier », for one's structure, or as the coordination heard it. */
export function FormulaireDAccord({ formulaire, fiche: { lu, avecPhoto, aConsentir, autres, pourQui } }: Props) {
  const note = pourQui.length > 0;
  return (
    <FormulairePoste formulaire={formulaire}>
      <input type="hidden" name="acte" value="consentir" />
      <input type="hidden" name="lu" value={lu} />
      <QuiARepondu formulaire={formulaire} pourQui={pourQui} libelle="Qui a donné son accord ?" />
      {avecPhoto && (
        <Case
          formulaire={formulaire}
          nom="photo"
          libelle="La photo peut paraître aussi"
          aide="À cocher si les personnes que l’on y reconnaît en sont d’accord. Sans cette case, la fiche paraît sans elle."
        />
      )}
      {!note && (
        <Ensuite
          etapes={
            autres
              ? [`On attend encore l’accord ${autres}.`, 'La fiche paraît ensuite dans le réseau.']
              : ['La fiche paraît aussitôt dans le réseau.', 'Les personnes de ce stage en sont prévenues par courriel.']
          }
        />
      )}
      <div className="actions">
        <Bouton>{note ? 'Noter cet accord' : `D’accord pour publier, au nom ${aConsentir}`}</Bouton>
      </div>
    </FormulairePoste>
  );
}

/** The text was agreed to without the photo: it may be added until the story is published. */
export function AccordPourLaPhoto({ lu }: { lu: string }) {
  return (
    <FormulairePoste>
      <input type="hidden" name="acte" value="consentir" />
      <input type="hidden" name="lu" value={lu} />
      <input type="hidden" name="photo" value="on" />
      <p className="petit doux">Vous avez accepté le texte sans la photo. Les personnes que l’on y reconnaît sont d’accord ?</p>
      <div className="actions">
        <Bouton genre="second">D’accord aussi pour la photo</Bouton>
      </div>
    </FormulairePoste>
  );
}
