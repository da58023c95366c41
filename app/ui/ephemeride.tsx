import { Quantieme } from './quantieme.tsx';

interface Props {
  jour: { semaine: string; quantieme: string; mois: string };
  /** Machine-readable day. */
  iso: string;
  fine?: boolean | undefined;
}

/** A date as a tear-off leaf. */
export function Ephemeride({ jour, iso, fine }: Props) {
  return (
    <time className={fine ? 'ephemeride ephemeride--fine' : 'ephemeride'} dateTime={iso}>
      <span className="ephemeride__sem">{jour.semaine}</span>{' '}
      <span className="ephemeride__jour">
        <Quantieme texte={jour.quantieme} />
      </span>{' '}
      <span className="ephemeride__mois">{jour.mois}</span>
    </time>
  );
}
