import { useLoaderData } from '@remix-run/react';
import { pageDemandee } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';
import { FiltreDuJournalMontre } from '../composants/filtre-du-journal.tsx';
import { LignesDuJournal } from '../composants/lignes-du-journal.tsx';
import { listJournal } from '../journal.server.ts';
import { adresseDuFiltre, estFiltre, filtreDeLAdresse } from '../journal.ts';

export const handle: Poignee = { salle: 'maison' };
export const meta = () => titreDePage('Journal');

export const loader = chargeur(({ ctx, request }) => {
  const { searchParams } = new URL(request.url);
  return listJournal(ctx, { ...filtreDeLAdresse(searchParams), page: pageDemandee(searchParams) });
});

export default function PageJournal() {
  const { lignes, page, pages, filtre, domaines, combien } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="maison"
      ariane={[{ libelle: 'Journal' }]}
      titre="Qui a fait quoi, et quand ?"
      intro="Seule la coordination lit cette page. « Le temps » est ce que l’application fait d’elle-même."
    >
      <div className="pile">
        <FiltreDuJournalMontre chemin="/journal" filtre={filtre} domaines={domaines} />
        {lignes.length > 0 && (
          <p className="petit doux">
            {combien === 1 ? 'Une ligne' : `${combien.toLocaleString('fr-FR')} lignes, les dernières d’abord`}
          </p>
        )}
        {lignes.length > 0 && <LignesDuJournal lignes={lignes} />}
        {lignes.length === 0 && estFiltre(filtre) && (
          <Vide
            titre="Aucune ligne ne répond à cela"
            texte="Élargissez les dates, ou écrivez une partie du nom seulement."
            action={{ libelle: 'Tout montrer', href: '/journal' }}
          />
        )}
        {lignes.length === 0 && !estFiltre(filtre) && (
          <Vide
            titre="Rien n’est encore arrivé"
            texte="Chaque proposition, chaque réponse, chaque changement laissera une ligne ici."
          />
        )}
        <Pagination page={page} pages={pages} lien={(numero) => adresseDuFiltre('/journal', filtre, numero)} />
      </div>
    </Page>
  );
}
