import { Feuille } from '#app/ui/feuille.tsx';
import { Icone } from '#app/ui/icone.tsx';

interface Props {
  accords: { structure: string; texte: string; photo: boolean | null }[];
  avecPhoto: boolean;
  statut: 'brouillon' | 'publiee' | 'retiree';
  photoParait: boolean;
}

/** Who agrees to what, side by side: the text, and the photo apart. */
export function AccordsDExperience({ accords, avecPhoto, statut, photoParait }: Props) {
  if (statut === 'retiree') {
    return (
      <Feuille titre="Qui est d’accord ?" creux>
        <p>Cette fiche est retirée : personne d’autre que vous ne la lit, et les accords sont à redemander.</p>
      </Feuille>
    );
  }
  return (
    <Feuille titre="Qui est d’accord ?">
      <ul className="liste">
        {accords.map(({ structure, texte, photo }) => (
          <li key={structure}>
            <p className="liste__titre">{structure}</p>
            <p className="accord">
              <Icone nom={texte ? 'coche' : 'sablier'} />
              {texte || 'Accord attendu'}
            </p>
            {avecPhoto && photo !== null && (
              <p className="accord">
                <Icone nom={photo ? 'coche' : 'croix'} />
                {photo ? 'D’accord aussi pour la photo' : 'Sans la photo'}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p className="petit doux">{suite(statut, avecPhoto, photoParait)}</p>
    </Feuille>
  );
}

function suite(statut: 'brouillon' | 'publiee', avecPhoto: boolean, photoParait: boolean): string {
  if (statut === 'brouillon') {
    const photo = avecPhoto ? ' La photo paraît si les deux l’acceptent.' : '';
    return `La fiche paraît dès que les deux structures sont d’accord.${photo} Changer le texte redemande les deux accords.`;
  }
  const photo = avecPhoto && !photoParait ? ', sans sa photo' : '';
  return `Tout le réseau lit cette fiche${photo}. Changer le texte la dépublie et redemande les deux accords.`;
}
