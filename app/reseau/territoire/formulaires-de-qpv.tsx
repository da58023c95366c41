import type { Formulaire } from '#app/commun/formulaire.ts';
import { aNom } from '#app/commun/francais.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Confirmer } from '#app/ui/confirmer.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

/** One quarter more. */
export function AjouterQpv({
  formulaire,
  communes,
  geste,
}: {
  formulaire: Formulaire | undefined;
  communes: readonly { valeur: string; libelle: string }[];
  geste: string;
}) {
  return (
    <FormulairePoste formulaire={formulaire} geste={geste}>
      <input type="hidden" name="acte" value="ajouter" />
      <Champ formulaire={formulaire} nom="nom" libelle="Nom du quartier" max={120} />
      <Choisir formulaire={formulaire} nom="communeCode" libelle="Commune" options={communes} />
      <div className="actions">
        <Bouton>Ajouter ce quartier</Bouton>
      </div>
    </FormulairePoste>
  );
}

/** The name of a quarter, and its removal when nobody serves it. */
export function ModifierQpv({
  formulaire,
  quartier,
}: {
  formulaire: Formulaire | undefined;
  quartier: { id: number; nom: string; commune: string; structures: number; servi: string };
}) {
  const { id, nom, commune, structures, servi } = quartier;
  const pour = (acte: string) => (formulaire?.valeurs.acte === acte ? formulaire : undefined);
  return (
    <div className="pile pile--large">
      <FormulairePoste formulaire={pour('renommer')}>
        <input type="hidden" name="acte" value="renommer" />
        <input type="hidden" name="id" value={id} />
        <Champ formulaire={pour('renommer')} nom="nom" libelle={`Nom du quartier, ${aNom(commune)}`} max={120} defaut={nom} />
        <div className="actions">
          <Bouton>Enregistrer ce nom</Bouton>
          <LienBouton href="/reseau/qpv" genre="lien">
            Revenir à la liste
          </LienBouton>
        </div>
      </FormulairePoste>
      {structures === 0 ? (
        <Confirmer titre="Le retirer de la liste ?" texte="Aucune structure n’y intervient. Vous pourrez l’ajouter de nouveau.">
          <FormulairePoste formulaire={pour('retirer')}>
            <input type="hidden" name="acte" value="retirer" />
            <input type="hidden" name="id" value={id} />
            <div className="actions">
              <Bouton genre="danger">Retirer ce quartier</Bouton>
            </div>
          </FormulairePoste>
        </Confirmer>
      ) : (
        <p className="petit doux mesure">
          {structures === 1 ? `${servi} y intervient` : `${servi} y interviennent`} : il reste dans la liste tant que c’est le
          cas.
        </p>
      )}
    </div>
  );
}
