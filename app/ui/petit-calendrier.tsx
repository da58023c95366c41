import type { MoisDessine } from '#app/commun/mois.ts';
import { Legende, MoisRoulant, type RepereDeLegende } from './mois-roulant.tsx';

interface Props {
  legende: string;
  mois: readonly MoisDessine[];
  /** « zone A » */
  zone: string;
  vacancesConnues: boolean;
  avecLegende?: boolean;
}

/** The small calendar with what its colours mean, and what it does not know. */
export function PetitCalendrier({ legende, mois, zone, vacancesConnues, avecLegende = true }: Props) {
  return (
    <>
      <MoisRoulant legende={legende} semaines={mois} />
      {avecLegende && <Legende reperes={reperesDuCalendrier(zone, mois)} />}
      <VacancesInconnues zone={zone} connues={vacancesConnues} />
    </>
  );
}

/** What the colours mean; a public holiday or a closure is explained when one is in sight. */
export function reperesDuCalendrier(zone: string, mois: readonly MoisDessine[]): RepereDeLegende[] {
  const vacances = { genre: 'vac' as const, libelle: `Vacances, ${zone}` };
  const enVue = (classe: string) => mois.some(({ jours }) => jours.some(({ classes }) => classes.includes(classe)));
  const reperes: RepereDeLegende[] = [vacances];
  if (enVue('fer')) reperes.push({ genre: 'fer', libelle: 'Jour férié' });
  if (enVue('ferme')) reperes.push({ genre: 'ferme', libelle: 'Votre structure est fermée' });
  return reperes;
}

/** Holidays that nobody has told the application are said to be missing, not left blank. */
export function VacancesInconnues({ zone, connues }: { zone: string; connues: boolean }) {
  if (connues) return null;
  const deLaZone = zone === 'Corse' ? 'de la Corse' : `de la ${zone}`;
  return <p className="petit doux">Les vacances {deLaZone} ne sont pas encore connues de l’application à ces dates.</p>;
}
