import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { ecrireMessage } from '#app/cellule/demandes/ecrire-message.server.ts';
import { garderTexteDe, texteAReprendre } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { lirePageDeDemande } from '#app/cellule/demandes/page-de-demande.server.ts';
import { saisieMessage } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Retenir } from '#app/ui/retenir.tsx';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, request, ouverte }) => ({
  ...lirePageDeDemande(ctx, ouverte),
  repris: texteAReprendre(ouverte, request),
}));

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('ecrire'),
  saisieMessage,
  async ({ ctx, ouverte, saisie }) => {
    await ecrireMessage(ctx, ouverte, saisie.texte);
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}#messages`, {
      titre: 'C’est écrit.',
      texte: 'Les autres personnes qui lisent cette page reçoivent un courriel qui dit seulement qu’une page les attend.',
    });
  },
);

export default function Messages() {
  const { id, lecteurs, repris } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire ?? repris;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${id}` }, { libelle: 'Écrire' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} />}
      titre="Que voulez-vous dire&nbsp;?"
    >
      <FormulairePoste formulaire={formulaire}>
        <Retenir />
        <Champ formulaire={formulaire} nom="texte" libelle="Comme cela vient" genre="textarea" lignes={8} />
        <div className="actions">
          <Bouton>Envoyer à celles et ceux qui lisent cette page</Bouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
