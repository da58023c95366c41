import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';

interface Props {
  abouties: readonly { id: number; titre: string; suite: string; qui: string; quand: string }[];
}

/** What came true of late: the reason to publish. Nothing when nothing did. */
export function CeQuiAAbouti({ abouties }: Props) {
  if (abouties.length === 0) return null;
  return (
    <Section titre="Ce qui a abouti">
      <ul className="liste">
        {abouties.map(({ id, titre, suite, qui, quand }) => (
          <li key={id}>
            <p className="liste__titre">
              <Lien href={`/troc/annonces/${id}`}>{titre}</Lien>
            </p>
            <p className="petit doux">{[qui, quand].filter(Boolean).join(', ')}</p>
            {suite && <p>{suite}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
