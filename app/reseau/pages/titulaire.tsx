import { useActionData, useLoaderData } from '@remix-run/react';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { LeverDeuxTemps } from '#app/reseau/comptes/lever-deux-temps.tsx';
import { leverSecondFacteur, peutLever } from '#app/reseau/comptes/lever-second-facteur.server.ts';
import { saisieBouton } from '#app/reseau/comptes/saisie-comptes.ts';
import { corrigerTitulaire, getPageDeTitulaire } from '#app/reseau/personnes/identite-personne.server.ts';
import { avisDeCorrection } from '#app/reseau/structures/avis-de-correction.ts';
import { ChampsDIdentite } from '#app/reseau/structures/champs-d-identite.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { saisieIdentite } from '../saisie.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Corriger une personne' };
export const meta = () => titreDePage('Corriger une personne');

export const loader = chargeur(({ ctx, params }) => {
  const personneId = idOuIntrouvable(params.personneId);
  return { ...getPageDeTitulaire(ctx, personneId), personneId, aLever: peutLever(ctx, personneId) };
});

/** `?lever`, of any person: pages that show her post here. */
const pourLever = (request: Request) => new URL(request.url).searchParams.has('lever');

export const action = traitement(
  ({ ctx, params, request }) => {
    if (pourLever(request)) return saisieBouton;
    getPageDeTitulaire(ctx, idOuIntrouvable(params.personneId));
    return saisieIdentite;
  },
  ({ ctx, params, saisie }) => {
    const personneId = idOuIntrouvable(params.personneId);
    if ('prenom' in saisie) {
      return redirigerAvecAvis('/reseau/roles', avisDeCorrection(corrigerTitulaire(ctx, personneId, saisie)));
    }
    const { nom, leve } = leverSecondFacteur(ctx, personneId);
    return redirigerAvecAvis(`/reseau/personnes/${personneId}`, {
      titre: leve ? `Le code demandé à ${nom} est levé` : `Aucun code n’est demandé à ${nom}`,
      texte: leve ? 'Ses appareils sont sortis, et un courriel le lui dit.' : 'Rien n’a changé.',
    });
  },
);

export default function Titulaire() {
  const { nom, identite, aCompte, personneId, aLever } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: 'Les rôles', chemin: '/reseau/roles' }, { libelle: nom }]}
      titre={`Comment ${nom} s’appelle, et où lui écrire`}
    >
      <FormulairePoste formulaire={formulaire}>
        <ChampsDIdentite formulaire={formulaire} identite={identite} aCompte={aCompte} />
        <div className="actions">
          <Bouton>Enregistrer</Bouton>
        </div>
      </FormulairePoste>
      {aLever && <LeverDeuxTemps personneId={personneId} nom={nom} />}
    </Page>
  );
}
