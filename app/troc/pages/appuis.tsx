import { useLoaderData } from '@remix-run/react';
import { accorder } from '#app/commun/texte.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { adresseDesAppuis } from '#app/troc/appuis/filtres.ts';
import { getPageDesAppuis } from '#app/troc/appuis/liste.server.ts';
import { ListeDAppuis } from '#app/troc/appuis/liste-d-appuis.tsx';
import { NavigationDuTroc } from '#app/troc/navigation-du-troc.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { FiltreCompte } from '#app/ui/filtre-compte.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Appuis techniques' };
export const meta = () => titreDePage('Appuis techniques');

export const loader = chargeur(({ ctx, request }) => getPageDesAppuis(ctx, new URL(request.url).searchParams));

const DEMANDER = { libelle: 'Demander un appui technique', href: '/troc/appuis/nouveau' };

const AUCUN = {
  en_cours: 'Aucun appui technique n’est en cours.',
  comptes_rendus: 'Aucun compte rendu pour l’instant.',
  retires: 'Aucune demande retirée.',
};

export default function Appuis() {
  const { lignes, total, page, pages, etat, q, etats, vide, peutDemander } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Appuis techniques' }]}
      titre="Qui peut nous aider à y voir clair&nbsp;?"
      intro="Une méthode, une évaluation, un projet à écrire : quelques collègues qui savent faire, une séance, et ce que le réseau en garde."
      actions={peutDemander && !vide && <LienBouton href={DEMANDER.href}>{DEMANDER.libelle}</LienBouton>}
    >
      <NavigationDuTroc ici="appuis" />
      {vide ? (
        <Vide
          titre="Le premier appui technique reste à demander"
          texte="Dites en une phrase ce qui vous manque. La coordination trouve deux ou trois collègues du réseau qui savent faire, une séance se tient, un compte rendu court profite à tout le réseau."
          action={peutDemander ? DEMANDER : undefined}
        />
      ) : (
        <>
          <FiltreCompte libelle="Choisir les appuis techniques à voir" choix={etats} />
          <Section
            titre={
              q
                ? `${accorder(total, 'appui technique', 'appuis techniques')} pour «\u00a0${q}\u00a0»`
                : accorder(total, 'appui technique', 'appuis techniques')
            }
          >
            {total === 0 && <p className="mesure">{q ? 'Rien ne répond à ces mots. Essayez-en d’autres.' : AUCUN[etat]}</p>}
            <ListeDAppuis lignes={lignes} />
            <Pagination page={page} pages={pages} lien={(n) => adresseDesAppuis({ etat, q, page: n })} />
          </Section>
        </>
      )}
    </Page>
  );
}
