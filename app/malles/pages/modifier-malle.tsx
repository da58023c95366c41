import { useActionData, useLoaderData } from '@remix-run/react';
import { effacerBrouillon } from '#app/commun/brouillons.server.ts';
import { majuscule } from '#app/commun/texte.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { getMalleAModifier } from '#app/malles/catalogue/contenu.server.ts';
import { preparerMalle } from '#app/malles/catalogue/formulaire-de-malle.server.ts';
import { FormulaireDeMalle } from '#app/malles/catalogue/formulaire-de-malle.tsx';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { saisieMalle } from '#app/malles/catalogue/saisie.ts';
import { modifierMalle } from '#app/malles/catalogue/tenir-malle.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Modifier une malle' };
export const meta = () => titreDePage('Modifier une malle');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params }) => preparerMalle(ctx, params.slug));

export const action = traitement(
  ({ ctx, params }) => {
    // Whether the page exists for this person is said before anything typed is judged.
    getMalleAModifier(ctx, params.slug);
    return saisieMalle;
  },
  ({ ctx, params, saisie }) => {
    const { ligne } = getMalleAModifier(ctx, params.slug);
    modifierMalle(ctx, params.slug, saisie);
    effacerBrouillon(ctx, `malle:${ligne.id}`);
    return redirigerAvecAvis(`/malles/${ligne.slug}`, {
      titre: `${majuscule(laMalle(saisie.nom))} est à jour`,
      texte: 'Tout le réseau lit ce que vous avez écrit. Les prêts déjà réservés ne changent pas.',
    });
  },
);

export default function ModifierMalle() {
  const lu = useLoaderData<typeof loader>();
  const refuse = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: lu.nom, chemin: `/malles/${lu.slug}` }, { libelle: 'Modifier' }]}
      titre={`Que dire de ${laMalle(lu.nom)} ?`}
      intro="Ces lignes sont lues par tout le réseau. Ce que vous ne savez pas peut rester vide."
    >
      <FormulaireDeMalle lu={lu} formulaire={refuse ?? lu.debut ?? undefined} />
    </Page>
  );
}
