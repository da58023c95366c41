import type { Formulaire } from '#app/commun/formulaire.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Section } from '#app/ui/page.tsx';
import { CochesParRubrique } from './coches-par-rubrique.tsx';
import { MAX_PRECISION } from './competences.ts';
import { lesPlusProches } from './mots.ts';

interface Terme {
  id: number;
  nom: string;
  synonymes: readonly string[];
  groupe: string;
}

interface Props {
  formulaire: Formulaire | undefined;
  siens: readonly { id: number; slug: string; nom: string; precision: string | null }[];
  termes: readonly Terme[];
  question: string;
  exemple: string;
  /** A term that the page one comes from proposes to add. */
  terme?: string;
}

const SUGGESTIONS = 'mots-de-la-liste';

/** Says what one can do, or what a structure has: a word typed, or many ticked; then each in one's own words. */
export function TenirSavoirFaire({ formulaire, siens, termes, question, exemple, terme = '' }: Props) {
  // Each form shows its own refusals.
  const pour = (acte: string) => (formulaire?.valeurs.acte === acte ? formulaire : undefined);
  const [sansForme] = formulaire?.erreurs.acte ?? [];
  const ajout = pour('ajouter');
  const deja = new Set(siens.map(({ nom }) => nom));
  const reste = termes.filter(({ nom }) => !deja.has(nom));
  const manque = ajout?.erreurs.terme ? (ajout.valeurs.terme ?? '').trim() : '';
  const proches = ajout?.erreurs.terme ? lesPlusProches(ajout.valeurs.terme ?? '', termes) : [];
  return (
    <>
      {sansForme && (
        <Bandeau ton="erreur" titre="Rien n’est enregistré">
          {sansForme}
        </Bandeau>
      )}
      <Section titre="Ajouter" id="ajouter">
        <FormulairePoste formulaire={ajout}>
          <input type="hidden" name="acte" value="ajouter" />
          <datalist id={SUGGESTIONS}>
            {reste.map(({ id, nom }) => (
              <option key={id} value={nom} />
            ))}
          </datalist>
          <Champ
            formulaire={ajout}
            nom="terme"
            libelle={question}
            liste={SUGGESTIONS}
            defaut={terme}
            max={100}
            autoComplete="off"
            aide="Tapez un mot comme il vous vient : budget, aide aux devoirs, sono…"
          />
          {proches.length > 0 && <Proches noms={proches.map(({ nom }) => nom)} />}
          <Champ
            formulaire={ajout}
            nom="precision"
            libelle="Dans vos mots"
            max={MAX_PRECISION}
            facultatif
            aide={exemple}
            autoComplete="off"
          />
          <div className="actions">
            <Bouton icone="ajouter">Ajouter à la liste</Bouton>
          </div>
        </FormulairePoste>
        <Repli titre="Choisir plusieurs mots à la fois" ouvert={pour('cocher') !== undefined}>
          <FormulairePoste formulaire={pour('cocher')}>
            <input type="hidden" name="acte" value="cocher" />
            <CochesParRubrique termes={reste} formulaire={pour('cocher')} />
            <div className="actions">
              <Bouton>Ajouter les mots cochés</Bouton>
            </div>
          </FormulairePoste>
        </Repli>
        <p className="petit">
          Il manque un mot ?{' '}
          <a href={adresseDeProposition(manque)}>
            {manque ? `Proposez ${entreGuillemets(manque)}` : 'Proposez-le'} à la coordination
          </a>
          .
        </p>
      </Section>
      {siens.length > 0 && (
        <Section titre="Déjà dans la liste" id="deja">
          {siens.map((un) => (
            <Sien key={un.id} un={un} formulaire={formulaire?.valeurs.id === String(un.id) ? formulaire : undefined} />
          ))}
        </Section>
      )}
    </>
  );
}

/** The page that proposes a word, with this one written already. */
const adresseDeProposition = (mot: string) => `/reseau/competences/proposer${mot ? `?mot=${encodeURIComponent(mot)}` : ''}`;

function Sien({ un, formulaire }: { un: Props['siens'][number]; formulaire: Formulaire | undefined }) {
  const titre = un.precision ? `${un.nom} – ${un.precision}` : un.nom;
  return (
    <Repli titre={titre} ouvert={formulaire !== undefined}>
      <FormulairePoste formulaire={formulaire}>
        <input type="hidden" name="id" value={un.id} />
        <Champ
          formulaire={formulaire}
          nom="precision"
          libelle={`« ${un.nom} », dans vos mots`}
          max={MAX_PRECISION}
          facultatif
          defaut={un.precision ?? ''}
          autoComplete="off"
        />
        <div className="actions">
          <Bouton genre="second" name="acte" value="preciser">
            Enregistrer ces mots
          </Bouton>
          <Bouton genre="lien-danger" name="acte" value="retirer">
            Retirer de la liste
          </Bouton>
        </div>
      </FormulairePoste>
    </Repli>
  );
}

const Proches = ({ noms }: { noms: readonly string[] }) => (
  <fieldset className="champ champ--groupe">
    <legend>Voulez-vous dire…</legend>
    <div className="champ__boites">
      {noms.map((nom) => (
        <label className="choix choix--boite" key={nom}>
          <input type="radio" name="choisi" value={nom} />
          <span>{nom}</span>
        </label>
      ))}
    </div>
  </fieldset>
);
