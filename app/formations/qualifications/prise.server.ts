import type { Prise } from '#app/commun/prise.ts';
import { CHAMPS_DE_LA_QUALIFICATION, cycleQualification } from './qualifications.ts';

export const prise: Prise = {
  domaine: 'formations',
  champsDuJournal: { [cycleQualification.objet]: CHAMPS_DE_LA_QUALIFICATION },
};
