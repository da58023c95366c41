import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Page } from '#app/ui/page.tsx';

const PHRASES = {
  servi: ['Ce lien a déjà servi', 'Il n’ouvre la porte qu’une fois. C’était peut-être vous, dans un autre onglet.'],
  perime: ['Ce lien est trop ancien', 'Il ne vaut que pendant quelques minutes, pour que personne d’autre ne s’en serve.'],
  inconnu: ['Ce lien ne mène nulle part', 'Il a peut-être été coupé en deux par votre messagerie.'],
} as const;

/** A link that does not open any more: what happened, and another one at once. */
export function AutreLien({ etat, suite }: { etat: keyof typeof PHRASES; suite: string }) {
  const [titre, phrase] = PHRASES[etat];
  return (
    <Page salle="maison" titre={titre} intro={phrase}>
      <FormulairePoste action="/connexion">
        <input type="hidden" name="suite" value={suite} />
        <Champ nom="email" libelle="Votre adresse électronique" genre="email" autoComplete="username" max={254} />
        <Bouton icone="courriel" large>
          Recevoir un nouveau lien
        </Bouton>
      </FormulairePoste>
    </Page>
  );
}
