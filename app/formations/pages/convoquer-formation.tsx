import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { MAX_A_APPORTER } from '#app/formations/convocations/convocations.ts';
import { convoquer } from '#app/formations/convocations/convoquer.server.ts';
import { lirePageDeConvocation } from '#app/formations/convocations/page-de-convocation.server.ts';
import { saisieConvocation } from '#app/formations/convocations/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Tableau } from '#app/ui/tableau.tsx';

export const handle: Poignee = { salle: 'formations', titre: 'Convoquer' };
export const meta = () => titreDePage('Convoquer');

const ETAT = {
  convoquee: 'Convocation envoyée',
  a_convoquer: 'Convocation à envoyer',
  sans_trace: 'Aucune convocation notée',
  sans_adresse: 'Sans adresse électronique\u00a0: à prévenir de vive voix',
} as const;

export const loader = chargeur(({ ctx, params }) => lirePageDeConvocation(ctx, idDeAdresse(params.id)));

export const action = traitement(
  ({ ctx, params }) => {
    lirePageDeConvocation(ctx, idDeAdresse(params.id));
    return saisieConvocation;
  },
  ({ ctx, params, saisie }) => {
    const ecrites = convoquer(ctx, idDeAdresse(params.id), saisie);
    return redirigerAvecAvis(`/formations/${params.id}/convoquer`, {
      titre: ecrites === 0 ? 'Personne de plus à convoquer' : `${accorder(ecrites, 'convocation')} en route`,
      texte:
        'Qui aura une place plus tard recevra aussitôt sa convocation. Si une date, une heure ou le lieu change, chaque agenda suit.',
    });
  },
);

export default function ConvoquerFormation() {
  const { id, titre, quand, lieu, lignes, empechement, aApporter, dejaFaite } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const restent = lignes.filter(({ etat }) => etat === 'a_convoquer').length;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: titre, chemin: `/formations/${id}` }, { libelle: 'Convoquer' }]}
      titre={`Qui convoquer à ${entreGuillemets(titre)} ?`}
      intro={[quand, lieu].filter(Boolean).join('. ')}
    >
      <div className="pile pile--large">
        {empechement ? (
          <Bandeau ton="info">{empechement}</Bandeau>
        ) : (
          <FormulairePoste formulaire={formulaire}>
            <Champ
              {...{ formulaire, nom: 'aApporter', libelle: 'Que faut-il apporter ?', genre: 'textarea', facultatif: true }}
              {...{ defaut: aApporter, lignes: 3, max: MAX_A_APPORTER }}
              aide={
                dejaFaite
                  ? 'Une chose par ligne. Si vous changez ces mots, tout le monde reçoit sa convocation à jour.'
                  : 'Une chose par ligne. Les dates, les heures, le lieu et le rendez-vous pour l’agenda y sont déjà.'
              }
            />
            <div className="actions">
              <Bouton>{restent > 0 ? `Convoquer ${accorder(restent, 'personne')}` : 'Mettre la convocation à jour'}</Bouton>
            </div>
          </FormulairePoste>
        )}
        <Section titre="Qui a une place">
          {lignes.length === 0 ? (
            <p className="doux">
              Personne n’a encore de place. Convoquez dès maintenant&nbsp;: qui s’inscrit recevra aussitôt sa convocation.
            </p>
          ) : (
            <Tableau
              legende="Les personnes qui ont une place, et leur convocation"
              cacheLegende
              colonnes={[{ titre: 'Personne' }, { titre: 'Structure' }, { titre: 'Convocation' }]}
              lignes={lignes.map((une) => ({
                cle: une.id,
                cellules: [une.nom, une.structure, une.le ? `${ETAT[une.etat]} le ${une.le}` : ETAT[une.etat]],
              }))}
            />
          )}
        </Section>
      </div>
    </Page>
  );
}
