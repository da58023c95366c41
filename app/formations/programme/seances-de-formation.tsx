import { Ephemeride } from '#app/ui/ephemeride.tsx';
import type { SeanceEnMots } from './mots.ts';

/** The half-days of a formation, a leaf each. */
export const SeancesDeFormation = ({ seances }: { seances: readonly SeanceEnMots[] }) => (
  <ul className="liste liste--dates">
    {seances.map(({ id, jour, iso, quand, heures, titre, lieu }) => (
      <li key={id}>
        <Ephemeride jour={jour} iso={iso} fine />
        <div>
          <p className="liste__titre">{quand}</p>
          <p className="petit doux">
            {heures}
            {titre && <>&nbsp;: {titre}</>}
          </p>
          {lieu && <p className="petit doux">{lieu}</p>}
        </div>
      </li>
    ))}
  </ul>
);
