import { Etiquette } from '#app/ui/etiquette.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import { ENSEIGNE } from '#app/ui/salles.ts';
import type { Accueil } from '../accueil.server.ts';

/** What happened lately in the rooms. */
export function Nouveautes({ nouveautes }: Pick<Accueil, 'nouveautes'>) {
  return (
    <Section titre="Du nouveau dans le réseau">
      {nouveautes.length === 0 ? (
        <p className="doux">Rien de nouveau ces trente derniers jours.</p>
      ) : (
        <ul className="liste">
          {nouveautes.map(({ salle, titre, detail, chemin }) => (
            <li key={`${chemin} ${titre}`} data-salle={salle}>
              <p>
                <Etiquette salle={salle} libelle={ENSEIGNE[salle].libelle} />
              </p>
              <p className="liste__titre">
                <Lien href={chemin}>{titre}</Lien>
              </p>
              {detail && <p className="petit doux">{detail}</p>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
