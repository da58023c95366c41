import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { JOURS_DE_L_APPAREIL } from '#app/cellule/cellule.ts';
import { ApresLEnvoi } from '#app/cellule/demandes/apres-l-envoi.tsx';
import { DejaDemande } from '#app/cellule/demandes/deja-demande.tsx';
import { demanderUnAppui } from '#app/cellule/demandes/demander.server.ts';
import { FormulaireDeDemande } from '#app/cellule/demandes/formulaire-de-demande.tsx';
import { listDeMaStructure } from '#app/cellule/demandes/liste.server.ts';
import { lireEnvoi, lirePageDemander } from '#app/cellule/demandes/page-demander.server.ts';
import { ReperesPourDemander } from '#app/cellule/demandes/reperes-pour-demander.tsx';
import { CeQuiEstGarde } from '#app/cellule/gardes/ce-qui-est-garde.tsx';
import { getGarde, montrerGarde, oublierGarde } from '#app/cellule/gardes/gardes.server.ts';
import { saisieDemande } from '#app/cellule/saisie.ts';
import { chargeurDeLaCellule, traitementDeLaCellule } from '#app/http/scelle.server.ts';
import { garderSurCetAppareil } from '#app/http/trousseau.server.ts';
import { Confidence } from '#app/ui/confidence.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurDeLaCellule(async ({ ctx, request, trousseau }) => {
  const structure = Number(new URL(request.url).searchParams.get('structure')) || undefined;
  const garde = await getGarde(ctx, trousseau.appareil, 'demande');
  // The device has its key before anything is sent: an answer that the network loses locks nobody out.
  const { entete } = await garderSurCetAppareil(trousseau, JOURS_DE_L_APPAREIL);
  const page = lirePageDemander(ctx, structure ?? (Number(garde?.champs.structureId) || undefined));
  const demandes = await listDeMaStructure(ctx, trousseau);
  return data({ ...page, demandes, garde: montrerGarde(garde) }, { headers: { 'Set-Cookie': entete } });
});

export const action = traitementDeLaCellule(saisieDemande, async ({ ctx, trousseau, saisie }) => {
  const { identite, entete } = await garderSurCetAppareil(trousseau, JOURS_DE_L_APPAREIL);
  const headers = { 'Set-Cookie': entete };
  const faite = await demanderUnAppui(ctx, saisie, identite);
  oublierGarde(ctx, trousseau.appareil, 'demande');
  if (!faite) return redirect(`/cellule/demandes/${saisie.id}`, { status: 303, headers });
  return data({ envoyee: { ...faite, ...lireEnvoi(ctx, saisie) } }, { headers });
});

export default function Demander() {
  const page = useLoaderData<typeof loader>();
  const reponse = useActionData<typeof action>();
  if (reponse && 'envoyee' in reponse) return <ApresLEnvoi {...reponse.envoyee} />;
  const refuse = reponse && 'formulaire' in reponse ? reponse.formulaire : undefined;
  const formulaire = refuse ?? (page.garde ? { valeurs: page.garde.champs, erreurs: {} } : undefined);
  return (
    <Page
      salle="cellule"
      confidence={
        <Confidence
          titre="Personne ne lit cette page"
          phrase="Vous choisissez qui la lira. Rien ne part avant le dernier bouton."
        />
      }
      titre="À qui voulez-vous parler&nbsp;?"
      intro="Trois gestes suffisent. Vous n’avez rien à écrire, rien à prouver, et vous pourrez tout retirer."
    >
      <DejaDemande demandes={page.demandes} />
      <DeuxColonnes libelleCote="Repères">
        {page.structure === null || page.offerts.length === 0 ? (
          <Vide
            titre={page.structure ? 'Personne ne peut vous répondre ici pour l’instant' : 'Une demande vient d’une structure'}
            texte={
              page.structure
                ? 'Tous les membres de la cellule sont liés à votre structure, ou aucun n’a encore signé sa charte. Appelez la personne du réseau en qui vous avez confiance.'
                : 'Seules les personnes qui engagent une structure (direction, présidence) demandent un appui pour elle.'
            }
          />
        ) : (
          <div className="pile">
            {page.siennes.length > 1 && (
              <p>
                {'Pour quelle structure\u00a0? '}
                {page.siennes.map(({ id, nom }) => (
                  <Lien key={id} href={`/cellule/demander?structure=${id}`} aria-current={id === page.structure?.id || undefined}>
                    {`${nom} `}
                  </Lien>
                ))}
              </p>
            )}
            {page.garde && <CeQuiEstGarde genre="demande" jour={page.garde.jour} />}
            <FormulaireDeDemande
              key={`${page.structure.id} ${page.garde?.jour}`}
              formulaire={formulaire}
              {...page}
              structureId={page.structure.id}
            />
          </div>
        )}
        <ReperesPourDemander />
      </DeuxColonnes>
    </Page>
  );
}
