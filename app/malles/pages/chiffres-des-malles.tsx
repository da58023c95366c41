import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { exigerMalles } from '#app/malles/catalogue/malles.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { getPageDeChiffres } from '#app/malles/chiffres/page-de-chiffres.server.ts';
import { ChiffresEnTableau, DefinitionsDesChiffres } from '#app/malles/chiffres/tableaux-de-chiffres.tsx';
import { UneAutreMalle } from '#app/malles/chiffres/une-autre-malle.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { ChiffresOuverts } from '#app/ui/chiffres-ouverts.tsx';
import { ChoixDAnnee } from '#app/ui/choix-d-annee.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'malles', titre: 'Les malles en chiffres' };
export const meta = () => titreDePage('Les malles en chiffres');

export const loader = chargeur(({ ctx, request }) => {
  exigerMalles(ctx);
  return getPageDeChiffres(ctx, new URL(request.url).searchParams);
});

export default function ChiffresDesMalles() {
  const lu = useLoaderData<typeof loader>();
  const { annee, malle, vide, choix } = lu;
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: 'Malles', chemin: '/malles' }, { libelle: 'Chiffres' }]}
      titre={malle ? `Qu’a permis ${laMalle(malle.nom)} ?` : 'Qu’ont permis les malles ?'}
      intro="Tout le réseau, sans aucun nom. Touchez un chiffre pour voir ce qu’il compte."
      actions={
        vide ? null : (
          <>
            <LienBouton href={lu.xlsx} genre="second" icone="telecharger">
              Télécharger pour Excel
            </LienBouton>
            <LienBouton href={lu.csv} genre="lien">
              Les chiffres en CSV
            </LienBouton>
          </>
        )
      }
    >
      <div className="pile">
        <ChoixDAnnee choix={choix} />
        {malle && (
          <p>
            <a className="lien-action" href={`/malles/chiffres?annee=${annee}`}>
              Revenir à toutes les malles
            </a>
          </p>
        )}
      </div>
      {vide ? (
        <Vide
          titre="Rien à compter pour l’instant"
          texte="Dès qu’une malle sera remise, cette page dira combien de jours, de participants et de structures, et si une autre malle servirait."
          action={{ libelle: 'Voir les malles', href: '/malles' }}
        />
      ) : (
        <>
          <Section titre={`En ${annee}${lu.avenir ? ', à venir' : ''}`}>
            <div className="pile">
              <ChiffresOuverts large={3} lignes="les prêts" chiffres={lu.faits} />
              <ChiffresOuverts large={3} lignes="les prêts" chiffres={lu.soins} />
            </div>
          </Section>
          <Section titre="Une autre malle servirait-elle ?">
            <UneAutreMalle annee={annee} {...lu.refus} />
          </Section>
          {lu.malles.length > 0 && (
            <Section titre={`Malle par malle en ${annee}`}>
              <ChiffresEnTableau titre="Malle" legende={`Les prêts de chaque malle en ${annee}`} lignes={lu.malles} />
            </Section>
          )}
          <Section titre="Année par année">
            <div className="pile">
              <ChiffresEnTableau titre="Année" legende="Les prêts de chaque année" lignes={lu.annees} />
              <DefinitionsDesChiffres />
            </div>
          </Section>
        </>
      )}
    </Page>
  );
}
