import { libelleJour } from '#app/commun/periode.ts';
import { CYCLE_DEMANDE, type StatutDemande, type TransitionDemande } from '../cellule.ts';
import type { Passage } from './histoire.ts';
import type { Lecteur } from './pieces.ts';

/** A step of the way, as the page draws it. */
export interface PasDeChemin {
  titre: string;
  qui: string;
  etat: 'passe' | 'present' | 'avenir';
}

const ETAPES: readonly { statut: StatutDemande; titre: string; avenir: string; avenirDuMembre?: string }[] = [
  { statut: 'envoyee', titre: 'Envoyée', avenir: '' },
  { statut: 'entendue', titre: 'Entendue', avenir: 'vous vous êtes parlé' },
  {
    statut: 'en_accompagnement',
    titre: 'En accompagnement',
    avenir: 'seulement si vous le voulez',
    avenirDuMembre: 'seulement si la structure le veut',
  },
  { statut: 'preconisations_remises', titre: 'Préconisations remises', avenir: 'une réponse à chacune' },
  { statut: 'en_suivi', titre: 'En suivi', avenir: 'à 3 mois, puis à 6 mois' },
  {
    statut: 'close',
    titre: 'Close',
    avenir: 'effacée quelques années après, ou dès que vous le demandez',
    avenirDuMembre: 'effacée quelques années après, ou dès que la structure le demande',
  },
];

const faitDe = (transition: TransitionDemande | null) => (transition ? CYCLE_DEMANDE.transitions[transition].fait : 'Envoyée');

/**
 * The way of a demande: what was done, where it stands, what may come.
 * @param role whom it speaks to: what may come is not hers alone to decide
 * @param jourDe the civil day of an instant
 */
export function cheminDe(
  statut: StatutDemande,
  role: Lecteur['role'],
  passages: readonly Passage[],
  nomDe: (personneId: number) => string,
  jourDe: (instant: string) => string,
): PasDeChemin[] {
  const faits = passages.map(
    ({ transition, le, par, contact }, rang): PasDeChemin => ({
      titre: faitDe(transition),
      qui: `${libelleJour(contact?.jour ?? jourDe(le))}, par ${nomDe(par)}`,
      etat: rang === passages.length - 1 ? 'present' : 'passe',
    }),
  );
  const ici = ETAPES.findIndex((etape) => etape.statut === statut);
  const avenir = ici === -1 ? [] : ETAPES.slice(ici + 1);
  return [
    ...faits,
    ...avenir.map(
      ({ titre, avenir: pourElle, avenirDuMembre }): PasDeChemin => ({
        titre,
        qui: role === 'membre' ? (avenirDuMembre ?? pourElle) : pourElle,
        etat: 'avenir',
      }),
    ),
  ];
}
