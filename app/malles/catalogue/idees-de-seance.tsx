import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import type { IdeeLue } from './carnet.server.ts';

/** Ideas of sessions, each with whom it suits and who left it. */
export function IdeesDeSeance({ idees, retirer }: { idees: readonly IdeeLue[]; retirer?: boolean | undefined }) {
  return (
    <ul className="idees">
      {idees.map(({ id, texte, quoi, qui, peutRetirer }) => (
        <li className="idee" key={id}>
          {quoi && <p className="liste__titre">{quoi.charAt(0).toLocaleUpperCase('fr') + quoi.slice(1)}</p>}
          <p className="texte">{texte}</p>
          <p className="petit doux">{qui}</p>
          {retirer && peutRetirer && (
            <FormulairePoste>
              <input type="hidden" name="acte" value="retirer" />
              <input type="hidden" name="id" value={id} />
              <Bouton genre="lien-danger">
                Retirer cette idée<span className="cache"> de {qui}</span>
              </Bouton>
            </FormulairePoste>
          )}
        </li>
      ))}
    </ul>
  );
}
