import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir, type OptionDeListe } from '#app/ui/choisir.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  genres: readonly OptionDeListe[];
  valeurs?: { genre: string; du: string; au: string; decideur: string; decideLe: string } | undefined;
}

/** Which agrément, from when to when. */
export function ChampsDAgrement({ formulaire, genres, valeurs }: Props) {
  return (
    <>
      <Choisir
        formulaire={formulaire}
        nom="genre"
        libelle="Lequel ?"
        options={genres}
        defaut={valeurs?.genre}
        vide={valeurs ? null : 'Choisir…'}
      />
      <div className="grille grille--2">
        <Champ formulaire={formulaire} nom="du" libelle="Premier jour" genre="date" facultatif defaut={valeurs?.du} />
        <Champ formulaire={formulaire} nom="au" libelle="Dernier jour" genre="date" facultatif defaut={valeurs?.au} />
      </div>
      <ChampsDeDecision formulaire={formulaire} {...valeurs} />
    </>
  );
}

/** Who decided, and when. */
export function ChampsDeDecision({
  formulaire,
  decideur,
  decideLe,
}: {
  formulaire: Formulaire | undefined;
  decideur?: string | undefined;
  decideLe?: string | undefined;
}) {
  return (
    <div className="grille grille--2">
      <Champ formulaire={formulaire} nom="decideur" libelle="Qui a décidé ?" facultatif max={80} defaut={decideur} />
      <Champ formulaire={formulaire} nom="decideLe" libelle="Décidé le" genre="date" facultatif defaut={decideLe} />
    </div>
  );
}
