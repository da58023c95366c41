import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  lu: {
    id: number;
    pour: string;
    cote: string;
    signataires: string[];
    qualites: { valeur: string; libelle: string }[];
    ensuite: string[];
  };
  formulaire: Formulaire | undefined;
}

/** The scan of what was signed by hand, by whom and in what quality. */
export function FormulaireExemplaire({ lu, formulaire }: Props) {
  return (
    <FormulairePoste formulaire={formulaire} multipart>
      <input type="hidden" name="cote" value={lu.cote} />
      <Champ
        formulaire={formulaire}
        nom="exemplaire"
        genre="file"
        accept="application/pdf,image/*"
        libelle="La photo ou le PDF de l’exemplaire signé"
        aide="10 Mo au plus. Toutes les pages dans un même PDF, ou une photo de la page des signatures."
      />
      <Champ formulaire={formulaire} nom="nom" libelle="Qui a signé ?" defaut={lu.signataires[0]} aide="Son prénom et son nom." />
      <Choix formulaire={formulaire} nom="qualite" legende="En quelle qualité ?" options={lu.qualites} />
      <Ensuite etapes={lu.ensuite} />
      <div className="actions">
        <Bouton>{`Déposer l’exemplaire signé pour ${lu.pour}`}</Bouton>
        <a className="lien-action" href={`/stages/${lu.id}/signer`}>
          Ne rien déposer
        </a>
      </div>
    </FormulairePoste>
  );
}
