import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { ActesDAnnonce, RetirerAnnonce, ReveillerAnnonce, SatisfaireAnnonce } from '#app/troc/annonces/actes-d-annonce.tsx';
import { exigerAnnonce } from '#app/troc/annonces/annonces.server.ts';
import { LIBELLE_TYPE_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { avisApres } from '#app/troc/annonces/avis.ts';
import { FicheDAnnonce, VieDAnnonce } from '#app/troc/annonces/fiche-d-annonce.tsx';
import { NoterUneReponse } from '#app/troc/annonces/noter-une-reponse.tsx';
import { getPageDAnnonce, sansYRepondre } from '#app/troc/annonces/page-d-annonce.server.ts';
import { saisieActe } from '#app/troc/annonces/saisie.ts';
import { franchirAnnonce } from '#app/troc/annonces/suites.server.ts';
import { EchangesDeLAnnonce } from '#app/troc/echanges/echanges-de-l-annonce.tsx';
import { lireEchangesDeLAnnonce } from '#app/troc/echanges/liste.server.ts';
import { lireRapprochements } from '#app/troc/rapprochements/lectures.server.ts';
import { Rapprochements } from '#app/troc/rapprochements/rapprochements.tsx';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { auNomDe } from '#app/troc/stages/noter.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Puce } from '#app/ui/puce.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Annonce' };
export const meta = ({ data }: { data: { titre: string } | undefined }) => titreDePage(data?.titre ?? 'Annonce');

/** One thing at a time: the annonce, or the question that an act asks. */
const VUES = ['satisfaire', 'reveiller', 'retirer'] as const;

export const loader = chargeur(({ ctx, params, request }) => {
  const adresse = new URL(request.url).searchParams;
  const id = idDeAdresse(params.id);
  const lu = getPageDAnnonce(ctx, id);
  const ligne = exigerAnnonce(ctx, id);
  // Once ended, it meets nobody any more.
  const rapprochements = lu.finie ? null : lireRapprochements(ctx, ligne);
  return {
    ...lu,
    vue: VUES.find((vue) => adresse.has(vue) && lu.actes.includes(vue)) ?? null,
    echanges: ligne.statut === 'brouillon' ? null : lireEchangesDeLAnnonce(ctx, ligne),
    rapprochements: rapprochements && { ...rapprochements, lignes: sansYRepondre(ligne.id, rapprochements.lignes) },
  };
});

export const action = traitement(
  // Whether the annonce is there is said before anything typed is judged.
  ({ ctx, params }) => {
    exigerTroc(ctx);
    exigerAnnonce(ctx, idDeAdresse(params.id));
    return saisieActe;
  },
  async ({ ctx, params, saisie }) => {
    const { acte, auNomDe: qui, canal, ...champs } = saisie;
    const ici = qui === undefined && canal === undefined ? ctx : auNomDe(ctx, qui, canal);
    const id = idDeAdresse(params.id);
    franchirAnnonce(ici, id, acte, champs);
    return redirigerAvecAvis(`/troc/annonces/${id}`, avisApres(acte, exigerAnnonce(ctx, id).type));
  },
);

const TITRES = {
  satisfaire: 'Avec qui, et qu’en est-il sorti ?',
  reveiller: 'Jusqu’à quand est-elle valable ?',
  retirer: 'Retirer cette annonce ?',
} as const;

export default function Annonce() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const { vue, fraicheur } = lu;
  const note = formulaire?.valeurs.canal !== undefined;
  // Each form shows its own refusals; those of no form are told at the top.
  const sien = vue && formulaire?.valeurs.acte === vue ? formulaire : undefined;
  const chemin = `/troc/annonces/${lu.id}`;
  return (
    <Page
      salle="troc"
      ariane={vue ? [{ libelle: lu.titre, chemin }, { libelle: TITRES[vue] }] : [{ libelle: LIBELLE_TYPE_ANNONCE[lu.type] }]}
      titre={vue ? TITRES[vue] : lu.titre}
      intro={vue ? entreGuillemets(lu.titre) : <Puce ton={fraicheur.ton}>{fraicheur.texte}</Puce>}
    >
      {!sien && !note && formulaire && <Bandeau ton="erreur">{premierePhrase(formulaire) ?? ''}</Bandeau>}
      {vue === 'satisfaire' && <SatisfaireAnnonce annonce={lu} formulaire={sien} />}
      {vue === 'reveiller' && <ReveillerAnnonce annonce={lu} formulaire={sien} />}
      {vue === 'retirer' && <RetirerAnnonce annonce={lu} formulaire={sien} />}
      {!vue && (
        <DeuxColonnes libelleCote="Son histoire">
          <div className="pile pile--large">
            {lu.situation && (
              <Bandeau ton={lu.situation.ton} titre={lu.situation.titre}>
                {lu.situation.texte}
              </Bandeau>
            )}
            <ActesDAnnonce annonce={lu} demandee={lu.demandee} />
            <FicheDAnnonce annonce={lu} />
            {lu.republier && (
              <div className="actions hors-papier">
                <LienBouton href={lu.republier} genre="second">
                  La publier de nouveau
                </LienBouton>
              </div>
            )}
            {lu.echanges && <EchangesDeLAnnonce {...lu.echanges} />}
            {lu.rapprochements && <Rapprochements {...lu.rapprochements} />}
            {lu.aNoter && <NoterUneReponse formulaire={note ? formulaire : undefined} aNoter={lu.aNoter} autres={lu.autres} />}
            <p>
              <a href="/troc">Voir toutes les annonces</a>
            </p>
          </div>
          <VieDAnnonce fil={lu.fil} />
        </DeuxColonnes>
      )}
    </Page>
  );
}
