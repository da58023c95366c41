import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { configuration } from '#app/http/base.server.ts';
import { cheminLocal } from '#app/http/chemin-local.ts';
import { contexteDeBase, lirePorte, seuilDe } from '#app/http/contexte.server.ts';
import { entrerParCodeRecu, entrerParMotDePasse, envoyerLeLien } from '#app/http/entrees.server.ts';
import { depuisLeSeuil, lireChamps, lireFormulaire, refuser } from '#app/http/pages.server.ts';
import { AutresVoies } from '#app/reseau/comptes/autres-voies.tsx';
import { ComptesDemo } from '#app/reseau/comptes/choisir-compte-demo.tsx';
import { COMPTES_DEMO } from '#app/reseau/comptes/comptes-demo.ts';
import { LienEnvoye } from '#app/reseau/comptes/lien-envoye.tsx';
import { saisieConnexion } from '#app/reseau/comptes/saisie-comptes.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { COURRIEL_COORDINATION } from '../reglages.ts';

export const handle: Poignee = { salle: 'maison', cadre: 'seuil' };
export const meta = () => titreDePage('Entrer');
/** How long to wait, when too many tries were made. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const suite = cheminLocal(new URL(args.request.url).searchParams.get('suite'));
  const porte = await lirePorte(args);
  if (porte && seuilDe(porte) === '/connexion') throw redirect(suite ?? '/accueil');
  if (porte) throw redirect(`${seuilDe(porte)}${suite ? `?suite=${encodeURIComponent(suite)}` : ''}`);
  return data({
    suite: suite ?? '',
    courriel: lireReglage(contexteDeBase().db, COURRIEL_COORDINATION),
    demo: configuration.MODE === 'demo' ? COMPTES_DEMO : null,
  });
}

export const action = depuisLeSeuil(async (args: ActionFunctionArgs, ctx) => {
  const lu = lireFormulaire(await lireChamps(args.request), saisieConnexion);
  if (!lu.ok) return refuser(lu.formulaire);
  const { email, motDePasse, code, voie, suite } = lu.saisie;
  const saisie = { email, valeurs: lu.valeurs, suite: cheminLocal(suite) };
  // Enter in a field presses the first button: what was filled in says which way was meant.
  if (code && (voie === 'code' || !motDePasse)) return entrerParCodeRecu(args, ctx, { ...saisie, code });
  return motDePasse ? entrerParMotDePasse(args, ctx, { ...saisie, motDePasse }) : envoyerLeLien(args, ctx, saisie);
});

export default function Connexion() {
  const { suite, courriel, demo } = useLoaderData<typeof loader>();
  const reponse = useActionData<typeof action>();
  if (reponse && 'envoye' in reponse) return <LienEnvoye email={reponse.envoye.email} suite={suite} />;
  const formulaire = reponse && 'formulaire' in reponse ? reponse.formulaire : undefined;
  return (
    <Page salle="maison" titre="Bonjour, entrez">
      <FormulairePoste action="/connexion" formulaire={formulaire}>
        <input type="hidden" name="suite" value={formulaire?.valeurs.suite ?? suite} />
        <Champ
          formulaire={formulaire}
          nom="email"
          libelle="Votre adresse électronique"
          genre="email"
          autoComplete="username"
          max={254}
        />
        <div>
          <Bouton icone="courriel" large>
            Recevoir un lien par courriel
          </Bouton>
          <p className="petit doux">Le lien ouvre la porte une seule fois, pendant 15 minutes. Rien à retenir.</p>
        </div>
        <AutresVoies formulaire={formulaire} />
      </FormulairePoste>
      <div className="pile">
        {demo && <ComptesDemo comptes={demo} suite={suite} />}
        <p className="petit doux">
          {'Pas encore de compte\u00a0? Votre direction ou la coordination vous invite'}
          {courriel ? (
            <>
              {'\u00a0: '}
              <a href={`mailto:${courriel}`}>écrire à la coordination</a>
            </>
          ) : null}
          .
        </p>
      </div>
    </Page>
  );
}
