import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { depuisLeSeuil } from '#app/http/pages.server.ts';
import { ouvrirSession } from '#app/http/session.server.ts';
import { AutreLien } from '#app/reseau/comptes/autre-lien.tsx';
import { accepterInvitation, lireJeton } from '#app/reseau/comptes/comptes.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { NOM_RESEAU } from '../reglages.ts';

export const handle: Poignee = { salle: 'maison', cadre: 'seuil' };
export const meta = () => titreDePage('Votre invitation');

export const loader = depuisLeSeuil(({ params }: LoaderFunctionArgs, ctx) => {
  const jeton = lireJeton(ctx, 'invitation', params.jeton);
  const vide = { prenom: '', nom: '', invitePar: null, reseau: lireReglage(ctx.db, NOM_RESEAU) };
  if (jeton?.etat !== 'bon') return data({ ...vide, etat: jeton?.etat ?? ('inconnu' as const) }, { status: jeton ? 410 : 404 });
  const { etat, prenom, nom, invitePar } = jeton;
  return data({ ...vide, etat, prenom, nom, invitePar });
});

export const action = depuisLeSeuil(async ({ request, params }: ActionFunctionArgs, ctx) => {
  try {
    const personneId = accepterInvitation(ctx, params.jeton);
    const avis = {
      titre: 'Bienvenue dans la maison',
      texte: 'Votre compte est ouvert. La prochaine fois, votre adresse suffit\u00a0: un lien vous attendra par courriel.',
    };
    return await redirigerAvecAvis('/accueil', avis, { headers: { 'Set-Cookie': await ouvrirSession(request, personneId) } });
  } catch (erreur) {
    // An unknown link is « introuvable », and counts among the tokens that were tried.
    if (erreur instanceof ErreurMetier) return data(null, { status: lireJeton(ctx, 'invitation', params.jeton) ? 409 : 404 });
    throw erreur;
  }
});

export default function AccepterInvitation() {
  const { etat, prenom, nom, invitePar, reseau } = useLoaderData<typeof loader>();
  if (etat !== 'bon') return <AutreLien etat={etat} suite="" />;
  const intro = invitePar ? `${invitePar} vous invite à rejoindre ${reseau}.` : `${reseau} vous attend.`;
  return (
    <Page salle="maison" titre={`Bienvenue, ${prenom}`} intro={intro}>
      <div className="pile">
        <Ensuite
          etapes={[
            `Votre compte s’ouvre au nom ${deNom(`${prenom} ${nom}`)}.`,
            'Pas de mot de passe à choisir\u00a0: vous entrez par un lien reçu par courriel.',
            'Vous décidez ensuite, dans «\u00a0Mon compte\u00a0», de ce que les autres voient de vous.',
          ]}
        />
        <FormulairePoste>
          <Bouton icone="cle" large>
            {`Entrer dans ${reseau}`}
          </Bouton>
        </FormulairePoste>
        <p className="petit doux">{`Vous n’êtes pas ${prenom} ${nom}\u00a0? Fermez cette page, et prévenez la personne qui vous l’a envoyée.`}</p>
      </div>
    </Page>
  );
}
