import { accorder } from '#app/commun/texte.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { DeuxColonnes, Section } from '#app/ui/page.tsx';
import { ChampsDeReponse } from './champs-de-reponse.tsx';
import type { PageDeTour } from './lectures.server.ts';
import { minutesDites } from './questions.ts';

/** A draft as the structures will see it, and the button that sends it. */
export function BrouillonDuTour({ tour }: { tour: PageDeTour }) {
  const { id, titre, texte, questions, dernierJour, version, structures, sansAdresse, rappelLe } = tour;
  const une = structures === 1;
  const elles = accorder(structures, 'structure');
  return (
    <DeuxColonnes libelleCote="Envoyer">
      <Section titre="Ce que les structures verront">
        <Feuille>
          {/* A picture of the form: nothing of it is sent, and no key reaches it. */}
          <fieldset className="apercu" disabled>
            <p className="apercu__titre">{titre}</p>
            <p className="doux">{`${minutesDites(questions.length)}, jusqu’au ${dernierJour} inclus.`}</p>
            {texte && <p className="texte">{texte}</p>}
            <div className="formulaire__champs">
              <ChampsDeReponse questions={questions} valeurs={{}} structure="votre structure" />
            </div>
          </fieldset>
        </Feuille>
      </Section>
      <div className="pile pile--large">
        {questions.length === 0 && <Bandeau ton="attention">Il manque une question avant d’envoyer.</Bandeau>}
        {sansAdresse.length > 0 && (
          <Bandeau ton="attention" titre="Aucun courriel ne leur parviendra">
            <ul>
              {sansAdresse.map((une) => (
                <li key={une.id}>
                  <a href={`/reseau/structures/${une.id}`}>{une.nom}</a>
                </li>
              ))}
            </ul>
            <p>
              Personne qui les engage n’a d’adresse. Ajoutez-en une avant d’envoyer, ou appelez et notez leur réponse depuis la
              page du tour de table.
            </p>
          </Bandeau>
        )}
        <FormulairePoste>
          <input type="hidden" name="acte" value="ouvrir" />
          <input type="hidden" name="version" value={version} />
          <Ensuite
            etapes={[
              `Les personnes qui engagent ${une ? 'la structure' : `les ${elles}`} du réseau reçoivent chacune leur lien, par courriel.`,
              'Les questions ne changent plus.',
              rappelLe
                ? `Celles qui n’ont pas répondu reçoivent un rappel le ${rappelLe}.`
                : 'Aucun rappel ne part\u00a0: le dernier jour est trop proche.',
              `Le tour de table se ferme seul le ${dernierJour} au soir.`,
            ]}
          />
          <div className="actions">
            <Bouton large>{une ? 'Envoyer à la structure' : `Envoyer aux ${elles}`}</Bouton>
          </div>
        </FormulairePoste>
        <div className="actions">
          <LienBouton href={`/tours-de-table/${id}/modifier`} genre="second" icone="crayon">
            Changer les questions
          </LienBouton>
          <LienBouton href={`/tours-de-table/${id}?retirer`} genre="lien-danger">
            Retirer ce brouillon
          </LienBouton>
        </div>
      </div>
    </DeuxColonnes>
  );
}
