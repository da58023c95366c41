import type { Formulaire } from '#app/commun/formulaire.ts';
import { Choisir } from '#app/ui/choisir.tsx';
import { Repli } from '#app/ui/feuille.tsx';

const MOMENTS = [
  { valeur: 'matin', libelle: 'Le matin' },
  { valeur: 'apres-midi', libelle: 'L’après-midi' },
];

/** Days are whole unless one unfolds this. */
export function DemiJournees({
  formulaire,
  debut,
  fin,
}: {
  formulaire: Formulaire | undefined;
  /** What the page begins with; undefined: only the end is asked. */
  debut?: string | undefined;
  fin: string;
}) {
  const { debutDemiJournee, finDemiJournee } = formulaire?.valeurs ?? {};
  return (
    <Repli titre="Une demi-journée seulement" ouvert={Boolean(debutDemiJournee || finDemiJournee || debut || fin)}>
      {debut !== undefined && (
        <Choisir
          {...{ formulaire, nom: 'debutDemiJournee', options: MOMENTS, facultatif: true, defaut: debut }}
          libelle="Le premier jour commence"
          vide="Le matin, comme d’habitude"
        />
      )}
      <Choisir
        {...{ formulaire, nom: 'finDemiJournee', options: MOMENTS, facultatif: true, defaut: fin }}
        libelle="Le dernier jour finit avec"
        vide="L’après-midi, comme d’habitude"
      />
    </Repli>
  );
}
