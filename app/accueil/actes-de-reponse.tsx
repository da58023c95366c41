import type { Formulaire } from '#app/commun/formulaire.ts';
import type { PageDeReponse } from '#app/commun/prise.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

type Acte = PageDeReponse['actes'][number];

/** One form an act: the main one is answered in one click, those that ask for a word unfold. */
export function ActesDeReponse({ actes, formulaire }: { actes: readonly Acte[]; formulaire: Formulaire | undefined }) {
  return actes.map((acte) => (
    <ActeDeReponse key={acte.nom} acte={acte} formulaire={formulaire?.valeurs.acte === acte.nom ? formulaire : undefined} />
  ));
}

function ActeDeReponse({ acte, formulaire }: { acte: Acte; formulaire: Formulaire | undefined }) {
  const { champ } = acte;
  const contenu = (
    <FormulairePoste formulaire={formulaire} titreErreurs="Votre réponse n’est pas partie">
      <input type="hidden" name="acte" value={acte.nom} />
      {champ && (
        <Champ
          formulaire={formulaire}
          nom={champ.nom}
          libelle={champ.libelle}
          facultatif={!champ.obligatoire}
          genre="textarea"
          lignes={3}
          max={2000}
        />
      )}
      <div className="actions">
        <Bouton genre={acte.genre}>{acte.libelle}</Bouton>
      </div>
    </FormulairePoste>
  );
  if (!champ || acte.genre === 'principal') return contenu;
  return (
    <Repli titre={acte.libelle} ouvert={formulaire !== undefined}>
      {contenu}
    </Repli>
  );
}
