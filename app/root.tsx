import { data, type LoaderFunctionArgs } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  type MetaFunction,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { listAttentes } from '#app/accueil/attentes.server.ts';
import { PRISES } from '#app/accueil/prises.server.ts';
import { tantQueRienNeChange } from '#app/commun/memoire.server.ts';
import { lireReglages } from '#app/commun/reglages.server.ts';
import { lireAvis } from '#app/http/avis.server.ts';
import { contexteDeBase, lirePorte } from '#app/http/contexte.server.ts';
import { COURRIEL_COORDINATION, DEPARTEMENT, NOM_RESEAU } from '#app/reseau/reglages.ts';
import { getIdentite, nomDuDepartement } from '#app/reseau/structures/identite.server.ts';
import { Coquille, cadreEffectif, deSaPlace } from '#app/ui/coquille.tsx';
import { decrireErreur } from '#app/ui/decrire-erreur.ts';
import { retenirNomDuReseau, titreDePage } from '#app/ui/meta.ts';
import { useNonce } from '#app/ui/nonce.ts';
import { PageDErreur } from '#app/ui/page-d-erreur.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { SansAttache } from '#app/ui/sans-attache.tsx';
import feuilleDeStyle from '#app/ui/styles/index.css?url';

/** What the shell shows; visitors too get a page, so nobody is sent to the door from here. */
export async function loader(args: LoaderFunctionArgs) {
  const porte = await lirePorte(args);
  const { db } = porte?.ctx ?? contexteDeBase();
  const ctx = porte?.etat === 'ouverte' ? porte.ctx : null;
  const lireTout = () => ({
    reglages: lireReglages(db, [NOM_RESEAU, DEPARTEMENT, COURRIEL_COORDINATION]),
    personne: ctx && getIdentite(ctx),
    enAttente: ctx ? listAttentes(ctx).length : 0,
  });
  const { reglages, personne, enAttente } = ctx ? tantQueRienNeChange(ctx, 'coquille', lireTout) : lireTout();
  const [nom, departement, courrielCoordination] = reglages;
  const { avis, effacer } = await lireAvis(args.request);
  const entrees = PRISES.flatMap((prise) => prise.entrees ?? []);
  const donnees = {
    reseau: { nom, sousTitre: nomDuDepartement(departement) },
    personne,
    // Somebody holds a session, even one that opens nothing yet: she may always go out.
    presente: porte !== null,
    sansAttache: porte?.etat === 'sans_attache',
    entrees: ctx ? entrees.filter((entree) => entree.ouverteA(ctx)).map(({ ouverteA: _, ...entree }) => entree) : [],
    salles: ctx ? [] : entrees.filter(({ salle }) => salle !== 'cellule').map(({ salle, libelle }) => ({ salle, libelle })),
    enAttente,
    ...deSaPlace(ctx?.acteur.roles ?? []),
    courrielCoordination,
    avis,
    theme: lireTheme(args.request.headers.get('Cookie')),
    reference: args.context.requeteId,
  };
  return data(donnees, effacer ? { headers: { 'Set-Cookie': effacer } } : {});
}

/** The title of an error page; other pages give their own. */
export const meta: MetaFunction = ({ error }) =>
  error ? titreDePage(decrireErreur(isRouteErrorResponse(error) ? error.status : 500, '').titre) : titreDePage('Accueil');

/** A theme chosen against the system's. */
function lireTheme(cookies: string | null): 'clair' | 'sombre' | null {
  const choisi = /(?:^|;\s*)theme=(clair|sombre)(?:;|$)/.exec(cookies ?? '')?.[1];
  return choisi === 'clair' || choisi === 'sombre' ? choisi : null;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const donnees = useRouteLoaderData<typeof loader>('root');
  const poignee = useMatches().at(-1)?.handle as Poignee | undefined;
  const cadre = cadreEffectif(useRouteError() ? 'rail' : (poignee?.cadre ?? 'rail'), donnees);
  retenirNomDuReseau(donnees?.reseau.nom ?? '');
  return (
    <html lang="fr" data-theme={donnees?.theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex" />
        <Meta />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={feuilleDeStyle} />
        <Links />
      </head>
      <body className={cadre === 'rail' ? 'avec-rail' : undefined} data-salle={poignee?.salle ?? 'maison'}>
        <Coquille cadre={cadre} donnees={donnees}>
          {children}
        </Coquille>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Racine() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const donnees = useRouteLoaderData<typeof loader>('root');
  const erreur = useRouteError();
  if (donnees?.sansAttache && isRouteErrorResponse(erreur) && erreur.status === 403) {
    return <SansAttache reseau={donnees.reseau.nom} courriel={donnees.courrielCoordination} />;
  }
  return (
    <PageDErreur
      erreur={erreur}
      connectee={Boolean(donnees?.personne)}
      courriel={donnees?.courrielCoordination ?? ''}
      reference={donnees?.reference}
    />
  );
}
