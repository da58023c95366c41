import { TableauDeChiffres } from '#app/ui/tableau-de-chiffres.tsx';
import type { PageDeChiffres } from './page-de-chiffres.server.ts';

const COLONNES = ['Prêts', 'Jours', 'Participants', 'Structures', 'À l’heure', 'Incomplets', 'Km épargnés', 'Refus'];

interface Props {
  titre: 'Malle' | 'Année';
  legende: string;
  lignes: PageDeChiffres['annees'];
}

/** A picture of the days, and the same in figures: a line a malle or a year. */
export const ChiffresEnTableau = (props: Props) => <TableauDeChiffres {...props} enBarres="Jours de prêt" colonnes={COLONNES} />;

/** What each figure counts. */
export function DefinitionsDesChiffres() {
  return (
    <div className="petit doux mesure pile">
      <p>
        Un prêt compte dans l’année civile de son premier jour, dès que la malle a été remise. Ses jours vont du premier au
        dernier jour réservé, une demi-journée compte 0,5. Les participants sont ceux que la structure attendait.
      </p>
      <p>
        «&nbsp;À l’heure&nbsp;»&nbsp;: rendue le dernier jour au plus tard, ou passée de main en main le premier jour du prêt
        suivant. Une malle attendue et pas encore revenue compte en retard. «&nbsp;Incomplets&nbsp;»&nbsp;: les prêts au retour
        desquels un objet était perdu ou abîmé&nbsp;; ce qui s’utilise et ce qui se rapporte plus tard n’y sont pas.
      </p>
      <p>
        «&nbsp;Km épargnés&nbsp;»&nbsp;: le trajet par la structure qui garde la malle, moins le trajet direct d’une structure à
        l’autre, un aller. «&nbsp;Refus&nbsp;»&nbsp;: les fois où une structure n’a pas pu avoir la malle parce qu’une autre
        l’avait&nbsp;: réservation refusée, liste d’attente, demande déclinée. Un besoin compte une fois, même réessayé à d’autres
        jours de la même quinzaine, et ne compte plus si la structure a fini par l’avoir. Il est de l’année des jours souhaités.
        Une malle en réparation, un jour fermé, un prêt trop long n’y sont pas.
      </p>
    </div>
  );
}
