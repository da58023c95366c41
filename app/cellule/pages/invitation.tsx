import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { repondreAInvitation, retirerInvitation } from '#app/cellule/demandes/invitations.server.ts';
import { lirePageInvitation } from '#app/cellule/demandes/lire-des-lecteurs.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { saisieReponseInvitation } from '#app/cellule/saisie.ts';
import { deNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte, params }) =>
  lirePageInvitation(ctx, ouverte, params.invitation),
);

const AVIS = {
  oui: { titre: 'C’est oui.', texte: 'La page s’ouvre à cette personne. Un courriel lui dit seulement qu’une page attend.' },
  non: { titre: 'C’est non.', texte: 'Rien n’est ouvert, et cette personne n’en saura rien.' },
  retirer: { titre: 'C’est retiré.', texte: 'La proposition n’attend plus de réponse.' },
};

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('accepter_un_membre'),
  saisieReponseInvitation,
  async ({ ctx, ouverte, params, saisie: { reponse } }) => {
    const id = params.invitation ?? '';
    if (reponse === 'retirer') await retirerInvitation(ctx, ouverte, id);
    else await repondreAInvitation(ctx, ouverte, { id, acceptee: reponse === 'oui' });
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}/lecteurs`, AVIS[reponse]);
  },
);

export default function Invitation() {
  const { id, repond, regards, nom, quoi, mot, qui, quand } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="cellule"
      ariane={[
        { libelle: 'La demande', chemin: `/cellule/demandes/${id}` },
        { libelle: 'Qui lit', chemin: `/cellule/demandes/${id}/lecteurs` },
        { libelle: 'Proposition' },
      ]}
      confidence={<ConfidenceDeDemande lecteurs={regards} />}
      titre={repond ? `Voulez-vous que ${nom} lise votre demande\u00a0?` : `Retirer la proposition ${deNom(nom)}\u00a0?`}
      intro={`${quoi}. C’est ${qui} qui le propose, depuis le ${quand}.`}
    >
      <FormulairePoste formulaire={formulaire}>
        {mot && (
          <Feuille salle="cellule">
            <p className="texte-libre">{mot}</p>
          </Feuille>
        )}
        <p className="mesure">
          {repond
            ? 'Oui, et cette personne lit tout ce qui est écrit ici, d’hier comme de demain. Non, et elle ne saura même pas que la question s’est posée.'
            : 'Elle n’attendra plus de réponse. Vous pourrez proposer quelqu’un d’autre.'}
        </p>
        <div className="actions">
          {repond ? (
            <>
              <Bouton name="reponse" value="oui">{`Oui, ouvrir ma demande à ${nom}`}</Bouton>
              <Bouton genre="second" name="reponse" value="non">
                Non
              </Bouton>
            </>
          ) : (
            <Bouton name="reponse" value="retirer">
              Retirer la proposition
            </Bouton>
          )}
        </div>
      </FormulairePoste>
    </Page>
  );
}
