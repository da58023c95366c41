import { Icone } from '#app/ui/icone.tsx';
import { Section } from '#app/ui/page.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { Absente } from './absentes.server.ts';

interface Props {
  tourId: number;
  absentes: readonly Absente[];
  /** An answer may still be noted. */
  enCours: boolean;
}

const Appeler = ({ telephone }: { telephone: string }) => (
  <a className="insecable" href={`tel:${telephone.replace(/\D/g, '')}`}>
    <Icone nom="telephone" /> {telephone}
  </a>
);

/** Who has not answered, whom to call, and where to note what they say: the coordination alone reads it. */
export function Absentes({ tourId, absentes, enCours }: Props) {
  if (absentes.length === 0) return null;
  return (
    <Section titre={`Sans réponse\u00a0: ${absentes.length}`} id="sans-reponse">
      <p className="doux mesure">La coordination seule lit cette liste.</p>
      <Tableau
        legende="Structures qui n’ont pas répondu"
        cacheLegende
        colonnes={[{ titre: 'Structure' }, { titre: 'Qui appeler' }, ...(enCours ? [{ titre: 'Que faire', cache: true }] : [])]}
        lignes={absentes.map(({ structureId, nom, telephone, joignable, gens }) => ({
          cle: structureId,
          cellules: [
            <a key="nom" href={`/reseau/structures/${structureId}`}>
              {nom}
            </a>,
            <ul className="a-joindre" key="gens">
              {gens.map((elle) => (
                <li key={elle.id}>
                  {elle.nom} {elle.telephone && <Appeler telephone={elle.telephone} />}
                </li>
              ))}
              {telephone && gens.every((elle) => elle.telephone !== telephone) && (
                <li>
                  La structure <Appeler telephone={telephone} />
                </li>
              )}
              {!joignable && <li className="doux">Aucune adresse{'\u00a0'}: les courriels ne lui parviennent pas.</li>}
            </ul>,
            ...(enCours
              ? [
                  <a key="noter" href={`/tours-de-table/${tourId}/repondre?structure=${structureId}`}>
                    Noter sa réponse<span className="cache">{`\u00a0: ${nom}`}</span>
                  </a>,
                ]
              : []),
          ],
        }))}
      />
    </Section>
  );
}
