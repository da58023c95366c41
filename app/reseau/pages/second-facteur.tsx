import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { cheminLocal } from '#app/http/chemin-local.ts';
import { lirePorte, seuilDe } from '#app/http/contexte.server.ts';
import { passerLeSecondFacteur } from '#app/http/deux-temps.server.ts';
import { depuisLeSeuil, lireChamps, lireFormulaire, refuser } from '#app/http/pages.server.ts';
import { saisieSecondFacteur } from '#app/reseau/comptes/saisie-comptes.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { COURRIEL_COORDINATION } from '../reglages.ts';

export const handle: Poignee = { salle: 'maison', cadre: 'seuil' };
export const meta = () => titreDePage('Votre code');
/** How long to wait, when too many tries were made. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** Who has done the first step and owes the second; anybody else is led where she belongs. */
async function quiAttend(args: LoaderFunctionArgs | ActionFunctionArgs, suite: string | undefined): Promise<number> {
  const porte = await lirePorte(args);
  if (porte?.etat === 'code_attendu') return porte.ctx.acteur.personneId;
  if (porte && seuilDe(porte) === '/connexion') throw redirect(suite ?? '/accueil');
  throw redirect(`${seuilDe(porte)}${suite ? `?suite=${encodeURIComponent(suite)}` : ''}`);
}

export const loader = depuisLeSeuil(async (args: LoaderFunctionArgs, ctx) => {
  const suite = cheminLocal(new URL(args.request.url).searchParams.get('suite'));
  await quiAttend(args, suite);
  return data({ suite: suite ?? '', courriel: lireReglage(ctx.db, COURRIEL_COORDINATION) });
});

export const action = depuisLeSeuil(async (args: ActionFunctionArgs) => {
  const lu = lireFormulaire(await lireChamps(args.request), saisieSecondFacteur);
  const suite = cheminLocal(lu.ok ? lu.saisie.suite : lu.formulaire.valeurs.suite);
  const personneId = await quiAttend(args, suite);
  if (!lu.ok) return refuser(lu.formulaire);
  const { request, context } = args;
  const saisie = { code: lu.saisie.code, suite, valeurs: lu.valeurs };
  return passerLeSecondFacteur({ request, adresse: context.adresse }, personneId, saisie);
});

export default function SecondFacteur() {
  const { suite, courriel } = useLoaderData<typeof loader>();
  const reponse = useActionData<typeof action>();
  const formulaire = reponse && 'formulaire' in reponse ? reponse.formulaire : undefined;
  return (
    <Page salle="maison" titre="Encore un code, et vous y êtes" intro="La première étape est passée.">
      <FormulairePoste action="/connexion/deux-temps" formulaire={formulaire}>
        <input type="hidden" name="suite" value={formulaire?.valeurs.suite ?? suite} />
        <Champ
          formulaire={formulaire}
          nom="code"
          libelle="Le code de votre téléphone"
          aide="Six chiffres, dans votre application de codes. Ils changent toutes les trente secondes."
          autoComplete="one-time-code"
          max={40}
          court
        />
        <Bouton icone="cle" large>
          Entrer
        </Bouton>
      </FormulairePoste>
      <div className="pile">
        <Repli titre="Je n’ai pas ce téléphone">
          <p>
            {
              'Écrivez à la place un de vos codes de secours, comme K7MF2-XQP4R\u00a0: vous les aviez gardés en mettant le code en place. Chacun sert une fois.'
            }
          </p>
          <p>
            {'Vous ne les avez plus\u00a0? La coordination peut lever ce code'}
            {courriel ? (
              <>
                {'\u00a0: '}
                <a href={`mailto:${courriel}`}>lui écrire</a>
              </>
            ) : null}
            .
          </p>
        </Repli>
        <Form method="post" action="/deconnexion">
          <Bouton genre="lien" icone="sortir">
            Entrer sous un autre nom
          </Bouton>
        </Form>
      </div>
    </Page>
  );
}
