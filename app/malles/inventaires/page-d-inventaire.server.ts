import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt } from 'drizzle-orm';
import { lireBrouillon } from '#app/commun/brouillons.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { libelleEuros } from '#app/commun/euros.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { aNom, leNom } from '#app/commun/francais.ts';
import { type Jour, jourCivil, jourDe, libelleHeure, libelleJour, libellePeriode } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { lireMalle } from '#app/malles/catalogue/malles.server.ts';
import { type DossierDeReservation, gardesDe, getReservation } from '#app/malles/reservations/dossiers.server.ts';
import {
  cycleReservation,
  DROITS_RESERVATION,
  joursDeRetard,
  type StatutReservation,
  type TransitionReservation,
} from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { vieDuPret } from '#app/malles/reservations/vie.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { aCompterAuDepart, aCompterAuRetour } from './compte.server.ts';
import { suivanteConvenue } from './gardes.server.ts';
import type { OccasionDeCompter } from './inventaires.ts';

const ACTE: Record<OccasionDeCompter, TransitionReservation> = {
  depart: 'remettre',
  retour: 'rendre',
  relais: 'passer_le_relais',
};

/**
 * The page where a malle is counted.
 * @returns `empechement`: why it cannot be done now, empty when it can
 * @throws ErreurMetier INTROUVABLE; INTERDIT to whoever may never do it
 */
export function lirePageDInventaire(ctx: ContextePersonne, id: number | undefined, occasion: OccasionDeCompter) {
  const d = getReservation(ctx, id);
  const { ligne, malle, emprunteuse, proprietaire, contact, relations } = d;
  const empechement = empechementDe(ctx, d, ACTE[occasion]);
  const suivanteId = occasion === 'relais' ? suivanteConvenue(ctx, ligne.id) : null;
  const suivante = suivanteId === null ? null : getReservation(ctx, suivanteId);
  const { gardienne } = lireMalle(ctx, malle.id);
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const moi = ctx.acteur.nom;
  const [duPret, dEmprunt] = [relations.includes('proprietaire'), relations.includes('emprunteuse')];
  const quiGarde = duPret ? moi : gardienne ? nomComplet(gardienne) : '';
  const quiEmprunte = dEmprunt ? moi : contact.nom;
  const brouillon = `inventaire-${occasion}:${ligne.id}`;
  const caution = peut(DROITS_RESERVATION, 'noterLaCaution', relations) && ligne.caution > 0;
  return {
    ...{ id: ligne.id, occasion, malle: { nom: malle.nom, slug: malle.slug }, empechement },
    /** A count that is done again. */
    encore: false,
    aujourdhui: libelleJour(aujourdhui),
    ou: occasion === 'depart' ? (proprietaire.commune ?? '') : (emprunteuse.commune ?? ''),
    objets: empechement ? [] : occasion === 'depart' ? aCompterAuDepart(ctx, malle.id) : aCompterAuRetour(ctx, ligne),
    remis: occasion === 'depart' ? quiGarde : quiEmprunte,
    recu: occasion === 'depart' ? quiEmprunte : occasion === 'relais' ? (suivante?.contact.nom ?? '') : quiGarde,
    bouton: boutonDe(occasion, d, suivante),
    note: occasion === 'depart' ? noteDuDepart(d, aujourdhui) : noteDuRetour(d, aujourdhui),
    ensuite: ensuiteDe(ctx, d, occasion, suivante),
    caution:
      caution && occasion === 'depart' && ligne.cautionRecueLe === null
        ? `J’ai reçu la caution de ${libelleEuros(ligne.caution)}`
        : caution && occasion !== 'depart' && ligne.cautionRecueLe !== null && ligne.cautionRendueLe === null
          ? `J’ai rendu la caution de ${libelleEuros(ligne.caution)}`
          : '',
    fil: vieDuPret(ctx, d),
    geste: randomUUID(),
    // The same whatever others write of the loan meanwhile: what was counted is still offered.
    brouillon: { nom: brouillon, ...commence(ctx, brouillon) },
  };
}
export type PageDInventaire = ReturnType<typeof lirePageDInventaire>;

const DEJA: Partial<Record<TransitionReservation, (statut: StatutReservation) => string>> = {
  remettre: (statut) => {
    if (statut === 'demandee') return 'Cette demande n’est pas encore acceptée\u00a0: la malle ne peut pas être remise.';
    if (statut === 'en_pret') return 'La malle est déjà remise\u00a0: ce prêt est en cours.';
    return 'Ce prêt est fini\u00a0: la malle ne peut plus être remise.';
  },
  rendre: (statut) =>
    statut === 'demandee' || statut === 'acceptee'
      ? 'La malle n’est pas encore remise\u00a0: elle ne peut pas être rendue.'
      : 'La malle est déjà rendue, ou ce prêt n’a pas eu lieu.',
};

