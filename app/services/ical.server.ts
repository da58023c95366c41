import { TZDate } from '@date-fns/tz';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { ajouterJours, type DemiJournee, type Jour, jourDe, momentDe } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';

/** How often a reader should come back, in seconds. */
const FRAICHEUR_S = 3600;
/** A meeting whose end nobody said: what calendars give to a new one. */
const DUREE_MINUTES = 60;
/** Civil hours at which a half-day begins and ends. */
const HEURES = { matin: [9, 12], 'apres-midi': [14, 17] } as const;

const STATUT: Record<Evenement['etat'], ICalEventStatus> = {
  prevu: ICalEventStatus.CONFIRMED,
  propose: ICalEventStatus.TENTATIVE,
  annule: ICalEventStatus.CANCELLED,
};

/** The instant of a civil hour, in minutes since midnight, as a plain Date: written in UTC, it needs no VTIMEZONE. */
function instant(jour: Jour, minutes: number, fuseau: string): Date {
  const [annee = 0, mois = 1, quantieme = 1] = jour.split('-').map(Number);
  return new Date(new TZDate(annee, mois - 1, quantieme, Math.floor(minutes / 60), minutes % 60, 0, fuseau).getTime());
}
const heureDe = (demi: DemiJournee, rang: 0 | 1, fuseau: string): Date =>
  instant(jourDe(demi), HEURES[momentDe(demi)][rang] * 60, fuseau);

const minuit = (jour: string) => new Date(`${jour}T00:00:00Z`);

/** Whole days fill the day's head in a calendar; a half-day takes its hours, and what has an hour begins then. The end of whole days is excluded. */
function bornes(
  { periode: { du, au }, heure, duree = DUREE_MINUTES }: Evenement,
  fuseau: string,
): { start: Date; end: Date; allDay: boolean } {
  if (heure !== undefined) {
    const start = instant(jourDe(du), heure, fuseau);
    return { start, end: new Date(start.getTime() + duree * 60_000), allDay: false };
  }
  if (momentDe(du) === 'matin' && momentDe(au) === 'apres-midi') {
    return { start: minuit(jourDe(du)), end: minuit(ajouterJours(jourDe(au), 1)), allDay: true };
  }
  return { start: heureDe(du, 0, fuseau), end: heureDe(au, 1, fuseau), allDay: false };
}

/**
 * Writes a calendar (RFC 5545). The UID of an event is stable, its SEQUENCE grows with each change, and what
 * is cancelled stays in the feed as such, so that the reader's copy changes too.
 * @param calendrier.hote host name, the right-hand part of every UID
 * @param calendrier.fuseau time zone in which the half-days are counted
 * @param calendrier.adressePublique start of the link to each event's page; without it there is no link
 * @param calendrier.abonnement a feed that is read again and again: it has a name and says how often to come back. Some
 *   readers take a named file for a whole calendar, and open it beside one's own
 */
export function ecrireCalendrier(calendrier: {
  nom: string;
  evenements: readonly Evenement[];
  hote: string;
  fuseau: string;
  adressePublique?: string;
  abonnement: boolean;
}): string {
  const { nom, evenements, hote, fuseau, adressePublique, abonnement } = calendrier;
  const flux = ical({
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: nom, product: 'Agenda', language: 'FR' },
    ...(abonnement ? { name: nom, ttl: FRAICHEUR_S } : {}),
  });
  for (const evenement of evenements) {
    const annule = evenement.etat === 'annule';
    flux.createEvent({
      ...bornes(evenement, fuseau),
      id: `${evenement.cle}@${hote}`,
      sequence: evenement.sequence,
      // The same content gives the same bytes: readers compare them.
      stamp: evenement.modifieLe,
      lastModified: evenement.modifieLe,
      // Many readers of subscribed feeds ignore STATUS: the word is in the title too.
      summary: annule ? `Annulé\u00a0: ${evenement.titre}` : evenement.titre,
      description: evenement.detail,
      location: evenement.lieu ?? null,
      url: adressePublique ? `${adressePublique}${evenement.chemin}` : null,
      status: STATUT[evenement.etat],
      transparency: annule ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  return flux.toString();
}
