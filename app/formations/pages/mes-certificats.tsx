import { useLoaderData } from '@remix-run/react';
import { pageDemandee } from '#app/commun/saisie.ts';
import { ListeDePapiers } from '#app/formations/papiers/liste-de-papiers.tsx';
import { listMesCertificats } from '#app/formations/papiers/suivis.server.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'formations', titre: 'Mes certificats' };
export const meta = () => titreDePage('Mes certificats');

export const loader = chargeur(({ ctx, request }) => listMesCertificats(ctx, pageDemandee(new URL(request.url).searchParams)));

export default function MesCertificats() {
  const { lignes, page, pages } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: 'Mes certificats' }]}
      titre="Quelles formations avez-vous suivies ?"
      intro="Vos attestations restent ici, même si vous changez de structure ou quittez le réseau."
    >
      {lignes.length === 0 ? (
        <Vide
          titre="Pas encore d’attestation"
          texte="Après chaque formation suivie, votre attestation de présence vous attend ici, prête à imprimer."
        />
      ) : (
        <>
          <ListeDePapiers
            legende="Les formations que vous avez suivies, et leurs papiers"
            {...{ qui: 'Formation', ou: 'Quand' }}
            lignes={lignes.map(({ titre, quand, ...une }) => ({ ...une, nom: titre, precision: quand }))}
          />
          <Pagination {...{ page, pages }} lien={(vers) => `/moi/certificats?page=${vers}`} />
        </>
      )}
    </Page>
  );
}
