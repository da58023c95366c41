import { Lien } from './lien.tsx';
import { Quantieme } from './quantieme.tsx';

export interface JourDeMois {
  iso: string;
  /** « 23 », « 1er » */
  texte: string;
  /** Among `auj`, `vac`, `fer`, `ferme`, `marque-jour`, `pris`, `choisi`, `choisi--debut`, `choisi--fin`, `dehors`. */
  classes: readonly string[];
  /** « lundi 23 mars, retour de malle »: what is read aloud. */
  libelle: string;
  chemin?: string | undefined;
}

export interface SemaineDeMois {
  /** Written on the first week of each month. */
  mois: string | null;
  jours: readonly JourDeMois[];
}

interface Props {
  legende: string;
  semaines: readonly SemaineDeMois[];
  /** Full size: beside a form where one chooses days. */
  grand?: boolean | undefined;
}

const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** Rolling weeks, Monday first: what is coming, not what is over. */
export function MoisRoulant({ legende, semaines, grand }: Props) {
  return (
    <table className={grand ? 'mois' : 'mois mois--petit'}>
      <caption>{legende}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="cache">Mois</span>
          </th>
          {JOURS.map((jour) => (
            <th scope="col" key={jour}>
              <span aria-hidden="true">{jour.slice(0, 2)}</span>
              <span className="cache">{jour}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {semaines.map(({ mois, jours }) => (
          <tr key={jours[0]?.iso}>
            <th scope="row">{mois ?? <span className="cache">semaine suivante</span>}</th>
            {jours.map((jour) => (
              <td key={jour.iso} className={jour.classes.join(' ') || undefined}>
                <Jour {...jour} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Jour({ texte, libelle, chemin, classes }: JourDeMois) {
  const contenu = (
    <>
      <span aria-hidden="true">
        <Quantieme texte={texte} />
      </span>
      <span className="cache">{libelle}</span>
    </>
  );
  const aujourdhui = classes.includes('auj') ? 'date' : undefined;
  return chemin ? (
    <Lien href={chemin} aria-current={aujourdhui}>
      {contenu}
    </Lien>
  ) : (
    <span aria-current={aujourdhui}>{contenu}</span>
  );
}

export interface RepereDeLegende {
  genre: 'vac' | 'fer' | 'ferme' | 'mien';
  libelle: string;
}

/** What the colours of a calendar mean. */
export function Legende({ reperes }: { reperes: readonly RepereDeLegende[] }) {
  return (
    <ul className="legende" aria-label="Légende">
      {reperes.map(({ genre, libelle }) => (
        <li key={genre}>
          <i className={`l-${genre}`} />
          {libelle}
        </li>
      ))}
    </ul>
  );
}
