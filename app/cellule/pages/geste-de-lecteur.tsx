import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { faireGeste, lireGeste } from '#app/cellule/demandes/gestes-de-lecteurs.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { MotsANoter } from '#app/cellule/mots-a-noter.tsx';
import { saisieGesteDeLecteur } from '#app/cellule/saisie.ts';
import { deNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import type { TrousseauLu } from '#app/http/trousseau.server.ts';
import { destinataireDe } from '#app/services/coffre.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Case } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

/** The public key of the device in use. */
const cleDIci = async ({ appareil }: TrousseauLu) => (appareil ? await destinataireDe(appareil) : null);

export const loader = chargeurScelle(ouvrirDemande, async ({ ctx, ouverte, params, trousseau }) =>
  lireGeste(ctx, ouverte, { geste: params.geste, cible: params.cible, appareil: await cleDIci(trousseau) }),
);

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('tenir_ses_cles'),
  saisieGesteDeLecteur,
  async ({ ctx, ouverte, params, saisie, trousseau }) => {
    const { geste, cible } = params;
    const appareil = await cleDIci(trousseau);
    const fait = await faireGeste(ctx, ouverte, { geste, cible, parle: saisie.parle === 'on', appareil });
    if ('code' in fait) return data({ fait });
    const vers = fait.parti ? '/cellule' : `/cellule/demandes/${ouverte.id}/lecteurs`;
    return redirigerAvecAvis(vers, { titre: fait.titre, texte: fait.texte });
  },
);

export default function GesteDeLecteur() {
  const { id, regards, mots } = useLoaderData<typeof loader>();
  const reponse = useActionData<typeof action>();
  const page = `/cellule/demandes/${id}/lecteurs`;
  const confidence = <ConfidenceDeDemande lecteurs={regards} />;
  if (reponse && 'fait' in reponse) {
    const { code, nom } = reponse.fait;
    return (
      <Page salle="cellule" confidence={confidence} titre={nom ? `Lisez ces six mots à ${nom}` : 'Notez vos six nouveaux mots'}>
        <MotsANoter
          code={code}
          chemin={page}
          titre={nom ? `Les six mots ${deNom(nom)}` : 'Notez ces six mots'}
          phrase={
            nom
              ? `De vive voix, pendant que vous lui parlez. Ils n’ouvrent que pour ${nom}, une fois son compte ouvert.`
              : 'Ils rouvrent votre demande sur un autre appareil. Les anciens n’ouvrent plus rien.'
          }
        />
      </Page>
    );
  }
  const formulaire = reponse && 'formulaire' in reponse ? reponse.formulaire : undefined;
  return (
    <Page
      salle="cellule"
      ariane={[
        { libelle: 'La demande', chemin: `/cellule/demandes/${id}` },
        { libelle: 'Qui lit', chemin: page },
        { libelle: 'Confirmer' },
      ]}
      confidence={confidence}
      titre={mots.titre}
    >
      <FormulairePoste formulaire={formulaire}>
        <p className="mesure">{mots.texte}</p>
        {mots.perte && <Bandeau ton="attention">{mots.perte}</Bandeau>}
        {mots.parle && <Case formulaire={formulaire} nom="parle" libelle={mots.parle} />}
        <div className="actions">
          <Bouton>{mots.bouton}</Bouton>
          <LienBouton genre="second" href={page}>
            Revenir sans rien changer
          </LienBouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
