import { useLoaderData } from '@remix-run/react';
import { ListeDeQualifications } from '#app/formations/qualifications/liste-de-qualifications.tsx';
import { getPageDeQualifications } from '#app/formations/qualifications/pages.server.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Les qualifications' };
export const meta = () => titreDePage('Les qualifications');

export const loader = chargeur(({ ctx, request }) => getPageDeQualifications(ctx, new URL(request.url).searchParams));

export default function Qualifications() {
  const lu = useLoaderData<typeof loader>();
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: 'Qualifications' }]}
      titre="Qui a la qualification que sa fonction demande ?"
      intro={`${lu.phrase} Seules la structure, la personne et la coordination les voient.`}
    >
      <ListeDeQualifications lu={lu} />
    </Page>
  );
}
