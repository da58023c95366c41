import { aNom } from '#app/commun/francais.ts';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import { Puce } from '#app/ui/puce.tsx';
import type { MaStructure } from '../ma-structure.server.ts';

/** My structure in four lines, and the way to its page. */
export function FicheMaStructure({ structure }: { structure: MaStructure }) {
  const page = `/reseau/structures/${structure.id}`;
  const titre = structure.commune ? `${structure.nom}, ${aNom(structure.commune)}` : structure.nom;
  const lignes = [
    {
      titre: 'Agrément',
      contenu: structure.agrement ? <Agrement {...structure.agrement} /> : 'Pas encore noté ici.',
    },
    {
      titre: 'Équipe',
      contenu: (
        <>
          {structure.equipe}{' '}
          {structure.aModifier && structure.seule && <Lien href={`${page}/inviter`}>Inviter une collègue ou un collègue</Lien>}
        </>
      ),
    },
    { titre: 'Stages', contenu: phraseDesPlaces(structure.placesStage) },
    {
      titre: 'Aussi chez vous',
      contenu:
        structure.autres.length > 0 &&
        structure.autres.map(({ id, nom }, rang) => (
          <span key={id}>
            {rang > 0 && ', '}
            <Lien href={`/reseau/structures/${id}`}>{nom}</Lien>
          </span>
        )),
    },
  ];
  const voir = (
    <Lien className="lien-action" href={page}>
      Voir votre page <Icone nom="fleche" />
    </Lien>
  );
  return (
    <Section titre={titre} actions={voir}>
      <Feuille>
        <Fiche lignes={lignes} />
      </Feuille>
    </Section>
  );
}

function phraseDesPlaces(places: number): string {
  if (places === 0) return 'Vous n’accueillez personne en ce moment.';
  return places === 1 ? 'Vous accueillez une personne à la fois.' : `Vous accueillez jusqu’à ${places} personnes à la fois.`;
}

const Agrement = ({ forme, texte, bientot }: NonNullable<MaStructure['agrement']>) => (
  <>
    {forme}. {texte}{' '}
    {bientot && (
      <Puce ton="attention" icone="horloge">
        À renouveler
      </Puce>
    )}
  </>
);
