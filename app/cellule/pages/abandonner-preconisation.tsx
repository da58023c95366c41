import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { lirePreconisation } from '#app/cellule/preconisations/lire-preconisations.server.ts';
import { abandonner } from '#app/cellule/preconisations/preconiser.server.ts';
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

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte, params }) => ({
  lecteurs: regardsDe(ouverte).filter(({ membre }) => membre),
  preconisation: lirePreconisation(ctx, ouverte, params.objet),
}));

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('preconiser'),
  saisieUnBouton,
  async ({ ctx, ouverte, params }) => {
    await abandonner(ctx, ouverte, params.objet ?? '');
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}#preconisations`, {
      titre: 'C’est abandonné.',
      texte: 'Personne d’autre que les membres n’en aura rien lu.',
    });
  },
);

export default function AbandonnerPreconisation() {
  const { lecteurs, preconisation } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const { id, objet, numero, titre } = preconisation;
  const page = `/cellule/demandes/${id}`;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: page }, { libelle: `Préconisation ${numero}` }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} entreMembres />}
      titre="Renoncer à cette préconisation&nbsp;?"
      intro={`«\u00a0${titre}\u00a0» ne sera pas remise. La structure n’en saura rien.`}
    >
      <FormulairePoste formulaire={formulaire}>
        <div className="actions">
          <Bouton>Renoncer à cette préconisation</Bouton>
          <LienBouton genre="lien" href={`${page}/preconisations/${objet}`}>
            La garder
          </LienBouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
