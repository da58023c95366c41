import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { lireRemise } from '#app/cellule/preconisations/lire-preconisations.server.ts';
import { remettrePreconisations } from '#app/cellule/preconisations/preconiser.server.ts';
import { saisieAvecMot } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte }) => ({
  ...lireRemise(ctx, ouverte),
  lecteurs: regardsDe(ouverte),
}));

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('remettre_preconisations'),
  saisieAvecMot,
  async ({ ctx, ouverte, saisie }) => {
    await remettrePreconisations(ctx, ouverte, saisie.mot);
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}#preconisations`, {
      titre: 'C’est remis.',
      texte: 'Les autres personnes qui lisent cette page reçoivent un courriel qui dit seulement qu’une page les attend.',
    });
  },
);

export default function Remettre() {
  const { id, liste, demandeuse, structure, lecteurs } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const page = `/cellule/demandes/${id}`;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: page }, { libelle: 'Remettre' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} />}
      titre={`Remettre ${liste.length === 1 ? 'la préconisation' : 'les préconisations'} à ${demandeuse}\u00a0?`}
      intro={`Toutes les personnes nommées ci-dessus liront tout aussitôt. ${structure} répondra à son rythme.`}
    >
      <DeuxColonnes libelleCote="La suite">
        <div className="pile">
          <ol className="pile liste-nue">
            {liste.map(({ objet, numero, titre, details }) => (
              <li className="feuille preconisation" key={objet}>
                <span className="preconisation__numero" aria-hidden="true">
                  {numero}
                </span>
                <div>
                  <h2>
                    <Lien href={`${page}/preconisations/${objet}`}>{titre}</Lien>
                  </h2>
                  <p className="petit doux preconisation__details">{details}</p>
                </div>
              </li>
            ))}
          </ol>
          {liste.length === 0 ? (
            <p>
              {'Il n’y en a encore aucune à remettre. '}
              <Lien href={`${page}/preconisations/nouvelle`}>En préparer une</Lien>
            </p>
          ) : (
            <FormulairePoste formulaire={formulaire}>
              <Champ
                formulaire={formulaire}
                nom="mot"
                libelle="Un mot pour les accompagner"
                genre="textarea"
                lignes={4}
                facultatif
              />
              <div className="actions">
                <Bouton>
                  {liste.length === 1 ? 'Remettre cette préconisation' : `Remettre ces ${liste.length} préconisations`}
                </Bouton>
              </div>
            </FormulairePoste>
          )}
        </div>
        <Ensuite
          etapes={[
            `${demandeuse} reçoit un courriel qui dit seulement qu’une page attend.`,
            'Chaque préconisation reçoit sa réponse : acceptée, à discuter, écartée, réalisée.',
            'À 3 mois, puis à 6 mois, un courriel rappelle de faire le point.',
          ]}
        />
      </DeuxColonnes>
    </Page>
  );
}
