import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { BoitesDePortes } from '#app/cellule/portes/boites-de-portes.tsx';
import { exigerOrienter, orienter } from '#app/cellule/portes/orienter.server.ts';
import { listPortesParTheme } from '#app/cellule/portes/portes.server.ts';
import { saisieOrientation } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte }) => {
  exigerOrienter(ouverte);
  return { id: ouverte.id, lecteurs: regardsDe(ouverte), groupes: listPortesParTheme(ctx) };
});

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('orienter'),
  saisieOrientation,
  async ({ ctx, ouverte, saisie }) => {
    await orienter(ctx, ouverte, saisie);
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}#portes`, {
      titre: 'C’est fait.',
      texte: 'Les autres personnes qui lisent cette page reçoivent un courriel qui dit seulement qu’une page les attend.',
    });
  },
);

export default function Orienter() {
  const { id, lecteurs, groupes } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${id}` }, { libelle: 'Orienter' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} />}
      titre="Orienter vers d’autres portes, et clore&nbsp;?"
      intro={'Quand la cellule n’est pas la bonne porte. La demande sera close\u00a0: la structure la rouvre quand elle veut.'}
    >
      <FormulairePoste formulaire={formulaire}>
        <BoitesDePortes formulaire={formulaire} nom="portes" plusieurs groupes={groupes} />
        <Champ formulaire={formulaire} nom="mot" libelle="Un mot" genre="textarea" lignes={4} facultatif />
        <div className="actions">
          <Bouton>Orienter vers ces portes, et clore</Bouton>
          <LienBouton genre="lien" href={`/cellule/demandes/${id}`}>
            Ne rien changer
          </LienBouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
