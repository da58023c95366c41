import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Section } from '#app/ui/page.tsx';

interface Props {
  gardees: readonly { id: number; libelle: string; chemin: string; depuis: string }[];
}

/** Keeps what is on the page; once it is kept, says so. */
export function GarderLaRecherche({ parametres, gardee, lettre }: { parametres: string; gardee: boolean; lettre: boolean }) {
  if (gardee)
    return (
      <p className="petit doux">
        {lettre
          ? 'Vous gardez cette recherche\u00a0: votre lettre vous dira ce qui paraît de nouveau.'
          : 'Vous gardez cette recherche\u00a0: elle vous attend dans «\u00a0Chercher\u00a0».'}
      </p>
    );
  return (
    <FormulairePoste>
      <input type="hidden" name="acte" value="garder" />
      <input type="hidden" name="parametres" value={parametres} />
      <Bouton genre="lien" icone="ajouter">
        Garder cette recherche
      </Bouton>
    </FormulairePoste>
  );
}

/** The searches that someone keeps, each to be run again or forgotten. */
export function RecherchesGardees({ gardees }: Props) {
  if (gardees.length === 0) return null;
  return (
    <Section titre="Vos recherches gardées" id="gardees">
      <ul className="liste">
        {gardees.map(({ id, libelle, chemin, depuis }) => (
          <li key={id} className="gardee">
            <div>
              <p className="liste__titre">
                <a href={chemin}>{libelle}</a>
              </p>
              <p className="petit doux">Gardée le {depuis}</p>
            </div>
            <FormulairePoste>
              <input type="hidden" name="acte" value="oublier" />
              <input type="hidden" name="id" value={id} />
              <Bouton genre="lien-danger">
                Ne plus garder<span className="cache"> {libelle}</span>
              </Bouton>
            </FormulairePoste>
          </li>
        ))}
      </ul>
    </Section>
  );
}
