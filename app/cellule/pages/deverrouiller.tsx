import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { JOURS_DE_L_APPAREIL, MINUTES_OUVERTE } from '#app/cellule/cellule.ts';
import { entrerDansLaCellule } from '#app/cellule/membres/entrer.server.ts';
import { PhrasePerdue } from '#app/cellule/membres/phrase-perdue.tsx';
import { ReperesDeLaPorte } from '#app/cellule/membres/reperes-de-la-porte.tsx';
import { saisieDeverrouiller } from '#app/cellule/saisie.ts';
import { cheminLocal } from '#app/http/chemin-local.ts';
import { libelleAttente } from '#app/http/delais.ts';
import { creerLimite } from '#app/http/limites.server.ts';
import { chargeurDeLaPorte, traitementDeLaPorte } from '#app/http/scelle.server.ts';
import { garderSurCetAppareil, ouvrirPour } from '#app/http/trousseau.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Confidence } from '#app/ui/confidence.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

const limite = creerLimite('phrases', {
  adresse: { libres: 40, premiere: 10 },
  compte: { libres: 6, premiere: 30, plafond: 7200 },
  memoire: 86_400,
});

const suiteDe = (suite: string | null | undefined) => {
  const chemin = cheminLocal(suite ?? null);
  return chemin?.startsWith('/cellule') ? chemin : '/cellule';
};

export const loader = chargeurDeLaPorte(({ ctx, request }) => ({
  suite: suiteDe(new URL(request.url).searchParams.get('suite')),
  minutes: MINUTES_OUVERTE,
  jours: JOURS_DE_L_APPAREIL,
  membre: ctx.acteur.roles.includes('cellule'),
  responsable: ctx.acteur.roles.includes('responsable'),
}));

export const action = traitementDeLaPorte(saisieDeverrouiller, async ({ ctx, adresse, trousseau, saisie }) => {
  const { attendre, resultat } = await limite.essayer({ adresse, compte: String(ctx.acteur.personneId) }, () =>
    entrerDansLaCellule(ctx, saisie.phrase),
  );
  const refuserAvec = (phrase: string, status: number) =>
    data({ formulaire: { valeurs: {}, erreurs: { phrase: [phrase] } } }, { status });
  if (attendre > 0) return refuserAvec(`Trop d’essais. Attendez ${libelleAttente(attendre)}, puis recommencez.`, 429);
  if (!resultat) return refuserAvec('Rien ne s’ouvre avec ces mots. Vérifiez-les, dans l’ordre, puis recommencez.', 422);
  const headers = new Headers();
  if (resultat.moyen === 'mots' && saisie.garder) {
    const { identite, entete } = await garderSurCetAppareil(trousseau, JOURS_DE_L_APPAREIL);
    await resultat.garderPour(identite);
    headers.append('Set-Cookie', entete);
  }
  headers.append('Set-Cookie', await ouvrirPour(ctx, resultat.identite, MINUTES_OUVERTE));
  const suite = resultat.moyen === 'secours' ? '/cellule/charte' : suiteDe(saisie.suite);
  return redirect(suite, { status: 303, headers });
});

export default function Deverrouiller() {
  const { suite, minutes, jours, membre, responsable } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="cellule"
      confidence={
        <Confidence
          titre="Fermée à clé"
          phrase="Cette page est la même pour tout le monde. Elle ne dit pas si une demande existe."
        />
      }
      titre="Votre phrase, pour entrer"
      intro={`Ou vos six mots, si vous avez demandé un appui. La cellule s’ouvre pour ${minutes} minutes, sur cet appareil.`}
    >
      <DeuxColonnes libelleCote="Repères">
        <div className="pile">
          <Feuille salle="cellule">
            <FormulairePoste formulaire={formulaire}>
              <input type="hidden" name="suite" value={suite} />
              <Champ
                formulaire={formulaire}
                nom="phrase"
                libelle="Votre phrase de membre, ou vos six mots"
                genre="password"
                autoComplete="off"
                aide="Majuscules et accents ne comptent pas. Un espace ou un tiret entre les mots."
              />
              <Case
                formulaire={formulaire}
                nom="garder"
                libelle={`Six mots, et c’est mon appareil\u00a0: garder ma demande ouverte ${jours} jours`}
              />
              <div className="actions">
                <Bouton icone="verrou" large>{`Ouvrir pour ${minutes} minutes`}</Bouton>
              </div>
            </FormulairePoste>
          </Feuille>
          <PhrasePerdue {...{ membre, responsable }} />
        </div>
        <ReperesDeLaPorte minutes={minutes} />
      </DeuxColonnes>
    </Page>
  );
}
