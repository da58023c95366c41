import type { Prise } from '#app/commun/prise.ts';
import { CHAMPS_DE_LA_QUALIFICATION, CHAMPS_DE_LA_REFERENCE, cycleQualification } from './qualifications.ts';

/** What the qualifications give to the pages that cross rooms. */
export const prise: Prise = {
  domaine: 'formations',
  champsDuJournal: { [cycleQualification.objet]: CHAMPS_DE_LA_QUALIFICATION, qualification_attendue: CHAMPS_DE_LA_REFERENCE },
};
