import { useLoaderData } from '@remix-run/react';
import { deNom } from '#app/commun/francais.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { ListeDeQualifications } from '#app/formations/qualifications/liste-de-qualifications.tsx';
import { getPageDeQualifications } from '#app/formations/qualifications/pages.server.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Les qualifications d’une structure' };
export const meta = () => titreDePage('Les qualifications d’une structure');

export const loader = chargeur(({ ctx, params, request }) =>
  getPageDeQualifications(ctx, new URL(request.url).searchParams, idDeAdresse(params.id) ?? null),
);

export default function QualificationsDeStructure() {
  const lu = useLoaderData<typeof loader>();
  const { structure } = lu;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: 'Qualifications', chemin: '/formations/qualifications' }, { libelle: structure?.nom ?? '' }]}
      titre={lu.deLEquipe ? `Les qualifications ${deNom(structure?.nom ?? '')}` : 'Ce que demande votre fonction'}
      intro={`${lu.phrase} Seules la structure, la personne et la coordination les voient.`}
    >
      <ListeDeQualifications lu={lu} />
    </Page>
  );
}
