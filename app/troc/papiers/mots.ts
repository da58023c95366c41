import { libelleHeures } from '#app/commun/duree.ts';
import { libelleEuros } from '#app/commun/euros.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import { libelleJour, libellePeriode, momentDe } from '#app/commun/periode.ts';
import { entreGuillemets, enumerer, majuscule, minuscule } from '#app/commun/texte.ts';
import { libelleSiret } from '#app/reseau/structures/siret.ts';
import {
  bornesDe,
  type Charge,
  joursDe,
  libelleDureeDe,
  libelleHoraires,
  minutesDePresence,
  suitesDe,
  type Termes,
} from '#app/troc/stages/termes.ts';
import type { DonneesDePapier, PersonneDePapier, StructureDePapier } from './donnees-de-papier.ts';

/** What several papers say in the same words. Each of them is complete: what is unknown is left out with its sentence. */

const LONGUEUR_DU_NUMERO = 3;

/** « CV-2026-014 »; a paper of one among several carries her rank: « AV-2026-014-2 ». */
export function numeroDe(
  sigle: string,
  d: Pick<DonneesDePapier, 'stageId' | 'accepteLe' | 'personnes'>,
  personneId?: number,
): string {
  const numero = `${sigle}-${d.accepteLe.slice(0, 4)}-${String(d.stageId).padStart(LONGUEUR_DU_NUMERO, '0')}`;
  const rang = d.personnes.findIndex(({ id }) => id === personneId);
  return rang >= 0 && d.personnes.length > 1 ? `${numero}-${rang + 1}` : numero;
}

/** « Version 2 », « Version 2, édition 3 » */
export function editionDe({ version, edition }: Pick<DonneesDePapier, 'version' | 'edition'>): string {
  return edition > 1 ? `Version ${version}, édition ${edition}` : `Version ${version}`;
}

/** « Inès Roudier, animatrice » */
export const quiEst = ({ nom, intitule }: PersonneDePapier): string => [nom, intitule].filter(Boolean).join(', ');

/** The structure's name as a sentence opens with it: « L’Espace Camille », « Le Fil de Vienne ». */
export const auDebut = (nom: string): string => majuscule(leNom(nom));

/** What someone typed, a line at a time: no doubled space, no dash of a list, no straight apostrophe. */
function lignesTapees(texte: string): string[] {
  const lignes = texte.split('\n').map((ligne) => ligne.replace(/\s+/g, ' ').replaceAll("'", '’').trim());
  return lignes.map((ligne) => ligne.replace(/^[-–•*] ?/, '').replace(/[\s,;:]+$/, '')).filter(Boolean);
}

const finie = (ligne: string) => /[.!?…»]$/.test(ligne);
const finir = (ligne: string) => (finie(ligne) ? ligne : `${ligne}.`);

/** What someone typed as one sentence a line, each with its capital and its full stop. */
export const phrases = (texte: string): string[] => lignesTapees(texte).map((ligne) => majuscule(finir(ligne)));

/** The same after a colon: « apprendre à animer un groupe de parents ; à préparer un accueil. » */
export function suiteDePhrase(texte: string): string {
  const lignes = lignesTapees(texte);
  return lignes
    .map((ligne, rang) => {
      if (rang === lignes.length - 1) return finir(ligne);
      return finie(ligne) ? `${ligne} ` : `${ligne} ; `;
    })
    .join('');
}

/** The words of whoever wrote the goal, in her own « je » perhaps: a paper quotes them, it does not make them its own. */
export const citer = (texte: string): string => entreGuillemets(suiteDePhrase(texte));

const ville = (s: Pick<StructureDePapier, 'codePostal' | 'commune'>) => [s.codePostal, s.commune].filter(Boolean).join(' ');
const adresse = (s: StructureDePapier) => [s.adresse, ville(s)].filter(Boolean).join(', ');

/** A managing body after a comma: « association », « CCAS ou CIAS », « Caf, organisme de droit privé ». */
function gestionDite({ gestion, libelleGestion }: StructureDePapier): string {
  if (gestion === 'caf' || gestion === 'msa') return `${libelleGestion}, organisme de droit privé`;
  return gestion === 'ccas' ? libelleGestion : minuscule(libelleGestion);
}

/** Legal identity: name, kind and managing body, address, SIRET, one a line. */
export function identite(s: StructureDePapier): string[] {
  return [
    s.nom,
    [s.libelleType, gestionDite(s)].filter(Boolean).join(', '),
    adresse(s),
    s.siret ? `SIRET ${libelleSiret(s.siret)}` : '',
  ].filter(Boolean);
}

/** Who may sign, one or the other; nobody signs for a structure a paper that is about herself, unless she is alone to. */
export function signatairesDe(s: StructureDePapier, sauf?: PersonneDePapier): string {
  const autres = s.signataires.filter((signataire) => !sauf || !`${signataire},`.startsWith(`${sauf.nom},`));
  return enumerer(autres.length ? autres : s.signataires, ', ou ');
}

/** Beyond this, a name said at every line tires: the clauses say « l’employeur » and « l’accueil ». */
const NOM_LONG = 32;

/** The same facts, named as clauses name them: their full names stand among the parties. */
export function enClauses(d: DonneesDePapier): DonneesDePapier {
  const long = d.employeur.nom.length > NOM_LONG || d.accueil.nom.length > NOM_LONG;
  if (!long) return d;
  return { ...d, employeur: { ...d.employeur, nom: 'l’employeur' }, accueil: { ...d.accueil, nom: 'l’accueil' } };
}

