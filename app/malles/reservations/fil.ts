import type { StatutReservation, TransitionReservation } from './reservations.ts';

/** What happened to a loan, by whom, as its journal and its columns tell it: dates are in words. */
export interface VieDePret {
  statut: StatutReservation;
  /** It was booked at once, without asking. */
  sansDemander: boolean;
  proprietaire: string;
  /** « le mardi 7 avril » : when it is to go, and to come back. */
  depart: string;
  retour: string;
  /** When each step was reached; empty when it was not. */
  quand: { demandee: string; acceptee: string; remise: string; rendue: string; finie: string };
  /** Who did the last of these acts; empty when nobody is named. */
  qui(...actes: TransitionReservation[]): string;
}

export interface PasDeVie {
  titre: string;
  qui: string;
  etat: 'passe' | 'present' | 'avenir';
}

const RANG: Record<StatutReservation, number> = {
  demandee: 0,
  acceptee: 1,
  en_pret: 2,
  rendue: 3,
  a_regulariser: 3,
  close: 4,
  refusee: 5,
  annulee: 5,
};

/** The life of a loan: what happened, where it stands, what comes. */
export function filDuPret(vie: VieDePret): PasDeVie[] {
  const { statut, sansDemander, quand, qui, proprietaire, depart, retour } = vie;
  const dit = (nom: string, le: string) => [nom, le].filter(Boolean).join(', ');
  const rang = RANG[statut];
  const pas = (sien: number, fait: string, avenir: string, lui: string): PasDeVie[] => [
    rang > sien || statut === 'close'
      ? { titre: fait, qui: lui, etat: 'passe' }
      : rang === sien
        ? { titre: fait, qui: lui, etat: 'present' }
        : { titre: avenir, qui: '', etat: 'avenir' },
  ];
  const demande = sansDemander ? [] : pas(0, 'Demandée', '', dit(qui('demander', 'redemander'), quand.demandee));
  const accord = sansDemander
    ? pas(1, 'Réservée', '', dit(qui('reserver'), quand.demandee))
    : pas(1, 'Acceptée', `${proprietaire} répond`, dit(qui('accepter', 'changer'), quand.acceptee));
  if (statut === 'refusee' || statut === 'annulee') {
    const titre = statut === 'refusee' ? 'Refusée' : 'Annulée';
    const par = dit(qui('refuser', 'annuler', 'constater_absence', 'annuler_pour_depart', 'laisser_passer'), quand.finie);
    return [
      ...demande,
      ...(quand.acceptee ? accord : []).map((un) => ({ ...un, etat: 'passe' as const })),
      { titre, qui: par, etat: 'present' },
    ];
  }
  return [
    ...demande,
    ...accord,
    ...pas(2, 'Remise', `Remise et comptée ensemble, ${depart}`, dit(qui('remettre'), quand.remise)),
    ...pas(
      3,
      statut === 'a_regulariser' ? 'Rendue, il manque quelque chose' : 'Rendue',
      `Rendue et recomptée, ${retour}`,
      dit(qui('rendre', 'passer_le_relais'), quand.rendue),
    ),
    ...pas(4, 'Close', 'Tout est en ordre', dit(qui('clore', 'regulariser'), quand.finie)),
  ];
}
