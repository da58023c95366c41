import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import {
  ATTENDU_MAX,
  LIBELLE_PORTEE_QUALIFICATION,
  PORTEES_QUALIFICATION,
  SOURCE_MAX,
} from '#app/formations/qualifications/qualifications.ts';
import { annoncerReference, getReference, retirerReference } from '#app/formations/qualifications/references.server.ts';
import { saisieDeReference } from '#app/formations/qualifications/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Ce que demande une fonction' };
export const meta = () => titreDePage('Ce que demande une fonction');

export const loader = chargeur(({ ctx, params }) => getReference(ctx, params.code));

export const action = traitement(
  ({ ctx, params }) => {
    getReference(ctx, params.code);
    return saisieDeReference;
  },
  ({ ctx, params, saisie }) => {
    const chemin = `/formations/qualifications/references/${params.code}`;
    if (saisie.acte === 'retirer') {
      retirerReference(ctx, params.code, saisie.referenceId);
      return redirigerAvecAvis(chemin, { titre: 'C’est retiré', texte: 'Ce qui est demandé aujourd’hui ne change pas.' });
    }
    annoncerReference(ctx, params.code, saisie);
    return redirigerAvecAvis(chemin, {
      titre: 'C’est noté',
      texte: 'Ce sera demandé ce jour-là, sur les pages des équipes. D’ici là, rien ne change.',
    });
  },
);

export default function ReferenceDeQualification() {
  const { fonction, portee, actuelle, aVenir, avant, demain } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const annonce = formulaire?.valeurs.acte === 'annoncer' ? formulaire : undefined;
  const refus = annonce ? undefined : premierePhrase(formulaire);
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: 'Qualifications', chemin: '/formations/qualifications' }, { libelle: fonction }]}
      titre={`Que demande la fonction « ${fonction} » ?`}
      intro={actuelle ? `Depuis le ${actuelle.jour} : ${actuelle.attendu}.` : 'Rien pour l’instant.'}
    >
      <div className="pile pile--large">
        {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
        {aVenir.length > 0 && (
          <Section titre="Annoncé">
            <ul className="liste">
              {aVenir.map(({ id, jour, attendu, source }) => (
                <li key={id}>
                  <p className="liste__titre">{`À partir du ${jour}`}</p>
                  <p>{attendu}</p>
                  <p className="petit doux">{source}</p>
                  <FormulairePoste>
                    <input type="hidden" name="acte" value="retirer" />
                    <input type="hidden" name="referenceId" value={id} />
                    <Bouton genre="lien-danger">
                      Retirer<span className="cache">{` ce qui est annoncé pour le ${jour}`}</span>
                    </Bouton>
                  </FormulairePoste>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section titre="Annoncer un changement">
          <FormulairePoste formulaire={annonce} titreErreurs="Ce n’est pas noté">
            <input type="hidden" name="acte" value="annoncer" />
            <Champ
              {...{ formulaire: annonce, nom: 'attendu', libelle: 'Ce qui sera demandé', max: ATTENDU_MAX }}
              {...{ genre: 'textarea', lignes: 3, defaut: actuelle?.attendu ?? '' }}
            />
            <Choix
              {...{ formulaire: annonce, nom: 'portee', legende: 'Où', defaut: portee }}
              options={PORTEES_QUALIFICATION.map((une) => ({ valeur: une, libelle: LIBELLE_PORTEE_QUALIFICATION[une] }))}
            />
            <Champ
              {...{ formulaire: annonce, nom: 'depuis', libelle: 'À partir du', genre: 'date', court: true, min: demain }}
              aide="Un jour à venir : ce qui est demandé aujourd’hui, et avant, reste écrit."
            />
            <Champ
              {...{ formulaire: annonce, nom: 'source', libelle: 'D’où cela vient', max: SOURCE_MAX }}
              aide="La circulaire, l’avenant, et leur date."
            />
            <div className="actions">
              <Bouton>Noter ce changement</Bouton>
            </div>
          </FormulairePoste>
        </Section>
        {avant.length > 0 && (
          <Section titre="Avant">
            <ul className="puces mesure">
              {avant.map(({ id, jour, attendu }) => (
                <li key={id}>{`Depuis le ${jour} : ${attendu}.`}</li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </Page>
  );
}
