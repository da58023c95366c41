import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { exigerActe, ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { getGarde } from '#app/cellule/gardes/gardes.server.ts';
import { saisieReperes } from '#app/cellule/saisie.ts';
import { BoitesDeReperes } from '#app/cellule/vigilance/boites-de-reperes.tsx';
import { partagerSesReperes } from '#app/cellule/vigilance/partager.server.ts';
import { listReperesParTheme } from '#app/cellule/vigilance/reperes.server.ts';
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

export const loader = chargeurScelle(ouvrirDemande, async ({ ctx, trousseau, ouverte }) => {
  exigerActe(ouverte, 'partager_ses_reperes');
  const garde = await getGarde(ctx, trousseau.appareil, 'vigilance');
  return {
    id: ouverte.id,
    lecteurs: regardsDe(ouverte),
    groupes: listReperesParTheme(ctx),
    coches: garde?.champs.signes?.split(' ') ?? [],
  };
});

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('partager_ses_reperes'),
  saisieReperes,
  async ({ ctx, ouverte, saisie }) => {
    await partagerSesReperes(ctx, ouverte, saisie);
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}#reperes`, {
      titre: 'Vos repères sont joints.',
      texte: 'Les autres personnes qui lisent cette page reçoivent un courriel qui dit seulement qu’une page les attend.',
    });
  },
);

export default function PartagerSesReperes() {
  const { id, lecteurs, groupes, coches } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${id}` }, { libelle: 'Joindre des repères' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} />}
      titre="Quels repères voulez-vous leur donner à lire&nbsp;?"
      intro="Les personnes nommées ci-dessus les liront, avec vos mots. Personne d’autre."
    >
      <FormulairePoste formulaire={formulaire}>
        <BoitesDeReperes {...{ formulaire, groupes, coches }} />
        <Champ formulaire={formulaire} nom="mot" libelle="Ce que vous voulez en dire" genre="textarea" lignes={4} facultatif />
        <div className="actions">
          <Bouton>Joindre ces repères à ma demande</Bouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
