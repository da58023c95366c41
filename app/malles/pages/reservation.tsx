import { useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { InventairesDuPret } from '#app/malles/inventaires/inventaires-du-pret.tsx';
import { RelaisDuPret } from '#app/malles/relais/relais-du-pret.tsx';
import { ActesDePret } from '#app/malles/reservations/actes-de-pret.tsx';
import { EtatDePret } from '#app/malles/reservations/etat-de-pret.tsx';
import { FicheDePret, JournalDePret, QuiAppeler } from '#app/malles/reservations/fiche-de-pret.tsx';
import { getPageDeReservation } from '#app/malles/reservations/page-de-reservation.server.ts';
import { PuceDePret } from '#app/malles/reservations/puce-de-pret.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fil } from '#app/ui/fil.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Prêt de malle' };
export const meta = ({ data }: { data: { malle: { nom: string }; dates: string } | undefined }) =>
  titreDePage(data ? `${malleEnTitre(data.malle.nom)}, ${data.dates}` : 'Prêt de malle');

export const loader = chargeur(({ ctx, params }) => getPageDeReservation(ctx, idDeAdresse(params.id)));

export default function Reservation() {
  const pret = useLoaderData<typeof loader>();
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: 'Prêts', chemin: '/reservations' }, { libelle: malleEnTitre(pret.malle.nom) }]}
      titre={malleEnTitre(pret.malle.nom)}
      intro={
        <p className="rangee">
          <PuceDePret statut={pret.statut} etat={pret.etat} retard={pret.retard} />
          <span>{pret.dates}</span>
        </p>
      }
    >
      <DeuxColonnes libelleCote="La vie de ce prêt">
        <div className="pile pile--large">
          <EtatDePret pret={pret} />
          <ActesDePret pret={pret} />
          <RelaisDuPret pretId={pret.id} relais={pret.relais} />
          {pret.inventaires && <InventairesDuPret lu={pret.inventaires} />}
          <FicheDePret pret={pret} />
          <QuiAppeler pret={pret} />
          <JournalDePret pret={pret} />
        </div>
        {pret.fil.length > 0 && (
          <Feuille creux titre="La vie de ce prêt">
            <Fil pas={pret.fil} />
          </Feuille>
        )}
      </DeuxColonnes>
    </Page>
  );
}
