import { Puce, type TonDePuce } from '#app/ui/puce.tsx';
import { Quantieme } from '#app/ui/quantieme.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { AgrementLu } from './agrements.server.ts';

const TON: Record<AgrementLu['ton'], TonDePuce> = { attention: 'attention', erreur: 'erreur', neutre: 'neutre' };

/** The name of a kind; a conventionnement is known by its acronym. */
export function NomDAgrement({ nom, sigle, nature }: Pick<AgrementLu, 'nom' | 'sigle' | 'nature'>) {
  return sigle && nature === 'conventionnement' ? <abbr title={nom}>{sigle}</abbr> : <>{nom}</>;
}

/** A day, or that nobody noted it. */
const JourNote = ({ texte }: { texte: string }) => (texte ? <Quantieme texte={texte} /> : <span className="doux">Non noté</span>);

interface Props {
  legende: string;
  agrements: readonly AgrementLu[];
  /** Where each is corrected; absent for those who read. */
  chemin?: string | undefined;
}

/** Dated facts of a structure: which, since when, until when, who decided. */
export function TableauDAgrements({ legende, agrements, chemin }: Props) {
  return (
    <Tableau
      legende={legende}
      cacheLegende
      colonnes={[{ titre: 'Agrément' }, { titre: 'Depuis' }, { titre: 'Jusqu’au' }, { titre: 'Décision' }]}
      lignes={agrements.map((agrement) => ({
        cle: agrement.id,
        cellules: [
          chemin ? (
            <a key="nom" href={`${chemin}/${agrement.id}`}>
              <NomDAgrement {...agrement} />
            </a>
          ) : (
            <NomDAgrement key="nom" {...agrement} />
          ),
          <JourNote key="du" texte={agrement.du} />,
          <span key="au">
            <JourNote texte={agrement.au} />
            {agrement.quand && (
              <>
                <br />
                <Puce ton={TON[agrement.ton]}>{agrement.quand}</Puce>
              </>
            )}
          </span>,
          agrement.decision,
        ],
      }))}
    />
  );
}
