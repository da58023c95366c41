import { useActionData, useLoaderData } from '@remix-run/react';
import { ChoisirUnMembre } from '#app/cellule/demandes/choisir-une-personne.tsx';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { choisirUnMembre, inviterUnMembre } from '#app/cellule/demandes/invitations.server.ts';
import { lirePageInviter } from '#app/cellule/demandes/lire-des-lecteurs.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { saisieInviterMembre } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte }) => lirePageInviter(ctx, ouverte));

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('inviter'),
  saisieInviterMembre,
  async ({ ctx, ouverte, saisie }) => {
    const propose = ouverte.moi.role === 'membre';
    if (propose) await inviterUnMembre(ctx, ouverte, saisie);
    else await choisirUnMembre(ctx, ouverte, saisie.membre);
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}/lecteurs`, {
      titre: propose ? 'C’est proposé.' : 'C’est ouvert.',
      texte: propose
        ? 'Rien n’est ouvert avant un oui. Un courriel dit seulement qu’une page attend.'
        : 'Un courriel lui dit seulement qu’une page du réseau attend.',
    });
  },
);

export default function InviterUnMembre() {
  const { id, propose, libre, regards, membres } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="cellule"
      ariane={[
        { libelle: 'La demande', chemin: `/cellule/demandes/${id}` },
        { libelle: 'Qui lit', chemin: `/cellule/demandes/${id}/lecteurs` },
        { libelle: propose ? 'Proposer un membre' : 'Choisir un membre' },
      ]}
      confidence={<ConfidenceDeDemande lecteurs={regards} />}
      titre={propose ? 'Qui d’autre pourrait aider\u00a0?' : 'Choisir un autre membre'}
    >
      <DeuxColonnes libelleCote="Repères">
        {!libre ? (
          <Vide
            titre="Un membre lit déjà votre demande"
            texte="C’est à lui d’en proposer un autre\u00a0: vous direz oui ou non."
          />
        ) : membres.every(({ lien }) => lien !== null) ? (
          <Vide
            titre="Personne d’autre ne peut être choisi"
            texte="Les autres membres de la cellule lisent déjà cette demande, sont liés à la structure, ou n’ont pas encore signé la charte."
          />
        ) : (
          <ChoisirUnMembre formulaire={formulaire} membres={membres} propose={propose} />
        )}
        <Ensuite
          etapes={
            propose
              ? [
                  'La personne qui a demandé l’appui reçoit un courriel neutre, et dit oui ou non.',
                  'Oui\u00a0: ce membre lit tout, notes entre membres comprises. Non\u00a0: il n’en saura rien.',
                ]
              : [
                  'Ce membre lit votre demande aussitôt.',
                  'Un courriel neutre l’avertit. Il vous appelle.',
                  'Ce que les membres d’avant avaient noté entre eux est effacé\u00a0: plus personne n’en a la clé.',
                ]
          }
        />
      </DeuxColonnes>
    </Page>
  );
}
