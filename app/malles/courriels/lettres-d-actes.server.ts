import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { ajouterJours, jourDe, libelleJour, libellePeriode } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import type { TransitionReservation } from '#app/malles/reservations/reservations.ts';
import { corpsDeFin } from './lettres-de-fin.server.ts';
import { corpsDeRetour } from './lettres-de-retour.server.ts';
import {
  type Circonstances,
  type CorpsDeLettre,
  dansCombien,
  dernierJour,
  motsDe,
  pageDuPret,
  pointDuRetour,
  pointsACompleter,
  pointsDeLaGardienne,
  pointsDeLEmprunteuse,
  premierJour,
  quand,
} from './mots-du-pret.server.ts';
import type { PretEcrit } from './pret-ecrit.server.ts';
import { estRappeleeLaVeille, JOURS_AVANT_LE_PRET } from './rappels.ts';

const DANS_L_AGENDA = 'Le prêt est joint pour votre agenda. S’il change, un autre message le met à jour.';

/** The mails of what someone has just done: what, by whom, what is expected next and until when. */
export function corpsDActe(p: PretEcrit, cause: TransitionReservation, c: Circonstances): CorpsDeLettre {
  const { garde, malle, elle, quiA, quiLA } = motsDe(p, c);
  const points = garde ? pointsDeLaGardienne(p) : pointsDeLEmprunteuse(p);
  switch (cause) {
    case 'demander':
    case 'redemander':
      return demande(p, cause, c);
    case 'reserver':
      if (!garde) {
        return {
          titre: `${majuscule(malle)} est réservée ${quand(p)}`,
          paragraphes: [`${quiLA} réservée pour ${elle}.`, DANS_L_AGENDA],
          points,
          echeance: { fort: 'Un empêchement\u00a0?', suite: 'Changez les dates ou annulez\u00a0: elle servira à d’autres.' },
        };
      }
      return {
        titre: `${majuscule(malle)} est réservée ${quand(p)}, par ${elle}`,
        paragraphes: [`${quiLA} réservée pour ${elle}. Il n’y a rien à accepter.`, DANS_L_AGENDA],
        points: [...points, ...aPreparer(p, c)],
        ...motPourElle(p),
        ...echeanceDePreparation(p, c),
      };
    case 'accepter':
      return {
        titre: garde ? `${majuscule(malle)} est réservée par ${elle}` : `C’est oui\u00a0: ${malle} ${quand(p)}`,
        paragraphes: [`${quiA} accepté la demande ${deNom(p.emprunteuse.nom)}.`, DANS_L_AGENDA],
        points: garde ? [...points, ...aPreparer(p, c)] : points,
        ...(garde ? echeanceDePreparation(p, c) : {}),
      };
    case 'changer': {
      // Whoever keeps it and changes what was only asked says yes to it.
      const oui = c.avant?.tenue === false;
      const reservee = garde ? `${majuscule(malle)} est réservée par ${elle}` : `C’est oui\u00a0: ${malle} ${quand(p)}`;
      return {
        titre: oui ? reservee : `Dates changées\u00a0: ${malle}, ${quand(p)}`,
        paragraphes: [
          `${quiA} changé les dates${ceNEstPlus(p, c)}.`,
          ...(oui ? ['Le prêt n’était que demandé\u00a0: il est maintenant réservé, à ces dates.'] : []),
          DANS_L_AGENDA,
        ],
        points: garde ? [...points, ...aPreparer(p, c)] : points,
        ...(garde ? echeanceDePreparation(p, c) : {}),
      };
    }
    case 'prolonger':
      return {
        titre: `${majuscule(malle)} reste ${aNom(p.emprunteuse.nom)} jusqu’au ${dernierJour(p)}`,
        paragraphes: [
          `${quiA} prolongé le prêt${c.avant ? `\u00a0: elle devait revenir le ${libelleJour(jourDe(c.avant.au))}` : ''}.`,
          DANS_L_AGENDA,
        ],
        points: garde ? points : [pointDuRetour(p)],
      };
    case 'remettre':
      return {
        titre: garde
          ? `${majuscule(malle)} est partie ${aNom(p.emprunteuse.nom)}`
          : `Vous avez ${malle} jusqu’au ${dernierJour(p)}`,
        paragraphes: [`${quiA} noté la remise, avec ce que la malle contient.`],
        points: garde ? points : [pointDuRetour(p)],
        ...(garde
          ? {
              echeance: {
                fort: `Retour prévu ${dernierJour(p)}.`,
                suite: estRappeleeLaVeille(p.ligne.au, c.aujourdhui)
                  ? 'La structure reçoit un rappel la veille.'
                  : 'Vous la recomptez ensemble.',
              },
            }
          : {
              echeance: {
                fort: 'Quelque chose manquait ou s’abîme\u00a0?',
                suite: 'Dites-le tout de suite à qui garde la malle.',
              },
            }),
      };
    case 'refuser':
    case 'annuler':
    case 'annuler_pour_depart':
    case 'laisser_passer':
    case 'constater_absence':
      return corpsDeFin(p, cause, c);
    case 'rendre':
    case 'passer_le_relais':
    case 'clore':
    case 'signaler':
    case 'regulariser':
      return corpsDeRetour(p, cause, c);
  }
}

