import { introuvable } from '#app/commun/erreurs.ts';
import { configuration } from '#app/http/base.server.ts';
import { enReponse } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { PlancheActions } from '#app/ui/planche/actions.tsx';
import { PlanchePieces } from '#app/ui/planche/pieces.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc' };
export const meta = () => titreDePage('Planche de composants');

/** The sheet exists while one builds: elsewhere it is not found. */
export function loader() {
  if (configuration.MODE !== 'developpement') throw enReponse(introuvable());
  return null;
}

export default function Planche() {
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Stages', chemin: '/stages' }, { libelle: 'Planche' }]}
      titre="Planche de composants"
      intro="Les pièces isolées, pour comparer. Les pages montrent comment elles vivent ensemble."
    >
      <PlancheActions />
      <p>
        <a href="/ui/formulaires">Les formulaires</a>
      </p>
      <PlanchePieces />
    </Page>
  );
}
