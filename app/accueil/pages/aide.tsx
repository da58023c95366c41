import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listSigles } from '#app/commun/glossaire.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { contexteDeBase, contexteOuRien } from '#app/http/contexte.server.ts';
import { COURRIEL_COORDINATION, TELEPHONE_COORDINATION } from '#app/reseau/reglages.ts';
import { Fiche } from '#app/ui/fiche.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { RUBRIQUES_AIDE } from '../aide.ts';

export const handle: Poignee = { salle: 'maison' };
export const meta = () => titreDePage('Aide');

/** Open to visitors too: who cannot come in needs it most. */
export async function loader(args: LoaderFunctionArgs) {
  const roles = (await contexteOuRien(args))?.acteur.roles ?? [];
  const { db } = contexteDeBase();
  return {
    rubriques: RUBRIQUES_AIDE.filter(({ pour }) => !pour || pour.some((role) => roles.includes(role))),
    courriel: lireReglage(db, COURRIEL_COORDINATION),
    telephone: lireReglage(db, TELEPHONE_COORDINATION),
  };
}

export default function PageAide() {
  const { rubriques, courriel, telephone } = useLoaderData<typeof loader>();
  return (
    <Page salle="maison" ariane={[{ libelle: 'Aide' }]} titre="Comment fait-on ?">
      <nav aria-label="Sur cette page">
        <ul>
          {rubriques.map(({ ancre, titre }) => (
            <li key={ancre}>
              <a href={`#${ancre}`}>{titre}</a>
            </li>
          ))}
          <li>
            <a href="#ecrire">Écrire à la coordination</a>
          </li>
          <li>
            <a href="#sigles">Comprendre les sigles</a>
          </li>
        </ul>
      </nav>
      {rubriques.map(({ ancre, titre, etapes, remarque }) => (
        <Section key={ancre} id={ancre} titre={titre}>
          <div className="mesure pile pile--serree">
            <ol>
              {etapes.map((etape) => (
                <li key={etape}>{etape}</li>
              ))}
            </ol>
            {remarque && <p>{remarque}</p>}
          </div>
        </Section>
      ))}
      <Section id="ecrire" titre="Écrire à la coordination">
        <p className="mesure">
          {courriel ? (
            <>
              Par courriel : <a href={`mailto:${courriel}`}>{courriel}</a>.
            </>
          ) : (
            'Répondez à n’importe quel courriel du réseau\u00a0: la coordination le lit.'
          )}
          {telephone && (
            <>
              {' '}
              Par téléphone : <a href={`tel:${telephone.replaceAll(/[^+\d]/g, '')}`}>{telephone}</a>.
            </>
          )}{' '}
          Elle peut noter votre réponse à votre place si vous préférez l’appeler.
        </p>
      </Section>
      <Section id="sigles" titre="Comprendre les sigles">
        <Fiche
          lignes={listSigles().map(({ sigle, forme, explication }) => ({
            titre: sigle,
            contenu: `${forme[0]?.toUpperCase()}${forme.slice(1)}. ${explication}`,
          }))}
        />
      </Section>
    </Page>
  );
}
