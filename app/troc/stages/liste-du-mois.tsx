import type { SemaineAgenda } from '#app/commun/semaines.ts';
import { ListeDeSemaines } from '#app/ui/liste-de-semaines.tsx';
import type { StageDuMois } from './calendrier.server.ts';

interface Props {
  semaines: readonly SemaineAgenda[];
  evenements: readonly StageDuMois[];
}

/** The same stages, week after week: for a phone, and for those who read. Plain links: there may be many. */
export const ListeDuMois = ({ semaines, evenements }: Props) => (
  <ListeDeSemaines {...{ semaines, evenements }} un={(stage) => <UnStage {...stage} />} />
);

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
