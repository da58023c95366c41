import { Repli } from '#app/ui/feuille.tsx';
import { Section } from '#app/ui/page.tsx';
import type { EnAttente } from './arbre-de-competences.server.ts';

/** What was proposed and waits for an answer, and what was set aside: for the coordination; for others, their own words. */
export function MotsEnAttente({ mots, tranche }: { mots: readonly EnAttente[]; tranche: boolean }) {
  const proposes = mots.filter(({ statut }) => statut === 'proposee');
  const ecartes = mots.filter(({ statut }) => statut === 'ecartee');
  return (
    <>
      {proposes.length > 0 && (
        <Section titre={tranche ? 'Mots proposés, à trancher' : 'Vos mots proposés'} id="proposes">
          <Liste mots={proposes} tranche={tranche} />
        </Section>
      )}
      {tranche && ecartes.length > 0 && (
        <Repli titre={ecartes.length > 1 ? `${ecartes.length} mots écartés` : 'Un mot écarté'}>
          <Liste mots={ecartes} tranche={tranche} />
        </Repli>
      )}
    </>
  );
}

const Liste = ({ mots, tranche }: { mots: readonly EnAttente[]; tranche: boolean }) => (
  <ul className="liste">
    {mots.map(({ slug, nom, definition, par, le }) => (
      <li key={slug}>
        <a className="liste__titre" href={`/reseau/competences/${slug}${tranche ? '/modifier' : ''}`}>
          {nom}
        </a>
        <p>{definition}</p>
        {le && (
          <p className="petit">
            {tranche && par ? `Proposé par ${par} le ${le}.` : `Proposé le ${le}. La coordination va répondre.`}
          </p>
        )}
      </li>
    ))}
  </ul>
);
