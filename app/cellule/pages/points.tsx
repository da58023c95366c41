import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { lirePoints } from '#app/cellule/preconisations/lire-preconisations.server.ts';
import { LIBELLE_POINT, POINTS } from '#app/cellule/preconisations/preconisations.ts';
import { faireLePoint } from '#app/cellule/preconisations/repondre.server.ts';
import { saisiePoint } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte }) => ({
  ...lirePoints(ctx, ouverte),
  lecteurs: regardsDe(ouverte),
}));

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('faire_le_point'),
  saisiePoint,
  async ({ ctx, ouverte, saisie }) => {
    await faireLePoint(ctx, ouverte, saisie);
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}#points`, {
      titre: 'Le point est fait.',
      texte: 'Les autres personnes qui lisent cette page reçoivent un courriel qui dit seulement qu’une page les attend.',
    });
  },
);

export default function Point() {
  const { id, ecrit, aVenir, lecteurs } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${id}` }, { libelle: 'Faire le point' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} />}
      titre="Qu’est-ce qui a changé&nbsp;?"
      intro={
        ecrit ? 'Ce qui va mieux, ce qui résiste, ce qui manque encore.' : 'Le point se fait une fois les préconisations remises.'
      }
    >
      {ecrit && (
        <FormulairePoste formulaire={formulaire}>
          <Choix
            formulaire={formulaire}
            nom="mois"
            legende="Quel point&nbsp;?"
            defaut={String(aVenir[0]?.mois ?? 6)}
            options={POINTS.map((mois) => ({ valeur: String(mois), libelle: LIBELLE_POINT[mois] }))}
          />
          <Champ formulaire={formulaire} nom="texte" libelle="Où en sont les choses" genre="textarea" lignes={8} />
          <div className="actions">
            <Bouton>Garder ce point, lu par toutes les personnes de cette page</Bouton>
          </div>
        </FormulairePoste>
      )}
    </Page>
  );
}
