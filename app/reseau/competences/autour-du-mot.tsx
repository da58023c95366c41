import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import type { StatutCompetence } from './competences.ts';

interface Mot {
  slug: string;
  nom: string;
}

/** The other ways to say it, what stands beneath, what stands beside. */
export function AutourDuMot(mot: { synonymes: readonly string[]; dessous: readonly Mot[]; voisins: readonly Mot[] }) {
  const { synonymes, dessous, voisins } = mot;
  return (
    <>
      {synonymes.length > 0 && (
        <Feuille creux titre="On dit aussi">
          <p>{synonymes.join(', ')}.</p>
        </Feuille>
      )}
      {dessous.length > 0 && <Liens titre="Dans cette rubrique" mots={dessous} />}
      {voisins.length > 0 && <Liens titre="À côté" mots={voisins} />}
    </>
  );
}

const Liens = ({ titre, mots }: { titre: string; mots: readonly Mot[] }) => (
  <Feuille titre={titre}>
    <ul className="autour-du-mot">
      {mots.map(({ slug, nom }) => (
        <li key={slug}>
          <a href={`/reseau/competences/${slug}`}>{nom}</a>
        </li>
      ))}
    </ul>
  </Feuille>
);

interface Etat {
  statut: StatutCompetence;
  par: string | null;
  deMoi: boolean;
  le: string | null;
  /** Whether the reader may take it back. */
  retirer: boolean;
}

/** Where a word stands that is not in the list: proposed, or set aside. */
export function EtatDuMot({ statut, par, deMoi, le, retirer }: Etat) {
  const qui = deMoi ? 'Vous l’avez proposé' : par ? `${par} l’a proposé` : 'Il était dans la liste';
  const quand = le && (deMoi || par) ? ` le ${le}` : '';
  return (
    <>
      {statut === 'proposee' ? (
        <Bandeau ton="info" titre="Ce mot attend une réponse">{`${qui}${quand}. La coordination va le lire.`}</Bandeau>
      ) : (
        <Bandeau ton="attention" titre="Ce mot n’est pas dans la liste">{`${qui}${quand}. Il a été écarté.`}</Bandeau>
      )}
      {retirer && (
        <FormulairePoste>
          <input type="hidden" name="acte" value="retirer" />
          <div className="actions">
            <Bouton genre="lien-danger">Retirer ma proposition</Bouton>
          </div>
        </FormulairePoste>
      )}
    </>
  );
}
