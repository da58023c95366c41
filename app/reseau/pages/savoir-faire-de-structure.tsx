import { useActionData, useLoaderData } from '@remix-run/react';
import { aNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { getPageDeSavoirFaire, tenirSavoirFaire } from '#app/reseau/competences/page-de-savoir-faire.server.ts';
import { saisieSavoirFaire } from '#app/reseau/competences/saisie.ts';
import { exigerTenir } from '#app/reseau/competences/tenir-savoir-faire.server.ts';
import { TenirSavoirFaire } from '#app/reseau/competences/tenir-savoir-faire.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Les savoir-faire d’une structure' };
export const meta = () => titreDePage('Les savoir-faire d’une structure');

const porteur = (params: Readonly<Record<string, string | undefined>>) => ({ structureId: idOuIntrouvable(params.id) });

export const loader = chargeur(({ ctx, params }) => ({
  ...porteur(params),
  ...getPageDeSavoirFaire(ctx, porteur(params)),
}));

export const action = traitement(
  ({ ctx, params }) => {
    // Whether the page exists for this person is said before anything typed is judged.
    exigerTenir(ctx, porteur(params));
    return saisieSavoirFaire;
  },
  ({ ctx, params, saisie }) => {
    const { structureId } = porteur(params);
    const { titre, texte } = tenirSavoirFaire(ctx, { structureId }, saisie);
    return redirigerAvecAvis(`/reseau/structures/${structureId}/savoir-faire`, { titre, texte });
  },
);

export default function SavoirFaireDeStructure() {
  const { structureId, nom, siens, termes } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: nom, chemin: `/reseau/structures/${structureId}` }, { libelle: 'Savoir-faire et ressources' }]}
      titre={`Que peut-on demander ${aNom(nom)} ?`}
      intro="Ce que la structure sait faire et ce qu’elle peut prêter : une salle, un minibus, une méthode. Ce que savent les personnes, chacune le dit sur son profil."
    >
      <TenirSavoirFaire
        siens={siens}
        termes={termes}
        formulaire={useActionData<typeof action>()?.formulaire}
        question="Ce qu’elle sait faire ou peut prêter"
        exemple="Par exemple : neuf places, à réserver deux semaines avant."
      />
    </Page>
  );
}
