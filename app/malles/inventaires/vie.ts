import { type DemiJournee, jourCivil, jourDe, libelleJour } from '#app/commun/periode.ts';
import { STATUTS_FINALS, type StatutReservation } from '#app/malles/reservations/reservations.ts';

interface Pret {
  statut: StatutReservation;
  du: DemiJournee;
  au: DemiJournee;
  demandeeLe: Date;
  remiseLe: Date | null;
  rendueLe: Date | null;
  finieLe: Date | null;
}

/** One step of a loan, as a timeline draws it. */
export interface PasDuPret {
  titre: string;
  qui: string;
  etat: 'passe' | 'present' | 'avenir';
}

/** The life of a loan around its two counts. */
export function vieDuPret(pret: Pret, fuseau: string): PasDuPret[] {
  const le = (instant: Date) => libelleJour(jourCivil(instant, fuseau));
  const passe = (titre: string, instant: Date): PasDuPret => ({ titre, qui: le(instant), etat: 'passe' });
  const fini = STATUTS_FINALS.some((un) => un === pret.statut);
  const pas: PasDuPret[] = [passe(pret.statut === 'demandee' ? 'Demandée' : 'Réservée', pret.demandeeLe)];
  if (pret.remiseLe) pas.push(passe('Remise', pret.remiseLe));
  else if (!fini) pas.push({ titre: 'À remettre', qui: libelleJour(jourDe(pret.du)), etat: 'present' });
  if (pret.rendueLe) pas.push(passe('Rendue', pret.rendueLe));
  else if (!fini) {
    const etat = pret.statut === 'en_pret' ? 'present' : 'avenir';
    pas.push({ titre: etat === 'present' ? 'À rendre' : 'Rendue', qui: libelleJour(jourDe(pret.au)), etat });
  }
  if (pret.finieLe) pas.push(passe(pret.statut === 'close' ? 'Close' : 'Finie', pret.finieLe));
  else {
    const regler = pret.statut === 'a_regulariser';
    if (regler) pas.push({ titre: 'À régulariser', qui: 'il manque quelque chose', etat: 'present' });
    pas.push({ titre: 'Close', qui: 'tout est réglé', etat: pret.statut === 'rendue' ? 'present' : 'avenir' });
  }
  return pas;
}
