import { LienBouton } from '#app/ui/bouton.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { Section } from '#app/ui/page.tsx';
import type { AgrementLu } from './agrements.server.ts';
import { TableauDAgrements } from './tableau-d-agrements.tsx';

interface Props {
  agrements: readonly AgrementLu[];
  structureId: number;
  peutModifier: boolean;
}

/** Agréments and conventionnements on the page of a structure; what was before unfolds. */
export function SectionAgrements({ agrements, structureId, peutModifier }: Props) {
  const chemin = `/reseau/structures/${structureId}/agrements`;
  // What ended without its renewal is still a question of today.
  const deCote = agrements.filter(({ passe, ton }) => passe && ton !== 'erreur');
  const montres = agrements.filter((agrement) => !deCote.includes(agrement));
  const lien = peutModifier ? chemin : undefined;
  return (
    <Section
      titre="Agréments et conventions"
      id="agrements"
      actions={
        peutModifier ? (
          <LienBouton href={chemin} genre="lien" icone={agrements.length === 0 ? 'ajouter' : 'crayon'}>
            {agrements.length === 0 ? 'Noter un agrément' : 'Les tenir à jour'}
          </LienBouton>
        ) : undefined
      }
    >
      {montres.length > 0 && <TableauDAgrements legende="En cours et à venir" agrements={montres} chemin={lien} />}
      {agrements.length === 0 && <p className="mesure doux">Aucun agrément n’est noté ici.</p>}
      {deCote.length > 0 && (
        <Repli titre={deCote.length === 1 ? 'Le précédent' : `Les ${deCote.length} précédents`}>
          <TableauDAgrements legende="Ce qui a pris fin" agrements={deCote} chemin={lien} />
        </Repli>
      )}
    </Section>
  );
}
