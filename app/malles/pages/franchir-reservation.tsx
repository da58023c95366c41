import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { introuvable } from '#app/commun/erreurs.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { type ActeDeReservation, estActeDeReservation } from '#app/malles/reservations/actes.ts';
import { FormulaireDActeDePret } from '#app/malles/reservations/formulaire-d-acte.tsx';
import { lireActeDeReservation } from '#app/malles/reservations/lecture-d-acte.server.ts';
import { SAISIES_DE_RESERVATION } from '#app/malles/reservations/saisie.ts';
import { franchirReservation } from '#app/malles/reservations/tenir-reservation.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Prêt de malle' };

const TITRE: Record<ActeDeReservation, string> = {
  accepter: 'Accepter ce prêt ?',
  refuser: 'Refuser ce prêt ?',
  changer: 'À quelles autres dates ?',
  redemander: 'À quelles autres dates ?',
  prolonger: 'La garder plus longtemps ?',
  constater_absence: 'Personne n’est venu la chercher ?',
  clore: 'Tout est en ordre ?',
  annuler: 'Annuler ce prêt ?',
};

export const meta = ({ data: lu }: { data: { nom: ActeDeReservation } | undefined }) =>
  titreDePage(lu ? TITRE[lu.nom] : 'Prêt de malle');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params, request }) => {
  if (!estActeDeReservation(params.transition)) throw introuvable();
  const lu = lireActeDeReservation(ctx, idDeAdresse(params.id), params.transition, new URL(request.url).searchParams);
  return data(lu, { status: lu.empechement ? 409 : 200 });
});

export const action = traitement(
  // Whether the act exists for this person is said before anything typed is judged.
  ({ ctx, params }): (typeof SAISIES_DE_RESERVATION)[ActeDeReservation] => {
    if (!estActeDeReservation(params.transition)) throw introuvable();
    lireActeDeReservation(ctx, idDeAdresse(params.id), params.transition);
    return SAISIES_DE_RESERVATION[params.transition];
  },
  ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    return redirigerAvecAvis(`/reservations/${id}`, franchirReservation(ctx, id, saisie));
  },
);

export default function FranchirReservation() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const refus = lu.empechement ? (premierePhrase(formulaire) ?? lu.empechement) : undefined;
  const chemin = `/reservations/${lu.id}`;
  return (
    <Page
      salle="malles"
      ariane={[
        { libelle: 'Prêts', chemin: '/reservations' },
        { libelle: malleEnTitre(lu.malle.nom), chemin },
        { libelle: TITRE[lu.nom] },
      ]}
      titre={TITRE[lu.nom]}
      intro={`${malleEnTitre(lu.malle.nom)}, ${lu.dates}, pour ${lu.emprunteuse}.`}
    >
      {refus ? (
        <div className="pile">
          <Bandeau ton="attention">{refus}</Bandeau>
          <div className="actions">
            <LienBouton href={chemin}>Revenir à ce prêt</LienBouton>
          </div>
        </div>
      ) : (
        <FormulaireDActeDePret lu={lu} formulaire={formulaire} />
      )}
    </Page>
  );
}
