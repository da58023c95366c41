import { CANAUX, LIBELLE_CANAL } from '#app/commun/canaux.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Case, Choix } from '#app/ui/choix.tsx';
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
      {note && (
        <>
          <Choisir
            formulaire={formulaire}
            nom="auNomDe"
            libelle="Qui a donné son accord ?"
            options={pourQui.map(({ id, nom }) => ({ valeur: String(id), libelle: nom }))}
          />
          <Choix
            formulaire={formulaire}
            nom="canal"
            legende="Comment ?"
            defaut="telephone"
            options={CANAUX.map((canal) => ({ valeur: canal, libelle: majuscule(LIBELLE_CANAL[canal]) }))}
          />
        </>
      )}
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
