import { useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { JournalDesLectures } from '#app/cellule/lectures/journal-des-lectures.tsx';
import { lirePageDesLectures } from '#app/cellule/lectures/liste.server.ts';
import { chargeurScelle } from '#app/http/scelle.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, async ({ ctx, ouverte, request }) => ({
  lecteurs: regardsDe(ouverte),
  ...(await lirePageDesLectures(ctx, ouverte, Math.trunc(Number(new URL(request.url).searchParams.get('page'))) || 1)),
}));

export default function Lectures() {
  const page = useLoaderData<typeof loader>();
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${page.id}` }, { libelle: 'Qui a lu' }]}
      confidence={<ConfidenceDeDemande lecteurs={page.lecteurs} />}
      titre="Qui a lu, et quand&nbsp;?"
      intro="Chaque ouverture s’écrit ici d’elle-même, et aucune page ne retire une ligne."
    >
      <JournalDesLectures {...page} />
    </Page>
  );
}
