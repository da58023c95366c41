import { Lien } from '#app/ui/lien.tsx';

/** Beside the door: what becomes of what one was writing, and why there is a door. */
export function PourquoiUnePhrase({ minutes }: { minutes: number }) {
  return (
    <div className="pile">
      <section className="ensuite">
        <h2>Rien ne se perd</h2>
        <p className="petit">
          {`Vous étiez en train d’écrire quand les ${minutes} minutes ont pris fin\u00a0? Le texte a été scellé aussitôt. Il vous attend derrière cette porte.`}
        </p>
      </section>
      <section>
        <h2>Pourquoi une phrase</h2>
        <p className="petit">
          Ce qui s’écrit ici est chiffré. Sans la phrase d’un lecteur, même une copie entière du serveur ne dit rien.
        </p>
        <p>
          <Lien className="lien-action" href="/cellule/promesse">
            Lire la promesse, et ses limites
          </Lien>
        </p>
      </section>
    </div>
  );
}
