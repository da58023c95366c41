import { leNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import type { Regime } from '#app/troc/papiers/regimes.ts';

/** What is shown to whoever arrives, in the first quarter of an hour. */
export function accueilSecurite(): string[] {
  return [
    'Montrer les sorties, le point de rassemblement et l’extincteur.',
    'Montrer la trousse de secours et dire qui sait s’en servir.',
    'Dire les risques du lieu et de l’activité : cuisine, machines, véhicule, public.',
    'Donner un numéro à appeler sur place, et à qui s’adresser si quelque chose ne va pas.',
    'Dire les règles de la maison : confidentialité, photos, clés.',
  ];
}

/** Who warns whom after an accident, and who declares it. */
export function conduiteEnCasDAccident(d: {
  origine: { nom: string; telephone: string | null };
  accueil: { nom: string };
  stagiaires: readonly { regime: Regime }[];
}): string[] {
  const numero = d.origine.telephone ? ` (${d.origine.telephone})` : '';
  const [origine, accueil] = [leNom(d.origine.nom), leNom(d.accueil.nom)];
  const benevole = d.stagiaires.every(({ regime }) => regime === 'benevolat');
  return [
    'Porter secours et appeler le 15, le 18 ou le 112.',
    `${majuscule(accueil)} prévient ${origine}${numero} le jour même, trajet compris.`,
    benevole
      ? `${majuscule(origine)} prévient son assurance, qui couvre ses bénévoles.`
      : `${majuscule(origine)} déclare l’accident : la personne n’a rien à avancer.`,
  ];
}
