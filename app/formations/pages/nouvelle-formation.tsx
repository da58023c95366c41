import { randomUUID } from 'node:crypto';
import { useActionData, useLoaderData } from '@remix-run/react';
import { jourCivil } from '#app/commun/periode.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { preparerNouvelleFormation } from '#app/formations/programme/formulaire.server.ts';
import { FormulaireDeFormation } from '#app/formations/programme/formulaire-de-formation.tsx';
import { saisieNouvelleFormation } from '#app/formations/programme/saisie.ts';
import { creerFormation, exigerPreparation } from '#app/formations/programme/tenir-formation.server.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Préparer une formation' };
export const meta = () => titreDePage('Préparer une formation');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, request }) => {
  const ids = new URL(request.url).searchParams.getAll('besoins').flatMap((un) => idDeAdresse(un) ?? []);
  return { ...preparerNouvelleFormation(ctx, ids.slice(0, 200)), geste: randomUUID() };
});

export const action = traitement(
  ({ ctx }) => {
    exigerPreparation(ctx);
    return saisieNouvelleFormation(jourCivil(ctx.maintenant, ctx.fuseau));
  },
  ({ ctx, saisie }) =>
    redirigerAvecAvis(`/formations/${creerFormation(ctx, saisie)}`, {
      titre: 'Le projet est gardé',
      texte: `${
        ctx.acteur.roles.includes('coordination')
          ? 'Le réseau ne le voit pas encore.'
          : 'La coordination le voit aussi, et personne d’autre.'
      } Relisez-le, puis ouvrez-le aux inscriptions.`,
    }),
);

export default function NouvelleFormation() {
  const { geste, ...lu } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: 'Préparer une formation' }]}
      titre="Quelle formation préparez-vous ?"
      intro="Un titre, des dates et un nombre de places suffisent. Le reste peut attendre."
    >
      <FormulaireDeFormation {...{ lu, formulaire, geste }} />
    </Page>
  );
}
