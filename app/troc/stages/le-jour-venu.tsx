import { Bouton } from '#app/ui/bouton.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { Section } from '#app/ui/page.tsx';
import { Puce } from '#app/ui/puce.tsx';

interface Props {
  jour: {
    consignes: string;
    accueil: string;
    securite: string[];
    accident: string[];
    peutNoter: boolean;
    /** When the safety welcome was given; empty before. */
    fait: string;
  } | null;
}

/** What one needs on the day: how to come, the safety welcome, what to do after an accident. */
export function LeJourVenu({ jour }: Props) {
  if (!jour) return null;
  return (
    <Section titre="Le jour venu">
      <div className="pile">
        {jour.consignes && (
          <div>
            <h3>À savoir avant de venir</h3>
            <p className="texte">{jour.consignes}</p>
          </div>
        )}
        <Repli titre="L’accueil de sécurité, en arrivant" ouvert={jour.peutNoter}>
          <ul className="liste liste--puces">
            {jour.securite.map((point) => (
              <li key={point}>
                <Insecable texte={point} />
              </li>
            ))}
          </ul>
          {jour.fait ? (
            <p>
              <Puce ton="succes">Fait le {jour.fait}</Puce>
            </p>
          ) : (
            jour.peutNoter && (
              <FormulairePoste>
                <div className="actions">
                  <Bouton genre="second">L’accueil de sécurité est fait</Bouton>
                </div>
              </FormulairePoste>
            )
          )}
        </Repli>
        <Repli titre="En cas d’accident">
          <ol className="liste liste--puces">
            {jour.accident.map((point) => (
              <li key={point}>
                <Insecable texte={point} />
              </li>
            ))}
          </ol>
        </Repli>
      </div>
    </Section>
  );
}
