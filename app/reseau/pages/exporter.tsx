import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { ChoixDExport } from '#app/reseau/export/choix-d-export.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Exporter' };
export const meta = () => titreDePage('Exporter');

export const loader = chargeur(({ ctx }) => ({ coordination: ctx.acteur.roles.includes('coordination') }));

export default function Exporter() {
  const { coordination } = useLoaderData<typeof loader>();
  const suite = coordination
    ? 'Corrigé dans votre tableur, le fichier peut être importé de nouveau : seul ce qui a changé est écrit.'
    : 'Le fichier contient ce que vous pouvez lire ici, rien de plus.';
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: 'Exporter' }]}
      titre="Que voulez-vous emporter ?"
      intro="Les listes du réseau, pour votre tableur : ce que vous pouvez lire ici, tel que c’est aujourd’hui."
    >
      <ChoixDExport />
      <Ensuite
        etapes={[
          suite,
          'Les formats sont ouverts : XLSX pour Excel et LibreOffice, CSV pour tout le reste.',
          'Ces fichiers contiennent des noms et des coordonnées : gardez-les pour vous, et effacez-les ensuite.',
        ]}
      />
    </Page>
  );
}
