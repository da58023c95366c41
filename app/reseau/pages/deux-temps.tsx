import { useActionData, useLoaderData } from '@remix-run/react';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { cheminLocal } from '#app/http/chemin-local.ts';
import { agirSurDeuxTemps, doitEtreProtegee } from '#app/http/deux-temps.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { sessionRecente } from '#app/http/session.server.ts';
import { CodesAGarder } from '#app/reseau/comptes/codes-a-garder.tsx';
import { CompteProtege } from '#app/reseau/comptes/compte-protege.tsx';
import { MettreEnPlace } from '#app/reseau/comptes/mettre-en-place.tsx';
import { getMiseEnPlace } from '#app/reseau/comptes/mise-en-place.server.ts';
import { saisieDeuxTemps } from '#app/reseau/comptes/saisie-comptes.ts';
import { getSecondFacteur } from '#app/reseau/comptes/second-facteur.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { NOM_RESEAU } from '../reglages.ts';

export const handle: Poignee = { salle: 'maison', titre: 'Entrer en deux temps' };
export const meta = () => titreDePage('Entrer en deux temps');

export const loader = chargeur(({ ctx, request }) => {
  const facteur = getSecondFacteur(ctx);
  const recente = sessionRecente(request, ctx.acteur.personneId);
  return {
    ...facteur,
    ...{ recente, exige: doitEtreProtegee(ctx), reseau: lireReglage(ctx.db, NOM_RESEAU) },
    suite: cheminLocal(new URL(request.url).searchParams.get('suite')) ?? '',
    // The secret is shown to who has just proved who she is.
    aMettre: facteur.depuis === null && recente ? getMiseEnPlace(ctx) : null,
  };
});

export const action = traitement(saisieDeuxTemps, (demande) => agirSurDeuxTemps(demande, demande.saisie));

export default function DeuxTemps() {
  const page = useLoaderData<typeof loader>();
  const reponse = useActionData<typeof action>();
  const formulaire = reponse && 'formulaire' in reponse ? reponse.formulaire : undefined;
  const codes = reponse && 'codes' in reponse ? reponse.codes : undefined;
  const [sansForme] = formulaire?.erreurs.acte ?? [];
  return (
    <Page
      salle="maison"
      ariane={[{ libelle: 'Mon compte', chemin: '/moi' }, { libelle: 'Entrer en deux temps' }]}
      titre={codes ? 'Vos codes de secours' : 'Entrer en deux temps'}
      intro={
        page.depuis || codes
          ? undefined
          : 'Après votre lien ou votre mot de passe, un code de votre téléphone. Qui volerait l’un n’aurait pas l’autre.'
      }
    >
      {sansForme && <Bandeau ton="erreur">{sansForme}</Bandeau>}
      {codes ? (
        <CodesAGarder codes={codes} reseau={page.reseau} suite={page.suite} />
      ) : page.depuis ? (
        <CompteProtege formulaire={formulaire} {...page} depuis={page.depuis} />
      ) : (
        <>
          {page.exige && (
            <Bandeau ton="info" titre="Votre rôle demande ce code">
              Vous lisez ce qui appartient à tout le réseau. Comptez cinq minutes, une seule fois, votre téléphone à la main.
            </Bandeau>
          )}
          {page.aMettre ? <MettreEnPlace formulaire={formulaire} {...page} {...page.aMettre} /> : <Redemander />}
        </>
      )}
    </Page>
  );
}

function Redemander() {
  return (
    <FormulairePoste>
      <input type="hidden" name="acte" value="redemander_lien" />
      <p>Par précaution, ce code se met en place dans le quart d’heure qui suit votre entrée.</p>
      <div className="actions">
        <Bouton genre="second" icone="courriel">
          Recevoir un lien pour entrer de nouveau
        </Bouton>
      </div>
    </FormulairePoste>
  );
}
