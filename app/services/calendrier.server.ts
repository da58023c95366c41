import type { Contexte } from '#app/commun/contexte.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { type EvenementJoint, reprendre } from './evenement-joint.ts';
import { ecrireCalendrier } from './ical.server.ts';
import { enTeteDuReseau } from './territoire.server.ts';

type Maison = Pick<Contexte, 'db' | 'fuseau' | 'adressePublique'>;

/** What the UID and the words of an event are made of: one place, so that the feed and every file name it alike. */
const duReseau = ({ db, fuseau, adressePublique }: Maison) => ({
  nom: enTeteDuReseau(db).nom,
  hote: new URL(adressePublique).host,
  fuseau,
  adressePublique,
});

/**
 * The calendar that a telephone subscribes to.
 * @param nom what it is called there; the network's name otherwise
 */
export function ecrireAbonnement(maison: Maison, evenements: readonly Evenement[], nom?: string): string {
  return ecrireCalendrier({ ...duReseau(maison), ...(nom ? { nom } : {}), evenements, abonnement: true });
}

/**
 * The file that a mail joins. METHOD stays PUBLISH, cancelled or not: CANCEL answers an invitation, which has an organiser
 * and guests, and calendars leave out a file that cancels what nobody invited to. Opened by hand, a file is imported: the
 * same UID and a greater SEQUENCE take the place of what was there, STATUS:CANCELLED strikes it or takes it away, and the
 * title says it to readers that ignore STATUS.
 */
export function ecrireFichierJoint(maison: Maison, agenda: readonly EvenementJoint[]): string {
  return ecrireCalendrier({ ...duReseau(maison), evenements: agenda.map(reprendre), abonnement: false });
}
