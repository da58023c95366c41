import { Ephemeride } from '#app/ui/ephemeride.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import type { Accueil } from '../accueil.server.ts';

/** My next dates. */
export function AVenir({ evenements }: { evenements: Accueil['aVenir'] }) {
  return (
    <Section titre="À venir chez vous">
      <div className="pile">
        {evenements.length === 0 ? (
          <p className="doux">Rien de prévu dans les cinq semaines.</p>
        ) : (
          <ul className="liste liste--dates">
            {evenements.map(({ cle, salle, iso, feuillet, titre, detail, chemin }) => (
              <li key={cle} data-salle={salle}>
                <Ephemeride jour={feuillet} iso={iso} fine />
                <div>
                  <p className="liste__titre">
                    <Lien href={chemin}>{titre}</Lien>
                  </p>
                  {detail && <p className="petit doux">{detail}</p>}
                </div>
              </li>
            ))}
          </ul>
        )}
        <p>
          <Lien className="lien-action" href="/agenda">
            <Icone nom="agenda" /> Tout l’agenda
          </Lien>
        </p>
      </div>
    </Section>
  );
}
