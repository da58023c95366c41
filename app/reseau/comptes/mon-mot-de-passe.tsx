import { Form } from '@remix-run/react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ChoisirMotDePasse } from './choisir-mot-de-passe.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  existe: boolean;
  /** Entered within the last quarter of an hour: nothing more is asked. */
  recente: boolean;
  motsPersonnels: readonly string[];
}

/** A password is optional: the link by mail always works. */
export function MonMotDePasse({ formulaire, existe, recente, motsPersonnels }: Props) {
  const duRetrait = formulaire?.valeurs.acte === 'retirer_mot_de_passe' ? formulaire : undefined;
  const duChoix = duRetrait ? undefined : formulaire;
  return (
    <>
      <p>
        {existe
          ? 'Vous entrez par un lien reçu par courriel, ou avec votre mot de passe.'
          : 'Vous entrez par un lien reçu par courriel\u00a0: rien à retenir. Un mot de passe est possible, jamais nécessaire.'}
      </p>
      {!existe && !recente ? (
        <Redemander />
      ) : (
        <Repli titre={existe ? 'Changer de mot de passe' : 'Choisir un mot de passe'} ouvert={duChoix !== undefined}>
          <FormulairePoste formulaire={duChoix}>
            <input type="hidden" name="acte" value="mot_de_passe" />
            {!recente && <Actuel nom="motDePasseActuel" formulaire={duChoix} />}
            <ChoisirMotDePasse formulaire={duChoix} libelle="Nouveau mot de passe" motsPersonnels={motsPersonnels} />
            <div className="actions">
              <Bouton>{existe ? 'Changer de mot de passe' : 'Garder ce mot de passe'}</Bouton>
            </div>
          </FormulairePoste>
        </Repli>
      )}
      {existe && (
        <Repli titre="Retirer le mot de passe" ouvert={duRetrait !== undefined}>
          <FormulairePoste formulaire={duRetrait}>
            <input type="hidden" name="acte" value="retirer_mot_de_passe" />
            <p>Vous n’entrerez plus que par un lien reçu par courriel.</p>
            {!recente && <Actuel nom="motDePasseARetirer" formulaire={duRetrait} />}
            <div className="actions">
              <Bouton genre="second">Retirer mon mot de passe</Bouton>
            </div>
          </FormulairePoste>
        </Repli>
      )}
    </>
  );
}

// Two forms of one page: a name each, since the name makes the id that ties a label to its field.
const Actuel = ({ nom, formulaire }: { nom: string; formulaire: Formulaire | undefined }) => (
  <Champ formulaire={formulaire} nom={nom} libelle="Mot de passe actuel" genre="password" autoComplete="current-password" />
);

function Redemander() {
  return (
    <Form method="post">
      <input type="hidden" name="acte" value="redemander_lien" />
      <p>Par précaution, un mot de passe se choisit dans le quart d’heure qui suit votre entrée.</p>
      <Bouton genre="second" icone="courriel">
        Recevoir un lien pour entrer de nouveau
      </Bouton>
    </Form>
  );
}
