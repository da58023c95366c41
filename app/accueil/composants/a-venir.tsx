import { Icone } from '#app/ui/icone.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import type { Accueil } from '../accueil.server.ts';
import { ListeDeDates } from './liste-de-dates.tsx';

/** My next dates. */
export function AVenir({ evenements }: { evenements: Accueil['aVenir'] }) {
  return (
    <Section titre="À venir chez vous">
      <div className="pile">
        {evenements.length === 0 ? <p className="doux">Rien de prévu pour l’instant.</p> : <ListeDeDates dates={evenements} />}
        <p>
          <Lien className="lien-action" href="/agenda">
            <Icone nom="agenda" /> Tout l’agenda
          </Lien>
        </p>
      </div>
    </Section>
  );
}
