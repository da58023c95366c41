import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

/** With her phrase or her code, she loses nothing: first of all. */
export const OuvrirDAbord = () => (
  <Bandeau ton="attention" titre="Ouvrez d’abord, si vous le pouvez encore">
    <p>
      {
        'Avec votre phrase, ou votre code de secours imprimé, vous en changez sans rien perdre. Sans eux, une nouvelle clé est tirée\u00a0: un autre lecteur de chaque demande devra vous y laisser entrer, après vous avoir parlé. Les notes entre membres dont vous étiez seule ou seul à tenir la clé sont perdues.'
      }
    </p>
    <p>
      <LienBouton href="/cellule/deverrouiller?suite=/cellule/charte" icone="verrou">
        Ouvrir avec ma phrase ou mon code
      </LienBouton>
    </p>
  </Bandeau>
);

/** Saying that phrase and code are lost draws a new key: whoever says so proves who she is. */
export function ToutEstPerdu({ formulaire, motDePasse }: { formulaire: Formulaire | undefined; motDePasse: boolean }) {
  return (
    <>
      <Case
        formulaire={formulaire}
        nom="perdue"
        libelle={'Ma phrase et mon code de secours sont perdus tous les deux\u00a0: donnez-moi une nouvelle clé.'}
      />
      {motDePasse && (
        <Champ
          formulaire={formulaire}
          nom="motDePasseActuel"
          libelle="Votre mot de passe du réseau"
          genre="password"
          autoComplete="current-password"
          aide="Seulement si vous cochez cette case\u00a0: personne ne doit le faire à votre place."
          facultatif
        />
      )}
    </>
  );
}

/** Without a password, and entered too long ago: by a new link. */
export function EntrerDeNouveau() {
  return (
    <FormulairePoste action="/cellule/charte?entrer">
      <p className="mesure">
        {
          'Si votre phrase et votre code sont perdus tous les deux, entrez d’abord de nouveau\u00a0: par précaution, une nouvelle clé se tire dans le quart d’heure qui suit votre entrée.'
        }
      </p>
      <div className="actions">
        <Bouton genre="second" icone="courriel">
          Recevoir un lien pour entrer de nouveau
        </Bouton>
      </div>
    </FormulairePoste>
  );
}
