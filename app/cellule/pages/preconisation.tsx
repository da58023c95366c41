import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { LIBELLE_REPONSE, REPONSES } from '#app/cellule/demandes/pieces.ts';
import { lirePreconisation } from '#app/cellule/preconisations/lire-preconisations.server.ts';
import { repondre } from '#app/cellule/preconisations/repondre.server.ts';
import { Echange, UnePreconisation } from '#app/cellule/preconisations/une-preconisation.tsx';
import { saisieReponse } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte, params }) => {
  const preconisation = lirePreconisation(ctx, ouverte, params.objet);
  return { preconisation, lecteurs: regardsDe(ouverte).filter(({ membre }) => membre || preconisation.remise) };
});

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('repondre'),
  saisieReponse,
  async ({ ctx, ouverte, params, saisie }) => {
    await repondre(ctx, ouverte, { ...saisie, objet: params.objet ?? '' });
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}#preconisations`, {
      titre: saisie.reponse ? 'Votre réponse est donnée.' : 'C’est écrit.',
      texte: 'Les autres personnes qui lisent cette page reçoivent un courriel qui dit seulement qu’une page les attend.',
    });
  },
);

const AIDES: Record<(typeof REPONSES)[number], string> = {
  acceptee: 'Nous allons la suivre.',
  a_discuter: 'Nous voulons en parler, ou la changer.',
  ecartee: 'Pas pour nous. Rien à justifier.',
  realisee: 'C’est fait.',
};

export default function Preconisation() {
  const { lecteurs, preconisation } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const { id, numero, titre, repond, ecrit, reponse, version } = preconisation;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${id}` }, { libelle: `Préconisation ${numero}` }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} entreMembres={!preconisation.remise} />}
      titre={titre}
    >
      <UnePreconisation preconisation={preconisation} />
      <Echange {...preconisation} />
      {ecrit && (
        <Section
          titre={repond ? (reponse ? 'Où en êtes-vous\u00a0?' : 'Qu’en pensez-vous\u00a0?') : 'Écrire à son sujet'}
          id="repondre"
        >
          <FormulairePoste formulaire={formulaire}>
            <input type="hidden" name="version" value={version} />
            {repond && (
              <Choix
                formulaire={formulaire}
                nom="reponse"
                legende="Votre réponse"
                aide="Vous pourrez en changer. Pour écrire sans répondre encore, ne choisissez rien."
                facultatif
                defaut={reponse ?? undefined}
                options={REPONSES.map((valeur) => ({ valeur, libelle: LIBELLE_REPONSE[valeur], aide: AIDES[valeur] }))}
              />
            )}
            <Champ
              formulaire={formulaire}
              nom="texte"
              libelle={repond ? 'Un mot' : 'Votre message'}
              genre="textarea"
              lignes={4}
              facultatif={repond}
            />
            <div className="actions">
              <Bouton>
                {repond ? `Répondre à la préconisation ${numero}` : 'Envoyer à celles et ceux qui lisent cette page'}
              </Bouton>
            </div>
          </FormulairePoste>
        </Section>
      )}
    </Page>
  );
}
