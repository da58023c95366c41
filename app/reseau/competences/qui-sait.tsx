import { LienBouton } from '#app/ui/bouton.tsx';
import { Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { direQui } from './mots.ts';
import type { Porteuse } from './page-de-competence.server.ts';

interface Props {
  slug: string;
  chemin: string;
  qui: readonly Porteuse[];
  total: { structures: number; personnes: number };
  page: number;
  pages: number;
  peut: { dire: boolean };
}

/** Who has it in the network: structures, then people, fifty a page. */
export function QuiSait({ slug, chemin, qui, total, page, pages, peut }: Props) {
  const compte = direQui(total).join(' et ');
  const plusieurs = qui.some(({ terme }) => terme !== null);
  return (
    <Section
      titre={compte ? `Dans le réseau : ${compte}` : 'Dans le réseau'}
      id="qui"
      actions={
        compte ? (
          <LienBouton href={`/reseau?competence=${slug}`} genre="lien" icone="chercher">
            Les trouver dans l’annuaire
          </LienBouton>
        ) : undefined
      }
    >
      {compte ? (
        <Tableau
          legende="Structures puis personnes, par ordre alphabétique"
          cacheLegende
          colonnes={[{ titre: 'Qui' }, { titre: 'Où' }, { titre: plusieurs ? 'Quoi' : 'Dans leurs mots' }]}
          lignes={qui.map(({ cle, nom, chemin: vers, ou, terme, precision }) => ({
            cle,
            cellules: [
              <a key="qui" href={vers}>
                {nom}
              </a>,
              ou,
              [terme, precision].filter(Boolean).join(' – '),
            ],
          }))}
        />
      ) : (
        <p className="mesure doux">Personne ne l’a encore dit. Cela ne veut pas dire que personne ne sait.</p>
      )}
      <Pagination page={page} pages={pages} lien={(n) => `${chemin}?page=${n}`} />
      {peut.dire && (
        <div className="actions">
          <LienBouton href={`/moi/savoir-faire?terme=${slug}`} genre="second" icone="ajouter">
            Je sais faire cela
          </LienBouton>
        </div>
      )}
    </Section>
  );
}
