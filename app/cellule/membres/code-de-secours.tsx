import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';

/** The code that a member prints: it opens when her phrase is lost. */
export function CodeDeSecours({ code }: { code: string }) {
  return (
    <Feuille salle="cellule" titre="À imprimer, et à garder chez vous">
      <p className="mesure">
        Si vous perdez votre phrase, ces mots ouvrent à sa place. Gardez-les sur papier, loin de l’ordinateur. Ils ne seront plus
        affichés&nbsp;: changer de phrase en donne d’autres.
      </p>
      <ol className="mots">
        {code.split(' ').map((mot, rang) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and their order is what counts.
          <li key={rang}>{mot}</li>
        ))}
      </ol>
      <div className="actions hors-papier">
        <LienBouton href="/cellule">Je les ai notés</LienBouton>
      </div>
    </Feuille>
  );
}
