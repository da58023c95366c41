import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { ChampPeriode } from '#app/ui/champ-periode.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  defaut: Readonly<Record<'debut' | 'fin' | 'debutDemiJournee' | 'finDemiJournee', string | undefined>>;
  siennes: readonly { valeur: string; libelle: string }[];
  geste: string;
}

const MOMENTS = [
  { valeur: 'matin', libelle: 'Le matin' },
  { valeur: 'apres-midi', libelle: 'L’après-midi' },
];

/** For which dates, and for whom, one waits. */
export function FormulaireDAttente({ formulaire, defaut, siennes, geste }: Props) {
  const demi = (nom: 'debutDemiJournee' | 'finDemiJournee') => formulaire?.valeurs[nom] ?? defaut[nom] ?? '';
  return (
    <FormulairePoste formulaire={formulaire} geste={geste}>
      <ChampPeriode
        formulaire={formulaire}
        legende="Quand la voudriez-vous&nbsp;?"
        nomDu="debut"
        nomAu="fin"
        defautDu={defaut.debut}
        defautAu={defaut.fin}
      />
      {siennes.length > 1 && (
        <Choisir formulaire={formulaire} nom="structureId" libelle="Pour quelle structure&nbsp;?" options={siennes} />
      )}
      <Repli titre="Une partie de la journée seulement" ouvert={Boolean(demi('debutDemiJournee') || demi('finDemiJournee'))}>
        <Choisir
          formulaire={formulaire}
          nom="debutDemiJournee"
          libelle="Le premier jour, à partir de"
          options={MOMENTS}
          vide="Toute la journée"
          defaut={defaut.debutDemiJournee}
          facultatif
        />
        <Choisir
          formulaire={formulaire}
          nom="finDemiJournee"
          libelle="Le dernier jour, jusqu’à"
          options={MOMENTS}
          vide="Toute la journée"
          defaut={defaut.finDemiJournee}
          facultatif
        />
      </Repli>
      <div className="actions">
        <Bouton icone="horloge">M’inscrire sur la liste d’attente</Bouton>
      </div>
    </FormulairePoste>
  );
}
