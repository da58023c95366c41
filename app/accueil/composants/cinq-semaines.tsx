import { Legende, MoisRoulant } from '#app/ui/mois-roulant.tsx';
import type { MoisDessine } from '../mois.ts';

interface Props {
  legende: string;
  mois: readonly MoisDessine[];
  /** « zone A » */
  zone: string;
  vacancesConnues: boolean;
  avecLegende?: boolean;
}

/** The small calendar with what its colours mean, and what it does not know. */
export function CinqSemaines({ legende, mois, zone, vacancesConnues, avecLegende = true }: Props) {
  return (
    <>
      <MoisRoulant legende={legende} semaines={mois} />
      {avecLegende && <Legende reperes={reperesDuCalendrier(zone, mois)} />}
      <VacancesInconnues zone={zone} connues={vacancesConnues} />
    </>
  );
}

/** What the colours mean; a public holiday is explained when one is in sight. */
export function reperesDuCalendrier(zone: string, mois: readonly MoisDessine[]) {
  const vacances = { genre: 'vac' as const, libelle: `Vacances, ${zone}` };
  const ferie = mois.some(({ jours }) => jours.some(({ classes }) => classes.includes('fer')));
  return ferie ? [vacances, { genre: 'fer' as const, libelle: 'Jour férié' }] : [vacances];
}

/** Holidays that nobody has told the application are said to be missing, not left blank. */
export function VacancesInconnues({ zone, connues }: { zone: string; connues: boolean }) {
  if (connues) return null;
  const deLaZone = zone === 'Corse' ? 'de la Corse' : `de la ${zone}`;
  return <p className="petit doux">Les vacances {deLaZone} ne sont pas encore connues de l’application à ces dates.</p>;
}
