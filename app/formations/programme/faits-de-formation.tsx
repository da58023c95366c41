import { Fiche } from '#app/ui/fiche.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { formationEnMots } from './page-de-formation.server.ts';

type Faits = ReturnType<typeof formationEnMots>['faits'];

interface Props {
  faits: Faits;
  programme: string | null;
  connectee?: boolean;
}

/** What one will know, for whom, with whom, where, for how much. */
export const FaitsDeFormation = ({ faits, programme, connectee = true }: Props) => (
  <Fiche
    lignes={[
      { titre: 'Vous saurez', contenu: faits.objectifs },
      { titre: 'Au programme', contenu: programme && <span className="texte-libre">{programme}</span> },
      { titre: 'Pour qui', contenu: faits.pourQui },
      { titre: 'Avec', contenu: faits.avec.length > 0 && <Avec avec={faits.avec} connectee={connectee} /> },
      { titre: 'Où', contenu: faits.ou },
      { titre: 'À distance', contenu: connectee && faits.lien && <a href={faits.lien}>{faits.lien}</a> },
      { titre: 'Accessibilité', contenu: faits.accessibilite },
      { titre: 'Coût', contenu: faits.cout },
      { titre: 'Qui l’organise', contenu: connectee && faits.organise },
    ]}
  />
);

const Avec = ({ avec, connectee }: { avec: Faits['avec']; connectee: boolean }) => (
  <>
    {avec.map(({ personneId, nom, precision }, rang) => (
      <span key={nom}>
        {rang > 0 && ' et '}
        {personneId !== null && connectee ? <Lien href={`/reseau/personnes/${personneId}`}>{nom}</Lien> : nom}
        {precision && `, ${precision}`}
      </span>
    ))}
  </>
);
