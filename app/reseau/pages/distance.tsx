import { useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { aNom, leNom } from '#app/commun/francais.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { corrigerDistance, getPageDeDistance } from '#app/reseau/territoire/corriger-distance.server.ts';
import { saisieDistance } from '#app/reseau/territoire/saisie.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Corriger une distance' };
export const meta = () => titreDePage('Corriger une distance');

export const loader = chargeur(({ ctx, params, request }) => {
  const depuis = new URL(request.url).searchParams.get('depuis') ?? undefined;
  return getPageDeDistance(ctx, idOuIntrouvable(params.id), idDeAdresse(depuis));
});

export const action = traitement(
  ({ ctx, params }) => {
    // Whether the page exists for this person is said before anything typed is judged.
    getPageDeDistance(ctx, idOuIntrouvable(params.id), undefined);
    return saisieDistance;
  },
  ({ ctx, params, saisie }) => {
    const id = idOuIntrouvable(params.id);
    const { ici, depuis, libelle, corrigee } = corrigerDistance(ctx, id, saisie);
    return redirigerAvecAvis(`/reseau/structures/${id}`, {
      titre: corrigee ? `C’est noté\u00a0: ${libelle}` : `Nous estimons de nouveau\u00a0: ${libelle}`,
      texte: `Entre ${leNom(depuis)} et ${leNom(ici)}, dans les deux sens. Tout le réseau lit maintenant cette distance.`,
    });
  },
);

export default function Distance() {
  const { id, nom, depuis: premiere, structures } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const [depuis, setDepuis] = useState(formulaire?.valeurs.depuis ?? premiere);
  const km = structures.find(({ valeur }) => valeur === depuis)?.km ?? '';
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: nom, chemin: `/reseau/structures/${id}` }, { libelle: 'Distance' }]}
      titre={`En voiture, combien de kilomètres pour aller ${aNom(nom)}\u00a0?`}
      intro="Nous estimons à partir de la ligne droite. Vous qui faites la route, dites-le une fois pour toutes : cela vaudra dans les deux sens."
    >
      <FormulairePoste formulaire={formulaire}>
        <Choisir
          {...{ formulaire, nom: 'depuis', options: structures, vide: null, defaut: premiere, surChangement: setDepuis }}
          libelle="On part de"
        />
        <Champ
          // What is counted today from there: it follows the choice.
          key={depuis}
          formulaire={formulaire}
          nom="km"
          libelle="Kilomètres, à l’aller"
          inputMode="numeric"
          court
          max={7}
          defaut={km}
          autoComplete="off"
          aide="C’est ce que le réseau lit aujourd’hui depuis cette structure. Laissez vide pour revenir à notre estimation."
        />
        <div className="actions">
          <Bouton>Noter cette distance</Bouton>
          <Lien className="lien-action" href={`/reseau/structures/${id}`}>
            Ne rien changer
          </Lien>
        </div>
      </FormulairePoste>
    </Page>
  );
}
