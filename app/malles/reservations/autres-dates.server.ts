import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, estJour, type Jour, jourCivil, jourDe, momentDe } from '#app/commun/periode.ts';
import { lireMalle } from '#app/malles/catalogue/malles.server.ts';
import { estJourFerme } from '#app/malles/catalogue/malles.ts';
import { calendrierDeMalle, lundiMontre, SEMAINES_MONTREES } from '#app/malles/occupation/calendrier.server.ts';
import { feriesEntre, lireOccupations } from '#app/malles/occupation/lectures.server.ts';
import { horsService, periodeAutour, quiGene } from '#app/malles/occupation/libre.ts';
import { cleDesDates } from './adresse-de-reservation.ts';
import type { DossierDeReservation } from './dossiers.server.ts';
import { jugerLesAutresDates } from './juger.server.ts';
import { prete } from './reservations.ts';

const MOMENTS = ['matin', 'apres-midi'] as const;

/**
 * The page that changes the dates of a loan: those that it has, or those that its address proposes (`debut`, `fin` and their
 * halves), whether they are free, and the weeks around with the days that one may take.
 */
export function lireAutresDates(
  ctx: ContextePersonne,
  d: DossierDeReservation,
  nom: 'changer' | 'redemander',
  adresse: URLSearchParams,
) {
  const { ligne, relations } = d;
  const jourDit = (nom: string) => [adresse.get(nom) ?? ''].find(estJour);
  const momentDit = (nom: string) => MOMENTS.find((un) => un === adresse.get(nom));
  const [debut, fin] = jourDit('debut') === undefined ? [jourDe(ligne.du), jourDe(ligne.au)] : [jourDit('debut'), jourDit('fin')];
  const siens = jourDit('debut') === undefined;
  const debutDemiJournee = siens && momentDe(ligne.du) !== 'matin' ? momentDe(ligne.du) : momentDit('debutDemiJournee');
  const finDemiJournee = siens && momentDe(ligne.au) !== 'apres-midi' ? momentDe(ligne.au) : momentDit('finDemiJournee');
  const valeurs = {
    ...{ debut: debut ?? '', fin: fin ?? '' },
    ...{ debutDemiJournee: debutDemiJournee ?? '', finDemiJournee: finDemiJournee ?? '' },
  };
  const lundi = lundiMontre(ctx, adresse.get('semaine'), debut);
  const vers = (champs: Record<string, string>) => {
    const dits = Object.fromEntries(Object.entries({ ...valeurs, ...champs }).filter(([, valeur]) => valeur));
    return `/reservations/${ligne.id}/${nom}?${new URLSearchParams(dits)}#quand`;
  };
  const semaines = (combien: number) => vers({ semaine: ajouterJours(lundi, combien * 7 * SEMAINES_MONTREES) });
  const sauf = { reservations: [ligne.id] };
  const lien = (premier: string, dernier = '') => vers({ debut: premier, fin: dernier, semaine: lundi });
  const calendrier = calendrierDeMalle(ctx, lireMalle(ctx, ligne.malleId), {
    ...{ lundi, debut, fin, sauf, prete: prete(relations), lien },
  });
  return {
    valeurs,
    juge: cleDesDates(valeurs),
    verdict: debut && fin && debut <= fin ? jugerLesAutresDates(ctx, d, { debut, fin, debutDemiJournee, finDemiJournee }) : null,
    calendrier: { ...calendrier, avant: calendrier.avant ? semaines(-1) : '', apres: calendrier.apres ? semaines(1) : '' },
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
  };
}
/**
 * Until which day a loan that is out may be kept: its structure's longest loan, and whoever has the malle next.
 * @returns null when it may not be kept a day longer
 */
export function gardableJusque(ctx: ContextePersonne, { ligne, regles, relations }: DossierDeReservation): Jour | null {
  const [attendue, aujourdhui] = [jourDe(ligne.au), jourCivil(ctx.maintenant, ctx.fuseau)];
  const plusLong = ajouterJours(jourDe(ligne.du), regles.joursMax - 1);
  const a = prete(relations) || plusLong < attendue ? ajouterJours(attendue, regles.joursMax) : plusLong;
  const tout = periodeAutour({ du: ligne.du, au: demiJournee(a, 'apres-midi') });
  const occupation = lireOccupations(ctx, [ligne.malleId], tout, { reservations: [ligne.id] }).get(ligne.malleId);
  if (occupation === undefined) return null;
  const malle = lireMalle(ctx, ligne.malleId).ligne;
  const tampons = { avant: 0, apres: ligne.tamponApres };
  const feries = feriesEntre(attendue, a);
  let jusque: Jour | null = null;
  for (let jour = ajouterJours(attendue, 1); jour <= a; jour = ajouterJours(jour, 1)) {
    const periode = { du: ligne.du, au: demiJournee(jour, 'apres-midi') };
    if (quiGene(occupation, periode, tampons) !== null) break;
    if (jour >= aujourdhui && !horsService(malle, jour) && !estJourFerme(jour, regles.joursFermes, feries)) jusque = jour;
  }
  return jusque;
}
