import type { SemaineAgenda } from '#app/commun/semaines.ts';
import { Ephemeride } from '#app/ui/ephemeride.tsx';
import type { StageDuMois } from './calendrier.server.ts';

interface Props {
  semaines: readonly SemaineAgenda[];
  evenements: readonly StageDuMois[];
}

/** The same stages, week after week: for a phone, and for those who read. Plain links: there may be many. */
export function ListeDuMois({ semaines, evenements }: Props) {
  return semaines
    .filter(({ liste }) => liste.length > 0)
    .map(({ titre, liste }) => (
      <section className="pile" key={titre}>
        <h3>{titre}</h3>
        <ul className="liste liste--dates">
          {liste.map(({ iso, feuillet, evenements: siens }) => (
            <li key={iso}>
              <Ephemeride jour={feuillet} iso={iso} fine />
              <div className="pile pile--serree">
                {siens.map((index) => {
                  const stage = evenements[index];
                  return stage && <UnStage key={index} {...stage} />;
                })}
              </div>
            </li>
          ))}
        </ul>
      </section>
    ));
}

const UnStage = ({ titre, trajet, dates, longue, propose, mien, chemin }: StageDuMois) => (
  <div>
    <p className="liste__titre">
      <a href={chemin}>{titre}</a>
      {propose && ', proposé'}
    </p>
    <p className="petit doux">
      {longue && `${dates}. `}
      {trajet}. {mien && <strong>Votre structure</strong>}
    </p>
  </div>
);
