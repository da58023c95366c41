import { useLoaderData } from '@remix-run/react';
import { lireAccompagnement } from '#app/cellule/accompagnement/accompagnement.server.ts';
import { Constats } from '#app/cellule/accompagnement/constats.tsx';
import { Documents } from '#app/cellule/accompagnement/documents.tsx';
import { Etape } from '#app/cellule/accompagnement/etape.tsx';
import { Notes } from '#app/cellule/accompagnement/notes.tsx';
import { Rencontres } from '#app/cellule/accompagnement/rencontres.tsx';
import { TextesGardes } from '#app/cellule/accompagnement/textes-gardes.tsx';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { DesLecteurs, QuestionsSurLesLecteurs } from '#app/cellule/demandes/des-lecteurs.tsx';
import { Echanges } from '#app/cellule/demandes/echanges.tsx';
import { lireDesLecteurs } from '#app/cellule/demandes/lire-des-lecteurs.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { lirePageDeDemande } from '#app/cellule/demandes/page-de-demande.server.ts';
import { titreDeDemande } from '#app/cellule/demandes/titre.ts';
import { DureeDeVie } from '#app/cellule/effacement/duree-de-vie.tsx';
import { lireConservation } from '#app/cellule/effacement/lire-conservation.server.ts';
import { DernieresLectures } from '#app/cellule/lectures/dernieres-lectures.tsx';
import { lireDernieresLectures } from '#app/cellule/lectures/liste.server.ts';
import { lirePortes } from '#app/cellule/portes/lire-portes.server.ts';
import { Portes } from '#app/cellule/portes/portes-indiquees.tsx';
import { lirePoints, lirePreconisations } from '#app/cellule/preconisations/lire-preconisations.server.ts';
import { Points } from '#app/cellule/preconisations/points.tsx';
import { Preconisations } from '#app/cellule/preconisations/preconisations.tsx';
import { GarderLaMain } from '#app/cellule/reprise/garder-la-main.tsx';
import { lireMain } from '#app/cellule/reprise/lire-main.server.ts';
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

export const loader = chargeurScelle(ouvrirDemande, async ({ ctx, ouverte }) => ({
  ...lirePageDeDemande(ctx, ouverte),
  ...lireAccompagnement(ctx, ouverte),
  preconisations: lirePreconisations(ctx, ouverte),
  points: lirePoints(ctx, ouverte),
  portes: lirePortes(ctx, ouverte),
  main: lireMain(ouverte),
  reperes: lireReperes(ctx, ouverte),
  deLecteurs: lireDesLecteurs(ctx, ouverte),
  lectures: await lireDernieresLectures(ctx, ouverte),
  conservation: lireConservation(ctx, ouverte),
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
          <TextesGardes {...page} />
          <QuestionsSurLesLecteurs {...page} />
          <Etape {...page} />
          <Preconisations {...page.preconisations} />
          <Points {...page.points} />
          <Echanges {...page} />
          <Rencontres {...page} />
          <Constats {...page} />
          <Documents {...page} />
          <ReperesPartages {...page} />
          <Portes {...page.portes} />
          <Notes {...page} />
          <DesLecteurs {...page} />
        </div>
        <div className="pile">
          <Feuille salle="cellule" titre="Le chemin">
            <Fil pas={page.chemin} />
          </Feuille>
          <GarderLaMain {...page.main} />
          <DernieresLectures {...page} />
          <DureeDeVie {...page} />
        </div>
      </DeuxColonnes>
    </Page>
  );
}
