import type { ComponentProps } from 'react';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Section } from '#app/ui/page.tsx';
import { ChampsDAgrement } from './champs-d-agrement.tsx';

type Props = ComponentProps<typeof ChampsDAgrement> & { version: string; chemin: string };

/** What was noted wrongly of an agrément. */
export function CorrectionDAgrement({ version, chemin, ...champs }: Props) {
  return (
    <Section titre="Corriger" id="corriger">
      <FormulairePoste formulaire={champs.formulaire}>
        <input type="hidden" name="acte" value="modifier" />
        {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
        <input type="hidden" name="version" value={version} />
        <ChampsDAgrement {...champs} />
        <div className="actions">
          <Bouton>Enregistrer la correction</Bouton>
          <LienBouton href={chemin} genre="second">
            Ne rien changer
          </LienBouton>
        </div>
      </FormulairePoste>
    </Section>
  );
}
