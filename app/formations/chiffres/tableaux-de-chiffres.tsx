import { type LigneDeChiffres, TableauDeChiffres } from '#app/ui/tableau-de-chiffres.tsx';
import { COLONNES_DE_THEME } from './chiffres.ts';

const DE_L_ANNEE = [
  ...[
    'Formations',
    'Demi-journées',
    'Personnes',
    'Structures',
    'Heures suivies',
    'Remplies',
    'Avis sur 4',
    'Annulées',
    'Rendues',
  ],
];

/** A picture of the hours, and the same in figures: a line a year. */
export const AnneesEnTableau = ({ lignes }: { lignes: readonly LigneDeChiffres[] }) => (
  <TableauDeChiffres
    titre="Année"
    legende="Les formations de chaque année"
    enBarres="Heures suivies"
    colonnes={DE_L_ANNEE}
    lignes={lignes}
  />
);

/** A line a theme, in fewer figures: the workbook has them all. */
export const ThemesEnTableau = ({ annee, lignes }: { annee: string; lignes: readonly LigneDeChiffres[] }) => (
  <TableauDeChiffres
    titre="Thème"
    legende={`Les formations de chaque thème en ${annee}`}
    enBarres="Heures suivies"
    colonnes={DE_L_ANNEE.slice(0, COLONNES_DE_THEME)}
    lignes={lignes}
    repli={`Voir les ${lignes.length} thèmes`}
  />
);

/** Structure by structure, each leading to its plan: not drawn, it is no ranking. */
export const StructuresEnTableau = ({ annee, lignes }: { annee: string; lignes: readonly LigneDeChiffres[] }) => (
  <TableauDeChiffres
    titre="Structure"
    legende={`Ce que les structures ont suivi en ${annee}`}
    colonnes={['Formations', 'Personnes', 'Participations', 'Heures suivies']}
    lignes={lignes}
    repli={`Voir les ${lignes.length} structures`}
  />
);

/** What each figure counts. */
export function DefinitionsDesChiffres() {
  return (
    <div className="petit doux mesure pile">
      <p>
        Une formation compte dans l’année civile de sa première demi-journée, dès qu’elle a eu lieu. Une personne est formée si
        elle était là au moins une demi-journée&nbsp;; ses heures sont celles des demi-journées où sa présence est notée. Une
        formation qui parle de deux thèmes compte dans les deux.
      </p>
      <p>
        «&nbsp;Remplies&nbsp;»&nbsp;: les places tenues le jour venu, sur celles qui existaient. «&nbsp;Avis sur 4&nbsp;»&nbsp;:
        la moyenne des notes données à la sortie. Une formation compte quand assez de personnes ont répondu, et la moyenne se
        montre à partir de deux formations&nbsp;: celle d’une seule se lit dans sa synthèse.
      </p>
      <p>
        «&nbsp;Annulées&nbsp;»&nbsp;: les formations annulées après leur ouverture. «&nbsp;Rendues&nbsp;»&nbsp;: les places
        rendues avant le début d’une formation qui a eu lieu&nbsp;; une place laissée à une personne de l’équipe n’en est pas une.
      </p>
    </div>
  );
}
