import { useActionData, useLoaderData } from '@remix-run/react';
import { introuvable } from '#app/commun/erreurs.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { corrigerEquipiere } from '#app/reseau/personnes/corriger-equipiere.server.ts';
import { DepartDEquipiere } from '#app/reseau/personnes/depart-d-equipiere.tsx';
import { annulerDepart, getPageDEquipiere, noterDepart } from '#app/reseau/personnes/equipiere.server.ts';
import { avisDeCorrection } from '#app/reseau/structures/avis-de-correction.ts';
import { ChampsDIdentite } from '#app/reseau/structures/champs-d-identite.tsx';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { saisieEquipiere } from '../saisie.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Quelqu’un de l’équipe' };
export const meta = () => titreDePage('Quelqu’un de l’équipe');

const qui = (params: Readonly<Record<string, string | undefined>>): [number, number] => {
  const [structureId, personneId] = [idDeAdresse(params.id), idDeAdresse(params.personneId)];
  if (structureId === undefined || personneId === undefined) throw introuvable();
  return [structureId, personneId];
};

export const loader = chargeur(({ ctx, params }) => getPageDEquipiere(ctx, ...qui(params)));

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
    if (saisie.acte === 'rester') {
      annulerDepart(ctx, structureId, personneId);
      return redirigerAvecAvis(chemin, { titre: `${nom} reste dans l’équipe`, texte: 'Le départ noté est effacé.' });
    }
    const jour = noterDepart(ctx, structureId, personneId, saisie.dernierJour);
    const texte = `Son dernier jour : ${jour}. Après, ses droits dans cette équipe s’arrêtent.`;
    return redirigerAvecAvis(chemin, { titre: `Le départ de ${nom} est noté`, texte });
  },
);

export default function Equipiere() {
  const page = useLoaderData<typeof loader>();
  const { structure, nom, fonctions } = page;
  const formulaire = useActionData<typeof action>()?.formulaire;
  // Each form shows its own refusals.
  const pour = (acte: string) => (formulaire?.valeurs.acte === acte ? formulaire : undefined);
  const [sansForme] = formulaire?.erreurs.acte ?? [];
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: structure.nom, chemin: `/reseau/structures/${structure.id}` }, { libelle: nom }]}
      titre={`Que devient ${nom} à ${structure.nom} ?`}
    >
      {sansForme && <Bandeau ton="erreur">{sansForme}</Bandeau>}
      <Section titre="Corriger" id="corriger">
        <FormulairePoste formulaire={pour('corriger')}>
          <input type="hidden" name="acte" value="corriger" />
          <ChampsDIdentite formulaire={pour('corriger')} {...page} />
          {fonctions.map(({ fonction, libelle, intitule }) => (
            <Champ
              key={fonction}
              formulaire={pour('corriger')}
              nom={`intitule_${fonction}`}
              libelle={fonctions.length > 1 ? `${libelle}, dans vos mots` : 'Ce que fait cette personne, dans vos mots'}
              max={80}
              facultatif
              defaut={intitule}
              aide={`Sans rien ici, l’annuaire écrit « ${libelle} ».`}
            />
          ))}
          <div className="actions">
            <Bouton>Enregistrer la correction</Bouton>
          </div>
        </FormulairePoste>
      </Section>
      <Section titre="Ne travaille plus ici" id="depart">
        <DepartDEquipiere formulaire={pour('partir')} {...page} />
      </Section>
    </Page>
  );
}
