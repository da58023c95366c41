import { laMalle } from '#app/malles/catalogue/noms.ts';
import { Tableau } from '#app/ui/tableau.tsx';
import { dessinateur } from './dessin.ts';
import { titreDeFenetre } from './fenetre.ts';
import type { getPlanning } from './planning.server.ts';

/** The same, for those who read: a line a loan, a line a free stretch, malle after malle. */
export function ListeDuPlanning({ lu }: { lu: ReturnType<typeof getPlanning> }) {
  const dessiner = dessinateur(lu);
  const lignes = lu.lignes.flatMap((ligne) =>
    dessiner(ligne).morceaux.map((morceau, rang) => {
      const libre = morceau.classe.startsWith('libre');
      return {
        cle: `${ligne.slug}-${rang}`,
        cellules: [
          <a key="malle" href={`/malles/${ligne.slug}`}>
            {ligne.nom}
          </a>,
          libre ? morceau.nom : morceau.dates,
          libre ? null : morceau.nom,
          libre ? 'libre' : morceau.etat,
          morceau.href && (
            <a key="suite" href={morceau.href}>
              {libre ? 'Réserver' : 'Voir le prêt'}
              <span className="cache">
                {libre ? ` ${laMalle(ligne.nom)}, ${morceau.nom}` : ` de ${laMalle(ligne.nom)}, ${morceau.nom}`}
              </span>
            </a>
          ),
        ],
      };
    }),
  );
  return (
    <Tableau
      legende={`Prêts et dates libres, ${titreDeFenetre(lu.fenetre).toLowerCase()}`}
      cacheLegende
      colonnes={[
        ...['Malle', 'Quand', 'Structure', 'État'].map((titre) => ({ titre })),
        { titre: 'Ouvrir ou réserver', cache: true },
      ]}
      lignes={lignes}
    />
  );
}
