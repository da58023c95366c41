import { Form } from '@remix-run/react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Choisir, type OptionDeListe } from '#app/ui/choisir.tsx';
import { ResumeErreurs } from '#app/ui/resume-erreurs.tsx';

const SANS_CHOIX: Formulaire = { valeurs: {}, erreurs: { structure: ['Choisissez une structure dans la liste.'] } };

/** For which structure one registers: first the structure, then its people, one page after the other, so that nobody sends the wrong team. */
export const ChoixDeStructure = ({
  structures,
  sansChoix,
}: {
  structures: readonly OptionDeListe[];
  /** The list was sent without a choice. */
  sansChoix: boolean;
}) => (
  <Form method="get" className="formulaire">
    <ResumeErreurs formulaire={sansChoix ? SANS_CHOIX : undefined} titre="Aucune structure n’est choisie" />
    <div className="formulaire__champs">
      <Choisir
        formulaire={sansChoix ? SANS_CHOIX : undefined}
        nom="structure"
        libelle="De quelle structure ?"
        options={structures}
      />
      <div className="actions">
        <Bouton>Choisir dans son équipe</Bouton>
      </div>
    </div>
  </Form>
);
