import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { cheminLocal } from '#app/http/chemin-local.ts';
import { entrer } from '#app/http/entrees.server.ts';
import { depuisLeSeuil, lireChamps } from '#app/http/pages.server.ts';
import { AutreLien } from '#app/reseau/comptes/autre-lien.tsx';
import { entrerParJeton, lireJeton } from '#app/reseau/comptes/comptes.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'maison', cadre: 'seuil' };
export const meta = () => titreDePage('Entrer');

export const loader = depuisLeSeuil(({ request, params }: LoaderFunctionArgs, ctx) => {
  const suite = cheminLocal(new URL(request.url).searchParams.get('suite')) ?? '';
  const jeton = lireJeton(ctx, 'entrer', params.jeton);
  if (jeton?.etat === 'bon') return data({ etat: jeton.etat, prenom: jeton.prenom, suite });
  return data({ etat: jeton?.etat ?? ('inconnu' as const), prenom: '', suite }, { status: jeton ? 410 : 404 });
});

export const action = depuisLeSeuil(async ({ request, params }: ActionFunctionArgs, ctx) => {
  const suite = (await lireChamps(request)).get('suite');
  try {
    return await entrer(request, entrerParJeton(ctx, params.jeton), cheminLocal(suite));
  } catch (erreur) {
    // The page itself says what became of the link, and offers another.
    // An unknown link is « introuvable », and counts among the tokens that were tried.
    if (erreur instanceof ErreurMetier) return data(null, { status: lireJeton(ctx, 'entrer', params.jeton) ? 409 : 404 });
    throw erreur;
  }
});

export default function Entrer() {
  const { etat, prenom, suite } = useLoaderData<typeof loader>();
  if (etat !== 'bon') return <AutreLien etat={etat} suite={suite} />;
  return (
    <Page salle="maison" titre={`Bonjour ${prenom}`} intro="La porte est à vous. Il ne reste qu’à la pousser.">
      <FormulairePoste>
        <input type="hidden" name="suite" value={suite} />
        <Bouton icone="cle" large>
          Entrer
        </Bouton>
      </FormulairePoste>
      <p className="petit doux">
        Cet appareil gardera la porte ouverte 30 jours. Sur un ordinateur partagé, pensez à sortir en partant.
      </p>
    </Page>
  );
}
