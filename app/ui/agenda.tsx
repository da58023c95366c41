import type { Salle } from '#app/commun/prise.ts';
import { classes } from './classes.ts';
import { Icone } from './icone.tsx';
import { Quantieme } from './quantieme.tsx';

export interface JourDAgenda {
  iso: string;
  /** « 30 », « 1er avril » */
  texte: string;
  /** « vacances », « férié », « fermé » */
  mention?: string | undefined;
  genre: 'ordinaire' | 'fin-semaine' | 'vacances' | 'fermee' | 'ferie';
  aujourdhui?: boolean | undefined;
}

export interface EvenementDAgenda {
  cle: string;
  salle: Salle;
  titre: string;
  detail?: string | undefined;
  /** « du mardi 7 au mercredi 8 avril »: what is read aloud. */
  dates: string;
  chemin: string;
  /** Columns of its week, 1 (Monday) to 7. */
  du: number;
  au: number;
  mien: boolean;
}

export interface SemaineDAgenda {
  jours: readonly JourDAgenda[];
  evenements: readonly EvenementDAgenda[];
}

const FOND = { ordinaire: '', 'fin-semaine': 'fs', vacances: 'vac', fermee: 'ferme', ferie: 'vac fer' } as const;

/** Weeks at a desk; on a phone the page shows `MoisRoulant` and a list. */
export function Agenda({ legende, semaines }: { legende: string; semaines: readonly SemaineDAgenda[] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a calendar is no fieldset.
    <div className="agenda au-bureau" role="group" aria-label={legende}>
      <div className="agenda__jours" aria-hidden="true">
        {['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'].map((jour) => (
          <span key={jour}>{jour}</span>
        ))}
      </div>
      {semaines.map(({ jours, evenements }) => (
        <div className="agenda__semaine" key={jours[0]?.iso}>
          <div className="agenda__fond" aria-hidden="true">
            {jours.map(({ iso, genre }) => (
              <i key={iso} className={FOND[genre]} />
            ))}
          </div>
          {jours.map(({ iso, texte, mention, aujourdhui }) => (
            <span key={iso} className={classes('agenda__no', aujourdhui && 'auj')} aria-current={aujourdhui ? 'date' : undefined}>
              <b>
                <Quantieme texte={texte} />
              </b>
              {mention && ` ${mention}`}
            </span>
          ))}
          {evenements.map((evenement) => (
            <Evenement key={evenement.cle} {...evenement} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Evenement({ salle, titre, detail, dates, chemin, du, au, mien }: EvenementDAgenda) {
  return (
    <a className={mien ? 'evenement evenement--mien' : 'evenement'} data-salle={salle} data-du={du} data-au={au} href={chemin}>
      <Icone nom={salle === 'maison' ? 'agenda' : salle} />
      <span>
        {titre}
        {detail && <span className="evenement__detail">, {detail}</span>}
        <span className="cache">, {dates}</span>
      </span>
    </a>
  );
}
