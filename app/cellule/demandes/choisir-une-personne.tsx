import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ChoixDuMembre, type VisageDeMembre } from './choix-du-membre.tsx';

/** Someone of her structure. */
export function ChoisirUnLecteur({
  formulaire,
  personnes,
}: {
  formulaire: Formulaire | undefined;
  personnes: readonly { personneId: number; nom: string; quoi: string }[];
}) {
  return (
    <FormulairePoste formulaire={formulaire}>
      <Choix
        formulaire={formulaire}
        nom="personne"
        legende="Qui pourra lire&nbsp;?"
        options={personnes.map(({ personneId, nom, quoi }) => ({ valeur: String(personneId), libelle: nom, aide: quoi }))}
      />
      <div className="actions">
        <Bouton>Ouvrir la lecture, et tirer ses six mots</Bouton>
      </div>
    </FormulairePoste>
  );
}

/** A member of the cell: proposed by another, or chosen by the asker. */
export function ChoisirUnMembre({
  formulaire,
  membres,
  propose,
}: {
  formulaire: Formulaire | undefined;
  membres: readonly VisageDeMembre[];
  /** A proposal waits for the asker, and may say why. */
  propose: boolean;
}) {
  return (
    <FormulairePoste formulaire={formulaire}>
      <ChoixDuMembre
        formulaire={formulaire}
        legende={propose ? 'Qui pourrait aider\u00a0?' : 'À qui voulez-vous parler\u00a0?'}
        offerts={membres.filter(({ lien }) => lien === null)}
        ecartes={membres.filter(({ lien }) => lien !== null)}
        aElle={!propose}
      />
      {propose && (
        <Champ
          formulaire={formulaire}
          nom="mot"
          libelle="Pourquoi cette personne, en un mot"
          genre="textarea"
          lignes={3}
          facultatif
          aide="La personne qui a demandé l’appui le lira avant de dire oui ou non."
        />
      )}
      <div className="actions">
        <Bouton>{propose ? 'Proposer à la personne qui a demandé l’appui' : 'Lui ouvrir ma demande'}</Bouton>
      </div>
    </FormulairePoste>
  );
}
