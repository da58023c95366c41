import { useActionData, useLoaderData } from '@remix-run/react';
import { direUnBesoin, exigerBesoins } from '#app/formations/besoins/besoins.server.ts';
import { DireUnBesoin } from '#app/formations/besoins/dire-un-besoin.tsx';
import { getPageDesBesoins } from '#app/formations/besoins/page-des-besoins.server.ts';
import { saisieBesoin } from '#app/formations/besoins/saisie.ts';
import { DernierDit, etapesDe, MesBesoins, ThemesDeBesoins } from '#app/formations/besoins/themes-de-besoins.tsx';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Feuille } from '#app/ui/feuille.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Besoins de formation' };
export const meta = () => titreDePage('Besoins de formation');

export const loader = chargeur(({ ctx, request }) => getPageDesBesoins(ctx, new URL(request.url).searchParams));

export const action = traitement(
  ({ ctx }) => {
    exigerBesoins(ctx);
    return saisieBesoin;
  },
  ({ ctx, saisie }) => {
    const id = direUnBesoin(ctx, saisie);
    return redirigerAvecAvis(`/formations/besoins?dit=${id}`, {
      titre: 'Le besoin est dit',
      texte: 'Tout le réseau le voit, et le compte. Si une formation s’ouvre, l’invitation vous arrive par courriel.',
    });
  },
);

export default function BesoinsDeFormation() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: 'Besoins' }]}
      titre="Que voulez-vous apprendre ?"
      intro="Une ligne suffit. Les formations s’ouvrent à partir de ces besoins, et l’on vous y invite."
    >
      <DeuxColonnes libelleCote="Les vôtres, et ce qui se prépare">
        <div className="pile pile--large">
          {lu.dernier && <DernierDit dernier={lu.dernier} />}
          {lu.peutDire && (
            <Feuille titre="Dire un besoin" id="dire">
              <DireUnBesoin {...{ lu, formulaire }} />
            </Feuille>
          )}
          <Section titre="Ce que le réseau demande" id="themes">
            {lu.themes.length === 0 ? (
              <p className="mesure doux">
                Personne n’a encore dit de besoin. Le premier est le plus utile&nbsp;: il donne l’idée aux autres.
              </p>
            ) : (
              <>
                <ThemesDeBesoins {...lu} />
                <Pagination page={lu.page} pages={lu.pages} {...etapesDe('page', 'themes', lu)} />
              </>
            )}
          </Section>
        </div>
        <div className="pile pile--large">
          {lu.siens.besoins.length > 0 && (
            <Feuille creux titre="Ceux de votre structure" id="siens">
              <MesBesoins besoins={lu.siens.besoins} />
              <Pagination {...lu.siens} {...etapesDe('siens', 'siens', lu)} />
            </Feuille>
          )}
          {lu.repris.besoins.length > 0 && (
            <Feuille creux titre="Une formation y répond" id="repris">
              <MesBesoins besoins={lu.repris.besoins} />
              <Pagination {...lu.repris} {...etapesDe('repris', 'repris', lu)} />
            </Feuille>
          )}
        </div>
      </DeuxColonnes>
    </Page>
  );
}
