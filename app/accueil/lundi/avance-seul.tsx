import { Etiquette } from '#app/ui/etiquette.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import type { Lundi } from './lundi.server.ts';

/** Where each room is, without anybody having to do anything. */
export const AvanceSeul = ({ lignes, calme }: { lignes: Lundi['avance']; calme: Lundi['calme'] }) => (
  <Section titre="Ce qui avance seul">
    <div className="pile">
      <dl className="fiche fiche--lignes">
        {lignes.map(({ salle, titre, vif, chemin }) => (
          <div key={titre} data-salle={salle}>
            <dt>
              <Etiquette salle={salle} libelle={titre} />
            </dt>
            <dd>
              <Lien href={chemin}>{vif}</Lien>
            </dd>
          </div>
        ))}
      </dl>
      {calme.map(({ phrase, chemin }) => (
        <p key={phrase} className="petit doux">
          {chemin ? (
            <Lien href={chemin}>
              <Insecable texte={phrase} />
            </Lien>
          ) : (
            phrase
          )}
        </p>
      ))}
    </div>
  </Section>
);
