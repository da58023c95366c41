import { Form } from '@remix-run/react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Choisir, type OptionDeListe } from '#app/ui/choisir.tsx';
import { ResumeErreurs } from '#app/ui/resume-erreurs.tsx';

const SANS_CHOIX: Formulaire = { valeurs: {}, erreurs: { structure: ['Choisissez une structure dans la liste.'] } };

/** For which structure one registers: first the structure, then its people, one page after the other. */
export const ChoixDeStructure = ({
  structures,
  choisie,
  sansChoix,
}: {
  structures: readonly OptionDeListe[];
  choisie: number | undefined;
  /** The list was sent without a choice. */
  sansChoix: boolean;
}) => (
  <Form method="get" className="formulaire" key={choisie ?? ''}>
    <ResumeErreurs formulaire={sansChoix ? SANS_CHOIX : undefined} titre="Aucune structure n’est choisie" />
    <div className="formulaire__champs">
      <Choisir
        formulaire={sansChoix ? SANS_CHOIX : undefined}
        nom="structure"
        libelle="De quelle structure ?"
        options={structures}
        defaut={choisie === undefined ? undefined : String(choisie)}
      />
      <div className="actions">
        <Bouton genre={choisie === undefined ? 'principal' : 'second'}>
          {choisie === undefined ? 'Choisir dans son équipe' : 'Voir l’équipe de cette structure'}
        </Bouton>
      </div>
    </div>
  </Form>
);
