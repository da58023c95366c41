import { useActionData, useLoaderData } from '@remix-run/react';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { getPageDeSavoirFaire, nomDuTerme, tenirSavoirFaire } from '#app/reseau/competences/page-de-savoir-faire.server.ts';
import { saisieSavoirFaire } from '#app/reseau/competences/saisie.ts';
import { exigerTenir } from '#app/reseau/competences/tenir-savoir-faire.server.ts';
import { TenirSavoirFaire } from '#app/reseau/competences/tenir-savoir-faire.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'reseau', titre: 'Mes savoir-faire' };
export const meta = () => titreDePage('Mes savoir-faire');

export const loader = chargeur(({ ctx, request }) => {
  // Who belongs to no structure is told why there is nothing to do here.
  if (ctx.acteur.membreDe.length === 0) return null;
  const terme = nomDuTerme(ctx, new URL(request.url).searchParams.get('terme'));
  return { ...getPageDeSavoirFaire(ctx, { personneId: ctx.acteur.personneId }), terme };
});

export const action = traitement(
  ({ ctx }) => {
    exigerTenir(ctx, { personneId: ctx.acteur.personneId });
    return saisieSavoirFaire;
  },
  ({ ctx, saisie }) =>
    redirigerAvecAvis('/moi/savoir-faire', tenirSavoirFaire(ctx, { personneId: ctx.acteur.personneId }, saisie)),
);

export default function MesSavoirFaire() {
  const page = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: 'Mon profil', chemin: '/moi' }, { libelle: 'Mes savoir-faire' }]}
      titre="Que savez-vous faire ?"
      intro={page ? 'Deux ou trois mots suffisent pour que les autres structures sachent à qui demander.' : undefined}
    >
      {page ? (
        <TenirSavoirFaire
          {...page}
          formulaire={formulaire}
          question="Ce que vous savez faire"
          exemple="Par exemple : trapèze et jonglerie, dès 6 ans."
        />
      ) : (
        <Vide
          titre="Cette liste est celle des équipes"
          texte="Dès que vous serez dans l’équipe d’une structure, vous pourrez dire ici ce que vous savez faire."
          action={{ libelle: 'Voir les savoir-faire du réseau', href: '/reseau/competences' }}
        />
      )}
    </Page>
  );
}
