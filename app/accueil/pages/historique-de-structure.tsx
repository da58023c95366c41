import { useLoaderData } from '@remix-run/react';
import { aNom } from '#app/commun/francais.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { chargeur, idOuIntrouvable } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';
import { FiltreDuJournalMontre } from '../composants/filtre-du-journal.tsx';
import { LignesDuJournal } from '../composants/lignes-du-journal.tsx';
import { listHistorique } from '../journal.server.ts';
import { adresseDuFiltre, estFiltre, filtreDeLAdresse } from '../journal.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Historique' };
export const meta = () => titreDePage('Historique de la structure');

export const loader = chargeur(({ ctx, params, request }) => {
  const id = idOuIntrouvable(params.id);
  const { searchParams } = new URL(request.url);
  return listHistorique(ctx, id, { ...filtreDeLAdresse(searchParams), page: pageDemandee(searchParams) });
});

export default function HistoriqueDeStructure() {
  const { structure, lignes, page, pages, filtre } = useLoaderData<typeof loader>();
  const page0 = `/reseau/structures/${structure.id}`;
  const chemin = `${page0}/historique`;
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: structure.nom, chemin: page0 }, { libelle: 'Historique' }]}
      titre={`Qu’est-ce qui a changé ${aNom(structure.nom)} ?`}
      intro="La page, les agréments et l’équipe, les derniers changements d’abord. Seules la direction de la structure et la coordination lisent cette page."
    >
      <div className="pile">
        <FiltreDuJournalMontre chemin={chemin} filtre={filtre} />
        {lignes.length === 0 ? (
          <Vide
            titre={estFiltre(filtre) ? 'Aucun changement ne répond à cela' : 'Rien n’a encore changé'}
            texte={
              estFiltre(filtre)
                ? 'Élargissez les dates, ou écrivez une partie du nom seulement.'
                : 'Chaque correction de la page laissera une ligne ici, avec ce qu’il y avait avant.'
            }
            action={estFiltre(filtre) ? { libelle: 'Tout montrer', href: chemin } : { libelle: 'Revenir à la page', href: page0 }}
          />
        ) : (
          <LignesDuJournal lignes={lignes} />
        )}
        <Pagination page={page} pages={pages} lien={(numero) => adresseDuFiltre(chemin, filtre, numero)} />
      </div>
    </Page>
  );
}
