import { useLoaderData } from '@remix-run/react';
import { deNom } from '#app/commun/francais.ts';
import { accorder } from '#app/commun/texte.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { SuivreDansUnAgenda } from '#app/malles/courriels/suivre-dans-un-agenda.tsx';
import { adresseDesPrets } from '#app/malles/reservations/filtres.ts';
import { getPageDesPrets } from '#app/malles/reservations/liste.server.ts';
import { CotesDesPrets, ListeDePrets } from '#app/malles/reservations/liste-de-prets.tsx';
import { FiltreCompte } from '#app/ui/filtre-compte.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'malles', titre: 'Prêts de malles' };
export const meta = () => titreDePage('Prêts de malles');

export const loader = chargeur(({ ctx, request }) => getPageDesPrets(ctx, new URL(request.url).searchParams));

export default function Reservations() {
  const { cote, cotes, quand, quands, lignes, total, page, pages, vide, agendas } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: 'Prêts' }]}
      titre="Mes prêts de malles"
      intro={
        cote === 'emprunts'
          ? 'Ce que votre structure emprunte, de la réservation au retour.'
          : 'Les malles que vous gardez : qui les demande, qui les a, quand elles reviennent.'
      }
    >
      {(cote === 'malles' || cotes.some(({ cle, combien }) => cle === 'malles' && combien > 0)) && (
        <CotesDesPrets cotes={cotes} />
      )}
      {vide ? (
        <Vide
          titre={cote === 'emprunts' ? 'Aucun prêt pour l’instant' : 'Personne ne les a encore demandées'}
          texte={
            cote === 'emprunts'
              ? 'Une malle se réserve en une minute : choisissez-la, dites vos dates, elle est à vous.'
              : 'Quand une structure réservera l’une de vos malles, vous le verrez ici, et un courriel vous préviendra.'
          }
          action={{ libelle: 'Voir les malles', href: '/malles' }}
        />
      ) : (
        <>
          <FiltreCompte libelle="Choisir les prêts à voir" choix={quands} />
          <Section titre={accorder(total, 'prêt')}>
            {total === 0 && <p>Aucun prêt ici.</p>}
            <ListeDePrets lignes={lignes} cote={cote} />
            <Pagination page={page} pages={pages} lien={(n) => adresseDesPrets({ cote, quand, page: n })} />
          </Section>
        </>
      )}
      {agendas.length > 0 && (
        <Section titre="Dans votre agenda">
          {agendas.map(({ id, nom, adresse }) => (
            <SuivreDansUnAgenda key={id} id={`agenda-${id}`} titre={`Suivre les prêts ${deNom(nom)}`} adresse={adresse} />
          ))}
        </Section>
      )}
    </Page>
  );
}
