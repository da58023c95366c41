import type { ResultatsDeSalle } from '#app/commun/prise.ts';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';

type Props = Omit<ResultatsDeSalle, 'auMoins'> & { auMoins?: boolean | undefined };

/** What one room found: the first few, and the way to all of them. */
export function GroupeDeResultats({ cle, titre, total, auMoins, premiers, tout }: Props) {
  const combien = total.toLocaleString('fr-FR');
  const reste = auMoins ? 'Voir les premières réponses' : total > 1 ? `Voir les ${combien}` : 'Voir dans la liste';
  return (
    <Section
      id={cle}
      titre={`${titre} (${auMoins ? `au moins ${combien}` : combien})`}
      actions={
        <Lien href={tout}>
          {reste}
          <span className="cache">, {titre.toLowerCase()}</span>
        </Lien>
      }
    >
      <ul className="liste">
        {premiers.map((un) => (
          <li key={un.chemin}>
            <p className="liste__titre">
              <Lien href={un.chemin}>{un.titre}</Lien>
            </p>
            <p className="petit doux">{un.detail}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
