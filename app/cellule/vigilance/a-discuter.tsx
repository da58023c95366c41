import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Section } from '#app/ui/page.tsx';
import { JOURS_DE_L_APPAREIL } from '../cellule.ts';
import { ReperesCoches } from './boites-de-reperes.tsx';
import type { OuPartager } from './partager.server.ts';

interface Props {
  groupes: readonly {
    theme: string;
    titre: string;
    reperes: readonly { cle: string; theme: string; signe: string; repere: string; aQui: string }[];
  }[];
  demandes: readonly OuPartager[];
}

/** « Fatou Diarra et Nora Petit » */
const enListe = (noms: readonly string[]) =>
  noms.length > 1 ? `${noms.slice(0, -1).join(', ')} et ${noms.at(-1)}` : (noms[0] ?? '');

/** What the ticked signs invite to talk about, and whom to talk to. */
export function ADiscuter({ groupes, demandes }: Props) {
  const coches = groupes.flatMap(({ reperes }) => reperes);
  return (
    <div className="pile">
      {groupes.map(({ theme, titre, reperes }) => (
        <Section titre={titre} key={theme}>
          <div className="pile">
            {reperes.map(({ cle, signe, repere, aQui }) => (
              <Feuille salle="cellule" key={cle}>
                <h3>{signe}</h3>
                <p>{repere}</p>
                <p>
                  <strong>{'En parler d’abord avec\u00a0: '}</strong>
                  {aQui}.
                </p>
              </Feuille>
            ))}
          </div>
        </Section>
      ))}
      {demandes.map(({ id, jour, lecteurs }) => (
        <Feuille salle="cellule" key={id} titre={`Les joindre à votre demande du ${jour}`}>
          <FormulairePoste action={`/cellule/demandes/${id}/reperes`}>
            <ReperesCoches reperes={coches} />
            <p>
              <strong>{`Les liront\u00a0: vous, ${enListe(lecteurs)}. Personne d’autre.`}</strong>
            </p>
            <div className="actions">
              <Bouton genre="second">{`Les donner à lire à ${enListe(lecteurs)}`}</Bouton>
            </div>
          </FormulairePoste>
        </Feuille>
      ))}
      <Feuille salle="cellule" titre="Et maintenant&nbsp;?">
        <p className="mesure">
          Rien n’est enregistré&nbsp;: en quittant cette page, tout disparaît. Vous pouvez l’imprimer pour en parler à votre
          bureau, ou la garder sur cet appareil.
        </p>
        <FormulairePoste action="/cellule/gardes">
          <input type="hidden" name="genre" value="vigilance" />
          <input type="hidden" name="signes" value={coches.map(({ cle }) => cle).join(' ')} />
          <div className="actions hors-papier">
            {demandes.length === 0 && <LienBouton href="/cellule/demander">En parler avec un membre de la cellule</LienBouton>}
            <Bouton genre="second">{`Garder sur cet appareil, ${JOURS_DE_L_APPAREIL} jours`}</Bouton>
          </div>
        </FormulairePoste>
      </Feuille>
    </div>
  );
}
