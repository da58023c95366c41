import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { avisApresInscription } from '#app/formations/inscriptions/avis.server.ts';
import { OuJEnSuis } from '#app/formations/inscriptions/bloc-d-inscription.tsx';
import { ChoixDeStructure } from '#app/formations/inscriptions/choix-de-structure.tsx';
import { CommentLesPlaces } from '#app/formations/inscriptions/comment-les-places.tsx';
import { FormulaireDInscription } from '#app/formations/inscriptions/formulaire-d-inscription.tsx';
import { inscrire } from '#app/formations/inscriptions/inscrire.server.ts';
import { getPagePourInscrire } from '#app/formations/inscriptions/page-pour-inscrire.server.ts';
import { PlacesDessinees } from '#app/formations/inscriptions/places.tsx';
import { saisieInscription } from '#app/formations/inscriptions/saisie.ts';
import { getFormation } from '#app/formations/programme/formations.server.ts';
import { libellePlaces } from '#app/formations/programme/mots.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'S’inscrire à une formation' };
export const meta = ({ data }: { data?: { titre: string } | undefined }) =>
  titreDePage(data ? `S’inscrire, ${data.titre}` : 'S’inscrire à une formation');

export const loader = chargeur(({ ctx, params, request }) =>
  getPagePourInscrire(ctx, idDeAdresse(params.id), new URL(request.url).searchParams.get('structure')),
);

export const action = traitement(
  // Whether the formation exists for this person is said before anything posted is judged.
  ({ ctx, params }) => {
    getFormation(ctx, idDeAdresse(params.id));
    return saisieInscription;
  },
  ({ ctx, params, saisie }) => {
    const { chemin, ...avis } = avisApresInscription(ctx, inscrire(ctx, idDeAdresse(params.id), saisie));
    return redirigerAvecAvis(chemin, avis);
  },
);

export default function InscriptionALaFormation() {
  const { moi, ...f } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const ici = `/formations/${f.id}`;
  const { pour, empechement } = moi;
  const choix = empechement === null && pour !== null && pour.equipe.length > 0;
  const refus = choix ? undefined : (premierePhrase(formulaire) ?? empechement ?? undefined);
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: f.titre, chemin: ici }, { libelle: 'S’inscrire' }]}
      titre={moi.inscription ? 'Inscrire d’autres personnes' : 'Qui vient à cette formation ?'}
      intro={f.titre}
    >
      <DeuxColonnes libelleCote="Comment les places se donnent">
        <>
          {moi.inscription && (
            <Feuille titre={moi.inscription.titre}>
              <OuJEnSuis inscription={moi.inscription} />
            </Feuille>
          )}
          <Feuille titre={libellePlaces(f.places.libres, f.places.capacite)}>
            <PlacesDessinees {...f.places} />
            {f.situation && <p className="petit doux">{f.situation}</p>}
            {empechement === null && f.structures.length > 0 && pour === null && (
              <ChoixDeStructure structures={f.structures} sansChoix={f.sansChoix} />
            )}
            {choix && pour && (
              <FormulaireDInscription key={pour.structure.id} {...{ formationId: f.id, moi, pour, formulaire, geste: f.geste }} />
            )}
            {moi.quiconque && pour !== null && (
              <p className="petit doux">
                Quelqu’un manque&nbsp;? On l’ajoute d’abord à son équipe, sur{' '}
                <a href={`/reseau/structures/${pour.structure.id}`}>la page de sa structure</a>.
              </p>
            )}
            {empechement === null && f.structures.length > 0 && pour !== null && (
              <p>
                <a className="lien-action" href={`${ici}/inscription?structure=autre`}>
                  Choisir une autre structure
                </a>
              </p>
            )}
            {refus && <Bandeau ton="attention">{refus}</Bandeau>}
            {!choix && empechement === null && (pour !== null || f.structures.length === 0) && (
              <p>
                {pour
                  ? 'Il n’y a personne d’autre à inscrire dans cette équipe : tout le monde est déjà sur la liste.'
                  : 'On s’inscrit au nom d’une structure : demandez à sa direction de vous y noter.'}
              </p>
            )}
            {!choix && !moi.inscription && (
              <div className="actions">
                <LienBouton href={ici} genre="second">
                  Revenir à la formation
                </LienBouton>
              </div>
            )}
          </Feuille>
        </>
        <Section titre="Si c’est complet" id="places">
          <CommentLesPlaces heures={f.heures} />
        </Section>
      </DeuxColonnes>
    </Page>
  );
}
