import { useActionData, useLoaderData } from '@remix-run/react';
import { ACTE_D_ECRIT, estUnGenre } from '#app/cellule/accompagnement/ecrits.ts';
import { EntreMembres } from '#app/cellule/accompagnement/entre-membres.tsx';
import { FormulaireDEcrit } from '#app/cellule/accompagnement/formulaire-d-ecrit.tsx';
import { garderEcrit } from '#app/cellule/accompagnement/garder-ecrit.server.ts';
import { genreOuIntrouvable, lireEcrit } from '#app/cellule/accompagnement/lire-ecrits.server.ts';
import { saisieDEcrit } from '#app/cellule/accompagnement/saisie.ts';
import { UneVersion } from '#app/cellule/accompagnement/texte-ecrit.tsx';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe, texteAReprendre } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Feuille } from '#app/ui/feuille.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, request, params, ouverte }) => ({
  ...lireEcrit(ctx, ouverte, params.genre, params.objet ?? ''),
  repris: texteAReprendre(ouverte, request),
}));

const ANCRES = { note: 'notes', rencontre: 'rencontres', constat: 'constats' } as const;

export const action = traitementScelle(
  ouvrirDemande,
  // A word that is no kind is answered as the others are while the door is closed.
  garderTexteDe(({ genre }) => (estUnGenre(genre) ? ACTE_D_ECRIT[genre] : 'ecrire')),
  ({ params }) => saisieDEcrit(genreOuIntrouvable(params.genre)),
  async ({ ctx, ouverte, saisie }) => {
    await garderEcrit(ctx, ouverte, saisie);
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}#${ANCRES[saisie.ecrit.genre]}`, {
      titre: 'C’est écrit.',
      texte: 'Ce qui s’est écrit en même temps, s’il y en a, est resté à côté\u00a0: rien ne se remplace sans qu’on l’ait lu.',
    });
  },
);

export default function Ecrit() {
  const page = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire ?? page.repris;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${page.id}` }, { libelle: page.ici }]}
      confidence={<ConfidenceDeDemande lecteurs={page.lecteurs} entreMembres={page.sans !== null} />}
      titre={page.titre}
      intro={
        page.aReunir.length > 0
          ? 'Les voici l’un sous l’autre. Gardez ce qui doit rester\u00a0: les textes d’avant se relisent toujours.'
          : undefined
      }
    >
      <div className="pile">
        {page.aReunir.map((version) => (
          <Feuille creux key={version.id}>
            <UneVersion version={version} />
          </Feuille>
        ))}
        {page.sans ? (
          <EntreMembres sans={page.sans}>
            <FormulaireDEcrit key={page.objet} {...page} formulaire={formulaire} />
          </EntreMembres>
        ) : (
          <FormulaireDEcrit key={page.objet} {...page} formulaire={formulaire} />
        )}
      </div>
    </Page>
  );
}
