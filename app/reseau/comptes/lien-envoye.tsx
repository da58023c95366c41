import { Ensuite } from '#app/ui/ensuite.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Page } from '#app/ui/page.tsx';

/** Says the same for an address that is known and for one that is not. */
export function LienEnvoye({ email }: { email: string }) {
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
        <p>
          <Lien className="lien-action" href="/connexion">
            Corriger l’adresse ou recommencer
          </Lien>
        </p>
      </div>
    </Page>
  );
}
