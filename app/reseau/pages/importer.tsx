import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { exigerRole } from '#app/commun/droits.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { ApercuDImport } from '#app/reseau/import/apercu-d-import.tsx';
import { DepotDeListe } from '#app/reseau/import/depot-de-liste.tsx';
import {
  confirmer,
  deposer,
  getPageDApercu,
  getPageDesInvitations,
  inviterDepuisLaListe,
} from '#app/reseau/import/page-d-import.server.ts';
import { ListeAInviter } from '#app/reseau/personnes/liste-a-inviter.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { saisieImport } from '../saisie.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Importer un tableur' };
export const meta = () => titreDePage('Importer un tableur');

export const loader = chargeur(({ ctx, request }) => {
  exigerRole(ctx, 'coordination');
  const { searchParams } = new URL(request.url);
  const demande = searchParams.get('apercu');
  if (demande === null) {
    const importId = idDeAdresse(searchParams.get('inviter') ?? undefined);
    return { apercu: null, ...getPageDesInvitations(ctx, importId), inviter: searchParams.has('inviter') };
  }
  const personne = { aInviter: [], attendent: 0, importId: null, inviter: false };
  return { apercu: getPageDApercu(ctx, idDeAdresse(demande), searchParams.has('toutes')), ...personne };
});

export const action = traitement(
  ({ ctx }) => {
    exigerRole(ctx, 'coordination');
    return saisieImport;
  },
  async ({ ctx, request, saisie }) => {
    const { fichier, confirmer: importId, inviter, ...reponses } = saisie;
    if (inviter) {
      const { chemin, avis } = inviterDepuisLaListe(
        ctx,
        inviter,
        idDeAdresse(new URL(request.url).searchParams.get('inviter') ?? undefined),
      );
      return redirigerAvecAvis(chemin, avis);
    }
    if (importId) {
      const { chemin, avis } = confirmer(ctx, importId, reponses);
      return redirigerAvecAvis(chemin, avis);
    }
    // The schema has checked that one of the three is there.
    return redirect(fichier ? await deposer(ctx, fichier) : '/reseau/import', 303);
  },
);

const MARCHES = [{ libelle: 'Importer un tableur' }];

export default function Importer() {
  const { apercu, aInviter, attendent, inviter, importId } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  if (apercu) {
    const lignes = apercu.total > 1 ? `ces ${apercu.total} lignes` : 'cette ligne';
    return (
      <Page
        salle="reseau"
        ariane={MARCHES}
        titre={`Que faire de ${lignes} ?`}
        intro={
          apercu.ecrit ? (
            <p>
              <strong>Cette liste est déjà écrite.</strong> Voici où en sont les lignes de « {apercu.nomFichier} » aujourd’hui.
            </p>
          ) : (
            <p>
              <strong>Rien n’est encore écrit.</strong> Voici ce qui arrivera à chaque ligne de « {apercu.nomFichier} ».
            </p>
          )
        }
      >
        <ApercuDImport apercu={apercu} formulaire={formulaire} />
      </Page>
    );
  }
  if (inviter) {
    return (
      <Page
        salle="reseau"
        ariane={MARCHES}
        titre="Qui inviter maintenant ?"
        intro={`Les responsables ${importId ? 'de cette liste' : 'du réseau'} dont l’adresse est connue, et qui n’ont pas encore reçu d’invitation.`}
      >
        <ListeAInviter aInviter={aInviter} attendent={attendent} importId={importId} formulaire={formulaire} />
      </Page>
    );
  }
  return (
    <Page
      salle="reseau"
      ariane={MARCHES}
      titre="Quelle liste voulez-vous importer ?"
      intro="Le tableur que vous tenez déjà, tel qu’il est : une ligne par structure. Rien n’est écrit avant votre accord."
      actions={
        aInviter.length > 0 ? (
          <LienBouton href="/reseau/import?inviter" genre="second" icone="envoyer">
            Inviter les responsables ({aInviter.length})
          </LienBouton>
        ) : undefined
      }
    >
      <DepotDeListe formulaire={formulaire} />
    </Page>
  );
}
