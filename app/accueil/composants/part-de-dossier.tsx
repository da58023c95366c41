import { Repli } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Tableau } from '#app/ui/tableau.tsx';

interface Props {
  titre: string;
  pourquoi: string;
  colonnes: readonly string[];
  lignes: readonly (readonly string[])[];
  nombre: number;
  reste: string;
}

/** One part of what the network holds of someone: why, then what. */
export function PartDeDossierMontree({ titre, pourquoi, colonnes, lignes, nombre, reste }: Props) {
  const fiche = colonnes.length === 2 && colonnes[0] === 'Quoi';
  return (
    <Repli titre={fiche ? titre : `${titre} (${nombre.toLocaleString('fr-FR')})`} ouvert={fiche}>
      <div className="pile pile--serree">
        <p className="petit doux">{pourquoi}</p>
        {fiche ? (
          <Fiche lignes={lignes.map(([quoi = '', valeur = '']) => ({ titre: quoi, contenu: valeur }))} />
        ) : (
          <Tableau
            legende={titre}
            cacheLegende
            colonnes={colonnes.map((colonne) => ({ titre: colonne }))}
            // Lines of one part may be alike: their rank tells them apart, and nothing here moves.
            lignes={lignes.map((cellules, rang) => ({ cle: rang, cellules: cellules.map(couper) }))}
          />
        )}
        {reste && <p className="petit doux">{reste}</p>}
      </div>
    </Repli>
  );
}

const LONGUEUR = 240;
const couper = (texte: string) => (texte.length > LONGUEUR ? `${texte.slice(0, LONGUEUR).trimEnd()}…` : texte);
