import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { getSuivie } from '#app/formations/qualifications/lectures.server.ts';
import { noterQualification } from '#app/formations/qualifications/noter.server.ts';
import {
  INTITULE_MAX,
  LIBELLE_ETAT_QUALIFICATION,
  LIBELLE_OU_EN_EST_ELLE,
  MOTIF_MAX,
  OU_EN_EST_ELLE,
} from '#app/formations/qualifications/qualifications.ts';
import { saisieDeQualification } from '#app/formations/qualifications/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, type Demande, traitement } from '#app/http/pages.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Noter une qualification' };
export const meta = () => titreDePage('Noter une qualification');

// A refusal is often that someone else has just noted it: the page brings it as it is now.
export const shouldRevalidate = () => true;

const ou = ({ params }: Pick<Demande, 'params'>) => ({
  ...{ structureId: idDeAdresse(params.id), personneId: idDeAdresse(params.personneId), code: params.code },
});

export const loader = chargeur(({ ctx, params }) => getSuivie(ctx, ou({ params })));

export const action = traitement(saisieDeQualification, ({ ctx, params, saisie }) => {
  const { etat, qui, structureId } = noterQualification(ctx, ou({ params }), saisie);
  return redirigerAvecAvis(`/formations/qualifications/structures/${structureId}`, {
    titre: 'C’est noté',
    texte: `${qui}\u00a0: qualification ${LIBELLE_ETAT_QUALIFICATION[etat].toLowerCase()}. La structure, la personne et la coordination le voient, et personne d’autre.`,
  });
});

export default function NoterQualification() {
  const { qui, structure, structureId, fonction, attendu, source, etat, ligne } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const retour = `/formations/qualifications/structures/${structureId}`;
  return (
    <Page
      salle="formations"
      ariane={[
        { libelle: 'Qualifications', chemin: '/formations/qualifications' },
        { libelle: structure, chemin: retour },
        { libelle: qui },
      ]}
      titre={`Où en est ${qui} ?`}
      intro={`${fonction}. La fonction demande : ${attendu}.`}
    >
      <FormulairePoste formulaire={formulaire} titreErreurs="Ce n’est pas noté">
        <input type="hidden" name="version" value={ligne?.version ?? 0} />
        <Choix
          {...{ formulaire, nom: 'ou' }}
          legende="Cette qualification"
          options={OU_EN_EST_ELLE.map((un) => ({ valeur: un, libelle: LIBELLE_OU_EN_EST_ELLE[un] }))}
          defaut={etat === 'en_cours' ? (ligne?.voie ?? 'formation') : etat}
        />
        <Champ
          {...{ formulaire, nom: 'intitule', max: INTITULE_MAX, defaut: ligne?.intitule ?? '' }}
          libelle="Quel diplôme ?"
          facultatif
        />
        <Champ
          {...{ formulaire, nom: 'prevuePour', defaut: ligne?.prevuePour ?? '' }}
          libelle="Prévue pour le"
          genre="date"
          aide="Si elle est en cours."
          facultatif
          court
        />
        <Champ
          {...{ formulaire, nom: 'obtenueLe', defaut: ligne?.obtenueLe ?? '' }}
          libelle="Obtenue le"
          genre="date"
          aide="Si elle est détenue."
          facultatif
          court
        />
        {ligne?.statut === 'detenue' && (
          <Champ
            {...{ formulaire, nom: 'motif', max: MOTIF_MAX }}
            libelle="Pourquoi ?"
            aide="Si elle n’est plus dite détenue."
            facultatif
          />
        )}
        <div className="actions">
          <Bouton>Noter où elle en est</Bouton>
          <a className="lien-action" href={retour}>
            Ne rien changer
          </a>
        </div>
        <p className="petit doux mesure">{`Ce que demande la fonction vient de : ${source}.`}</p>
      </FormulairePoste>
    </Page>
  );
}
