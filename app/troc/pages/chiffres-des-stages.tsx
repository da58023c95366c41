import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { NavigationDesStages } from '#app/troc/stages/navigation-des-stages.tsx';
import { getPageDeChiffres } from '#app/troc/stages/page-de-chiffres.server.ts';
import { AnneesDeStages, RaisonsComptees } from '#app/troc/stages/tableaux-de-chiffres.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { ChiffresOuverts } from '#app/ui/chiffres-ouverts.tsx';
import { ChoixDAnnee } from '#app/ui/choix-d-annee.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Les stages en chiffres' };
export const meta = () => titreDePage('Les stages en chiffres');

export const loader = chargeur(({ ctx, request }) => {
  exigerTroc(ctx);
  return getPageDeChiffres(ctx, new URL(request.url).searchParams);
});

export default function ChiffresDesStages() {
  const lu = useLoaderData<typeof loader>();
  const { annee, vide, choix } = lu;
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Stages', chemin: '/stages' }, { libelle: 'Chiffres' }]}
      titre="Qu’ont donné les stages ?"
      intro="Tout le réseau, sans aucun nom. Touchez un chiffre pour voir ses stages : vous ouvrez les vôtres."
      actions={
        vide ? null : (
          <>
            <LienBouton href="/stages/chiffres.xlsx" genre="second" icone="telecharger">
              Télécharger pour Excel
            </LienBouton>
            <LienBouton href="/stages/chiffres.csv" genre="lien">
              Les années en CSV
            </LienBouton>
            <LienBouton href="/stages/chiffres.csv?raisons" genre="lien">
              Les raisons en CSV
            </LienBouton>
          </>
        )
      }
    >
      <div className="pile">
        <NavigationDesStages ici="chiffres" coordination={lu.coordination} />
        <ChoixDAnnee choix={choix} />
      </div>
      {vide ? (
        <Vide
          titre="Rien à compter pour l’instant"
          texte="Dès qu’un stage sera proposé, cette page dira combien de jours, de personnes et de structures, et pourquoi certains ne se font pas."
          action={lu.peutProposer ? { libelle: 'Proposer un stage', href: '/stages/nouveau' } : undefined}
        />
      ) : (
        <>
          <Section titre={`En ${annee}${lu.avenir ? ', à venir' : ''}`}>
            {lu.faits.length > 0 ? (
              <ChiffresOuverts large={4} lignes="les stages" chiffres={lu.faits} />
            ) : (
              <p>Aucun stage cette année-là.</p>
            )}
          </Section>
          {lu.reponses.length > 0 && (
            <Section titre="Comment se répond-on ?">
              <ChiffresOuverts large={3} lignes="les stages" chiffres={lu.reponses} />
            </Section>
          )}
          <Section titre="Ce qui ne s’est pas fait comme prévu, et pourquoi">
            <RaisonsComptees annee={annee} {...lu.raisons} />
          </Section>
          <Section titre="Année par année">
            <AnneesDeStages annees={lu.annees} />
          </Section>
        </>
      )}
      <p className="petit doux mesure">Un stage compte dans l’année de son premier jour.</p>
    </Page>
  );
}
