import { Bouton } from '#app/ui/bouton.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Page } from '#app/ui/page.tsx';
import { ChampCode } from './autres-voies.tsx';

/** Says the same for an address that is known and for one that is not. */
export function LienEnvoye({ email, suite }: { email: string; suite: string }) {
  return (
    <Page salle="maison" titre="Regardez vos courriels">
      <div className="pile">
        <p className="intro">
          Si l’adresse <strong>{email}</strong> est connue du réseau, un lien vient d’y partir.
        </p>
        <Ensuite
          etapes={[
            'Ouvrez le message «\u00a0Votre lien pour entrer\u00a0», qui arrive d’ordinaire dans la minute.',
            'Pressez son bouton\u00a0: il sert une seule fois, pendant 15 minutes.',
            'Rien n’arrive\u00a0? Regardez dans les indésirables, et vérifiez l’adresse écrite plus haut.',
          ]}
        />
        <FormulairePoste action="/connexion">
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="suite" value={suite} />
          <ChampCode
            libelle="Vous lisez ce courriel sur un autre appareil ?"
            aide="Écrivez ici le code à six chiffres qu’il contient."
          />
          <Bouton genre="second" name="voie" value="code">
            Entrer avec ce code
          </Bouton>
        </FormulairePoste>
        <p>
          <Lien className="lien-action" href="/connexion">
            Corriger l’adresse ou recommencer
          </Lien>
        </p>
      </div>
    </Page>
  );
}
