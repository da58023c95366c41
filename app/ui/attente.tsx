import type { ReactNode } from 'react';
import type { Salle } from '#app/commun/prise.ts';
import { LienBouton } from './bouton.tsx';
import { Ephemeride } from './ephemeride.tsx';
import { Etiquette } from './etiquette.tsx';
import { Insecable } from './insecable.tsx';
import { ENSEIGNE } from './salles.ts';

export interface AttenteMontree {
  salle: Salle;
  jour: { semaine: string; quantieme: string; mois: string };
  iso: string;
  /** What this day is: « pour le », « depuis le », « aujourd’hui ». */
  repere: string;
  titre: ReactNode;
  /** What happens otherwise. */
  suite: ReactNode;
  lien: { libelle: string; chemin: string };
}

/** One thing that waits for this person. The first is larger and bears the only ink button. Stands in `ul.attentes`. */
export function Attente({
  salle,
  jour,
  iso,
  repere,
  titre,
  suite,
  lien,
  premiere,
}: AttenteMontree & { premiere?: boolean | undefined }) {
  return (
    <li className={premiere ? 'attente attente--premiere' : 'attente'} data-salle={salle}>
      <div className="attente__date">
        <span className="attente__repere">{repere}</span> <Ephemeride jour={jour} iso={iso} />
      </div>
      <div className="attente__tete">
        <Etiquette salle={salle} libelle={ENSEIGNE[salle].libelle} />
        <h3>
          <Insecable texte={titre} />
        </h3>
      </div>
      <p className="attente__suite">{suite}</p>
      <div className="actions">
        <LienBouton href={lien.chemin} genre={premiere ? 'principal' : 'second'}>
          {lien.libelle}
        </LienBouton>
      </div>
    </li>
  );
}

/** What waits, in the order of its consequences: the first stands out. */
export function Attentes({ attentes }: { attentes: readonly (AttenteMontree & { cle: string })[] }) {
  return (
    <ul className="attentes">
      {attentes.map(({ cle, ...attente }, rang) => (
        <Attente key={cle} {...attente} premiere={rang === 0} />
      ))}
    </ul>
  );
}
