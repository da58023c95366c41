import { useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { ChoixDuMembre } from '#app/cellule/demandes/choix-du-membre.tsx';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { choisirQuelquUnDAutre } from '#app/cellule/reprise/choisir.server.ts';
import { lireChoix } from '#app/cellule/reprise/lire-main.server.ts';
import { saisieChoix } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte }) => ({
  ...lireChoix(ctx, ouverte),
  lecteurs: regardsDe(ouverte),
}));

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('choisir_un_membre'),
  saisieChoix,
  async ({ ctx, ouverte, saisie }) => {
    await choisirQuelquUnDAutre(ctx, ouverte, saisie.membre);
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}`, {
      titre: 'C’est changé.',
      texte:
        'La personne choisie reçoit un courriel qui dit seulement qu’une page l’attend. La première ne peut plus ouvrir celle-ci.',
    });
  },
);

export default function ChoisirQuelquUnDAutre() {
  const { id, choisie, perdLesNotes, offerts, ecartes, lecteurs } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const [membre, choisir] = useState(formulaire?.valeurs.membre ?? '');
  const nouvelle = offerts.find(({ personneId }) => String(personneId) === membre);
  const page = `/cellule/demandes/${id}`;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: page }, { libelle: 'Choisir' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} />}
      titre="À qui préférez-vous parler&nbsp;?"
      intro={`${choisie} ne pourra plus ouvrir cette page. Vous n’avez pas de raison à donner.`}
    >
      {offerts.length === 0 && <p>Personne d’autre ne peut vous répondre ici pour l’instant.</p>}
      <FormulairePoste formulaire={formulaire}>
        {perdLesNotes && offerts.length > 0 && (
          <p className="mesure">
            {`Si ${choisie} avait noté quelque chose entre membres, ces notes sont effacées\u00a0: personne d’autre n’en a la clé. Tout ce que vous lisez ici reste.`}
          </p>
        )}
        <ChoixDuMembre {...{ formulaire, offerts, ecartes }} surChoix={choisir} />
        <div className="actions">
          {offerts.length > 0 && (
            <Bouton>{nouvelle ? `Demander à ${nouvelle.nom} de me rappeler` : 'Demander à cette personne de me rappeler'}</Bouton>
          )}
          <LienBouton genre="lien" href={page}>
            Ne rien changer
          </LienBouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
