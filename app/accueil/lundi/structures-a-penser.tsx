import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { Lundi } from './lundi.server.ts';

/** The few structures that one would forget: a call does more than a mail. */
export const StructuresAPenser = ({ titre, lignes }: Lundi['structures']) => (
  <Section titre={titre} actions={<a href="/reseau">Toutes les structures</a>}>
    <Tableau
      legende="Structures que personne ne peut engager, qui viennent de changer de direction, ont le moins échangé, ou dont la page a vieilli"
      cacheLegende
      colonnes={[{ titre: 'Structure' }, { titre: 'Ce qui manque' }, { titre: 'Dernier échange' }, { titre: 'À faire' }]}
      lignes={lignes.map(({ id, nom, commune, manque, dernier, geste }) => ({
        cle: id,
        cellules: [
          <>
            <Lien href={`/reseau/structures/${id}`}>{nom}</Lien>
            {commune && (
              <>
                <br />
                <span className="petit doux">{commune}</span>
              </>
            )}
          </>,
          manque,
          dernier,
          <Lien key="geste" href={geste.chemin}>
            {geste.libelle}
          </Lien>,
        ],
      }))}
    />
  </Section>
);
