import { Ephemeride } from '#app/ui/ephemeride.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Puce } from '#app/ui/puce.tsx';
import type { ListeDesFormationsLue } from './liste.server.ts';

/** Formations as a list of dates, each with its free places. */
export const ListeDeFormations = ({ lignes }: Pick<ListeDesFormationsLue, 'lignes'>) => (
  <ul className="liste liste--dates">
    {lignes.map(({ id, titre, resume, jour, iso, quand, ou, etat, places, closes }) => (
      <li key={id}>
        {jour && iso ? <Ephemeride jour={jour} iso={iso} fine /> : <span />}
        <div className="pile pile--serree">
          <p className="liste__titre">
            <Lien href={`/formations/${id}`}>{titre}</Lien>
          </p>
          {resume && <p className="petit">{resume}</p>}
          <p className="petit doux">{[quand, ou].filter(Boolean).join(', ')}</p>
          <p className="rangee petit">
            <Puce ton={etat.ton}>{etat.texte}</Puce>
            {places && <span>{places}</span>}
            {closes && <span className="doux">inscriptions closes</span>}
          </p>
        </div>
      </li>
    ))}
  </ul>
);
