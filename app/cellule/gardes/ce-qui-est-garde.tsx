import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import type { GenreDeGarde } from './gardes.ts';

/** Says that this device had kept something, and lets one erase it at once. */
export function CeQuiEstGarde({ genre, jour }: { genre: GenreDeGarde; jour: string }) {
  return (
    <Bandeau titre={`Gardé sur cet appareil le ${jour}`}>
      <p>Vous le retrouvez ci-dessous. Vous seule ou seul pouvez l’ouvrir, ici.</p>
      <FormulairePoste action="/cellule/gardes">
        <input type="hidden" name="genre" value={genre} />
        <input type="hidden" name="oublier" value="on" />
        <Bouton genre="lien">L’effacer maintenant</Bouton>
      </FormulairePoste>
    </Bandeau>
  );
}
