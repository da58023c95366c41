import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { introuvable } from '#app/commun/erreurs.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { leNom } from '#app/commun/francais.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { AnnonceEnBref } from '#app/troc/echanges/annonce-en-bref.tsx';
import { avisApres } from '#app/troc/echanges/avis.ts';
import { getEchange } from '#app/troc/echanges/dossiers.server.ts';
import { type ActeDEchange, estActe } from '#app/troc/echanges/echanges.ts';
import { franchirEchange } from '#app/troc/echanges/finir.server.ts';
import { FormulaireDActe } from '#app/troc/echanges/formulaire-d-acte.tsx';
import { lireActe } from '#app/troc/echanges/lectures.server.ts';
import { SAISIES_D_ACTE } from '#app/troc/echanges/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Échange' };

const TITRE: Record<ActeDEchange, (autre: string) => string> = {
  fixer_un_rendez_vous: (autre) => `Quand voir ${leNom(autre)}\u00a0?`,
  regler: (autre) => `Qu’avez-vous convenu avec ${leNom(autre)}\u00a0?`,
  clore_sans_suite: (autre) => `Ne pas donner suite avec ${leNom(autre)}\u00a0?`,
  rouvrir: (autre) => `Reprendre l’échange avec ${leNom(autre)}\u00a0?`,
};

export const meta = ({ data: lu }: { data: { nom: ActeDEchange; autre: string } | undefined }) =>
  titreDePage(lu ? TITRE[lu.nom](lu.autre) : 'Échange');

export const loader = chargeur(({ ctx, params }) => {
  const id = idDeAdresse(params.id);
  getEchange(ctx, id);
  if (!estActe(params.transition)) throw introuvable();
  const lu = lireActe(ctx, id, params.transition);
  return data(lu, { status: lu.empechement ? 409 : 200 });
});

export const action = traitement(
  // Whether the échange is there and the act exists is said before anything typed is judged.
  ({ ctx, params }): (typeof SAISIES_D_ACTE)[ActeDEchange] => {
    getEchange(ctx, idDeAdresse(params.id));
    if (!estActe(params.transition)) throw introuvable();
    return SAISIES_D_ACTE[params.transition];
  },
  ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    franchirEchange(ctx, id, saisie);
    const lu = lireActe(ctx, id, saisie.acte);
    const satisfaite = 'satisfaite' in saisie && saisie.satisfaite === 'oui';
    return redirigerAvecAvis(`/troc/echanges/${lu.id}`, avisApres(saisie.acte, { autre: lu.autre, satisfaite }));
  },
);

export default function FranchirEchange() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const refus = lu.empechement ? (premierePhrase(formulaire) ?? lu.empechement) : undefined;
  return (
    <Page
      salle="troc"
      ariane={[
        { libelle: 'Échanges', chemin: '/troc/echanges' },
        { libelle: lu.autre, chemin: `/troc/echanges/${lu.id}` },
        { libelle: lu.libelleStatut },
      ]}
      titre={TITRE[lu.nom](lu.autre)}
    >
      <DeuxColonnes libelleCote="L’annonce">
        {refus ? (
          <div className="pile">
            <Bandeau ton="attention">{refus}</Bandeau>
            <div className="actions">
              <LienBouton href={`/troc/echanges/${lu.id}`}>Revenir à l’échange</LienBouton>
            </div>
          </div>
        ) : (
          <FormulaireDActe lu={lu} formulaire={formulaire} />
        )}
        <AnnonceEnBref annonce={lu.annonce} />
      </DeuxColonnes>
    </Page>
  );
}
