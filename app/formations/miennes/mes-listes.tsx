import { libelleHeures } from '#app/commun/duree.ts';
import { LiensDeLigne } from '#app/formations/papiers/liste-de-papiers.tsx';
import { lienDAvis } from '#app/formations/questionnaires/phrases.ts';
import { Ephemeride } from '#app/ui/ephemeride.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { MesFormations } from './mes-formations.server.ts';

/** What is to come, each with what is awaited. */
export const MesFormationsAVenir = ({ lignes }: { lignes: MesFormations['aVenir'] }) => (
  <ul className="liste liste--dates">
    {lignes.map(({ id, formationId, titre, jour, iso, quand, ou, etat, attendu, geste }) => (
      <li key={id}>
        {jour && iso ? <Ephemeride jour={jour} iso={iso} fine /> : <span />}
        <div className="pile pile--serree">
          <p className="liste__titre">
            <Lien href={`/formations/${formationId}`}>{titre}</Lien>
          </p>
          <p className="petit doux">{[quand, ou].filter(Boolean).join(', ')}</p>
          <p className="rangee petit">
            <Puce ton={etat.ton}>{etat.texte}</Puce>
            <span>{attendu}</span>
          </p>
          <p>
            <Lien className="lien-action" href={`/formations/inscriptions/${id}`}>
              {geste}
              <span className="cache"> ({titre})</span>
            </Lien>
          </p>
        </div>
      </li>
    ))}
  </ul>
);

/** What she followed, her papers, and what she was asked. */
export const MesFormationsPassees = ({ lignes }: { lignes: MesFormations['passees']['lignes'] }) => (
  <Tableau
    legende="Les formations que vous avez suivies"
    cacheLegende
    colonnes={[
      ...[{ titre: 'Formation' }, { titre: 'Quand' }, { titre: 'Durée suivie' }, { titre: 'Papiers' }, { titre: 'Votre avis' }],
    ]}
    lignes={lignes.map(({ id, formationId, nom, precision, minutes, papiers, pourquoi, avis }) => ({
      cle: id,
      cellules: [
        <Lien key="formation" href={`/formations/${formationId}`}>
          {nom}
        </Lien>,
        precision,
        minutes > 0 ? libelleHeures(minutes) : '',
        papiers.length > 0 ? (
          <LiensDeLigne key="papiers" nom={nom} liens={papiers} />
        ) : (
          <span key="papiers" className="petit doux">
            {pourquoi}
          </span>
        ),
        avis.length > 0 && (
          <LiensDeLigne key="avis" nom={nom} liens={avis.map((un) => ({ chemin: un.chemin, libelle: lienDAvis(un) }))} />
        ),
      ],
    }))}
  />
);
