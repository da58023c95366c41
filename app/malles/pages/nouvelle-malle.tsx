import { randomUUID } from 'node:crypto';
import { useActionData, useLoaderData } from '@remix-run/react';
import { effacerBrouillon } from '#app/commun/brouillons.server.ts';
import { majuscule } from '#app/commun/texte.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { preparerNouvelleMalle } from '#app/malles/catalogue/formulaire-de-malle.server.ts';
import { FormulaireDeMalle } from '#app/malles/catalogue/formulaire-de-malle.tsx';
import { lireMalle } from '#app/malles/catalogue/malles.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { saisieNouvelleMalle } from '#app/malles/catalogue/saisie.ts';
import { creerMalle, exigerCreation } from '#app/malles/catalogue/tenir-malle.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Ajouter une malle' };
export const meta = () => titreDePage('Ajouter une malle');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx }) => ({ ...preparerNouvelleMalle(ctx), geste: randomUUID() }));

export const action = traitement(
  ({ ctx }) => {
    exigerCreation(ctx);
    return saisieNouvelleMalle;
  },
  ({ ctx, saisie }) => {
    const { ligne } = lireMalle(ctx, creerMalle(ctx, saisie));
    effacerBrouillon(ctx, 'malle');
    return redirigerAvecAvis(`/malles/${ligne.slug}/contenu`, {
      titre: `${majuscule(laMalle(ligne.nom))} est ajoutée`,
      texte: 'Tout le réseau la voit. Il reste à écrire ce qu’elle contient : l’inventaire en viendra.',
    });
  },
);

export default function NouvelleMalle() {
  const { geste, ...lu } = useLoaderData<typeof loader>();
  const refuse = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: 'Ajouter une malle' }]}
      titre="Quelle malle ajoutez-vous ?"
      intro="Un nom, une phrase et la structure qui la garde suffisent. Le reste peut attendre."
    >
      <FormulaireDeMalle lu={lu} formulaire={refuse ?? lu.debut ?? undefined} geste={geste} />
    </Page>
  );
}
