import { Ephemeride } from '#app/ui/ephemeride.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Puce } from '#app/ui/puce.tsx';
import type { ListeDesFormationsLue } from './liste.server.ts';

type Ligne = ListeDesFormationsLue['lignes'][number] & {
  /** What waits for the reader. */
  aFaire?: { libelle: string; chemin: string } | undefined;
};

/** Formations as a list of dates, each with its free places. */
export const ListeDeFormations = ({ lignes }: { lignes: readonly Ligne[] }) => (
  <ul className="liste liste--dates">
    {lignes.map(({ id, titre, resume, jour, iso, quand, ou, etat, places, closes, aFaire }) => (
      <li key={id}>
        {jour && iso ? <Ephemeride jour={jour} iso={iso} fine /> : <span />}
        <div className="pile pile--serree">
          <p className="liste__titre">
            <Lien href={`/formations/${id}`}>{titre}</Lien>
          </p>
          {resume && (
            <p className="petit">
              <Insecable texte={resume} />
            </p>
          )}
          <p className="petit doux">{[quand, ou].filter(Boolean).join(', ')}</p>
          <p className="rangee petit">
            <Puce ton={etat.ton}>{etat.texte}</Puce>
            {places && <span>{places}</span>}
            {closes && <span className="doux">inscriptions closes</span>}
          </p>
          {aFaire && (
            <p>
              <Lien className="lien-action" href={aFaire.chemin}>
                {aFaire.libelle}
                <span className="cache"> ({titre})</span>
              </Lien>
            </p>
          )}
        </div>
      </li>
    ))}
  </ul>
);
