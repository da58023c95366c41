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
      {avecLegende && <Legende reperes={reperesDuCalendrier(zone)} />}
      <VacancesInconnues zone={zone} connues={vacancesConnues} />
    </>
  );
}

export const reperesDuCalendrier = (zone: string) => [
  { genre: 'vac' as const, libelle: `Vacances, ${zone}` },
  { genre: 'fer' as const, libelle: 'Jour férié' },
];

/** Holidays that nobody has told the application are said to be missing, not left blank. */
export function VacancesInconnues({ zone, connues }: { zone: string; connues: boolean }) {
  if (connues) return null;
  const deLaZone = zone === 'Corse' ? 'de la Corse' : `de la ${zone}`;
  return <p className="petit doux">Les vacances {deLaZone} ne sont pas encore connues de l’application à ces dates.</p>;
}
