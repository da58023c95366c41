import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { majuscule } from '#app/commun/texte.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { ActesDAttente } from '#app/malles/attente/actes-d-attente.tsx';
import { avisApres } from '#app/malles/attente/avis.ts';
import { getAttente } from '#app/malles/attente/dossiers.server.ts';
import { lirePageDAttente } from '#app/malles/attente/lectures.server.ts';
import { PuceDAttente } from '#app/malles/attente/puce-d-attente.tsx';
import { decliner, prendre, retirer } from '#app/malles/attente/repondre.server.ts';
import { saisieActeDAttente } from '#app/malles/attente/saisie.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Fil } from '#app/ui/fil.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Liste d’attente' };
export const meta = ({ data }: { data: { malle: { nom: string } } | undefined }) =>
  titreDePage(data ? `Liste d’attente, ${laMalle(data.malle.nom)}` : 'Liste d’attente');

export const loader = chargeur(({ ctx, params }) => lirePageDAttente(ctx, idDeAdresse(params.id)));

export const action = traitement(
  // Whether the page exists for this person is said before anything posted is judged.
  ({ ctx, params }) => {
    getAttente(ctx, idDeAdresse(params.id));
    return saisieActeDAttente;
  },
  ({ ctx, params, saisie: { acte } }) => {
    const id = idDeAdresse(params.id);
    const { malle, accord } = lirePageDAttente(ctx, id);
    const avis = avisApres(acte, { malle: malle.nom, accord });
    if (acte === 'prendre') return redirigerAvecAvis(`/reservations/${prendre(ctx, id)}`, avis);
    if (acte === 'decliner') decliner(ctx, id);
    else retirer(ctx, id);
    return redirigerAvecAvis(`/malles/attentes/${id}`, avis);
  },
);

export default function AttenteDeMalle() {
  const lu = useLoaderData<typeof loader>();
  const refus = premierePhrase(useActionData<typeof action>()?.formulaire);
  const offerte = lu.actes.includes('prendre');
  return (
    <Page
      salle="malles"
      ariane={[
        { libelle: 'Malles', chemin: '/malles' },
        { libelle: lu.malle.nom, chemin: `/malles/${lu.malle.slug}` },
        { libelle: 'Liste d’attente', chemin: '/malles/attentes' },
        { libelle: lu.libelleStatut },
      ]}
      titre={
        offerte
          ? `${majuscule(laMalle(lu.malle.nom))} est libre. La prenez-vous\u00a0?`
          : `Liste d’attente de ${laMalle(lu.malle.nom)}`
      }
      intro={
        <div className="pile pile--serree">
          <p>{lu.situation}</p>
          <PuceDAttente statut={lu.statut} libelle={lu.libelleStatut} />
        </div>
      }
    >
      {refus && <Bandeau ton="attention">{refus}</Bandeau>}
      <DeuxColonnes libelleCote="Où elle en est">
        <div className="pile">
          <Feuille>
            <Fiche
              lignes={[
                { titre: 'Malle', contenu: <Lien href={`/malles/${lu.malle.slug}`}>{lu.malle.nom}</Lien> },
                { titre: 'Quand', contenu: lu.dates },
                { titre: 'Pour', contenu: lu.structure },
                { titre: 'Gardée jusqu’au', contenu: lu.statut === 'proposee' && lu.jusqua },
                {
                  titre: 'Prêt',
                  contenu: lu.reservationId && <Lien href={`/reservations/${lu.reservationId}`}>Voir le prêt</Lien>,
                },
              ]}
            />
          </Feuille>
          <ActesDAttente lu={lu} />
        </div>
        <Feuille titre="La vie de cette attente">
          <Fil pas={lu.vie} />
        </Feuille>
      </DeuxColonnes>
    </Page>
  );
}
