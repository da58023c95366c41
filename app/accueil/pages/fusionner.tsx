import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { FormulaireDeFusion } from '#app/accueil/composants/formulaire-de-fusion.tsx';
import { fusionner, getPageDeFusion } from '#app/accueil/fusion.server.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { saisieFusion } from '#app/reseau/personnes/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Tableau } from '#app/ui/tableau.tsx';

export const handle: Poignee = { salle: 'reseau', titre: 'Réunir deux fiches' };
export const meta = () => titreDePage('Réunir deux fiches');

const lire = (params: Readonly<Record<string, string | undefined>>, request: Request) => {
  const { searchParams } = new URL(request.url);
  return [
    idOuIntrouvable(params.id),
    { avecId: idDeAdresse(searchParams.get('avec') ?? undefined), q: (searchParams.get('q') ?? '').slice(0, 80) },
  ] as const;
};

export const loader = chargeur(({ ctx, params, request }) => getPageDeFusion(ctx, ...lire(params, request)));

export const action = traitement(
  ({ ctx, params, request }) => {
    // Whether the page exists for this person is said before anything typed is judged.
    getPageDeFusion(ctx, ...lire(params, request));
    return saisieFusion;
  },
  ({ ctx, params, request, saisie }) => {
    const [id] = lire(params, request);
    const nom = fusionner(ctx, id, saisie);
    const texte = 'Son histoire est réunie sur cette page. Un courriel le lui dit, à ses deux adresses.';
    return redirigerAvecAvis(`/reseau/personnes/${id}`, { titre: `${nom} n’a plus qu’une fiche`, texte });
  },
);

export default function Fusionner() {
  const { gardee, doublon, empechement, suit, telephonesDifferents, proches, trouvees, q } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const [refus] = formulaire?.erreurs[''] ?? formulaire?.erreurs.doublonId ?? [];
  const ligne = (titre: string, ...fiches: string[]) => ({
    cle: titre,
    cellules: [titre, ...fiches.map((dit) => dit || 'rien')],
  });
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: gardee.nom, chemin: `/reseau/personnes/${gardee.id}` }, { libelle: 'Réunir' }]}
      titre={doublon ? `${gardee.nom} et ${doublon.nom} : une seule personne ?` : `Deux fiches pour ${gardee.nom} ?`}
      intro="Réunir deux fiches rassemble leur histoire sous un seul nom, avec une seule adresse pour entrer."
    >
      {(refus ?? empechement) && <Bandeau ton="erreur">{refus ?? empechement}</Bandeau>}
      {doublon && (
        <>
          <Tableau
            legende="Les deux fiches côte à côte"
            cacheLegende
            reguliere
            colonnes={[{ titre: 'Fiche', cache: true }, { titre: 'Celle qui reste' }, { titre: 'Celle qui la rejoint' }]}
            lignes={[
              ligne('Nom', gardee.nom, doublon.nom),
              ligne('Courriel', gardee.courriel, doublon.courriel),
              ligne('Téléphone', gardee.telephone, doublon.telephone),
              ligne('Montre', gardee.montre, doublon.montre),
              ligne('Compte', gardee.compte, doublon.compte),
            ]}
          />
          {!empechement && <FormulaireDeFusion {...{ formulaire, gardee, doublon, suit, telephonesDifferents }} />}
        </>
      )}
      <Section titre={doublon ? 'Ou quelqu’un d’autre ?' : 'Avec qui ?'} id="avec">
        <Liste id={gardee.id} gens={proches.map((une) => ({ ...une, detail: une.pourquoi }))} />
        <Form method="get" className="formulaire">
          <div className="formulaire__champs">
            <Champ nom="q" libelle="Son nom, ou son adresse" genre="search" max={80} defaut={q} />
            <div className="actions">
              <Bouton genre="second" icone="chercher">
                Chercher
              </Bouton>
            </div>
          </div>
        </Form>
        {q && trouvees.length === 0 && <p className="doux">Personne d’autre ne répond à ces mots.</p>}
        <Liste id={gardee.id} gens={trouvees.map((une) => ({ ...une, detail: '' }))} />
      </Section>
    </Page>
  );
}

const Liste = ({ id, gens }: { id: number; gens: readonly { id: number; nom: string; ou: string; detail: string }[] }) => (
  <ul className="liste-d-actes">
    {gens.map((une) => (
      <li key={une.id}>
        <LienBouton href={`/reseau/personnes/${id}/fusionner?avec=${une.id}`} genre="lien">
          {[`${une.nom}${une.ou}`, une.detail].filter(Boolean).join(' : ')}
        </LienBouton>
      </li>
    ))}
  </ul>
);