/** Where one works: what the terms say, otherwise the host's address. */
export function lieuDe({ termes, accueil }: DonneesDePapier): string {
  return suiteDePhrase(termes.lieu?.trim().replaceAll('\n', ' ') || [accueil.nom, adresse(accueil)].filter(Boolean).join(', '));
}

/** More days than these are said in groups of the same hours. */
const JOURS_DITS_UN_PAR_UN = 5;

/** Every day with its hours: one a line, or for a long stage the days that have the same hours together. */
export function joursEtHoraires({ demiJournees, horaires }: Pick<Termes, 'demiJournees' | 'horaires'>): string[] {
  const parHoraires = new Map<string, number[]>();
  for (const jour of joursDe(demiJournees)) {
    const duJour = demiJournees.filter((demi) => joursDe([demi])[0] === jour);
    const heures = libelleHoraires({ horaires, demiJournees: duJour });
    parHoraires.set(heures, [...(parHoraires.get(heures) ?? []), ...duJour]);
  }
  if (joursDe(demiJournees).length <= JOURS_DITS_UN_PAR_UN) {
    const lignes = [...parHoraires].flatMap(([heures, demis]) => joursDe(demis).map((jour) => ({ jour, heures })));
    lignes.sort((a, b) => a.jour.localeCompare(b.jour));
    return lignes.map(({ jour, heures }) => `${majuscule(libelleJour(jour, true))}, ${heures}.`);
  }
  return [...parHoraires].map(([heures, demis]) => `${majuscule(heures)} : ${enumerer(joursGroupes(demis))}.`);
}

/** « du lundi 2 au vendredi 6 mars », « mardi 10 mars 2026 »: the year closes each year's list. */
function joursGroupes(demis: readonly number[]): string[] {
  // Half-days of the same hours make whole days of their own: neighbours meet whatever part of the day they keep.
  const jours = [...new Set(demis.map((demi) => demi - (demi % 2)))];
  const suites = suitesDe(jours.flatMap((jour) => [jour, jour + 1]));
  const annee = (demi: number) => joursDe([demi])[0]?.slice(0, 4);
  return suites.map((suite, rang) => {
    const suivante = suites[rang + 1];
    return libellePeriode(suite, !suivante || annee(suivante.du) !== annee(suite.au));
  });
}

/** « 2 jours, 14 heures, pause du repas non comprise » */
export function dureeEtHeures(termes: Pick<Termes, 'demiJournees' | 'horaires'>): string {
  const { demiJournees } = termes;
  const pause = demiJournees.some((demi) => momentDe(demi) === 'matin' && demiJournees.includes(demi + 1));
  const heures = libelleHeures(minutesDePresence(termes));
  return `${libelleDureeDe(demiJournees)}, ${heures}${pause ? ', pause du repas non comprise' : ''}`;
}

/** Who pays, in the words of each charge; `verbe` agrees with what is paid. */
function paye(d: DonneesDePapier, charge: Charge, verbe: string, qui: string): string {
  const [employeur, accueil] = [leNom(d.employeur.nom), leNom(d.accueil.nom)];
  switch (charge) {
    case 'origine':
      return `${verbe} par ${employeur}`;
    case 'accueil':
      return `${verbe} par ${accueil}`;
    case 'partage':
      return `${verbe} pour moitié par ${employeur} et pour moitié par ${accueil}`;
    case 'personne':
      return `à la charge ${deNom(qui)}`;
  }
}

/** Way, kilometres, amount and who bears it, after a colon. `qui`: « Inès Roudier », « chaque personne ». */
export function trajets(d: DonneesDePapier, qui: string): string {
  const { termes, employeur, accueil } = d;
  const jours = joursDe(termes.demiJournees).length;
  const rythme = jours > 1 ? 'aller et retour chaque jour' : 'aller et retour';
  const arrivee = termes.lieu?.trim() ? 'lieu du stage' : accueil.commune;
  const parcours =
    employeur.commune && arrivee && employeur.commune !== arrivee ? [`${employeur.commune} – ${arrivee}`, rythme] : [];
  const charge = paye(d, termes.frais, 'remboursés', qui);
  if (!termes.km) return `${[...parcours, `frais ${charge}, sur justificatifs`].join(', ')}.`;
  const combien = `environ ${(termes.km * 2 * jours).toLocaleString('fr-FR')} km au total`;
  const montant = termes.montantCentimes === null ? [] : [`soit ${libelleEuros(termes.montantCentimes)}`];
  return `${[...parcours, combien, ...montant, charge].join(', ')}.`;
}

/** Who bears the meals, after a colon. */
export function repas(d: DonneesDePapier, qui: string): string {
  const verbe = d.termes.repas === 'accueil' ? 'offerts' : 'remboursés';
  return `${paye(d, d.termes.repas, verbe, qui)}.`;
}

/** Whether working days of the post lie between the first and the last day of a stage. */
export function aDesTrous(termes: Pick<Termes, 'demiJournees'>, estOuvre: (jour: string) => boolean): boolean {
  const jours = joursDe(termes.demiJournees);
  const { du, au } = bornesDe(termes.demiJournees);
  for (let demi = du - (du % 2); demi <= au; demi += 2) {
    const [jour = ''] = joursDe([demi]);
    if (estOuvre(jour) && !jours.includes(jour)) return true;
  }
  return false;
}
