import { useActionData, useLoaderData } from '@remix-run/react';
import { FormulaireDePassage } from '#app/cellule/accompagnement/formulaire-de-passage.tsx';
import { franchirDemande, lirePassage, passageOuIntrouvable } from '#app/cellule/accompagnement/franchir.server.ts';
import { estUnPassage } from '#app/cellule/accompagnement/passages.ts';
import { saisieDePassage } from '#app/cellule/accompagnement/saisie.ts';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe, texteAReprendre } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, request, params, ouverte }) => ({
  ...lirePassage(ctx, ouverte, params.passage),
  repris: texteAReprendre(ouverte, request),
}));

export const action = traitementScelle(
  ouvrirDemande,
  // A word that is no step is answered as the others are while the door is closed.
  garderTexteDe(({ passage }) => (estUnPassage(passage) ? passage : 'ecrire')),
  ({ params }) => saisieDePassage(passageOuIntrouvable(params.passage)),
  async ({ ctx, params, ouverte, saisie }) => {
    await franchirDemande(ctx, ouverte, passageOuIntrouvable(params.passage), saisie);
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}`, {
      titre: 'C’est fait.',
      texte:
        'Les autres personnes qui lisent cette page reçoivent un courriel qui dit seulement qu’une page les attend. La suite est écrite ci-dessous.',
    });
  },
);

export default function Passage() {
  const page = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire ?? page.repris;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${page.id}` }, { libelle: page.ici }]}
      confidence={<ConfidenceDeDemande lecteurs={page.lecteurs} />}
      titre={page.titre}
    >
      <DeuxColonnes libelleCote="La suite">
        <FormulaireDePassage {...page} formulaire={formulaire} />
        <Ensuite etapes={page.ensuite} />
      </DeuxColonnes>
    </Page>
  );
}
