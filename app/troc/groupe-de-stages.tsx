import { Section } from '#app/ui/page.tsx';
import { Puce, type TonDePuce } from '#app/ui/puce.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { StatutStage } from './stages.ts';

interface StageDeListe {
  id: number;
  qui: string;
  quand: string;
  trajet: string;
  statut: StatutStage;
  etat: string;
  presse: boolean;
}

const TONS: Record<StatutStage, TonDePuce> = {
  souhaite: 'vide',
  propose: 'attention',
  accepte: 'succes',
  signe: 'succes',
  realise: 'info',
  clos: 'neutre',
  refuse: 'neutre',
  annule: 'neutre',
  expire: 'neutre',
  non_realise: 'neutre',
};

/** The stages of one part of the list. Plain links: the list may be long. */
export function GroupeDeStages({ titre, lignes }: { titre: string; lignes: StageDeListe[] }) {
  if (lignes.length === 0) return null;
  return (
    <Section titre={titre}>
      <Tableau
        legende={titre}
        cacheLegende
        colonnes={[{ titre: 'Qui' }, { titre: 'Quand' }, { titre: 'De et vers' }, { titre: 'État' }]}
        lignes={lignes.map(({ id, qui, quand, trajet, statut, etat, presse }) => ({
          cle: id,
          cellules: [
            <a key="qui" href={`/stages/${id}`}>
              {qui}
            </a>,
            quand,
            trajet,
            <Puce key="etat" ton={presse ? 'attention' : TONS[statut]}>
              {etat}
            </Puce>,
          ],
        }))}
      />
    </Section>
  );
}
