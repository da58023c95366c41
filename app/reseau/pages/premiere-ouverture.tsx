import { type ActionFunctionArgs, data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { introuvable } from '#app/commun/erreurs.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { faireAttendre, limiteDuCode } from '#app/http/entrees.server.ts';
import { depuisLeSeuil, lireChamps, lireFormulaire, refuser } from '#app/http/pages.server.ts';
import { ouvrirSession } from '#app/http/session.server.ts';
import { ChoisirMotDePasse } from '#app/reseau/comptes/choisir-mot-de-passe.tsx';
import { hacherMotDePasse, refuserMotDePasse } from '#app/reseau/comptes/mots-de-passe.server.ts';
import { creerReseau, listDepartements, reseauExiste, verifierCode } from '#app/reseau/comptes/premiere-ouverture.server.ts';
import { saisieOuverture } from '#app/reseau/comptes/saisie-comptes.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { FUSEAU, ZONE_SCOLAIRE } from '../reglages.ts';

export const handle: Poignee = { salle: 'maison', cadre: 'seuil' };
export const meta = () => [{ title: 'Ouvrir la maison' }];

const options = (reglage: typeof FUSEAU) => (reglage.saisie.genre === 'choix' ? [...reglage.saisie.valeurs] : []);

export const loader = depuisLeSeuil((_args, ctx) => {
  if (reseauExiste(ctx.db)) throw introuvable();
  return data({
    departements: listDepartements().map(({ code, nom }) => ({ valeur: code, libelle: `${code}, ${nom}` })),
    zones: options(ZONE_SCOLAIRE),
    fuseaux: options(FUSEAU),
  });
});

export const action = depuisLeSeuil(async ({ request, context }: ActionFunctionArgs, ctx) => {
  if (reseauExiste(ctx.db)) throw introuvable();
  const lu = lireFormulaire(await lireChamps(request), saisieOuverture(listDepartements().map(({ code }) => code)));
  if (!lu.ok) return refuser(lu.formulaire);
  const { saisie, valeurs } = lu;
  const essai = await limiteDuCode.essayer({ adresse: context.adresse, compte: 'ouverture' }, async () =>
    verifierCode(saisie.code) ? true : null,
  );
  if (essai.attendre > 0) return faireAttendre(essai.attendre, valeurs);
  if (!essai.resultat) {
    return refuser({ valeurs, erreurs: { code: ['Ce n’est pas le code affiché au démarrage. Il change à chaque démarrage.'] } });
  }
  const { motDePasse } = saisie;
  const refus = motDePasse && refuserMotDePasse(motDePasse, [saisie.prenom, saisie.nom, saisie.courriel, saisie.nomReseau]);
  if (refus) return refuser({ valeurs, erreurs: { motDePasse: [refus] } });
  const personneId = creerReseau(ctx, saisie, motDePasse ? await hacherMotDePasse(motDePasse) : null);
  const avis = { titre: `${saisie.nomReseau} est ouvert`, texte: 'Vous pouvez importer les structures de votre tableur.' };
  return redirigerAvecAvis('/accueil', avis, { headers: { 'Set-Cookie': await ouvrirSession(request, personneId) } });
});

export default function PremiereOuverture() {
  const { departements, zones, fuseaux } = useLoaderData<typeof loader>();
  const reponse = useActionData<typeof action>();
  const formulaire = reponse && 'formulaire' in reponse ? reponse.formulaire : undefined;
  return (
    <Page
      salle="maison"
      titre="Ouvrir la maison"
      intro="La maison est vide, et vous avez la clé. Cette page n’apparaît qu’une fois."
    >
      <FormulairePoste formulaire={formulaire}>
        <Champ
          formulaire={formulaire}
          nom="code"
          libelle="Le code affiché au démarrage"
          aide="Huit lettres, dans la fenêtre où le serveur a été lancé."
          autoComplete="one-time-code"
          max={40}
        />
        <fieldset className="pile">
          <legend>Le réseau</legend>
          <Champ formulaire={formulaire} nom="nomReseau" libelle="Son nom" max={60} />
          <Choisir formulaire={formulaire} nom="departement" libelle="Son département" options={departements} />
          <Choisir formulaire={formulaire} nom="zone" libelle="Zone scolaire" options={zones} vide="Celle du département" />
          <Choisir
            formulaire={formulaire}
            nom="fuseau"
            libelle="Fuseau horaire"
            options={fuseaux}
            vide="Celui du département"
            aide="La zone donne les vacances de vos calendriers. Tout se change ensuite dans les réglages."
          />
        </fieldset>
        <fieldset className="pile">
          <legend>Vous, à la coordination</legend>
          <Champ formulaire={formulaire} nom="prenom" libelle="Prénom" autoComplete="given-name" max={60} />
          <Champ formulaire={formulaire} nom="nom" libelle="Nom" autoComplete="family-name" max={60} />
          <Champ
            formulaire={formulaire}
            nom="courriel"
            libelle="Adresse électronique"
            genre="email"
            autoComplete="email"
            max={254}
          />
          <Repli titre="Choisir aussi un mot de passe" ouvert={formulaire?.erreurs.motDePasse !== undefined}>
            <ChoisirMotDePasse formulaire={formulaire} libelle="Mot de passe" facultatif motsPersonnels={[]} />
          </Repli>
        </fieldset>
        <div>
          <Bouton large>Créer le réseau et entrer</Bouton>
          <p className="petit doux">
            {'Le mot de passe n’est pas nécessaire\u00a0: la prochaine fois, un lien vous attendra par courriel. '}
            Rien de ce que vous écrivez ici ne sort de cette machine.
          </p>
        </div>
      </FormulairePoste>
    </Page>
  );
}
