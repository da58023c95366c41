import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';

interface Props {
  adresse: string | null;
  ville: string;
  telephone: string | null;
  siret: string | null;
  gestion: string | null;
  placesStage: number;
  distance: { depuis: string; libelle: string } | null;
}

/** Where a structure is, how to call it, what its papers say. */
export function Venir({ adresse, ville, telephone, siret, gestion, placesStage, distance }: Props) {
  const lieu = [adresse, ville].filter(Boolean);
  return (
    <Feuille titre="Venir">
      {lieu.length > 0 ? (
        <address>
          {lieu.map((ligne) => (
            <span className="ligne" key={ligne}>
              {ligne}
            </span>
          ))}
        </address>
      ) : (
        <p className="doux">L’adresse n’est pas encore connue.</p>
      )}
      <Fiche
        etroite
        lignes={[
          { titre: distance ? `Depuis ${distance.depuis}` : '', contenu: distance && `${distance.libelle}, distance estimée` },
          { titre: 'Téléphone', contenu: telephone && <a href={`tel:${telephone.replace(/\D/g, '')}`}>{telephone}</a> },
          { titre: 'Stagiaires à la fois', contenu: placesStage === 0 ? 'aucun pour l’instant' : String(placesStage) },
          { titre: 'Gestion', contenu: gestion },
          { titre: 'SIRET', contenu: siret },
        ]}
      />
    </Feuille>
  );
}
