import type { SemaineAgenda } from '#app/commun/semaines.ts';
import { Ephemeride } from '#app/ui/ephemeride.tsx';
import { Etiquette } from '#app/ui/etiquette.tsx';
import { ENSEIGNE } from '#app/ui/salles.ts';
import { type LigneAgenda, quandEtOu } from '../agenda.ts';

interface Props {
  semaines: readonly SemaineAgenda[];
  evenements: readonly LigneAgenda[];
}

/** The same dates, week after week, day after day: for a phone, and for those who read. */
export function ListeAgenda({ semaines, evenements }: Props) {
  return semaines
    .filter(({ liste }) => liste.length > 0)
    .map(({ titre, liste }) => (
      <section className="pile" key={titre}>
        <h3>{titre}</h3>
        <ul className="liste liste--dates">
          {liste.map(({ iso, feuillet, evenements: siens }) => (
            <li key={iso} data-salle={evenements[siens[0] ?? 0]?.salle}>
              <Ephemeride jour={feuillet} iso={iso} fine />
              <div className="pile pile--serree">
                {siens.map((index) => {
                  const evenement = evenements[index];
                  return evenement && <UneDate key={index} {...evenement} />;
                })}
              </div>
            </li>
          ))}
        </ul>
      </section>
    ));
}

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
