import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { BoitesDePortes } from '#app/cellule/portes/boites-de-portes.tsx';
import { exigerIndiquer, indiquerUnePorte } from '#app/cellule/portes/orienter.server.ts';
import { listPortesParTheme } from '#app/cellule/portes/portes.server.ts';
import { saisiePorteIndiquee } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte }) => {
  exigerIndiquer(ouverte);
  return { id: ouverte.id, lecteurs: regardsDe(ouverte), groupes: listPortesParTheme(ctx) };
});

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('indiquer_une_porte'),
  saisiePorteIndiquee,
  async ({ ctx, ouverte, saisie }) => {
    await indiquerUnePorte(ctx, ouverte, saisie);
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}#portes`, {
      titre: 'La porte est indiquée.',
      texte: 'Les autres personnes qui lisent cette page reçoivent un courriel qui dit seulement qu’une page les attend.',
    });
  },
);

export default function IndiquerUnePorte() {
  const { id, lecteurs, groupes } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${id}` }, { libelle: 'Indiquer une porte' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} />}
      titre="Vers quelle porte&nbsp;?"
      intro={
        'Elle sera copiée ici telle qu’elle est aujourd’hui. Rien ne part vers le service lui-même\u00a0: la structure y frappe si elle le veut.'
      }
    >
      <FormulairePoste formulaire={formulaire}>
        <BoitesDePortes formulaire={formulaire} nom="porte" groupes={groupes} />
        <Champ formulaire={formulaire} nom="mot" libelle="Un mot" genre="textarea" lignes={4} facultatif />
        <div className="actions">
          <Bouton>Indiquer cette porte</Bouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
