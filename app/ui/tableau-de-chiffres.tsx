import type { ReactNode } from 'react';
import { BarresParAnnee } from './barres-par-annee.tsx';
import { Feuille, Repli } from './feuille.tsx';
import { NombreOuvert } from './nombre-ouvert.tsx';
import { Tableau } from './tableau.tsx';

export interface LigneDeChiffres {
  nom: string;
  /** Where the line itself leads; absent for who may not go there. */
  chemin?: string | undefined;
  avenir?: boolean | undefined;
  /** What the picture draws of it. */
  barre: number;
  cases: readonly { n: number; valeur?: string; chemin?: string | undefined }[];
}

interface Props {
  /** What a line is: « Année ». Years are drawn from the first to the last, anything else in its order. */
  titre: string;
  legende: string;
  /** What the picture draws: « Jours de prêt »; absent where to compare lines would rank them. */
  enBarres?: string | undefined;
  colonnes: readonly string[];
  lignes: readonly LigneDeChiffres[];
  /** Under which name a long table unfolds: « Voir les 23 structures ». */
  repli?: string | undefined;
}

/** A longer table unfolds, where it has a name to unfold under. */
const DEPLIEES = 5;

/** A picture, and the same in figures: a line a year or a name, each figure leading to the rows that it counts. */
export function TableauDeChiffres({ titre, legende, enBarres, colonnes, lignes, repli }: Props) {
  const annees = titre === 'Année';
  return (
    <div className="pile">
      {enBarres && lignes.length > 1 && (
        <Feuille>
          <BarresParAnnee
            noms={!annees}
            parts={[enBarres]}
            annees={(annees ? lignes.toReversed() : lignes).map(({ nom, chemin, avenir = false, barre }) => ({
              ...{ cle: chemin ?? nom, annee: nom, avenir, parts: [barre] },
            }))}
          />
        </Feuille>
      )}
      <Replie titre={lignes.length > DEPLIEES ? repli : undefined}>
        <Tableau
          legende={legende}
          cacheLegende
          colonnes={[{ titre }, ...colonnes.map((colonne) => ({ titre: colonne, nombre: true }))]}
          lignes={lignes.map(({ nom, chemin, avenir, cases }) => ({
            cle: chemin ?? nom,
            cellules: [
              <span key="nom">
                {chemin ? <a href={chemin}>{nom}</a> : nom}
                {avenir && <span className="petit doux"> à venir</span>}
              </span>,
              ...cases.map((une, rang) => <NombreOuvert key={colonnes[rang]} {...une} quoi={`${colonnes[rang]}, ${nom}`} />),
            ],
          }))}
        />
      </Replie>
    </div>
  );
}

const Replie = ({ titre, children }: { titre: string | undefined; children: ReactNode }) =>
  titre === undefined ? children : <Repli titre={titre}>{children}</Repli>;
