import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActesDeReponse } from '#app/accueil/actes-de-reponse.tsx';
import { depuisLaPage, motsEcrits } from '#app/accueil/champs-de-reponse.ts';
import { Ecrits } from '#app/accueil/ecrits.tsx';
import { PRISES } from '#app/accueil/prises.server.ts';
import { lireReponse, repondreParLien } from '#app/accueil/reponses.server.ts';
import { TextesALire } from '#app/accueil/textes-a-lire.tsx';
import { ErreurMetier, STATUT_HTTP } from '#app/commun/erreurs.ts';
import { contexteDeBase } from '#app/http/contexte.server.ts';
import { lireChamps, valeursTapees } from '#app/http/pages.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'maison', titre: 'Répondre', cadre: 'nu' };
export const meta = () => titreDePage('Répondre');

// The address is a key: no cache keeps what it opened.
export const headers = () => ({ 'Cache-Control': 'no-store' });

// A refusal is often that the text has changed meanwhile: the page shows it as it is now, ready to be answered.
export const shouldRevalidate = () => true;

export function loader({ params }: LoaderFunctionArgs) {
  const lu = lireReponse(contexteDeBase(), PRISES, params.jeton);
  return lu ? data({ ...lu }) : data({ page: null, nom: '' }, { status: 404 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const valeurs = depuisLaPage(valeursTapees(await lireChamps(request)));
  try {
    const suite = repondreParLien(contexteDeBase(), PRISES, params.jeton, valeurs);
    return 'fait' in suite ? data({ fait: suite.fait, formulaire: undefined }) : data({ fait: null, ...suite }, { status: 422 });
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur;
    const formulaire = { valeurs, erreurs: { [erreur.champ ?? '']: [erreur.message] } };
    return data({ fait: null, formulaire }, { status: STATUT_HTTP[erreur.code] });
  }
}

export default function Repondre() {
  const { page, nom } = useLoaderData<typeof loader>();
  const resultat = useActionData<typeof action>();
  const fait = resultat?.fait;
  const refuse = resultat?.formulaire;
  if (!page) return fait ? <Fait {...fait} /> : <LienEteint ecrits={motsEcrits(refuse)} />;
  const details = fait?.details ?? page.details;
  // The act is no longer among those of the page: its sentence has no form to stand in.
  const depasse = refuse && !page.actes.some((acte) => acte.nom === refuse.valeurs.acte) ? refuse.erreurs['']?.[0] : undefined;
  return (
    <Page salle={page.salle} titre={fait ? fait.titre : page.titre}>
      <div className="pile pile--large">
        {fait ? (
          <Bandeau ton="succes">{fait.texte}</Bandeau>
        ) : (
          page.phrases.map((phrase) => (
            <p className="mesure" key={phrase}>
              {phrase}
            </p>
          ))
        )}
        {details.length > 0 && (
          <Feuille>
            <Fiche lignes={details.map(({ libelle, texte }) => ({ titre: libelle, contenu: texte }))} />
          </Feuille>
        )}
        {!fait && <TextesALire textes={page.texteALire ?? []} />}
        {depasse && <Bandeau ton="attention">{depasse}</Bandeau>}
        {depasse && <Ecrits ecrits={motsEcrits(refuse)} />}
        {!fait && <ActesDeReponse actes={page.actes} notes={page.notes} formulaire={refuse} />}
        <p className="petit doux mesure">
          {fait || page.actes.length === 0
            ? 'Vous pouvez fermer cette page. Pour tout relire, entrez dans le réseau.'
            : `Vous répondez comme ${nom}. Rien n’est envoyé tant que vous n’avez pas choisi. Ce lien est à vous\u00a0: ne le transmettez pas.`}
        </p>
        <div className="actions">
          <LienBouton href={page.chemin} genre={fait ? 'second' : 'lien'} icone="fleche">
            {(!fait && page.versLeChemin) || 'Tout lire dans le réseau'}
          </LienBouton>
        </div>
      </div>
    </Page>
  );
}

/** Her last word on an object that she no longer sees afterwards. */
function Fait({ titre, texte }: { titre: string; texte: string }) {
  return (
    <Page salle="maison" titre={titre}>
      <Bandeau ton="succes">{texte}</Bandeau>
    </Page>
  );
}

const LIEN_ETEINT =
  'Il a été recopié en partie, ou sa date est passée. Rien n’est perdu\u00a0: ce qui vous attend est aussi dans le réseau.';

/** Unknown, or out of date: the same page, with a way on. */
function LienEteint({ ecrits }: { ecrits: readonly string[] }) {
  return (
    <Page salle="maison" titre="Ce lien ne répond plus" intro={LIEN_ETEINT}>
      <Ecrits ecrits={ecrits} />
      <div className="actions">
        <LienBouton href="/accueil">Entrer dans le réseau</LienBouton>
      </div>
    </Page>
  );
}
