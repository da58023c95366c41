import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { Vide } from '#app/ui/vide.tsx';
import { laMalle } from './noms.ts';

interface Props {
  nom: string;
  chemin: string;
  lignes: readonly {
    id: number;
    nom: string;
    nombre: number;
    aSavoir: string;
    photo: string | null;
    premier: boolean;
    dernier: boolean;
  }[];
}

const COLONNES = [
  { titre: 'Objet' },
  { titre: 'Nombre', nombre: true },
  { titre: 'À savoir' },
  { titre: 'Changer l’ordre', cache: true },
];

/** What is in the malle, in the order one counts it. */
export function ListeDuContenu({ nom, chemin, lignes }: Props) {
  if (lignes.length === 0) {
    return (
      <Vide
        titre="Rien d’écrit pour l’instant"
        texte="Ajoutez le premier objet : ce qu’il est, combien il y en a. Une photo aide à reconnaître ce que l’on compte."
      />
    );
  }
  return (
    <Tableau
      legende={`Contenu de ${laMalle(nom)}`}
      cacheLegende
      colonnes={COLONNES}
      lignes={lignes.map((ligne) => ({
        cle: ligne.id,
        cellules: [
          <Nom key="nom" {...ligne} chemin={chemin} />,
          ligne.nombre,
          ligne.aSavoir && <span className="petit doux">{ligne.aSavoir}</span>,
          <span className="rangee" key="ordre">
            {!ligne.premier && <Deplacer id={ligne.id} nom={ligne.nom} acte="monter" libelle="Monter" />}
            {!ligne.dernier && <Deplacer id={ligne.id} nom={ligne.nom} acte="descendre" libelle="Descendre" />}
          </span>,
        ],
      }))}
    />
  );
}

const Nom = ({ id, nom, photo, chemin }: { id: number; nom: string; photo: string | null; chemin: string }) => (
  <>
    <Lien href={`${chemin}?objet=${id}`}>{nom}</Lien>
    {photo && <img className="vignette-d-objet" src={`${photo}?taille=petite`} alt="" loading="lazy" />}
  </>
);

const Deplacer = ({ id, nom, acte, libelle }: { id: number; nom: string; acte: string; libelle: string }) => (
  <FormulairePoste>
    <input type="hidden" name="acte" value={acte} />
    <input type="hidden" name="id" value={id} />
    <Bouton genre="lien">
      {libelle}
      <span className="cache"> {nom}</span>
    </Bouton>
  </FormulairePoste>
);
