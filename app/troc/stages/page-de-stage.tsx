import type { ReactNode } from 'react';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Page } from '#app/ui/page.tsx';

interface Props {
  /** The stage that the page is about, and its name in the trail. */
  stage: { id: number; fil: string };
  /** The page itself, last in the trail. */
  ici: string;
  titre: string;
  intro?: ReactNode;
  /** Why the act cannot be done now: it stands in place of the content. */
  empechement?: string | undefined;
  children: ReactNode;
}

/** A page below a stage: under « Stages », then under this stage. */
export function PageDeStage({ stage, ici, titre, intro, empechement, children }: Props) {
  const chemin = `/stages/${stage.id}`;
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Stages', chemin: '/stages' }, { libelle: stage.fil, chemin }, { libelle: ici }]}
      titre={titre}
      intro={intro}
    >
      {empechement ? (
        <div className="pile">
          <Bandeau ton="attention">{empechement}</Bandeau>
          <div className="actions">
            <LienBouton href={chemin}>Voir où en est ce stage</LienBouton>
          </div>
        </div>
      ) : (
        children
      )}
    </Page>
  );
}
