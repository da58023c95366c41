import { introuvable } from '#app/commun/erreurs.ts';
import { configuration } from '#app/http/base.server.ts';
import { enReponse } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { PlancheChamps } from '#app/ui/planche/champs.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc' };
export const meta = () => titreDePage('Planche des formulaires');

/** The sheet exists while one builds: elsewhere it is not found. */
export function loader() {
  if (configuration.MODE !== 'developpement') throw enReponse(introuvable());
  return null;
}

export default function PlancheDesFormulaires() {
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Planche', chemin: '/ui' }, { libelle: 'Formulaires' }]}
      titre="Planche des formulaires"
      intro="Chaque champ, vide, rempli, refusé."
    >
      <PlancheChamps />
    </Page>
  );
}
