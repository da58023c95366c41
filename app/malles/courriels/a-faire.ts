import { aNom, leNom } from '#app/commun/francais.ts';
import { ajouterJours, type DemiJournee, type Jour, jourDe, libelleJour, libellePeriode } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { accorder, majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { joursDeRetard, type StatutReservation } from '#app/malles/reservations/reservations.ts';

/** How long the keeper has to answer, to check what came back, and to settle what is missing, in days. */
const JOURS_POUR_REPONDRE = 5;
const JOURS_POUR_VERIFIER = 3;
const JOURS_POUR_REGLER = 14;
/** A malle is to be prepared this many days before it leaves. */
export const JOURS_POUR_PREPARER = 2;
/** Who collects or brings back is told from the day before. */
const VEILLE = 1;

/** A loan of someone's, or of a malle that she keeps. */
export interface PretAFaire {
  id: number;
  statut: StatutReservation;
  du: DemiJournee;
  au: DemiJournee;
  demandeeLe: Jour;
  rendueLe: Jour | null;
  modifieeLe: Jour;
  malle: string;
  /** Who borrows, and where the malle lives. */
  emprunteuse: string;
  proprietaire: string;
  /** The structure that hands it over, and the one that receives it, when it passes from hand to hand. */
  relaisDe: string | null;
  relaisVers: string | null;
  /** Of the malle, from the day it is to leave, or today. */
  horsService: boolean;
  /** It is for her, on either side. */
  garde: boolean;
  emprunte: boolean;
}

type Chose = Omit<Attente, 'cle' | 'salle'>;

/** What a loan asks of someone today; null when it asks nothing. */
export function attenteDuPret(p: PretAFaire, aujourdhui: Jour): Attente | null {
  const chose = (p.garde ? deLaGardienne(p, aujourdhui) : null) ?? (p.emprunte ? deLEmprunteuse(p, aujourdhui) : null);
  return chose && { cle: `pret-${p.id}`, salle: 'malles', ...chose };
}

const lien = ({ id }: PretAFaire, libelle = 'Voir ce prêt') => ({ libelle, chemin: `/reservations/${id}` });

function deLaGardienne(p: PretAFaire, aujourdhui: Jour): Chose | null {
  const malle = laMalle(p.malle);
  const elle = majuscule(leNom(p.emprunteuse));
  switch (p.statut) {
    case 'demandee': {
      const limite = ajouterJours(p.demandeeLe, JOURS_POUR_REPONDRE);
      return {
        ...{ echeance: limite < jourDe(p.du) ? limite : jourDe(p.du), poids: 2, titre: `${elle} demande ${malle}` },
        suite: `${majuscule(libellePeriode(p))}. Rien n’est réservé avant votre réponse.`,
        lien: lien(p, 'Répondre à cette demande'),
      };
    }
    case 'acceptee':
      return p.relaisDe === null ? depart(p, aujourdhui, malle, elle) : null;
    case 'en_pret':
      return p.relaisVers === null ? retour(p, aujourdhui, malle, elle) : null;
    case 'rendue':
      return {
        ...{ echeance: ajouterJours(p.rendueLe ?? aujourdhui, JOURS_POUR_VERIFIER), poids: 5, titre: `Vérifier ${malle}` },
        suite: `${elle} l’a rendue. Tout est là\u00a0? Le prêt se clôt en un geste.`,
        lien: lien(p, 'Vérifier la malle'),
      };
    case 'a_regulariser':
      return {
        ...{ echeance: ajouterJours(p.modifieeLe, JOURS_POUR_REGLER), poids: 6 },
        titre: `Régler ce qui manque dans ${malle}`,
        suite: `Avec ${leNom(p.emprunteuse)}. Une fois réglé, le prêt se clôt.`,
        lien: lien(p, 'Dire comment c’est réglé'),
      };
    default:
      return null;
  }
}

function depart(p: PretAFaire, aujourdhui: Jour, malle: string, elle: string): Chose | null {
  const jour = jourDe(p.du);
  if (jour > ajouterJours(aujourdhui, JOURS_POUR_PREPARER)) return null;
  if (p.horsService) {
    return {
      ...{ echeance: jour, poids: 3, titre: `${majuscule(malle)} est hors service`, lien: lien(p) },
      suite: `${elle} l’a réservée pour ${libelleJour(jour)}. Convenez d’autres dates, ou annulez.`,
    };
  }
  if (jour > aujourdhui) {
    return {
      ...{ echeance: jour, poids: 4, titre: `Préparer ${malle}`, lien: lien(p) },
      suite: `${elle} vient la chercher ${libelleJour(jour)}.`,
    };
  }
  if (jour === aujourdhui) {
    return {
      ...{ echeance: jour, poids: 3, titre: `Remettre ${malle} ${aNom(p.emprunteuse)}`, lien: lien(p, 'Noter la remise') },
      suite: 'C’est aujourd’hui. Vous comptez ensemble ce qu’elle contient.',
    };
  }
  return {
    ...{
      echeance: jour,
      poids: 3,
      titre: `${majuscule(malle)} est-elle partie\u00a0?`,
      lien: lien(p, 'Dire si elle est partie'),
    },
    suite: `${elle} devait venir la chercher ${libelleJour(jour)}. Sans nouvelles, elle reste prise pour tous.`,
  };
}

function retour(p: PretAFaire, aujourdhui: Jour, malle: string, elle: string): Chose | null {
  const jour = jourDe(p.au);
  if (jour > aujourdhui) return null;
  if (jour === aujourdhui) {
    return {
      ...{ echeance: jour, poids: 6, titre: `${majuscule(malle)} revient aujourd’hui`, lien: lien(p, 'Noter le retour') },
      suite: `${elle} la rapporte. Vous la recomptez ensemble.`,
    };
  }
  return {
    ...{ echeance: jour, poids: 1, titre: `${majuscule(malle)} n’est pas revenue`, lien: lien(p) },
    suite: `${elle} devait la rendre ${libelleJour(jour)}, il y a ${accorder(joursDeRetard(p, aujourdhui), 'jour')}. Un appel suffit souvent.`,
  };
}

function deLEmprunteuse(p: PretAFaire, aujourdhui: Jour): Chose | null {
  const malle = laMalle(p.malle);
  const demain = ajouterJours(aujourdhui, VEILLE);
  const [premier, dernier] = [jourDe(p.du), jourDe(p.au)];
  if (p.statut === 'acceptee' && premier <= demain) {
    const ou = aNom(p.relaisDe ?? p.proprietaire);
    if (p.horsService) {
      return {
        ...{ echeance: premier, poids: 3, titre: `${majuscule(malle)} est hors service`, lien: lien(p) },
        suite: `Votre prêt du ${libelleJour(premier)} ne peut pas commencer. Choisissez d’autres dates, ou annulez.`,
      };
    }
    if (premier < aujourdhui) {
      return {
        ...{ echeance: premier, poids: 3, titre: `Avez-vous pris ${malle}\u00a0?`, lien: lien(p, 'Dire si vous l’avez') },
        suite: `Elle vous attendait ${libelleJour(premier)} ${ou}. Sans nouvelles, le prêt peut être annulé.`,
      };
    }
    return {
      ...{ echeance: premier, poids: 4, titre: `Aller chercher ${malle} ${ou}`, lien: lien(p) },
      suite: `Elle vous attend ${libelleJour(premier)}. Un empêchement\u00a0? Annulez, elle servira à d’autres.`,
    };
  }
  if (p.statut !== 'en_pret' || dernier > demain) return null;
  const rendre = p.relaisVers === null ? `Rendre ${malle} ${aNom(p.proprietaire)}` : `Passer ${malle} ${aNom(p.relaisVers)}`;
  const retard = joursDeRetard(p, aujourdhui);
  return {
    ...{ echeance: dernier, poids: retard > 0 ? 1 : 3, titre: rendre, lien: lien(p, 'Rendre, ou garder plus longtemps') },
    suite:
      retard > 0
        ? `Elle a ${accorder(retard, 'jour')} de retard\u00a0: d’autres l’attendent peut-être.`
        : `À ${p.relaisVers === null ? 'rapporter' : 'passer'} ${libelleJour(dernier)} au plus tard.`,
  };
}
