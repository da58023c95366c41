import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { exigerRetirer, retirer } from '#app/cellule/reprise/reprendre.server.ts';
import { saisieUnBouton } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ouverte }) => {
  exigerRetirer(ouverte);
  return { id: ouverte.id, lecteurs: regardsDe(ouverte) };
});

export const action = traitementScelle(ouvrirDemande, garderTexteDe('retirer'), saisieUnBouton, async ({ ctx, ouverte }) => {
  await retirer(ctx, ouverte);
  return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}/effacer`, {
    titre: 'C’est retiré.',
    texte: 'Plus rien n’est attendu de vous, ni de personne.',
  });
});

export default function Retirer() {
  const { id, lecteurs } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const page = `/cellule/demandes/${id}`;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: page }, { libelle: 'Retirer' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} />}
      titre="Retirer votre demande&nbsp;?"
      intro="Sans raison à donner. Personne n’écrit plus rien, et vous pourrez la rouvrir."
    >
      <FormulairePoste formulaire={formulaire}>
        <p className="mesure">
          Les personnes nommées ci-dessus en sont averties sans un mot de plus. Vous choisirez juste après si vous la gardez à
          lire ou si tout s’efface.
        </p>
        <div className="actions">
          <Bouton>Retirer ma demande</Bouton>
          <LienBouton genre="lien" href={page}>
            Ne rien changer
          </LienBouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
