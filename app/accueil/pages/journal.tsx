import { useLoaderData } from '@remix-run/react';
import { pageDemandee } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Tableau } from '#app/ui/tableau.tsx';
import { Vide } from '#app/ui/vide.tsx';
import { listJournal } from '../journal.server.ts';

export const handle: Poignee = { salle: 'maison' };
export const meta = () => titreDePage('Journal');

export const loader = chargeur(({ ctx, request }) => {
  const { searchParams } = new URL(request.url);
  return listJournal(ctx, { domaine: searchParams.get('domaine'), page: pageDemandee(searchParams) });
});

export default function PageJournal() {
  const { lignes, page, pages, domaine, domaines, combien } = useLoaderData<typeof loader>();
  const adresse = (cle: string, numero = 1) => {
    const recherche = new URLSearchParams({
      ...(cle && { domaine: cle }),
      ...(numero > 1 && { page: String(numero) }),
    }).toString();
    return recherche ? `/journal?${recherche}` : '/journal';
  };
  return (
    <Page
      salle="maison"
      ariane={[{ libelle: 'Journal' }]}
      titre="Qui a fait quoi, et quand ?"
      intro="Seule la coordination lit cette page. « Le temps » est ce que l’application fait d’elle-même."
    >
      <div className="pile">
        <nav aria-label="Montrer">
          <ul className="rangee">
            {[{ cle: '', libelle: 'Tout' }, ...domaines].map(({ cle, libelle }) => (
              <li key={cle}>
                <a
                  className="jeton-filtre jeton-filtre--choix"
                  href={adresse(cle)}
                  aria-current={cle === domaine ? 'true' : undefined}
                >
                  {libelle}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {lignes.length === 0 ? (
          <Vide
            titre="Rien n’est encore arrivé"
            texte="Chaque proposition, chaque réponse, chaque changement laissera une ligne ici."
          />
        ) : (
          <Tableau
            legende={combien === 1 ? 'Une ligne' : `${combien} lignes, les dernières d’abord`}
            colonnes={[{ titre: 'Quand' }, { titre: 'Qui' }, { titre: 'Quoi' }]}
            lignes={lignes.map(({ id, quand, qui, pour, resume, chemin }) => ({
              cle: id,
              cellules: [quand, <Qui key="qui" qui={qui} pour={pour} />, <Quoi key="quoi" resume={resume} chemin={chemin} />],
            }))}
          />
        )}
        <Pagination page={page} pages={pages} lien={(numero) => adresse(domaine, numero)} />
      </div>
    </Page>
  );
}

const Qui = ({ qui, pour }: { qui: string; pour: string }) => (
  <>
    {qui}
    {pour && <span className="petit doux"> {pour}</span>}
  </>
);

const Quoi = ({ resume, chemin }: { resume: string; chemin: string }) => (chemin ? <a href={chemin}>{resume}</a> : resume);