/** What the button does, on the side of who presses it: one hands the malle over, the other takes it. */
function boutonDe(
  occasion: OccasionDeCompter,
  { relations, emprunteuse, proprietaire }: DossierDeReservation,
  suivante: DossierDeReservation | null,
): string {
  const [prete, emprunte] = [relations.includes('proprietaire'), relations.includes('emprunteuse')];
  if (occasion === 'relais') return `Passer la malle ${aNom((suivante?.emprunteuse ?? proprietaire).nom)}`;
  if (occasion === 'depart') return emprunte && !prete ? 'Prendre la malle' : `Remettre la malle ${aNom(emprunteuse.nom)}`;
  return prete && !emprunte ? 'Reprendre la malle' : `Rendre la malle ${aNom(proprietaire.nom)}`;
}

/** Why an act cannot be done now; empty when it can. @throws ErreurMetier INTERDIT */
export function empechementDe(ctx: ContextePersonne, d: DossierDeReservation, acte: TransitionReservation): string {
  const { statut, au } = d.ligne;
  try {
    verifierTransition(cycleReservation, acte, { statut, relations: d.relations, gardes: gardesDe(ctx, d) });
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier) || erreur.code !== 'IMPOSSIBLE') throw erreur;
    const dite = cycleReservation.transitions[acte].de.some((un) => un === statut) ? undefined : DEJA[acte]?.(statut);
    return dite ?? erreur.message;
  }
  return acte === 'remettre' && jourDe(au) < jourCivil(ctx.maintenant, ctx.fuseau)
    ? 'Les dates de ce prêt sont passées\u00a0: changez-les d’abord.'
    : '';
}

/** What was begun, and when it was kept. */
/** What was begun on a page where one counts, and when. */
export function commence(ctx: ContextePersonne, nom: string): { garde: string; formulaire: Formulaire | null } {
  const lu = lireBrouillon(ctx, nom);
  if (!lu) return { garde: '', formulaire: null };
  const valeurs = Object.fromEntries(
    Object.entries(lu.valeurs).map(([champ, valeur]) => [champ, typeof valeur === 'string' ? valeur : (valeur[0] ?? '')]),
  );
  const jour = jourCivil(lu.modifieLe, ctx.fuseau);
  const quand = jour === jourCivil(ctx.maintenant, ctx.fuseau) ? '' : `${libelleJour(jour)} `;
  return { garde: `${quand}à ${libelleHeure(lu.modifieLe, ctx.fuseau)}`, formulaire: { valeurs, erreurs: {} } };
}

function noteDuDepart({ ligne }: DossierDeReservation, aujourdhui: Jour): string {
  const premier = jourDe(ligne.du);
  if (aujourdhui < premier) return `Ce prêt commence ${libelleJour(premier)}\u00a0: remis aujourd’hui, il commence plus tôt.`;
  return '';
}

function noteDuRetour({ ligne }: DossierDeReservation, aujourdhui: Jour): string {
  const retard = joursDeRetard(ligne, aujourdhui);
  if (retard > 0) return `Elle était attendue ${libelleJour(jourDe(ligne.au))}.`;
  return aujourdhui < jourDe(ligne.au)
    ? `Elle était prêtée jusqu’au ${libelleJour(jourDe(ligne.au))}\u00a0: les jours qui restent redeviennent libres.`
    : '';
}

function ensuiteDe(
  ctx: ContextePersonne,
  { ligne, emprunteuse, proprietaire }: DossierDeReservation,
  occasion: OccasionDeCompter,
  suivante: DossierDeReservation | null,
): string[] {
  const fin = libelleJour(jourDe(ligne.au));
  const regler = `S’il manque quelque chose, ${leNom(proprietaire.nom)} le règle avec ${leNom(emprunteuse.nom)}\u00a0: le racheter, le rembourser, ou le laisser.`;
  if (occasion === 'depart') {
    return [
      `${majuscule(leNom(emprunteuse.nom))} a la malle jusqu’au ${fin}.`,
      'Au retour, vous comptez les mêmes objets\u00a0: ce qui manque aujourd’hui ne lui sera pas demandé.',
    ];
  }
  if (occasion === 'relais' && suivante) {
    return [
      `La malle est rendue pour ${leNom(emprunteuse.nom)}. Plus aucun rappel ne part.`,
      `${majuscule(leNom(suivante.emprunteuse.nom))} l’a jusqu’au ${libelleJour(jourDe(suivante.ligne.au))}, et ne répond que de ce qui est compté ici.`,
      regler,
    ];
  }
  const prochain = prochainPret(ctx, ligne);
  return [
    'La malle est rendue. Plus aucun rappel ne part.',
    regler,
    prochain
      ? `Ce qui se consomme est à racheter avant le prêt suivant, ${libellePeriode(prochain)}.`
      : 'Ce qui se consomme est à racheter avant le prêt suivant.',
  ];
}

/** The next loan of the same malle. */
const prochainPret = ({ db }: ContextePersonne, { malleId, du }: DossierDeReservation['ligne']) =>
  db
    .select({ id: reservations.id, du: reservations.du, au: reservations.au, nom: structures.nom })
    .from(reservations)
    .innerJoin(structures, eq(structures.id, reservations.structureId))
    .where(and(eq(reservations.malleId, malleId), eq(reservations.statut, 'acceptee'), gt(reservations.du, du)))
    .orderBy(asc(reservations.du), asc(reservations.id))
    .get();
