import { useActionData, useLoaderData } from '@remix-run/react';
import { exigerRole } from '#app/commun/droits.ts';
import { deNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { fermerSession } from '#app/http/session.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { FormulaireDEffacement } from '../composants/formulaire-d-effacement.tsx';
import { effacerPersonne, getPageDEffacement } from '../effacer.server.ts';
import { schemaDEffacement } from '../saisie.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Effacer quelqu’un' };
export const meta = () => titreDePage('Effacer quelqu’un');

export const loader = chargeur(({ ctx, params }) => getPageDEffacement(ctx, idOuIntrouvable(params.id)));

export const action = traitement(
  ({ ctx, params }) => {
    exigerRole(ctx, 'coordination');
    // Whether the page exists is said before anything typed is judged.
    getPageDEffacement(ctx, idOuIntrouvable(params.id));
    return schemaDEffacement;
  },
  async ({ ctx, params, request }) => {
    const { soi } = getPageDEffacement(ctx, idOuIntrouvable(params.id));
    effacerPersonne(ctx, idOuIntrouvable(params.id));
    const avis = { titre: 'C’est effacé', texte: 'Ce que cette personne a fait reste compté, sans son nom. Dites-le-lui.' };
    if (!soi) return redirigerAvecAvis('/reseau', avis);
    const sien = { titre: 'Vos données sont effacées', texte: 'Votre compte est fermé.' };
    return redirigerAvecAvis('/connexion', sien, { headers: { 'Set-Cookie': await fermerSession(request) } });
  },
);

export default function Effacer() {
  const effacement = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const personne = `/reseau/personnes/${effacement.id}`;
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: effacement.nom, chemin: personne }, { libelle: 'Effacer' }]}
      titre={`Effacer les données ${deNom(effacement.nom)} ?`}
      intro="Faites-le quand la personne vous le demande. Elle peut aussi le faire elle-même, dans « Vos données »."
    >
      <FormulaireDEffacement formulaire={formulaire} retour={personne} {...effacement} />
    </Page>
  );
}
