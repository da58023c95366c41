import { Etiquette } from '#app/ui/etiquette.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import { ENSEIGNE } from '#app/ui/salles.ts';
import type { Lundi } from './lundi.server.ts';

/** What the coordination follows in the whole network, the gravest first. */
export const ASuivre = ({ lignes }: { lignes: Lundi['aSuivre'] }) => (
  <Section titre="À suivre dans le réseau">
    <ul className="liste">
      {lignes.map(({ salle, phrase, chemin }) => (
        <li key={phrase} data-salle={salle}>
          <p>
            <Etiquette salle={salle} libelle={ENSEIGNE[salle].libelle} />
          </p>
          <p className="liste__titre">
            <Lien href={chemin}>
              <Insecable texte={phrase} />
            </Lien>
          </p>
        </li>
      ))}
    </ul>
  </Section>
);
