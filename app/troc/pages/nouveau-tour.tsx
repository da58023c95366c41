import { randomUUID } from 'node:crypto';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { FormulaireDeTour } from '#app/troc/tours-de-table/formulaire-de-tour.tsx';
import { redactionNeuve } from '#app/troc/tours-de-table/lectures.server.ts';
import { apresLeGeste } from '#app/troc/tours-de-table/redaction.ts';
import { saisieRedaction } from '#app/troc/tours-de-table/saisie.ts';
import { exigerPreparation, preparerTour } from '#app/troc/tours-de-table/tours-de-table.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Préparer un tour de table' };
export const meta = () => titreDePage('Préparer un tour de table');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx }) => {
  exigerPreparation(ctx);
  return { valeurs: redactionNeuve(ctx), geste: randomUUID() };
});

export const action = traitement(
  ({ ctx }) => {
    exigerPreparation(ctx);
    return saisieRedaction;
  },
  async ({ ctx, saisie }) => {
    if (saisie.geste) return data({ ...apresLeGeste(saisie.geste), rendu: randomUUID() });
    const id = preparerTour(ctx, saisie.redaction);
    return redirigerAvecAvis(`/tours-de-table/${id}`, {
      titre: 'Le brouillon est gardé',
      texte: 'Personne ne l’a reçu. Relisez ce que les structures verront, puis envoyez-le.',
    });
  },
);

export default function NouveauTour() {
  const { valeurs, geste } = useLoaderData<typeof loader>();
  const resultat = useActionData<typeof action>();
  // Sent by none of its buttons: a banner says so, and the form is as it was.
  const refus = resultat && resultat.formulaire.valeurs.acte === undefined ? premierePhrase(resultat.formulaire) : undefined;
  const deplace = resultat && 'rang' in resultat ? resultat : undefined;
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Tours de table', chemin: '/tours-de-table' }, { libelle: 'Préparer' }]}
      titre="Que demander aux structures&nbsp;?"
      intro="Toutes les structures du réseau reçoivent les mêmes questions. Rien ne part avant que vous ayez relu."
    >
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      <FormulaireDeTour
        key={deplace?.rendu}
        formulaire={refus || !resultat ? { valeurs, erreurs: {} } : resultat.formulaire}
        geste={resultat?.formulaire.valeurs.geste ?? geste}
        rang={deplace?.rang}
      />
    </Page>
  );
}
