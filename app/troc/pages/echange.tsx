import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { aNom, leNom } from '#app/commun/francais.ts';
import { idDeAdresse, pageDemandee } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { AnnonceEnBref } from '#app/troc/echanges/annonce-en-bref.tsx';
import { avisApres } from '#app/troc/echanges/avis.ts';
import { getEchange } from '#app/troc/echanges/dossiers.server.ts';
import { FilDeMessages } from '#app/troc/echanges/fil-de-messages.tsx';
import { satisfaireParLEchange } from '#app/troc/echanges/finir.server.ts';
import { FormulaireDeMessage } from '#app/troc/echanges/formulaire-de-message.tsx';
import { IssueDeLEchange, SuitesPossibles } from '#app/troc/echanges/issue-de-l-echange.tsx';
import { lireConversation } from '#app/troc/echanges/lectures.server.ts';
import { PuceDEchange } from '#app/troc/echanges/puce-d-echange.tsx';
import { ecrireMessage } from '#app/troc/echanges/repondre.server.ts';
import { saisieConversation } from '#app/troc/echanges/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fil } from '#app/ui/fil.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Échange' };
export const meta = ({ data }: { data: { autre: string } | undefined }) =>
  titreDePage(data ? `Échange avec ${leNom(data.autre)}` : 'Échange');

export const loader = chargeur(({ ctx, params, request }) =>
  lireConversation(ctx, idDeAdresse(params.id), pageDemandee(new URL(request.url).searchParams)),
);

export const action = traitement(
  // Whether the page exists for this person is said before anything typed is judged.
  ({ ctx, params }) => {
    getEchange(ctx, idDeAdresse(params.id));
    return saisieConversation;
  },
  ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    if (saisie.acte === 'ecrire') ecrireMessage(ctx, id, saisie.message);
    else satisfaireParLEchange(ctx, id);
    const lu = lireConversation(ctx, id, 1);
    return redirigerAvecAvis(`/troc/echanges/${lu.id}`, avisApres(saisie.acte, lu));
  },
);

export default function Echange() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  // The message shows its own refusals; the others are told at the top.
  const ecrit = formulaire?.valeurs.acte === 'ecrire';
  return (
    <Page
      salle="troc"
      ariane={[
        { libelle: 'Annonces', chemin: '/troc' },
        { libelle: 'Échanges', chemin: '/troc/echanges' },
        { libelle: lu.autre },
      ]}
      titre={lu.aRepondre ? `Que répondre ${aNom(lu.autre)}\u00a0?` : `Échange avec ${leNom(lu.autre)}`}
      intro={
        <div className="pile pile--serree">
          <p>{`À propos de «\u00a0${lu.annonce.titre}\u00a0». Les équipes des deux structures le lisent, personne d’autre.`}</p>
          <PuceDEchange statut={lu.statut} libelle={lu.libelleStatut} presse={lu.aRepondre} />
        </div>
      }
    >
      {formulaire && !ecrit && <Bandeau ton="erreur">{premierePhrase(formulaire) ?? ''}</Bandeau>}
      <DeuxColonnes libelleCote="L’annonce, et la suite">
        <div className="pile">
          <IssueDeLEchange lu={lu} />
          <Section titre="Les messages">
            <FilDeMessages messages={lu.messages.lignes} />
            <Pagination {...lu.messages} lien={(n) => `/troc/echanges/${lu.id}?page=${n}`} />
          </Section>
          {(lu.ouvert || ecrit) && (
            <FormulaireDeMessage
              // A message that was sent leaves an empty field.
              key={lu.messages.total}
              formulaire={ecrit ? formulaire : undefined}
              autre={lu.autre}
            />
          )}
        </div>
        <div className="pile">
          <AnnonceEnBref annonce={lu.annonce} />
          <Feuille titre={lu.ouvert ? 'Et maintenant\u00a0?' : 'Et ensuite\u00a0?'}>
            <SuitesPossibles lu={lu} />
          </Feuille>
          <Feuille titre="La vie de cet échange">
            <Fil pas={lu.vie} />
          </Feuille>
        </div>
      </DeuxColonnes>
    </Page>
  );
}
