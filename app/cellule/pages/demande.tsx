import { useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { Echanges } from '#app/cellule/demandes/echanges.tsx';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { lirePageDeDemande } from '#app/cellule/demandes/page-de-demande.server.ts';
import { titreDeDemande } from '#app/cellule/demandes/titre.ts';
import { lireReperes } from '#app/cellule/vigilance/partager.server.ts';
import { ReperesPartages } from '#app/cellule/vigilance/reperes-partages.tsx';
import { chargeurScelle } from '#app/http/scelle.server.ts';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fil } from '#app/ui/fil.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte }) => ({
  ...lirePageDeDemande(ctx, ouverte),
  reperes: lireReperes(ctx, ouverte),
}));

export default function Demande() {
  const page = useLoaderData<typeof loader>();
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande' }]}
      confidence={<ConfidenceDeDemande lecteurs={page.lecteurs} />}
      {...titreDeDemande(page)}
    >
      <DeuxColonnes libelleCote="Suivi">
        <div className="pile">
          <Echanges {...page} />
          <ReperesPartages {...page} />
        </div>
        <Feuille salle="cellule" titre="Le chemin">
          <Fil pas={page.chemin} />
        </Feuille>
      </DeuxColonnes>
    </Page>
  );
}
