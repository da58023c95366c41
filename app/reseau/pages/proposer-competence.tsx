import { randomUUID } from 'node:crypto';
import { useActionData, useLoaderData } from '@remix-run/react';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { enOrdre, listRetenues } from '#app/reseau/competences/competences.server.ts';
import { MAX_DEFINITION, MAX_NOM_DE_COMPETENCE } from '#app/reseau/competences/competences.ts';
import { proposerCompetence } from '#app/reseau/competences/cycle-competences.server.ts';
import { MotsProches, useTapee } from '#app/reseau/competences/mots-proches.tsx';
import { saisiePropositionDeMot } from '#app/reseau/competences/saisie.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Proposer un mot' };
export const meta = () => titreDePage('Proposer un mot');

/** The word that the page one comes from has not found. */
const motDeLAdresse = (adresse: URLSearchParams) => adresse.get('mot') ?? adresse.get('nom') ?? '';

export const loader = chargeur(({ ctx, request }) => ({
  nom: motDeLAdresse(new URL(request.url).searchParams).slice(0, MAX_NOM_DE_COMPETENCE).trim(),
  geste: randomUUID(),
  termes: enOrdre(listRetenues(ctx)).map(({ terme, niveau }) => ({
    ...{ id: terme.id, slug: terme.slug, nom: terme.nom, definition: terme.definition, synonymes: terme.synonymes },
    rubrique: niveau === 0,
  })),
}));

export const action = traitement(saisiePropositionDeMot, ({ ctx, saisie }) => {
  const { nom } = proposerCompetence(ctx, saisie);
  return redirigerAvecAvis('/reseau/competences', {
    titre: `« ${nom} » est proposé`,
    texte: 'La coordination va le lire. Vous recevrez sa réponse par courriel.',
  });
});

export default function ProposerCompetence() {
  const { nom, geste, termes } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const tape = useTapee('champ-nom', formulaire?.valeurs.nom ?? nom);
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: 'Savoir-faire', chemin: '/reseau/competences' }, { libelle: 'Proposer un mot' }]}
      titre="Quel mot manque-t-il dans la liste ?"
      intro="Un savoir-faire, une activité, un public, du matériel à prêter : le mot que vous avez cherché sans le trouver."
    >
      <FormulairePoste formulaire={formulaire} geste={geste}>
        <Champ formulaire={formulaire} nom="nom" libelle="Le mot" max={MAX_NOM_DE_COMPETENCE} defaut={nom} autoComplete="off" />
        <MotsProches tape={tape} termes={termes} />
        <Champ
          formulaire={formulaire}
          nom="definition"
          libelle="Ce que cela veut dire"
          genre="textarea"
          lignes={3}
          max={MAX_DEFINITION}
          aide="Une phrase suffit : ce que l’on fait, et pour qui."
        />
        <Choisir
          formulaire={formulaire}
          nom="parentId"
          libelle="Il irait plutôt sous…"
          facultatif
          vide="Je ne sais pas"
          options={termes.filter(({ rubrique }) => rubrique).map(({ id, nom }) => ({ valeur: String(id), libelle: nom }))}
        />
        <Ensuite
          etapes={[
            'La coordination lit votre mot, l’ajoute, ou le réunit avec un mot qui dit la même chose.',
            'Vous recevez sa réponse par courriel, avec la raison si elle ne le garde pas.',
          ]}
        />
        <div className="actions">
          <Bouton>Proposer ce mot</Bouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
