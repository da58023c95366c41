import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { PageDeStructure } from './page-de-structure.server.ts';

/** Where a structure is, how far, and where else one finds it. */
export function Venir({ adresse, ville, distance, corriger, itinerance, sites }: PageDeStructure['venir']) {
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
          {
            titre: distance ? `Depuis ${distance.depuis}` : '',
            contenu: distance && (
              <>
                {distance.libelle}, distance {distance.corrigee ? 'dite par quelqu’un du réseau' : 'estimée'}
                {corriger && (
                  <>
                    {'. '}
                    <Lien href={corriger}>Corriger</Lien>
                  </>
                )}
              </>
            ),
          },
          { titre: 'Sur les routes', contenu: itinerance },
          ...sites.map(({ nom, ...reste }) => ({
            titre: nom,
            contenu: [reste.adresse, reste.commune, reste.quand].filter(Boolean).join(', ') || 'à préciser',
          })),
        ]}
      />
    </Feuille>
  );
}
