import type { ComponentProps } from 'react';
import { EquipeDeStructure } from '#app/reseau/personnes/equipe-de-structure.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Section } from '#app/ui/page.tsx';

interface Props {
  id: number;
  nom: string;
  photo: string | null;
  presentation: string[];
  equipe: ComponentProps<typeof EquipeDeStructure>['equipe'];
  peut: { modifier: boolean; inviter: boolean; corrigerEquipe: boolean };
}

/** What a structure says of itself, then who works there. */
export function PresentationEtEquipe({ id, nom, photo, presentation, equipe, peut }: Props) {
  return (
    <>
      {photo && (
        <figure className="photo">
          <img src={photo} alt={`Vue de ${nom}`} />
        </figure>
      )}
      <section aria-labelledby="presentation" className="pile">
        <h2 id="presentation" className="cache">
          Présentation
        </h2>
        {presentation.map((paragraphe) => (
          <p className="mesure" key={paragraphe}>
            {paragraphe}
          </p>
        ))}
        {presentation.length === 0 && (
          <p className="mesure doux">
            {peut.modifier
              ? 'Quelques lignes de présentation aideraient les autres structures à vous connaître.'
              : 'Cette structure ne s’est pas encore présentée.'}
          </p>
        )}
      </section>
      <Section
        titre="L’équipe"
        id="equipe"
        actions={
          peut.inviter ? (
            <LienBouton href={`/reseau/structures/${id}/inviter`} genre="lien" icone="ajouter">
              Inviter quelqu’un
            </LienBouton>
          ) : undefined
        }
      >
        <EquipeDeStructure equipe={equipe} corriger={peut.corrigerEquipe ? `/reseau/structures/${id}/equipe` : undefined} />
      </Section>
    </>
  );
}
