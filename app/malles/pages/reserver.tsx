import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { getMalle } from '#app/malles/catalogue/malles.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { apresReservation } from '#app/malles/reservations/apres-reservation.server.ts';
import { FormulaireDAttente } from '#app/malles/reservations/dates-prises.tsx';
import { FormulaireDeReservation } from '#app/malles/reservations/formulaire-de-reservation.tsx';
import { essayerDeReserver } from '#app/malles/reservations/juger.server.ts';
import { preparerReservation } from '#app/malles/reservations/preparer.server.ts';
import { saisieReservation } from '#app/malles/reservations/saisie.ts';
import { ReglesDeMalle, TeteDeMalle } from '#app/malles/reservations/tete-de-malle.tsx';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Réserver une malle' };
export const meta = ({ data: lu }: { data: { malle: { nom: string } } | undefined }) =>
  titreDePage(lu ? `Réserver ${laMalle(lu.malle.nom)}` : 'Réserver une malle');

export const loader = chargeur(({ ctx, params, request }) =>
  preparerReservation(ctx, params.slug, new URL(request.url).searchParams),
);

export const action = traitement(
  // Whether the malle exists for this person is said before anything typed is judged.
  ({ ctx, params }) => {
    getMalle(ctx, params.slug);
    return saisieReservation;
  },
  async ({ ctx, params, saisie }) => {
    const fait = essayerDeReserver(ctx, params.slug, saisie);
    if ('refus' in fait) return data(fait.refus, { status: 409 });
    return redirigerAvecAvis(...apresReservation(ctx, fait.id, saisie));
  },
);

export default function Reserver() {
  const lu = useLoaderData<typeof loader>();
  const recu = useActionData<typeof action>();
  const formulaire: Formulaire = recu?.formulaire ?? { ...lu.debut, erreurs: {} };
  const verdict = recu && 'verdict' in recu ? recu.verdict : undefined;
  const { malle } = lu;
  const ici = `/malles/${malle.slug}`;
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: malle.nom, chemin: ici }, { libelle: 'Réserver' }]}
      titre={`Réserver ${laMalle(malle.nom)}`}
      intro={<TeteDeMalle malle={malle} />}
    >
      {lu.pour.choix.length === 0 ? (
        <Bandeau>On réserve une malle au nom d’une structure : demandez à une direction de vous noter dans son équipe.</Bandeau>
      ) : (
        <DeuxColonnes libelleCote="Cette malle">
          <div className="feuille pile">
            {lu.pour.choix.length === 1 && <h2>{`Pour ${lu.pour.nom}`}</h2>}
            <FormulaireDeReservation {...{ lu, formulaire, refuse: recu !== undefined, verdict }} />
            <FormulaireDAttente
              slug={malle.slug}
              verdict={verdict ?? lu.verdict}
              structureId={formulaire.valeurs.structureId ?? lu.pour.defaut}
            />
          </div>
          <div className="pile">
            <ReglesDeMalle regles={malle.regles} />
            <p>
              <Lien className="lien-action" href={ici}>
                Voir ce qu’il y a dedans
              </Lien>
            </p>
          </div>
        </DeuxColonnes>
      )}
    </Page>
  );
}
