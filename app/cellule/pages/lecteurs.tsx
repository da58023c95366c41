import { useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { ListeDesLecteurs } from '#app/cellule/demandes/liste-des-lecteurs.tsx';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { lirePageDesLecteurs } from '#app/cellule/demandes/page-des-lecteurs.server.ts';
import { chargeurScelle } from '#app/http/scelle.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, trousseau, ouverte }) =>
  lirePageDesLecteurs(ctx, ouverte, trousseau.appareil),
);

export default function Lecteurs() {
  const { id, finie, moi, actes, orpheline, regards, lecteurs, invitations, partis } = useLoaderData<typeof loader>();
  const chemin = `/cellule/demandes/${id}/lecteurs`;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${id}` }, { libelle: 'Qui lit' }]}
      confidence={<ConfidenceDeDemande lecteurs={regards} />}
      titre="Qui lit cette demande, et comment&nbsp;?"
      intro={
        moi === 'demandeuse'
          ? 'C’est vous qui décidez. Personne ne s’ajoute sans votre oui.'
          : 'Personne ne s’ajoute sans son oui.'
      }
      actions={
        finie ? undefined : (
          <>
            {actes.includes('faire_lire') && (
              <LienBouton href={`${chemin}/faire-lire`}>Faire lire à quelqu’un de ma structure</LienBouton>
            )}
            {actes.includes('inviter') && <LienBouton href={`${chemin}/inviter`}>Proposer un autre membre</LienBouton>}
          </>
        )
      }
    >
      <DeuxColonnes libelleCote="Repères">
        <div className="pile">
          <Section titre="Aujourd’hui">
            <ListeDesLecteurs chemin={chemin} actes={actes} lecteurs={lecteurs} />
          </Section>
          {moi === 'demandeuse' && orpheline && !finie && (
            <Section titre="Aucun membre de la cellule ne lit plus">
              <LienBouton href={`${chemin}/inviter`}>Choisir un autre membre</LienBouton>
            </Section>
          )}
          {invitations.length > 0 && (
            <Section titre="En attente d’un oui">
              <ul className="pile liste-nue">
                {invitations.map(({ id: invitation, nom, quoi, mot, qui, quand }) => (
                  <li key={invitation}>
                    <Feuille salle="cellule">
                      <h3>{nom}</h3>
                      <p className="petit doux">{`${quoi}. Proposition faite par ${qui}, le ${quand}.`}</p>
                      {mot && <p className="texte-libre">{mot}</p>}
                      {moi !== 'structure' && (
                        <Lien className="lien-action" href={`${chemin}/invitation/${invitation}`}>
                          {moi === 'demandeuse' ? 'Dire oui ou non' : 'Retirer cette proposition'}
                        </Lien>
                      )}
                    </Feuille>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {partis.length > 0 && (
            <Section titre="Ne lisent plus">
              <ul className="liste">
                {partis.map(({ personneId, phrase }) => (
                  <li key={personneId}>{phrase}</li>
                ))}
              </ul>
            </Section>
          )}
        </div>
        <section className="ensuite">
          <h2>Quand quelqu’un part</h2>
          <p className="petit">
            Ses clés n’ouvrent plus rien ici. À la prochaine ouverture par un membre, tout est scellé de nouveau, sous des clés
            neuves. Ce qui a été lu ne s’oublie pas.
          </p>
        </section>
      </DeuxColonnes>
    </Page>
  );
}
