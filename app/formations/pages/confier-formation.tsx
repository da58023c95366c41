import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { confierFormation, getPageAConfier } from '#app/formations/programme/confier.server.ts';
import { saisieConfier } from '#app/formations/programme/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Confier une formation' };
export const meta = () => titreDePage('Confier une formation');

export const loader = chargeur(({ ctx, params }) => getPageAConfier(ctx, idDeAdresse(params.id)));

export const action = traitement(
  ({ ctx, params }) => {
    getPageAConfier(ctx, idDeAdresse(params.id));
    return saisieConfier;
  },
  ({ ctx, params, saisie }) => {
    const nom = confierFormation(ctx, idDeAdresse(params.id), saisie);
    return redirigerAvecAvis(`/formations/${params.id}`, {
      titre: 'La formation est confiée',
      texte:
        saisie.organisatriceId === ctx.acteur.personneId
          ? 'Vous l’organisez. Votre nom paraît sur sa page.'
          : `${nom} l’organise, et l’apprend par courriel. Son nom paraît sur sa page.`,
    });
  },
);

export default function ConfierFormation() {
  const { id, titre, par, orpheline, structurePartie, moi, empechement, tenantes } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const refus = empechement ? (premierePhrase(formulaire) ?? empechement) : undefined;
  const chemin = `/formations/${id}`;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: titre, chemin }, { libelle: 'Confier' }]}
      titre={`Qui organise ${entreGuillemets(titre)} ?`}
      intro={orpheline ? `${par} l’organisait, et n’est plus là pour le faire.` : `Aujourd’hui, c’est ${par}.`}
    >
      {refus ? (
        <div className="pile">
          <Bandeau ton="info">{refus}</Bandeau>
          <div className="actions">
            <LienBouton href={chemin}>Revenir à la formation</LienBouton>
          </div>
        </div>
      ) : (
        <FormulairePoste formulaire={formulaire} titreErreurs="Elle n’est pas encore confiée">
          {structurePartie && (
            <Bandeau ton="attention">
              {`${structurePartie} a quitté le réseau : cette formation devient celle du réseau. La coordination et qui vous choisissez la tiennent.`}
            </Bandeau>
          )}
          <Choisir
            {...{ formulaire, nom: 'organisatriceId', options: tenantes, defaut: moi === null ? '' : String(moi) }}
            libelle="Qui l’organise maintenant ?"
          />
          <Ensuite
            etapes={[
              'Cette personne voit qui vient, convoque, note la présence, remet les papiers, tient les comptes.',
              'Elle l’apprend par courriel, comme qui l’organisait.',
            ]}
          />
          <div className="actions">
            <Bouton>Confier cette formation</Bouton>
            <LienBouton href={chemin} genre="lien">
              Ne rien changer
            </LienBouton>
          </div>
        </FormulairePoste>
      )}
    </Page>
  );
}