/** What the borrower wrote for the keeper. */
const motPourElle = ({ ligne, contact, emprunteuse }: PretEcrit): Pick<CorpsDeLettre, 'citation'> =>
  ligne.mot ? { citation: { texte: ligne.mot, auteur: contact.nom || emprunteuse.nom } } : {};

/** What is asked of the keeper; for the borrower whom another asked for, what was asked in her name. */
function demande(p: PretEcrit, cause: 'demander' | 'redemander', c: Circonstances): CorpsDeLettre {
  const malle = laMalle(p.malle.nom);
  const { emprunteuse, ligne } = p;
  const qui = c.auteur ? 'Vous demandez' : `${c.qui} demande`;
  const autres = cause === 'redemander' ? `d’autres dates pour ${malle}` : malle;
  const rendues = c.avant?.tenue ? ['Les dates d’avant sont déjà rendues aux autres.'] : [];
  if (c.cote === 'emprunteuse') {
    return {
      titre:
        cause === 'demander'
          ? `${majuscule(malle)} est demandée ${quand(p)}`
          : `D’autres dates sont demandées\u00a0: ${malle}, ${quand(p)}`,
      paragraphes: [
        `${qui} ${autres} pour ${leNom(emprunteuse.nom)}${ceNEstPlus(p, c)}.`,
        `Rien n’est encore réservé\u00a0: ${p.deLaGardienne.nom || leNom(p.proprietaire.nom)} répond, et vous recevez un message.`,
        ...rendues,
      ],
      points: pointsDeLEmprunteuse(p),
    };
  }
  return {
    titre: `${majuscule(leNom(emprunteuse.nom))} demande ${autres}, ${quand(p)}`,
    paragraphes: [
      `${qui} ${autres} pour ${leNom(emprunteuse.nom)}${ceNEstPlus(p, c)}.`,
      'Rien n’est réservé avant votre réponse\u00a0: d’ici là, ces dates restent libres pour les autres.',
      ...rendues,
    ],
    points: pointsDeLaGardienne(p),
    ...motPourElle(p),
    bouton: { libelle: 'Répondre à cette demande', url: c.lien ?? pageDuPret(p, c) },
    echeance: {
      fort: `Réponse attendue avant le ${libelleJour(jourDe(ligne.du))}.`,
      suite: 'Le plus tôt est le mieux\u00a0: la structure attend pour s’organiser. Ce jour-là, la demande s’éteint.',
    },
  };
}

/** Near enough to be prepared now. */
const estProche = ({ ligne }: PretEcrit, { aujourdhui }: Circonstances): boolean =>
  jourDe(ligne.du) <= ajouterJours(aujourdhui, JOURS_AVANT_LE_PRET);

const aPreparer = (p: PretEcrit, c: Circonstances) => (estProche(p, c) && !p.relaisDe ? pointsACompleter(c) : []);

function echeanceDePreparation(p: PretEcrit, c: Circonstances): Pick<CorpsDeLettre, 'echeance'> {
  if (p.relaisDe || jourDe(p.ligne.du) < c.aujourdhui) return {};
  const suite = estProche(p, c)
    ? `C’est ${dansCombien(jourDe(p.ligne.du), c.aujourdhui)}.`
    : `Un message vous le rappelle ${JOURS_AVANT_LE_PRET}\u00a0jours avant.`;
  return { echeance: { fort: `À préparer pour ${premierJour(p)}.`, suite } };
}

/** « : ce n’est plus du mardi 7 au jeudi 9 avril » */
function ceNEstPlus(p: PretEcrit, { avant }: Circonstances): string {
  if (!avant || (avant.du === p.ligne.du && avant.au === p.ligne.au)) return '';
  return `\u00a0: ce n’est plus ${libellePeriode(avant)}`;
}
