import { deNom } from '#app/commun/francais.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Puce } from '#app/ui/puce.tsx';
import type { PageDeStructure } from './page-de-structure.server.ts';

type Props = Pick<PageDeStructure, 'id' | 'nom' | 'courriel' | 'relecture' | 'peut' | 'partie'>;

const Confirmer = ({ genre }: { genre: 'principal' | 'lien' }) => (
  <FormulairePoste>
    <input type="hidden" name="acte" value="confirmer" />
    <Bouton genre={genre} icone="coche">
      {genre === 'lien' ? 'Tout est encore vrai' : 'Oui, tout est à jour'}
    </Bouton>
  </FormulairePoste>
);

/** « Ces informations sont-elles à jour ? », once a year, to those who may say so. */
export function SontEllesAJour({ id, relecture: { depuis }, peut }: Props) {
  if (depuis === null || !peut.confirmer) return null;
  return (
    <div className="a-jour">
      <Feuille titre="Ces informations sont-elles à jour ?" id="a-jour">
        <p className="mesure">
          Personne n’a relu cette page depuis le {depuis}. Les autres s’y fient pour venir, écrire, proposer.
        </p>
        <div className="actions">
          <Confirmer genre="principal" />
          <LienBouton href={`/reseau/structures/${id}/modifier`} genre="second" icone="crayon">
            Non, je corrige
          </LienBouton>
        </div>
      </Feuille>
    </div>
  );
}

/** Since when what one reads is known to be true, and whom to tell otherwise. */
export function Relecture({ id, nom, courriel, relecture: { relue, depuis }, peut, partie }: Props) {
  const objet = encodeURIComponent(`La page ${deNom(nom)}`);
  return (
    <div className="pile pile--serree petit" id={depuis === null || !peut.confirmer ? 'a-jour' : undefined}>
      {partie ? null : depuis ? (
        <p>
          <Puce ton="attention">À relire</Puce> Personne n’a relu cette page depuis le {depuis}.
        </p>
      ) : (
        relue && (
          <p>
            <Puce ton="succes">À jour</Puce> {relue}.
          </p>
        )
      )}
      {peut.confirmer || partie
        ? depuis === null && peut.confirmer && <Confirmer genre="lien" />
        : courriel && (
            <p className="doux">
              Une erreur ? <a href={`mailto:${courriel}?subject=${objet}`}>Le dire à la structure</a>
            </p>
          )}
      {(peut.lireLHistorique || peut.noterLeDepart) && (
        <ul className="liste-nue">
          {peut.lireLHistorique && (
            <li>
              <LienBouton href={`/reseau/structures/${id}/historique`} genre="lien" icone="journal">
                Qui a changé quoi
              </LienBouton>
            </li>
          )}
          {peut.noterLeDepart && (
            <li>
              <LienBouton href={`/reseau/structures/${id}/depart`} genre="lien" icone="sortir">
                {partie ? 'Elle revient dans le réseau' : 'Elle quitte le réseau'}
              </LienBouton>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
