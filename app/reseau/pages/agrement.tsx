import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { aNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { acteDAgrement } from '#app/reseau/agrements/actes-d-agrement.server.ts';
import { getAgrementATenir, getPageDAgrement } from '#app/reseau/agrements/agrements.server.ts';
import { ConfirmerRetrait } from '#app/reseau/agrements/confirmer-retrait.tsx';
import { CorrectionDAgrement } from '#app/reseau/agrements/correction-d-agrement.tsx';
import { listGenresPourChoix } from '#app/reseau/agrements/genres.server.ts';
import { saisieActeDAgrement } from '#app/reseau/agrements/saisie.ts';
import { SuiteDAgrement } from '#app/reseau/agrements/suite-d-agrement.tsx';
import { TableauDAgrements } from '#app/reseau/agrements/tableau-d-agrements.tsx';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Un agrément' };
export const meta = () => titreDePage('Un agrément');

const lesquels = (params: Readonly<Record<string, string | undefined>>): [number, number] => [
  idOuIntrouvable(params.id),
  idOuIntrouvable(params.agrementId),
];

/** One thing at a time: what follows, the correction, or the confirmation of a removal. */
const vueDemandee = (adresse: URLSearchParams) =>
  adresse.has('retirer') ? 'retirer' : adresse.has('corriger') ? 'corriger' : 'suite';

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params, request }) => ({
  ...getPageDAgrement(ctx, ...lesquels(params)),
  genres: listGenresPourChoix(ctx),
  vue: vueDemandee(new URL(request.url).searchParams),
}));

export const action = traitement(
  ({ ctx, params }) => {
    getAgrementATenir(ctx, ...lesquels(params));
    return saisieActeDAgrement;
  },
  ({ ctx, params, saisie }) => {
    const [structureId, id] = lesquels(params);
    return redirigerAvecAvis(`/reseau/structures/${structureId}/agrements`, acteDAgrement(ctx, structureId, id, saisie));
  },
);

export default function Agrement() {
  const { structure, agrement, valeurs, demande, suivante, aujourdhui, genres, vue } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  // Each form shows its own refusals.
  const pour = (acte: string) => (formulaire?.valeurs.acte === acte ? formulaire : undefined);
  const [sansForme] = formulaire?.erreurs.acte ?? [];
  const page = `/reseau/structures/${structure.id}`;
  const chemin = `${page}/agrements/${agrement.id}`;
  const corriger = vue === 'corriger' || !suivante || pour('modifier') !== undefined;
  return (
    <Page
      salle="reseau"
      ariane={[
        { libelle: structure.nom, chemin: page },
        { libelle: 'Agréments', chemin: `${page}/agrements` },
        { libelle: agrement.nom },
      ]}
      titre={`${agrement.nom}, ${aNom(structure.nom)}`}
    >
      {sansForme && <Bandeau ton="erreur">{sansForme}</Bandeau>}
      {vue === 'retirer' ? (
        <ConfirmerRetrait
          titre="Retirer cet agrément ?"
          texte={`${agrement.nom}${agrement.au ? `, jusqu’au ${agrement.au}` : ''}. À retirer s’il a été noté par erreur : l’histoire du réseau l’oubliera aussi. S’il a pris fin, corrigez plutôt son dernier jour.`}
          {...{ chemin, action: `${chemin}?retirer`, bouton: 'Retirer cet agrément', champs: { acte: 'retirer' } }}
          refus={premierePhrase(formulaire)}
        />
      ) : (
        <>
          <TableauDAgrements legende="Cet agrément" agrements={[agrement]} />
          <div className="actions">
            {!corriger && (
              <LienBouton href={`${chemin}?corriger`} genre="second" icone="crayon">
                Corriger ces dates
              </LienBouton>
            )}
            <LienBouton href={`${chemin}?retirer`} genre="lien-danger">
              Retirer cet agrément
            </LienBouton>
          </div>
          {corriger ? (
            <CorrectionDAgrement {...{ version: agrement.version, valeurs, genres, chemin }} formulaire={pour('modifier')} />
          ) : (
            <SuiteDAgrement
              {...{ demande, suivante, aujourdhui, version: agrement.version, decideur: valeurs.decideur }}
              formulaire={{ demander: pour('demander'), renouveler: pour('renouveler') }}
            />
          )}
        </>
      )}
    </Page>
  );
}
