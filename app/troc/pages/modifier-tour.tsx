import { randomUUID } from 'node:crypto';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { FormulaireDeTour } from '#app/troc/tours-de-table/formulaire-de-tour.tsx';
import { lireRedaction } from '#app/troc/tours-de-table/lectures.server.ts';
import { apresLeGeste } from '#app/troc/tours-de-table/redaction.ts';
import { saisieRedaction } from '#app/troc/tours-de-table/saisie.ts';
import { corrigerTour, exigerPreparation } from '#app/troc/tours-de-table/tours-de-table.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Changer les questions' };
export const meta = () => titreDePage('Changer les questions');

// A refusal is often that someone else has just changed it: the page brings the version as it is now.
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params }) => {
  exigerPreparation(ctx);
  const lu = lireRedaction(ctx, idDeAdresse(params.id));
  return data(lu, { status: lu.parti ? 409 : 200 });
});

export const action = traitement(
  ({ ctx, params }) => {
    exigerPreparation(ctx);
    lireRedaction(ctx, idDeAdresse(params.id));
    return saisieRedaction;
  },
  async ({ ctx, params, saisie }) => {
    if (saisie.geste) return data({ ...apresLeGeste(saisie.geste), rendu: randomUUID() });
    const id = idDeAdresse(params.id);
    corrigerTour(ctx, id, saisie.redaction);
    return redirigerAvecAvis(`/tours-de-table/${id}`, {
      titre: 'Les questions sont enregistrées',
      texte: 'Personne ne les a reçues. Relisez ce que les structures verront, puis envoyez-les.',
    });
  },
);

export default function ModifierTour() {
  const { id, version, parti, valeurs } = useLoaderData<typeof loader>();
  const resultat = useActionData<typeof action>();
  // Sent by none of its buttons: a banner says so, and the form is as it was.
  const refus = resultat && resultat.formulaire.valeurs.acte === undefined ? premierePhrase(resultat.formulaire) : undefined;
  const geste = resultat && 'rang' in resultat ? resultat : undefined;
  return (
    <Page
      salle="troc"
      ariane={[
        { libelle: 'Tours de table', chemin: '/tours-de-table' },
        { libelle: valeurs.titre ?? '', chemin: `/tours-de-table/${id}` },
        { libelle: 'Changer' },
      ]}
      titre="Changer les questions"
      intro="Tant que rien n’est parti, tout se change. Une fois envoyées, les questions sont les mêmes pour toutes les structures."
    >
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      {parti ? (
        <Bandeau ton="attention">Ces questions sont parties, ou retirées : elles ne se changent plus.</Bandeau>
      ) : (
        <FormulaireDeTour
          key={geste?.rendu}
          formulaire={refus || !resultat ? { valeurs, erreurs: {} } : resultat.formulaire}
          draft={{ id, version }}
          rang={geste?.rang}
        />
      )}
    </Page>
  );
}
