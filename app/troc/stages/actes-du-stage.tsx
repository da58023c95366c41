import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { FormulaireBilan } from './formulaire-bilan.tsx';

interface Acte {
  nom: string;
  libelle: string;
}

/** Beside a main button the others are links; what undoes is red. */
function genreDe(nom: string, avecPrincipal: boolean) {
  if (nom === 'contre_proposer') return 'second';
  if (!avecPrincipal) return 'second';
  return ['ecarter', 'refuser', 'annuler', 'retirer', 'renoncer'].includes(nom) ? 'lien-danger' : 'lien';
}

/** Questions that have other answers than the main one. */
const QUESTIONS: readonly string[] = ['appuyer', 'accepter', 'constater'];

interface Props {
  stage: {
    id: number;
    /** The version that is read: one accepts what one has seen. */
    proposition: number;
    principal: (Acte & { page: boolean }) | null;
    autres: Acte[];
    bilanARendre: boolean;
    /** What was kept of a bilan not yet sent. */
    bilanCommence: string;
    ensuite: string[];
    vacances: string;
    aNoter: Acte[];
  };
}

/** What the reader may do now: the main act at once, the others after a page that asks why. */
export function ActesDuStage({ stage }: Props) {
  const { id, proposition, principal, autres, bilanARendre, bilanCommence, ensuite, vacances, aNoter } = stage;
  return (
    <>
      {/* Stands in the page's column itself: only so may it stay under the thumb all along. */}
      {principal && (
        <div className="a-portee">
          {principal.page ? (
            <LienBouton href={`/stages/${id}/${principal.nom}`}>{principal.libelle}</LienBouton>
          ) : (
            <FormulairePoste action={`/stages/${id}/${principal.nom}`}>
              <input type="hidden" name="proposition" value={proposition} />
              <Bouton icone="coche">{principal.libelle}</Bouton>
            </FormulairePoste>
          )}
          {QUESTIONS.includes(principal.nom) && autres.length > 0 && (
            <a className="lien-action" href="#autres-reponses">
              Autre réponse…
            </a>
          )}
        </div>
      )}
      {bilanARendre && <FormulaireBilan stageId={id} commence={bilanCommence} />}
      {autres.length > 0 && (
        <div className="actions" id="autres-reponses">
          {autres.map(({ nom, libelle }) => (
            <LienBouton key={nom} href={`/stages/${id}/${nom}`} genre={genreDe(nom, principal !== null)}>
              {libelle}
            </LienBouton>
          ))}
        </div>
      )}
      {vacances && principal && <Bandeau>{vacances}</Bandeau>}
      {principal && ensuite.length > 0 && (
        <Ensuite titre={principal.nom === 'accepter' ? 'Si vous acceptez' : 'Et ensuite ?'} etapes={ensuite} />
      )}
      {aNoter.length > 0 && (
        <Repli titre="Noter une réponse donnée au téléphone" horsPapier>
          <p>La réponse est écrite au nom de la personne, et lui est confirmée par courriel.</p>
          <ul className="liste">
            {aNoter.map(({ nom, libelle }) => (
              <li key={nom}>
                <a href={`/stages/${id}/${nom}`}>{libelle}</a>
              </li>
            ))}
          </ul>
        </Repli>
      )}
    </>
  );
}
