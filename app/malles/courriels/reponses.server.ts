import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { leNom } from '#app/commun/francais.ts';
import { jourDe, libelleDuree, libelleJour, libellePeriode } from '#app/commun/periode.ts';
import type { ActeDeReponse, PageDeReponse, ReponseParLien, SuiteDeReponse } from '#app/commun/reponse-par-lien.ts';
import { nettoyer } from '#app/commun/saisie.ts';
import { accorder, majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { type DossierDeReservation, getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { MAX_MOTIF_PRET } from '#app/malles/reservations/longueurs.ts';
import { accepterReservation, refuserReservation } from '#app/malles/reservations/repondre.server.ts';
import { LIBELLE_STATUT_RESERVATION } from '#app/malles/reservations/reservations.ts';

/** The loan of a link: whoever does not keep the malle any more finds nothing. */
function lire(ctx: ContextePersonne, id: number): DossierDeReservation {
  const d = getReservation(ctx, id);
  if (!d.relations.includes('proprietaire')) throw introuvable();
  return d;
}

function montrer(ctx: ContextePersonne, id: number): PageDeReponse {
  const d = lire(ctx, id);
  const { ligne, emprunteuse, contact } = d;
  const ouverte = ligne.statut === 'demandee';
  return {
    salle: 'malles',
    titre: ouverte
      ? `Prêter ${laMalle(d.malle.nom)} ${libellePeriode(ligne)}\u00a0?`
      : `${majuscule(laMalle(d.malle.nom))}, ${libellePeriode(ligne)}`,
    phrases: [
      ouverte
        ? `${majuscule(leNom(emprunteuse.nom))} la demande. Rien n’est réservé avant votre réponse, attendue avant le ${libelleJour(jourDe(ligne.du))}.`
        : `Il n’y a plus rien à répondre ici. État du prêt\u00a0: ${LIBELLE_STATUT_RESERVATION[ligne.statut].toLowerCase()}.`,
    ],
    details: [
      { libelle: 'Structure', texte: [emprunteuse.nom, emprunteuse.commune].filter(Boolean).join(', ') },
      { libelle: 'Dates', texte: `${majuscule(libellePeriode(ligne, true))}, ${libelleDuree(ligne)}` },
      { libelle: 'Qui appeler', texte: contact.nom },
      { libelle: 'Pour quoi faire', texte: ligne.objet ?? '' },
      { libelle: 'Où', texte: ligne.lieu ?? '' },
      { libelle: 'Participants', texte: ligne.participants === null ? '' : accorder(ligne.participants, 'personne') },
      { libelle: 'Un mot pour vous', texte: ligne.mot ?? '' },
    ].filter(({ texte }) => texte !== ''),
    actes: ouverte ? [accepter(d), refuser(d)] : [],
    chemin: `/reservations/${ligne.id}`,
    versLeChemin: 'Voir ce prêt dans le réseau',
  };
}

const caches = ({ ligne }: DossierDeReservation) => ({ version: String(ligne.version) });

const accepter = (d: DossierDeReservation): ActeDeReponse => ({
  ...{ nom: 'accepter', libelle: 'Prêter la malle', genre: 'principal', caches: caches(d) },
  ensuite: ['Ces dates sont réservées, et la structure reçoit un courriel.'],
});

const refuser = (d: DossierDeReservation): ActeDeReponse => ({
  ...{ nom: 'refuser', libelle: 'Refuser', genre: 'second', caches: caches(d) },
  champs: [{ nom: 'motif', libelle: 'Pourquoi\u00a0?', obligatoire: true, aide: 'Une phrase, que la structure lira.' }],
});

function agir(ctx: ContextePersonne, id: number, acte: string, champs: Record<string, string>): SuiteDeReponse {
  const d = lire(ctx, id);
  // The dates that she read, and not others asked since.
  if (champs.version !== String(d.ligne.version)) {
    throw impossible('Cette demande a changé depuis que vous avez ouvert la page. Relisez-la avant de répondre.');
  }
  const malle = `${majuscule(laMalle(d.malle.nom))}, ${libellePeriode(d.ligne)}`;
  if (acte === 'accepter') {
    accepterReservation(ctx, id);
    return {
      titre: 'C’est réservé',
      texte: `${malle}\u00a0: ${leNom(d.emprunteuse.nom)} reçoit un courriel.`,
    };
  }
  if (acte !== 'refuser') throw introuvable();
  const motif = nettoyer(champs.motif ?? '');
  if (motif.length > MAX_MOTIF_PRET) throw impossible(`C’est trop long\u00a0: ${MAX_MOTIF_PRET} caractères au plus.`, 'motif');
  refuserReservation(ctx, id, motif);
  return {
    titre: 'Votre réponse est envoyée',
    texte: `${malle}\u00a0: ${leNom(d.emprunteuse.nom)} lit votre motif, et peut choisir d’autres dates.`,
  };
}

/** « Prêter la malle », « Refuser », from the mail. */
export const reponseAuPret: ReponseParLien = { montrer, agir };
