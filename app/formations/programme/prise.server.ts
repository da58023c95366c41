import type { Prise } from '#app/commun/prise.ts';
import { formationsAFaire, formationsASuivre, formationsTrouvees, porteDesFormations } from './a-suivre.server.ts';
import { evenementsDeFormation, prochainesSeances } from './agenda.server.ts';
import { CHAMPS_DE_LA_FORMATION, cycleFormation } from './formations.ts';
import { nouvellesFormations } from './nouvelles.server.ts';

/** What the programme gives to the pages that cross rooms. */
export const prise: Prise = {
  domaine: 'formations',
  entrees: [{ salle: 'formations', libelle: 'Formations', chemin: '/formations', ouverteA: () => true }],
  portes: porteDesFormations,
  aFaire: formationsAFaire,
  suivi: formationsASuivre,
  nouveautes: nouvellesFormations,
  agenda: evenementsDeFormation,
  agendaPlusLoin: prochainesSeances,
  chercher: formationsTrouvees,
  champsDuJournal: { [cycleFormation.objet]: CHAMPS_DE_LA_FORMATION },
};
