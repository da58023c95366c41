import type { Formulaire } from '#app/commun/formulaire.ts';
import { aNom } from '#app/commun/francais.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { MAX_MESSAGE, RIEN_N_ENGAGE } from './echanges.ts';

const LONGUEUR = `${MAX_MESSAGE.toLocaleString('fr-FR')} caractères au plus.`;

interface PropsDeReponse {
  formulaire: Formulaire | undefined;
  annonceId: number;
  autre: string;
  siennes: { valeur: string; libelle: string }[];
  geste: string;
}

/** The first message, which opens the conversation. */
export function FormulaireDeReponse({ formulaire, annonceId, autre, siennes, geste }: PropsDeReponse) {
  return (
    <FormulairePoste formulaire={formulaire} geste={geste} brouillon={{ formulaire: `reponse-annonce:${annonceId}` }}>
      {siennes.length > 1 && (
        <Choisir
          formulaire={formulaire}
          nom="structureId"
          libelle="Pour quelle structure répondez-vous&nbsp;?"
          options={siennes}
        />
      )}
      <Champ
        formulaire={formulaire}
        nom="message"
        genre="textarea"
        lignes={6}
        libelle="Votre message"
        aide={`Ce qui vous intéresse, quand cela vous irait. ${RIEN_N_ENGAGE} ${LONGUEUR}`}
      />
      <div className="actions">
        <Bouton icone="envoyer">{`Envoyer ${aNom(autre)}`}</Bouton>
      </div>
    </FormulairePoste>
  );
}

/** One more message in a conversation that goes on. */
export function FormulaireDeMessage({ formulaire, autre }: { formulaire: Formulaire | undefined; autre: string }) {
  return (
    <FormulairePoste formulaire={formulaire}>
      <input type="hidden" name="acte" value="ecrire" />
      <Champ
        formulaire={formulaire}
        nom="message"
        genre="textarea"
        lignes={4}
        libelle="Votre message"
        aide={`${RIEN_N_ENGAGE} ${LONGUEUR}`}
      />
      <div className="actions">
        <Bouton icone="envoyer">{`Envoyer ${aNom(autre)}`}</Bouton>
      </div>
    </FormulairePoste>
  );
}
