import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { annulerLigne, getAnnulation } from '../annuler.server.ts';
import { Changements } from '../composants/lignes-du-journal.tsx';
import { schemaDUnBouton } from '../saisie.ts';

export const handle: Poignee = { salle: 'maison', titre: 'Annuler une modification' };
export const meta = () => titreDePage('Annuler une modification');

export const loader = chargeur(({ ctx, params }) => getAnnulation(ctx, idDeAdresse(params.id)));

export const action = traitement(schemaDUnBouton, ({ ctx, params }) => {
  const id = idDeAdresse(params.id);
  const { resume } = getAnnulation(ctx, id);
  const retour = annulerLigne(ctx, id);
  return redirigerAvecAvis(retour, {
    titre: 'C’est remis comme avant',
    texte: `Annulé : « ${resume} ». Le journal le dit aussi.`,
  });
});

export default function AnnulerLigne() {
  const { resume, changements, empechement, retour } = useLoaderData<typeof loader>();
  const refus = premierePhrase(useActionData<typeof action>()?.formulaire) ?? empechement;
  const enArriere = changements.map(({ champ, avant, apres }) => ({ champ, avant: apres, apres: avant }));
  return (
    <Page
      salle="maison"
      ariane={[{ libelle: 'Ce qui a changé', chemin: retour }, { libelle: 'Annuler' }]}
      titre="Remettre comme avant ?"
      intro={`« ${resume} »`}
    >
      <div className="pile">
        {refus && (
          <Bandeau ton="attention" titre="Cela ne peut pas s’annuler">
            {refus}
          </Bandeau>
        )}
        {enArriere.length > 0 && (
          <Feuille titre={refus ? 'Ce qui avait changé, à l’envers' : 'Ce qui reviendra'}>
            <Changements changements={enArriere} />
          </Feuille>
        )}
        <FormulairePoste>
          <div className="actions">
            {!refus && <Bouton>Annuler cette modification</Bouton>}
            <LienBouton href={retour} genre="second">
              {refus ? 'Revenir' : 'Ne rien changer'}
            </LienBouton>
          </div>
        </FormulairePoste>
      </div>
    </Page>
  );
}
