import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';

/** Beside the closed door: nothing typed is lost, and why a phrase is asked. */
export function ReperesDeLaPorte({ minutes }: { minutes: number }) {
  return (
    <div className="pile">
      <section className="ensuite">
        <h2>Rien ne se perd</h2>
        <p className="petit">
          {`Vous étiez en train d’écrire quand les ${minutes}\u00a0minutes ont pris fin\u00a0? Le texte a été scellé aussitôt. Il vous attend derrière cette porte.`}
        </p>
      </section>
      <Section titre="Pourquoi une phrase">
        <p className="petit">
          Ce qui s’écrit ici est chiffré. Sans la phrase d’un lecteur, même une copie entière du serveur ne dit rien.
        </p>
        <p>
          <Lien className="lien-action" href="/cellule/promesse">
            Lire la promesse, et ses limites
          </Lien>
        </p>
      </Section>
    </div>
  );
}
