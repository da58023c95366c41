import { Feuille } from '#app/ui/feuille.tsx';
import type { Conservee } from './lire-conservation.server.ts';

/** How long this demande stays, and what is left of it afterwards. */
export function DureeDeVie({ conservation: { annees, sauvegardes, effacee } }: { conservation: Conservee }) {
  const duree = annees === 1 ? 'un an' : `${annees}\u00a0ans`;
  return (
    <Feuille creux titre="Combien de temps">
      {effacee ? (
        <p>
          <strong>{`S’efface ${effacee.decompte}`}</strong>
          {`, le ${effacee.jour}.`}
        </p>
      ) : (
        <p>{`Gardée tant qu’elle est ouverte, puis ${duree} après sa clôture.`}</p>
      )}
      <p className="petit doux">
        {`Les clés et les textes sont alors détruits. Les sauvegardes qui les contiennent encore disparaissent en ${sauvegardes}\u00a0jours au plus.`}
      </p>
    </Feuille>
  );
}
