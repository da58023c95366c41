import { Section } from '#app/ui/page.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { PuceDeStage } from './puce-de-stage.tsx';
import type { StatutStage } from './statuts.ts';

interface StageDeListe {
  id: number;
  qui: string;
  quand: string;
  trajet: string;
  statut: StatutStage;
  etat: string;
  limite: string;
  presse: boolean;
}

/** The stages of one part of the list. Plain links: the list may be long. */
export function GroupeDeStages({ titre, lignes }: { titre: string; lignes: StageDeListe[] }) {
  if (lignes.length === 0) return null;
  return (
    <Section titre={titre}>
      <TableauDeStages titre={titre} lignes={lignes} />
    </Section>
  );
}

/** The same without a title of its own. */
export function TableauDeStages({ titre, lignes }: { titre: string; lignes: StageDeListe[] }) {
  return (
    <Tableau
      legende={titre}
      cacheLegende
      colonnes={[{ titre: 'Qui' }, { titre: 'Quand' }, { titre: 'Trajet' }, { titre: 'État' }]}
      reguliere
      lignes={lignes.map(({ id, qui, quand, trajet, statut, etat, limite, presse }) => ({
        cle: id,
        cellules: [
          <a key="qui" href={`/stages/${id}`}>
            {qui}
          </a>,
          quand,
          trajet,
          <div key="etat">
            <PuceDeStage statut={statut} libelle={etat} presse={presse} />
            {limite && <p className="petit doux">{limite}</p>}
          </div>,
        ],
      }))}
    />
  );
}
