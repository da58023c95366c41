import { LienBouton } from '#app/ui/bouton.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';

/** What a member of the cell has of her own there: her charter to sign, then her keys and whom she cannot hear. */
export function VotrePlace({ charte }: { charte: boolean }) {
  if (!charte) {
    return (
      <Section titre="Votre charte">
        <p className="mesure">Vous êtes membre de la cellule. Signez la charte pour pouvoir être choisie ou choisi.</p>
        <LienBouton href="/cellule/charte">Lire et signer la charte</LienBouton>
      </Section>
    );
  }
  return (
    <Section titre="Votre place dans la cellule">
      <ul className="liste">
        <li>
          <Lien className="lien-action" href="/cellule/charte">
            Ma phrase, mon code de secours, ma charte
          </Lien>
        </li>
        <li>
          <Lien className="lien-action" href="/cellule/recusations">
            Les structures dont je me récuse
          </Lien>
        </li>
      </ul>
    </Section>
  );
}
