import type { Formulaire } from '#app/commun/formulaire.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { DeuxColonnes, Section } from '#app/ui/page.tsx';
import { AccordsDExperience } from './accords-d-experience.tsx';
import { AccordPourLaPhoto, FormulaireDAccord } from './formulaire-d-accord.tsx';
import type { FicheLue } from './lectures.server.ts';
import { Recit } from './recit.tsx';

interface Props {
  fiche: FicheLue;
  chemin: string;
  formulaire: Formulaire | undefined;
}

/** A story as those of its stage keep it: the text, who agrees to it, and what they may do. */
export function FicheDExperience({ fiche, chemin, formulaire }: Props) {
  const accord = fiche.aConsentir !== '' || fiche.pourQui.length > 0;
  return (
    <DeuxColonnes libelleCote="Les accords">
      <div className="pile">
        <Recit recit={fiche.recit} titre={fiche.recit.titre} />
        {accord && (
          <Section titre={fiche.aConsentir ? 'Votre accord' : 'Un accord donné au téléphone ou de vive voix'}>
            <FormulaireDAccord formulaire={formulaire} fiche={fiche} />
          </Section>
        )}
        {fiche.photoAAccepter && <AccordPourLaPhoto lu={fiche.lu} />}
        <div className="actions">
          {fiche.statut === 'publiee' && (
            <LienBouton href={`/experiences/${fiche.id}`} genre="second">
              Voir la fiche comme le réseau la lit
            </LienBouton>
          )}
          {fiche.corriger && (
            <LienBouton href={`${chemin}?corriger`} genre={fiche.statut === 'retiree' ? 'principal' : 'second'} icone="crayon">
              {fiche.statut === 'retiree' ? 'Reprendre le texte' : 'Changer le texte ou la photo'}
            </LienBouton>
          )}
          {fiche.retirer && (
            <LienBouton href={`${chemin}?retirer`} genre="lien-danger">
              Retirer cette fiche
            </LienBouton>
          )}
        </div>
      </div>
      <AccordsDExperience {...fiche} />
    </DeuxColonnes>
  );
}
