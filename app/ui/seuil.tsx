import type { ReactNode } from 'react';
import type { Salle } from '#app/commun/prise.ts';
import { Icone, type NomIcone } from './icone.tsx';
import { Marque } from './marque.tsx';
import { ENSEIGNE } from './salles.ts';

interface Papier {
  salle: Salle;
  icone: NomIcone;
  titre: string;
  texte: string;
}

interface Props {
  reseau: { nom: string; sousTitre: string };
  /** Rooms that are built. */
  salles: readonly { salle: Salle; libelle: string }[];
  children: ReactNode;
}

const PREMIERS_PAS: readonly Papier[] = [
  { salle: 'reseau', icone: 'reseau', titre: 'D’abord', texte: 'Vous nommez le réseau et ouvrez votre compte' },
  { salle: 'plan', icone: 'tableur', titre: 'Puis', texte: 'Vous importez les structures de votre tableur' },
  { salle: 'troc', icone: 'envoyer', titre: 'Enfin', texte: 'Vous invitez les directions, quand vous voulez' },
];

/** The door: the house on one side, the way in on the other. A network without a name is a house not yet opened. */
export function Seuil({ reseau, salles, children }: Props) {
  const ouvert = reseau.nom !== '';
  const nom = ouvert ? reseau.nom : 'Nouveau réseau';
  const sous = ouvert ? reseau.sousTitre : 'cette page n’apparaît qu’une fois';
  const papiers = ouvert ? salles.map(papierDe) : PREMIERS_PAS;
  return (
    <div className="seuil">
      <aside className="seuil__panneau" aria-label="Le réseau">
        <div className="pile">
          <Marque nom={nom} sous={sous} />
          <p className="seuil__devise">
            {ouvert ? 'Centres sociaux et espaces de vie sociale, une maison commune' : 'La maison est vide. Vous avez la clé'}
          </p>
        </div>
        <ul className="panneau">
          {papiers.map(({ salle, icone, titre, texte }) => (
            <li className="papillon" data-salle={salle} key={titre}>
              <b>
                <Icone nom={icone} />
                {titre}
              </b>
              <span>{texte}</span>
            </li>
          ))}
        </ul>
        {!ouvert && (
          <p className="petit doux mesure">
            Rien de ce que vous écrivez ici ne sort de cette machine. Tout se change ensuite dans les réglages.
          </p>
        )}
      </aside>
      <div className="seuil__cote">
        <header>
          <Marque nom={nom} sous={sous} />
        </header>
        {children}
      </div>
    </div>
  );
}

const papierDe = ({ salle, libelle }: { salle: Salle; libelle: string }): Papier => ({
  salle,
  icone: salle,
  titre: libelle,
  texte: ENSEIGNE[salle].phrase,
});
