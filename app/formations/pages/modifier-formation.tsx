import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { getFormation } from '#app/formations/programme/formations.server.ts';
import { datesAVenir, preparerFormation } from '#app/formations/programme/formulaire.server.ts';
import { FormulaireDeFormation } from '#app/formations/programme/formulaire-de-formation.tsx';
import { saisieFormation } from '#app/formations/programme/saisie.ts';
import { exigerModifiable, modifierFormation } from '#app/formations/programme/tenir-formation.server.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Changer une formation' };
export const meta = ({ data }: { data?: { titre: string } | undefined }) =>
  titreDePage(data ? `Changer, ${data.titre}` : 'Changer une formation');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params }) => preparerFormation(ctx, idDeAdresse(params.id)));

export const action = traitement(
  // Whether the formation exists for this person is said before anything typed is judged.
  ({ ctx, params }) => {
    const d = getFormation(ctx, idDeAdresse(params.id));
    exigerModifiable(d);
    return saisieFormation(datesAVenir(ctx, d));
  },
  ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    modifierFormation(ctx, id, saisie);
    return redirigerAvecAvis(`/formations/${id}`, {
      titre: 'La formation est enregistrée',
      texte: 'Si ses dates ou son lieu ont changé, les personnes de la liste le reçoivent par courriel.',
    });
  },
);

export default function ModifierFormation() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: lu.titre, chemin: `/formations/${lu.id}` }, { libelle: 'Changer' }]}
      titre="Que changez-vous ?"
      intro={lu.titre}
    >
      <FormulaireDeFormation {...{ lu, formulaire }} />
    </Page>
  );
}
