import { Ensuite } from '#app/ui/ensuite.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';

/** Beside what one asks: what comes next, what is promised, and whom to call tonight. */
export function ReperesPourDemander() {
  return (
    <div className="pile">
      <Ensuite
        etapes={[
          'La personne choisie vous appelle au moment et au numéro que vous donnez.',
          'Vous parlez. Rien d’autre ne commence sans votre accord.',
          'Si un second membre peut aider, vous dites oui ou non.',
        ]}
      />
      <Section titre="Ce que nous promettons">
        <p className="petit">
          Tout ce que vous dites est chiffré. Le réseau ne publie que le nombre de demandes par an, sans rien de plus.
        </p>
        <p>
          <Lien className="lien-action" href="/cellule/promesse">
            Lire la promesse, et ses limites
          </Lien>
        </p>
      </Section>
      <p className="petit doux">
        {'À bout de forces cette nuit\u00a0? Le '}
        <a href="tel:3114">3114</a>
        {' répond à toute heure, gratuitement et en secret.'}
      </p>
    </div>
  );
}
