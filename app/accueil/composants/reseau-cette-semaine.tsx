import { Etiquette } from '#app/ui/etiquette.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import { ENSEIGNE } from '#app/ui/salles.ts';
import type { Accueil } from '../accueil.server.ts';

/** What the coordination follows in the whole network; what goes well is one quiet line. */
export function ReseauCetteSemaine({ suivi }: { suivi: NonNullable<Accueil['suivi']> }) {
  const { aSuivre, calme } = suivi;
  return (
    <Section titre="Le réseau, cette semaine">
      <div className="pile">
        {aSuivre.length > 0 && (
          <ul className="liste">
            {aSuivre.map(({ salle, phrase, chemin }) => (
              <li key={phrase} data-salle={salle}>
                <p>
                  <Etiquette salle={salle} libelle={ENSEIGNE[salle].libelle} />
                </p>
                <p className="liste__titre">
                  <Lien href={chemin}>{phrase}</Lien>
                </p>
              </li>
            ))}
          </ul>
        )}
        {calme.map((phrase) => (
          <p key={phrase} className="petit doux">
            {phrase}
          </p>
        ))}
      </div>
    </Section>
  );
}
