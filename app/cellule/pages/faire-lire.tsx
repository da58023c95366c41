import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChoisirUnLecteur } from '#app/cellule/demandes/choisir-une-personne.tsx';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { faireLire } from '#app/cellule/demandes/lecteurs.server.ts';
import { lirePageFaireLire } from '#app/cellule/demandes/lire-des-lecteurs.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { MotsANoter } from '#app/cellule/mots-a-noter.tsx';
import { saisieFaireLire } from '#app/cellule/saisie.ts';
import { deNom } from '#app/commun/francais.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte }) => lirePageFaireLire(ctx, ouverte));

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('faire_lire'),
  saisieFaireLire,
  async ({ ctx, ouverte, saisie }) => data({ ouvert: await faireLire(ctx, ouverte, saisie.personne) }),
);

export default function FaireLire() {
  const { id, regards, personnes } = useLoaderData<typeof loader>();
  const reponse = useActionData<typeof action>();
  const page = `/cellule/demandes/${id}/lecteurs`;
  if (reponse && 'ouvert' in reponse) {
    const { code, nom } = reponse.ouvert;
    return (
      <Page
        salle="cellule"
        confidence={<ConfidenceDeDemande lecteurs={regards} />}
        titre={`${nom} peut lire votre demande`}
        intro="Il ne lui manque que ses six mots, que vous lui dites de vive voix."
      >
        <MotsANoter
          code={code}
          chemin={page}
          titre={`Les six mots ${deNom(nom)}`}
          phrase={`Ils n’ouvrent que pour ${nom}, une fois son compte ouvert\u00a0: menu «\u00a0Demander un appui\u00a0», «\u00a0Retrouver votre demande\u00a0», puis «\u00a0Ouvrir avec ma phrase ou mes mots\u00a0».`}
        />
      </Page>
    );
  }
  const formulaire = reponse && 'formulaire' in reponse ? reponse.formulaire : undefined;
  return (
    <Page
      salle="cellule"
      ariane={[
        { libelle: 'La demande', chemin: `/cellule/demandes/${id}` },
        { libelle: 'Qui lit', chemin: page },
        { libelle: 'Faire lire' },
      ]}
      confidence={<ConfidenceDeDemande lecteurs={regards} />}
      titre="Qui, dans votre structure, pourra lire&nbsp;?"
    >
      <DeuxColonnes libelleCote="Repères">
        {personnes.length === 0 ? (
          <Vide
            titre="Personne d’autre n’engage votre structure"
            texte="Seules les personnes qui l’engagent (direction, coordination, présidence) peuvent ouvrir cette page. Elles s’ajoutent à l’équipe, sur la page de la structure."
          />
        ) : (
          <ChoisirUnLecteur formulaire={formulaire} personnes={personnes} />
        )}
        <Ensuite
          etapes={[
            'Six mots s’affichent, une seule fois. Vous les lui dites de vive voix.',
            'Avec son compte et ces mots, cette personne lit et écrit ici, comme vous. Les notes entre membres lui restent fermées.',
            'Vous pouvez lui retirer la lecture à tout moment.',
          ]}
        />
      </DeuxColonnes>
    </Page>
  );
}
