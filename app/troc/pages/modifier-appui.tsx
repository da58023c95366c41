import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { modifierAppui } from '#app/troc/appuis/demander.server.ts';
import { getAppui } from '#app/troc/appuis/dossiers.server.ts';
import { FormulaireDAppui, PasDeConfidentiel } from '#app/troc/appuis/formulaire-d-appui.tsx';
import { preparerModificationDAppui } from '#app/troc/appuis/preparer.server.ts';
import { saisieModificationDAppui } from '#app/troc/appuis/saisie.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Modifier un appui technique' };
export const meta = () => titreDePage('Modifier un appui technique');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params, request }) =>
  preparerModificationDAppui(ctx, idDeAdresse(params.id), new URL(request.url).searchParams),
);

export const action = traitement(
  ({ ctx, params }) => {
    exigerTroc(ctx);
    getAppui(ctx, idDeAdresse(params.id));
    return saisieModificationDAppui;
  },
  ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    const prevenues = modifierAppui(ctx, id, saisie);
    return redirigerAvecAvis(`/troc/appuis/${id}`, {
      titre: 'La demande est modifiée',
      texte: `Le réseau la lit ainsi dès maintenant. ${prevenues ? 'Les personnes qui ont dit pouvoir aider sont prévenues par courriel.' : 'Aucun courriel ne part.'}`,
    });
  },
);

export default function ModifierAppui() {
  const lu = useLoaderData<typeof loader>();
  const refuse = useActionData<typeof action>()?.formulaire;
  const formulaire = refuse ?? { ...lu.debut, erreurs: {} };
  const chemin = `/troc/appuis/${lu.id}`;
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Appuis techniques', chemin: '/troc/appuis' }, { libelle: lu.titre, chemin }, { libelle: 'Modifier' }]}
      titre="Modifier cette demande"
      intro={<PasDeConfidentiel />}
    >
      <FormulaireDAppui
        {...{ formulaire, suggestions: lu.suggestions, aujourdhui: lu.aujourdhui }}
        retour={`${chemin}/modifier`}
        // After a conflict the page brings the present version: sending again replaces, knowingly.
        avant={<input type="hidden" name="version" value={lu.version} />}
      >
        {lu.peuvent > 0 && (
          <p className="mesure">
            {lu.peuvent === 1
              ? 'Une personne a dit pouvoir aider. Si vous changez la phrase, la date ou «\u00a0à distance\u00a0», un courriel le lui dit.'
              : `${lu.peuvent} personnes ont dit pouvoir aider. Si vous changez la phrase, la date ou «\u00a0à distance\u00a0», un courriel le leur dit.`}
          </p>
        )}
        <div className="actions">
          <Bouton>Enregistrer</Bouton>
          <a className="lien-action" href={chemin}>
            Ne rien changer
          </a>
        </div>
      </FormulaireDAppui>
    </Page>
  );
}
