import { useActionData, useLoaderData } from '@remix-run/react';
import { effacerBrouillon } from '#app/commun/brouillons.server.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { exigerAnnonce } from '#app/troc/annonces/annonces.server.ts';
import { APRES_MODIFICATION, AVANT_DE_MODIFIER } from '#app/troc/annonces/avis.ts';
import { FormulaireDAnnonce } from '#app/troc/annonces/formulaire-d-annonce.tsx';
import { preparerModification } from '#app/troc/annonces/preparer.server.ts';
import { modifierAnnonce } from '#app/troc/annonces/publier.server.ts';
import { saisieModification } from '#app/troc/annonces/saisie.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Modifier une annonce' };
export const meta = () => titreDePage('Modifier une annonce');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params, request }) =>
  preparerModification(ctx, idDeAdresse(params.id), new URL(request.url).searchParams),
);

export const action = traitement(
  ({ ctx, params }) => {
    exigerTroc(ctx);
    exigerAnnonce(ctx, idDeAdresse(params.id));
    return saisieModification;
  },
  async ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    modifierAnnonce(ctx, id, saisie);
    effacerBrouillon(ctx, `annonce:${id}`);
    return redirigerAvecAvis(`/troc/annonces/${id}`, {
      titre: 'L’annonce est modifiée',
      texte: APRES_MODIFICATION[exigerAnnonce(ctx, id).statut],
    });
  },
);

export default function ModifierAnnonce() {
  const lu = useLoaderData<typeof loader>();
  const refuse = useActionData<typeof action>()?.formulaire;
  const formulaire = refuse ?? { ...lu.debut, erreurs: {} };
  const chemin = `/troc/annonces/${lu.id}`;
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: lu.titre, chemin }, { libelle: 'Modifier' }]}
      titre={lu.type === 'besoin' ? 'Modifier ce besoin' : 'Modifier cette offre'}
      intro={AVANT_DE_MODIFIER[lu.statut]}
    >
      <FormulaireDAnnonce
        {...{ type: lu.type, formulaire, suggestions: lu.suggestions, aujourdhui: lu.aujourdhui, geste: lu.geste }}
        brouillon={`annonce:${lu.id}`}
        retour={`${chemin}/modifier`}
        // After a conflict the page brings the present version: sending again replaces, knowingly.
        avant={<input type="hidden" name="version" value={lu.version} />}
      >
        <div className="actions">
          <Bouton>Enregistrer</Bouton>
          <a className="lien-action" href={chemin}>
            Ne rien changer
          </a>
        </div>
      </FormulaireDAnnonce>
    </Page>
  );
}
