import { useLoaderData } from '@remix-run/react';
import { getPageDeChiffres } from '#app/formations/chiffres/page-de-chiffres.server.ts';
import {
  AnneesEnTableau,
  DefinitionsDesChiffres,
  StructuresEnTableau,
  ThemesEnTableau,
} from '#app/formations/chiffres/tableaux-de-chiffres.tsx';
import { chargeur } from '#app/http/pages.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { ChiffresOuverts } from '#app/ui/chiffres-ouverts.tsx';
import { ChoixDAnnee } from '#app/ui/choix-d-annee.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'formations', titre: 'Les formations en chiffres' };
export const meta = () => titreDePage('Les formations en chiffres');

export const loader = chargeur(({ ctx, request }) => getPageDeChiffres(ctx, new URL(request.url).searchParams));

export default function ChiffresDesFormations() {
  const lu = useLoaderData<typeof loader>();
  const { annee, vide } = lu;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: 'Chiffres' }]}
      titre="Qu’ont donné les formations ?"
      intro="Tout le réseau, en nombres. Touchez un chiffre pour voir ce qu’il compte. Le fichier Excel se joint à un rapport."
      actions={
        vide ? null : (
          <>
            <LienBouton href="/formations/chiffres.xlsx" genre="second" icone="telecharger">
              Télécharger pour Excel
            </LienBouton>
            <LienBouton href="/formations/chiffres.csv" genre="lien">
              Les années en CSV
            </LienBouton>
          </>
        )
      }
    >
      <ChoixDAnnee choix={lu.choix} />
      {vide ? (
        <Vide
          titre="Rien à compter pour l’instant"
          texte="Dès qu’une formation aura eu lieu, cette page dira combien de personnes, de structures et d’heures, et ce qu’on en a pensé."
          action={{ libelle: 'Voir les formations', href: '/formations' }}
        />
      ) : (
        <>
          <Section titre={`En ${annee}${lu.avenir ? ', à venir' : ''}`}>
            <div className="pile">
              <ChiffresOuverts large={3} lignes="les lignes" chiffres={lu.faits} />
              <ChiffresOuverts large={3} lignes="les lignes" chiffres={lu.qualites} />
            </div>
          </Section>
          <Section titre="Ce qui ne s’est pas fait">
            <ChiffresOuverts large={3} lignes="les lignes" chiffres={lu.abandons} />
          </Section>
          {lu.themes.length > 0 && (
            <Section titre={`Thème par thème en ${annee}`}>
              <ThemesEnTableau annee={annee} lignes={lu.themes} />
            </Section>
          )}
          {lu.structures.length > 0 && (
            <Section titre={`Structure par structure en ${annee}`} id="structures">
              <StructuresEnTableau annee={annee} lignes={lu.structures} />
            </Section>
          )}
          <Section titre="Année par année">
            <div className="pile">
              <AnneesEnTableau lignes={lu.annees} />
              <DefinitionsDesChiffres />
            </div>
          </Section>
        </>
      )}
    </Page>
  );
}
