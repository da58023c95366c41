import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { TITRE_A_SUIVRE } from '#app/troc/stages/a-suivre.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { NavigationDesStages } from '#app/troc/stages/navigation-des-stages.tsx';
import { getSuiviDesStages } from '#app/troc/stages/page-de-suivi.server.ts';
import { PartieASuivre } from '#app/troc/stages/partie-a-suivre.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Suivre les stages' };
export const meta = () => titreDePage('Suivre les stages');

export const loader = chargeur(({ ctx, request }) => {
  exigerTroc(ctx);
  return getSuiviDesStages(ctx, new URL(request.url).searchParams);
});

const ICI = '/stages/suivi';

export default function SuivreLesStages() {
  const { entiere, parties, resume } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="troc"
      ariane={[
        { libelle: 'Stages', chemin: '/stages' },
        ...(entiere ? [{ libelle: 'Suivre', chemin: ICI }, { libelle: TITRE_A_SUIVRE[entiere] }] : [{ libelle: 'Suivre' }]),
      ]}
      titre="Qu’est-ce qui attend un coup de fil ?"
      intro="Ce qui se perdra le plus tôt vient en premier. Une réponse donnée au téléphone se note ici, au nom de la personne."
    >
      <div className="pile">
        <NavigationDesStages ici="suivi" coordination />
        {resume.length > 0 && (
          <nav aria-label="Ce qui est à suivre">
            <ul className="rangee">
              {resume.map(({ cle, libelle }) => (
                <li key={cle}>
                  <a className="jeton-filtre jeton-filtre--choix" href={`#${cle}`}>
                    {libelle}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
      {parties.length === 0 && (
        <Vide
          titre="Rien n’attend"
          texte="Toutes les propositions ont leur réponse, tous les stages passés leur bilan, et chaque structure a déjà reçu. Revenez lundi."
          action={{ libelle: 'Voir tous les stages', href: '/stages' }}
        />
      )}
      {parties.map(({ cle, total, page, pages, lignes }) => (
        <div key={cle} className="section">
          <PartieASuivre cle={cle} total={total} lignes={lignes} entiere={entiere !== null} />
          {entiere && <Pagination page={page} pages={pages} lien={(n) => `${ICI}?tout=${cle}&page=${n}`} />}
        </div>
      ))}
    </Page>
  );
}
