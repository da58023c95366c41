import { useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { Echanges } from '#app/cellule/demandes/echanges.tsx';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { lirePageDeDemande } from '#app/cellule/demandes/page-de-demande.server.ts';
import { titreDeDemande } from '#app/cellule/demandes/titre.ts';
import { lirePortes } from '#app/cellule/portes/lire-portes.server.ts';
import { Portes } from '#app/cellule/portes/portes-indiquees.tsx';
import { lirePoints, lirePreconisations } from '#app/cellule/preconisations/lire-preconisations.server.ts';
import { Points } from '#app/cellule/preconisations/points.tsx';
import { Preconisations } from '#app/cellule/preconisations/preconisations.tsx';
import { GarderLaMain } from '#app/cellule/reprise/garder-la-main.tsx';
import { lireMain } from '#app/cellule/reprise/lire-main.server.ts';
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
  preconisations: lirePreconisations(ctx, ouverte),
  points: lirePoints(ctx, ouverte),
  portes: lirePortes(ctx, ouverte),
  main: lireMain(ouverte),
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
          <Preconisations {...page.preconisations} />
          <Points {...page.points} />
          <Echanges {...page} />
          <Portes {...page.portes} />
        </div>
        <div className="pile">
          <Feuille salle="cellule" titre="Le chemin">
            <Fil pas={page.chemin} />
          </Feuille>
          <GarderLaMain {...page.main} />
        </div>
      </DeuxColonnes>
    </Page>
  );
}
