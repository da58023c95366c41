import { useActionData, useLoaderData } from '@remix-run/react';
import { aNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { LeverDeuxTemps } from '#app/reseau/comptes/lever-deux-temps.tsx';
import { peutLever } from '#app/reseau/comptes/lever-second-facteur.server.ts';
import { corrigerEquipiere } from '#app/reseau/personnes/corriger-equipiere.server.ts';
import { getPageDEquipiere } from '#app/reseau/personnes/equipiere.server.ts';
import { ajouterUneFonction, corrigerFonction, listFonctions } from '#app/reseau/personnes/fonctions.server.ts';
import { FonctionsDEquipiere } from '#app/reseau/personnes/fonctions-d-equipiere.tsx';
import { saisieEquipiere } from '#app/reseau/personnes/saisie.ts';
import { avisDeCorrection } from '#app/reseau/structures/avis-de-correction.ts';
import { ChampsDIdentite } from '#app/reseau/structures/champs-d-identite.tsx';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Quelqu’un de l’équipe' };
export const meta = () => titreDePage('Quelqu’un de l’équipe');

const qui = (params: Readonly<Record<string, string | undefined>>): [number, number] => [
  idOuIntrouvable(params.id),
  idOuIntrouvable(params.personneId),
];

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params, request }) => ({
  ...getPageDEquipiere(ctx, ...qui(params)),
  siennes: listFonctions(ctx, ...qui(params)),
  fonctionOuverte: new URL(request.url).searchParams.get('fonction') ?? '',
  aLever: peutLever(ctx, qui(params)[1]),
}));

export const action = traitement(
  ({ ctx, params }) => {
    // Whether the page exists for this person is said before anything typed is judged.
    getPageDEquipiere(ctx, ...qui(params));
    return saisieEquipiere;
  },
  ({ ctx, params, saisie }) => {
    const [structureId, personneId] = qui(params);
    const chemin = `/reseau/structures/${structureId}`;
    if (saisie.acte === 'corriger') {
      return redirigerAvecAvis(chemin, avisDeCorrection(corrigerEquipiere(ctx, structureId, personneId, saisie)));
    }
    const { nom } = getPageDEquipiere(ctx, structureId, personneId);
    if (saisie.acte === 'ajouter_fonction') ajouterUneFonction(ctx, structureId, personneId, saisie);
    else corrigerFonction(ctx, structureId, personneId, saisie.fonctionId, saisie);
    const texte = 'Le réseau le lit ainsi dès maintenant, et ses droits suivent.';
    return redirigerAvecAvis(chemin, { titre: `C’est noté pour ${nom}`, texte });
  },
);

export default function Equipiere() {
  const page = useLoaderData<typeof loader>();
  const { structure, id, nom, depart, siennes } = page;
  const formulaire = useActionData<typeof action>()?.formulaire;
  // Each form shows its own refusals.
  const corriger = formulaire?.valeurs.acte === 'corriger' ? formulaire : undefined;
  const [sansForme] = formulaire?.erreurs.acte ?? [];
  return (
    <Page
      salle="reseau"
      ariane={[
        { libelle: structure.nom, chemin: `/reseau/structures/${structure.id}` },
        { libelle: nom, chemin: `/reseau/personnes/${id}` },
        { libelle: 'Corriger' },
      ]}
      titre={`Que devient ${nom} ${aNom(structure.nom)} ?`}
    >
      {sansForme && <Bandeau ton="erreur">{sansForme}</Bandeau>}
      <Section titre="Nom et adresse" id="corriger">
        <FormulairePoste formulaire={corriger}>
          <input type="hidden" name="acte" value="corriger" />
          <input type="hidden" name="version" value={page.version} />
          <ChampsDIdentite formulaire={corriger} {...page} />
          {(page.ouverte.nom || page.ouverte.adresse) && (
            <div className="actions">
              <Bouton>Enregistrer la correction</Bouton>
            </div>
          )}
        </FormulairePoste>
      </Section>
      <Section titre={`Ses fonctions ${aNom(structure.nom)}`} id="fonctions">
        <FonctionsDEquipiere formulaire={formulaire} fonctions={siennes} nom={nom} ouverte={page.fonctionOuverte} />
      </Section>
      <Section titre="Ne travaille plus ici" id="depart">
        <div className="pile">
          <p className="mesure">
            {depart
              ? `Départ noté : ${depart.libelle}.`
              : 'Notez son dernier jour : ce qui reste en cours passe à quelqu’un, et les droits s’arrêtent ensuite.'}
          </p>
          <div className="actions">
            <LienBouton href={`/reseau/structures/${structure.id}/equipe/${id}/depart`} genre="second">
              {depart ? 'Revoir ce départ' : 'Noter un départ'}
            </LienBouton>
          </div>
        </div>
      </Section>
      {page.aLever && <LeverDeuxTemps personneId={id} nom={nom} />}
    </Page>
  );
}
