import type { SemaineAgenda } from '#app/commun/semaines.ts';
import { Etiquette } from '#app/ui/etiquette.tsx';
import { ListeDeSemaines } from '#app/ui/liste-de-semaines.tsx';
import { ENSEIGNE } from '#app/ui/salles.ts';
import { type LigneAgenda, quandEtOu } from '../agenda.ts';

interface Props {
  semaines: readonly SemaineAgenda[];
  evenements: readonly LigneAgenda[];
}

/** The same dates, week after week, day after day: for a phone, and for those who read. */
export const ListeAgenda = ({ semaines, evenements }: Props) => (
  <ListeDeSemaines {...{ semaines, evenements }} salleDe={({ salle }) => salle} un={(evenement) => <UneDate {...evenement} />} />
);

function UneDate(evenement: LigneAgenda) {
  const { titre, salle, mien, propose, chemin } = evenement;
  return (
    <div data-salle={salle}>
      <p className="liste__titre">
        <a href={chemin}>{titre}</a>
        {propose && ', proposé'}
      </p>
      <p className="petit doux rangee">
        <Etiquette salle={salle} libelle={ENSEIGNE[salle].libelle} />
        <span>
          {quandEtOu(evenement)} {mien && <strong>Chez vous</strong>}
        </span>
      </p>
    </div>
  );
}
