import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MINUTES_OUVERTE } from '#app/cellule/cellule.ts';
import { choisirSaPhrase, lirePageDeCharte } from '#app/cellule/membres/charte.server.ts';
import { CHARTE } from '#app/cellule/membres/membres.ts';
import { PerduOuConnu } from '#app/cellule/membres/perdu-ou-connu.tsx';
import { EntrerDeNouveau, OuvrirDAbord, ToutEstPerdu } from '#app/cellule/membres/tout-est-perdu.tsx';
import { MotsANoter } from '#app/cellule/mots-a-noter.tsx';
import { saisieCharte, saisieUnBouton } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { prouver, redemanderLien } from '#app/http/mon-compte.server.ts';
import { chargeurDeLaCellule, traitementDeLaCellule } from '#app/http/scelle.server.ts';
import { sessionRecente } from '#app/http/session.server.ts';
import { ouvrirPour, refermerPartout } from '#app/http/trousseau.server.ts';
import { lireEmpreinteDuMotDePasse } from '#app/reseau/comptes/mon-compte.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Confidence } from '#app/ui/confidence.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurDeLaCellule(async ({ ctx, request, trousseau }) => ({
  ...(await lirePageDeCharte(ctx, trousseau.ouverte?.identite ?? null)),
  preuve: sessionRecente(request, ctx.acteur.personneId)
    ? ('recente' as const)
    : lireEmpreinteDuMotDePasse(ctx)
      ? ('motDePasse' as const)
      : ('lien' as const),
}));

/** The form that asks for a link to enter again has its own address. */
const ENTRER = 'entrer';

export const action = traitementDeLaCellule(
  ({ request }) => (new URL(request.url).searchParams.has(ENTRER) ? saisieUnBouton : saisieCharte),
  async (demande) => {
    const { ctx, trousseau, saisie } = demande;
    if (!('phrase' in saisie)) {
      await redemanderLien(ctx, '/cellule/charte');
      return redirigerAvecAvis('/cellule/charte', {
        titre: 'Regardez vos courriels',
        texte: 'Un lien vient d’y partir\u00a0: il ramène ici.',
      });
    }
    const { identite, secours } = await choisirSaPhrase(
      ctx,
      { phrase: saisie.phrase, perdue: saisie.perdue === 'on' },
      trousseau.ouverte?.identite ?? null,
      () => prouver(demande, saisie.motDePasseActuel, 'motDePasseActuel'),
    );
    refermerPartout(ctx.acteur.personneId);
    const entete = await ouvrirPour(ctx, identite, MINUTES_OUVERTE);
    return data({ secours }, { headers: { 'Set-Cookie': entete } });
  },
);

export default function Charte() {
  const { proposee, signee, perdue, preuve } = useLoaderData<typeof loader>();
  const reponse = useActionData<typeof action>();
  const formulaire = reponse && 'formulaire' in reponse ? reponse.formulaire : undefined;
  const confidence = (
    <Confidence
      titre="Votre charte, votre phrase"
      phrase="Personne d’autre ne connaît votre phrase. Le serveur s’en sert pour ouvrir, et ne la garde pas."
    />
  );
  if (reponse && 'secours' in reponse) {
    return (
      <Page salle="cellule" confidence={confidence} titre="C’est signé. Gardez ce code de secours">
        <MotsANoter
          code={reponse.secours}
          titre="À imprimer, et à garder chez vous"
          phrase="Si vous perdez votre phrase, ces mots ouvrent à sa place. Gardez-les sur papier, loin de l’ordinateur. Changer de phrase en donne d’autres."
          chemin="/cellule"
        />
      </Page>
    );
  }
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'Charte' }]}
      confidence={confidence}
      titre={signee ? 'Changer de phrase' : 'La charte de confidentialité'}
    >
      {perdue && <OuvrirDAbord />}
      {perdue && preuve === 'lien' && <EntrerDeNouveau />}
      <FormulairePoste formulaire={formulaire}>
        <Feuille salle="cellule" titre={`Ce à quoi je m’engage (version ${CHARTE.version})`}>
          <ol className="liste">
            {CHARTE.engagements.map((engagement) => (
              <li key={engagement}>{engagement}</li>
            ))}
          </ol>
          <Case formulaire={formulaire} nom="lu" libelle="J’ai lu ces engagements, et je les tiens." />
        </Feuille>
        <Champ
          formulaire={formulaire}
          nom="phrase"
          libelle="Votre phrase"
          defaut={proposee}
          autoComplete="off"
          aide="Ces six mots ont été tirés pour vous seule ou seul : notez-les, ou écrivez une phrase à vous, de vingt caractères au moins. Elle vous sera demandée à chaque ouverture."
        />
        {perdue && preuve !== 'lien' && <ToutEstPerdu formulaire={formulaire} motDePasse={preuve === 'motDePasse'} />}
        <div className="actions">
          <Bouton>{signee ? 'Garder cette phrase' : 'Signer la charte et garder cette phrase'}</Bouton>
        </div>
      </FormulairePoste>
      {signee && <PerduOuConnu />}
    </Page>
  );
}
