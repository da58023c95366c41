import { useActionData, useLoaderData } from '@remix-run/react';
import { estJour } from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, lireFormulaire, traitement } from '#app/http/pages.server.ts';
import { attendre } from '#app/malles/attente/attendre.server.ts';
import { avisApres } from '#app/malles/attente/avis.ts';
import { FormulaireDAttente } from '#app/malles/attente/formulaire-d-attente.tsx';
import { lireFormulaireDAttente, lirePageDAttente } from '#app/malles/attente/lectures.server.ts';
import { saisieAttente } from '#app/malles/attente/saisie.ts';
import { getMalle } from '#app/malles/catalogue/malles.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { periodeDe } from '#app/malles/reservations/verifier-dates.server.ts';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Attendre une malle' };
export const meta = () => titreDePage('Attendre une malle');

export const loader = chargeur(({ ctx, params, request }) => {
  const { searchParams } = new URL(request.url);
  const dit = (nom: string) => searchParams.get(nom) ?? undefined;
  const [debut, fin] = [dit('debut'), dit('fin')].map((jour) => (jour && estJour(jour) ? jour : undefined));
  const demis = { debutDemiJournee: dit('debutDemiJournee'), finDemiJournee: dit('finDemiJournee') };
  const lu = lireFormulaire(searchParams, saisieAttente);
  return {
    ...lireFormulaireDAttente(ctx, params.slug, lu.ok ? periodeDe(lu.saisie) : null),
    defaut: { debut, fin, ...demis },
  };
});

export const action = traitement(
  // Whether the malle is there is said before anything typed is judged.
  ({ ctx, params }) => {
    getMalle(ctx, params.slug);
    return saisieAttente;
  },
  ({ ctx, params, saisie }) => {
    const id = attendre(ctx, params.slug, saisie);
    const lu = lirePageDAttente(ctx, id);
    return redirigerAvecAvis(
      `/malles/attentes/${id}`,
      avisApres('attendre', { malle: lu.malle.nom, accord: lu.accord, avant: lu.avant }),
    );
  },
);

export default function Attendre() {
  const { malle, siennes, attendent, accord, heures, defaut, geste } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="malles"
      ariane={[
        { libelle: 'Malles', chemin: '/malles' },
        { libelle: malle.nom, chemin: `/malles/${malle.slug}` },
        { libelle: 'Liste d’attente' },
      ]}
      titre={`Attendre ${laMalle(malle.nom)}`}
      intro="Elle est prise aux dates qu’il vous faut&nbsp;? Si elle se libère, elle vous est proposée avant d’être rouverte à tous."
    >
      <DeuxColonnes libelleCote="Et ensuite">
        <div className="pile">
          {attendent !== null && attendent > 0 && (
            <p>{`${accorder(attendent, 'structure attend', 'structures attendent')} déjà ces dates, ou une partie.`}</p>
          )}
          <FormulaireDAttente {...{ formulaire, defaut, siennes, geste }} />
        </div>
        <Ensuite
          etapes={[
            'Dès que la malle se libère à ces dates, la première structure de la liste la reçoit par courriel, avec un bouton pour la prendre.',
            `Elle lui est gardée ${heures}\u00a0heures, moins si la date est proche, puis passe à la suivante.`,
            accord
              ? 'Quand vous la prenez, votre demande part à qui la garde, qui vous répond.'
              : 'Quand vous la prenez, elle est réservée aussitôt. Rien ne vous engage avant.',
          ]}
        />
      </DeuxColonnes>
    </Page>
  );
}
