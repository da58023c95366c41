import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { lireConservation } from '#app/cellule/effacement/lire-conservation.server.ts';
import { effacerMaintenant, exigerEffacer } from '#app/cellule/reprise/effacer.server.ts';
import { saisieEffacement } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Confirmer } from '#app/ui/confirmer.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte }) => {
  exigerEffacer(ouverte);
  const { effacee } = lireConservation(ctx, ouverte);
  return { id: ouverte.id, statut: ouverte.statut, lecteurs: regardsDe(ouverte), jour: effacee?.jour };
});

export const action = traitementScelle(ouvrirDemande, garderTexteDe('effacer'), saisieEffacement, async ({ ctx, ouverte }) => {
  effacerMaintenant(ctx, ouverte);
  return redirigerAvecAvis('/cellule', { titre: 'C’est effacé.', texte: 'Il n’en reste rien ici, pour personne.' });
});

export default function Effacer() {
  const { id, statut, lecteurs, jour } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const page = `/cellule/demandes/${id}`;
  const fin = jour ? `le ${jour}` : 'quelques années après sa fin';
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: page }, { libelle: 'Garder ou effacer' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} />}
      titre="La garder, ou tout effacer&nbsp;?"
      intro={
        statut === 'retiree'
          ? `Votre demande est retirée. Gardée, elle reste lisible ici, se rouvre quand vous voulez, et s’efface d’elle-même ${fin}.`
          : `Gardée, elle reste lisible ici, et s’efface d’elle-même ${fin}.`
      }
    >
      <div className="pile">
        <div className="actions">
          <LienBouton href={page}>La garder</LienBouton>
          <LienBouton genre="lien" href={`${page}/copie.pdf`}>
            En emporter d’abord une copie
          </LienBouton>
        </div>
        <Confirmer
          titre="Tout effacer maintenant"
          texte="Messages, notes, documents, préconisations : plus personne ne lira rien, ni vous, ni les membres, ni nous. Aucun retour n’est possible. Le nombre de demandes de l’année, lui, ne change pas."
        >
          <FormulairePoste formulaire={formulaire}>
            <Case formulaire={formulaire} nom="sur" libelle="Je comprends que rien ne pourra être retrouvé" />
            <div className="actions">
              <Bouton genre="danger">Tout effacer maintenant</Bouton>
            </div>
          </FormulairePoste>
        </Confirmer>
      </div>
    </Page>
  );
}
