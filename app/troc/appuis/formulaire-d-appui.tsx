import { type ReactNode, useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { MAX_DESCRIPTION_ANNONCE, MAX_TITRE_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { SavoirFaireACocher } from '#app/troc/annonces/savoir-faire-a-cocher.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  /** What was typed, or what the page begins with. */
  formulaire: Formulaire;
  suggestions: { termes: readonly { slug: string; nom: string; coche: boolean }[] };
  aujourdhui: string;
  geste?: string | undefined;
  /** Name of its draft. */
  brouillon?: string | undefined;
  retour: string;
  /** Hidden fields, and a question before the others. */
  avant?: ReactNode;
  children: ReactNode;
}

/** One sentence and its words; what one hopes for, before when, from afar or not. */
export function FormulaireDAppui({ formulaire, suggestions, avant, children, ...p }: Props) {
  const [titre, setTitre] = useState(formulaire.valeurs.titre ?? '');
  return (
    <FormulairePoste
      formulaire={formulaire}
      geste={p.geste}
      brouillon={p.brouillon === undefined ? undefined : { formulaire: p.brouillon }}
    >
      {avant}
      {/* Read as it rises: the field stays the one of every form. */}
      <div onInput={({ target }) => target instanceof HTMLInputElement && setTitre(target.value)}>
        <Champ
          {...{ formulaire, nom: 'titre', max: MAX_TITRE_ANNONCE, autoComplete: 'off' }}
          libelle="En une phrase, de quoi avez-vous besoin ?"
          aide="Comme vous le diriez au téléphone : « Nous aider à évaluer notre projet social »."
        />
      </div>
      <SavoirFaireACocher
        {...{ formulaire, termes: suggestions.termes, titre, retour: p.retour }}
        reconnuPour={formulaire.valeurs.titre ?? ''}
      />
      <Champ
        {...{ formulaire, nom: 'description', genre: 'textarea', lignes: 5, facultatif: true }}
        libelle="Ce que vous en espérez"
        aide={`Où vous en êtes, ce que vous avez essayé. ${MAX_DESCRIPTION_ANNONCE.toLocaleString('fr-FR')} caractères au plus.`}
      />
      <Champ
        {...{ formulaire, nom: 'souhaiteAvant', genre: 'date', min: p.aujourdhui, facultatif: true }}
        libelle="Avant quand ?"
      />
      <Case
        {...{ formulaire, nom: 'distance', libelle: 'Possible à distance aussi' }}
        aide="En visio, davantage de personnes peuvent aider."
        defaut={formulaire.valeurs.distance !== undefined}
      />
      {children}
    </FormulairePoste>
  );
}

/** What this door is not for. */
export const PasDeConfidentiel = () => (
  <p className="petit doux mesure">
    Tout le réseau lit cette demande. Ce qui est confidentiel (une personne, un conflit, des difficultés financières) n’a pas sa
    place ici.
  </p>
);
