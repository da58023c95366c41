import type { Salle } from '#app/commun/prise.ts';
import { Ephemeride } from '#app/ui/ephemeride.tsx';
import { Lien } from '#app/ui/lien.tsx';

interface DateMontree {
  cle: string;
  salle: Salle;
  iso: string;
  feuillet: { semaine: string; quantieme: string; mois: string };
  titre: string;
  detail: string;
  chemin: string;
}

/** Dates one under the other, each with its leaf. */
export const ListeDeDates = ({ dates }: { dates: readonly DateMontree[] }) => (
  <ul className="liste liste--dates">
    {dates.map(({ cle, salle, iso, feuillet, titre, detail, chemin }) => (
      <li key={cle} data-salle={salle}>
        <Ephemeride jour={feuillet} iso={iso} fine />
        <div>
          <p className="liste__titre">
            <Lien href={chemin}>{titre}</Lien>
          </p>
          {detail && <p className="petit doux">{detail}</p>}
        </div>
      </li>
    ))}
  </ul>
);
