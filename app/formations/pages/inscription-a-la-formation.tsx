import { randomUUID } from 'node:crypto';
import { useActionData, useLoaderData } from '@remix-run/react';
import { exigerDroit } from '#app/commun/droits.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { avisApresInscription } from '#app/formations/inscriptions/avis.server.ts';
import { CommentLesPlaces } from '#app/formations/inscriptions/comment-les-places.tsx';
import { FormulaireDInscription } from '#app/formations/inscriptions/formulaire-d-inscription.tsx';
import { inscrire } from '#app/formations/inscriptions/inscrire.server.ts';
import { PlacesDessinees } from '#app/formations/inscriptions/places.tsx';
import { saisieInscription } from '#app/formations/inscriptions/saisie.ts';
import { getFormation } from '#app/formations/programme/formations.server.ts';
import { DROITS_FORMATION } from '#app/formations/programme/formations.ts';
import { libellePlaces } from '#app/formations/programme/mots.ts';
import { getPageDeFormation } from '#app/formations/programme/page-de-formation.server.ts';
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

export const loader = chargeur(({ ctx, params }) => {
  const { relations } = getFormation(ctx, idDeAdresse(params.id));
  exigerDroit(DROITS_FORMATION, 'inscrire', relations);
  return { ...getPageDeFormation(ctx, idDeAdresse(params.id)), geste: randomUUID() };
});

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
  const f = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const ici = `/formations/${f.id}`;
  const enCours = f.ouverte && f.moi && !f.moi.inscription && f.moi.equipe.length > 0;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: f.titre, chemin: ici }, { libelle: 'S’inscrire' }]}
      titre="Qui vient à cette formation ?"
      intro={f.titre}
    >
      <DeuxColonnes libelleCote="Comment les places se donnent">
        <Feuille titre={libellePlaces(f.places.libres, f.places.capacite)}>
          <PlacesDessinees {...f.places} />
          {f.situation && <p className="petit doux">{f.situation}</p>}
          {enCours && f.moi ? (
            <FormulaireDInscription
              {...{ formationId: f.id, moi: f.moi, seances: f.seances.length, formulaire, geste: f.geste }}
            />
          ) : (
            <div className="pile">
              <Bandeau ton="attention">
                {premierePhrase(formulaire) ??
                  (f.moi?.inscription
                    ? `Votre nom est déjà sur la liste : ${f.moi.inscription.etat.toLowerCase()}.`
                    : 'On ne s’inscrit pas, ou plus, à cette formation.')}
              </Bandeau>
              <div className="actions">
                <LienBouton href={f.moi?.inscription ? `/formations/inscriptions/${f.moi.inscription.id}` : ici}>
                  {f.moi?.inscription ? 'Voir mon inscription' : 'Revenir à la formation'}
                </LienBouton>
              </div>
            </div>
          )}
        </Feuille>
        <Section titre="Si c’est complet" id="places">
          <CommentLesPlaces heures={f.heures} />
        </Section>
      </DeuxColonnes>
    </Page>
  );
}
