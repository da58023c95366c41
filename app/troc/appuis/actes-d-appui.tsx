import type { Formulaire } from '#app/commun/formulaire.ts';
import { leNom } from '#app/commun/francais.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { type ActeDAppui, cycleAppui, MAX_PRECISION_APPUI } from './appuis.ts';
import type { AppuiLu } from './lectures.server.ts';

/** Someone who is invited answers here as she would from her mail: one click. */
export function MaReponse({ appui, formulaire }: { appui: AppuiLu; formulaire: Formulaire | undefined }) {
  const { mienne, structure } = appui;
  if (!mienne?.ouverte) return null;
  return (
    <Feuille salle="troc" titre={`Pourriez-vous aider ${leNom(structure.nom)}\u00a0?`}>
      <FormulairePoste formulaire={formulaire}>
        <input type="hidden" name="acte" value="repondre" />
        {appui.description && <p className="mesure texte-libre">{appui.description}</p>}
        {mienne.mot && <p className="mesure texte-libre">{`La coordination vous écrit\u00a0: «\u00a0${mienne.mot}\u00a0»`}</p>}
        {mienne.reponse && (
          <p>
            {mienne.reponse === 'oui' ? 'Vous avez dit que vous pouvez.' : 'Vous avez dit que vous ne pouvez pas.'} Vous pouvez
            changer d’avis tant que la séance n’est pas fixée.
          </p>
        )}
        <Champ
          {...{
            formulaire,
            nom: 'precision',
            genre: 'textarea',
            lignes: 2,
            facultatif: true,
            max: MAX_PRECISION_APPUI,
            defaut: mienne.precision,
          }}
          libelle="Un mot pour la coordination"
          aide="« Plutôt un jeudi après-midi », « pas avant mai »…"
        />
        <div className="actions">
          <Bouton name="reponse" value="oui" genre={mienne.reponse === 'oui' ? 'second' : 'principal'}>
            Je peux
          </Bouton>
          <Bouton name="reponse" value="non" genre="second">
            Je ne peux pas
          </Bouton>
        </div>
      </FormulairePoste>
    </Feuille>
  );
}

/** The day after the session: one question, two answers. */
export function AEuLieu({ appui }: { appui: AppuiLu }) {
  if (!appui.aDire) return null;
  return (
    <Bandeau ton="attention" titre="La séance a-t-elle eu lieu&nbsp;?">
      <FormulairePoste>
        <input type="hidden" name="acte" value="dire_tenue" />
        <div className="actions">
          <Bouton>La séance a eu lieu</Bouton>
          <LienBouton href={`/troc/appuis/${appui.id}/remettre`} genre="second">
            Elle n’a pas eu lieu
          </LienBouton>
        </div>
      </FormulairePoste>
    </Bandeau>
  );
}

/** The main one first: the others are calmer. */
const PRINCIPAUX: readonly ActeDAppui[] = ['programmer', 'solliciter', 'clore'];

/** What this reader may do, each on a page of its own. */
export function ActesDAppui({ appui }: { appui: AppuiLu }) {
  const { id, actes, statut, aDire, direTenue, modifier } = appui;
  const libelle = (nom: ActeDAppui) =>
    nom === 'programmer' && statut === 'programme'
      ? 'Changer la séance'
      : nom === 'solliciter' && statut === 'experts_sollicites'
        ? 'Inviter d’autres personnes'
        : nom === 'remettre' && statut === 'tenu'
          ? 'Elle n’a pas eu lieu'
          : cycleAppui.transitions[nom].libelle;
  const premier = statut === 'programme' ? undefined : PRINCIPAUX.find((nom) => actes.includes(nom));
  const autres = actes.filter((nom) => nom !== premier && nom !== 'retirer' && !(nom === 'remettre' && aDire));
  if (actes.length === 0 && !modifier) return null;
  return (
    <div className="actions hors-papier">
      {premier && <LienBouton href={`/troc/appuis/${id}/${premier}`}>{libelle(premier)}</LienBouton>}
      {direTenue && !aDire && (
        <FormulairePoste>
          <Bouton name="acte" value="dire_tenue" genre="second">
            La séance a eu lieu
          </Bouton>
        </FormulairePoste>
      )}
      {autres.map((nom) => (
        <LienBouton key={nom} href={`/troc/appuis/${id}/${nom}`} genre="second">
          {libelle(nom)}
        </LienBouton>
      ))}
      {modifier && (
        <LienBouton href={`/troc/appuis/${id}/modifier`} genre="second" icone="crayon">
          Modifier
        </LienBouton>
      )}
      {actes.includes('retirer') && (
        <LienBouton href={`/troc/appuis/${id}/retirer`} genre="lien-danger">
          Retirer la demande
        </LienBouton>
      )}
    </div>
  );
}
