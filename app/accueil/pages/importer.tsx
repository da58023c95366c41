import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { exigerRole } from '#app/commun/droits.ts';
import { idDeAdresse, pageDemandee } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { ApercuDImport } from '#app/reseau/import/apercu-d-import.tsx';
import { DepotDeListe } from '#app/reseau/import/depot-de-liste.tsx';
import { essayer } from '#app/reseau/import/essai.server.ts';
import { FeuilleSuivante } from '#app/reseau/import/feuilles-a-lire.tsx';
import { LectureEnCours } from '#app/reseau/import/lecture-en-cours.tsx';
import {
  composerPage,
  deposer,
  getPageDesInvitations,
  inviterDepuisLaListe,
  sortDemande,
  suivre,
} from '#app/reseau/import/page-d-import.server.ts';
import { ListeAInviter } from '#app/reseau/personnes/liste-a-inviter.tsx';
import { saisieImport } from '#app/reseau/saisie.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { LECTEURS } from '../lecteurs-de-listes.server.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Importer un tableur' };
export const meta = () => titreDePage('Importer un tableur');

/** Short enough that a small list never shows how far it is. */
const PATIENCE_MS = 400;

export const loader = chargeur(async ({ ctx, request }) => {
  exigerRole(ctx, 'coordination');
  const { searchParams } = new URL(request.url);
  const demande = searchParams.get('apercu');
  if (demande === null) {
    const importId = idDeAdresse(searchParams.get('inviter') ?? undefined);
    return { apercu: null, enCours: null, ...getPageDesInvitations(ctx, importId), inviter: searchParams.has('inviter') };
  }
  const id = idOuIntrouvable(demande);
  const personne = { aInviter: [], attendent: 0, importId: null, autres: [], inviter: false };
  const essai = await essayer(ctx, id, PATIENCE_MS, LECTEURS);
  if (!essai.apercu) return { apercu: null, enCours: { id, ...essai }, ...personne };
  const page = composerPage(essai.apercu, { page: pageDemandee(searchParams), sort: sortDemande(searchParams) });
  return { apercu: page, enCours: null, ...personne };
});

export const action = traitement(
  ({ ctx }) => {
    exigerRole(ctx, 'coordination');
    return saisieImport;
  },
  async ({ ctx, request, saisie }) => {
    const { fichier, confirmer, relire, aller, lire, inviter, ...champs } = saisie;
    if (inviter) {
      const deLaListe = idDeAdresse(new URL(request.url).searchParams.get('inviter') ?? undefined);
      const { chemin, avis } = inviterDepuisLaListe(ctx, inviter, deLaListe);
      return redirigerAvecAvis(chemin, avis);
    }
    if (confirmer || relire || aller || lire) {
      const { chemin, avis } = suivre(ctx, { confirmer, relire, aller, lire }, champs, LECTEURS);
      return avis ? redirigerAvecAvis(chemin, avis) : redirect(chemin, 303);
    }
    return redirect(fichier ? await deposer(ctx, fichier) : '/reseau/import', 303);
  },
);

const commun = { salle: 'reseau' as const, ariane: [{ libelle: 'Importer un tableur' }] };

export default function Importer() {
  const { apercu, enCours, aInviter, attendent, inviter, importId, autres } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  if (enCours) {
    return (
      <Page {...commun} titre="Nous lisons votre liste" intro={`«\u00a0${enCours.nomFichier}\u00a0»`}>
        <LectureEnCours {...enCours} />
      </Page>
    );
  }
  if (apercu) {
    const intro = (
      <p>
        <strong>{apercu.dit[0]}</strong> {apercu.dit[1]}
      </p>
    );
    return (
      <Page {...commun} titre={apercu.titre} intro={intro}>
        <ApercuDImport apercu={apercu} formulaire={formulaire} />
      </Page>
    );
  }
  if (inviter) {
    const intro = `Les responsables ${importId ? 'de cette liste' : 'du réseau'} dont l’adresse est connue, et qui n’ont pas encore reçu d’invitation.`;
    return (
      <Page {...commun} titre="Qui inviter maintenant ?" intro={intro}>
        <FeuilleSuivante autres={autres} />
        <ListeAInviter aInviter={aInviter} attendent={attendent} importId={importId} formulaire={formulaire} />
      </Page>
    );
  }
  const versLesInvitations = aInviter.length > 0 && (
    <LienBouton href="/reseau/import?inviter" genre="second" icone="envoyer">
      Inviter les responsables ({aInviter.length})
    </LienBouton>
  );
  const intro =
    'Le tableur que vous tenez déjà, tel qu’il est\u00a0: structures, personnes, agréments, savoir-faire, offres et besoins. Rien n’est écrit avant votre accord.';
  return (
    <Page {...commun} titre="Quelle liste voulez-vous importer ?" intro={intro} actions={versLesInvitations || undefined}>
      <DepotDeListe formulaire={formulaire} />
    </Page>
  );
}
