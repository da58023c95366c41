import { Form, useLoaderData } from '@remix-run/react';
import { accorder } from '#app/commun/texte.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { AutourDesMalles } from '#app/malles/catalogue/autour-des-malles.tsx';
import { CarteDeMalle } from '#app/malles/catalogue/carte-de-malle.tsx';
import { getCatalogue } from '#app/malles/catalogue/page-du-catalogue.server.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { ChampPeriode } from '#app/ui/champ-periode.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'malles', titre: 'Malles pédagogiques' };
export const meta = () => titreDePage('Malles pédagogiques');

export const loader = chargeur(({ ctx, request }) =>
  getCatalogue(ctx, (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100).trim()),
);

export default function Malles() {
  const { q, lignes, retirees, aucune, peutCreer, aujourdhui } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="malles"
      titre="Quelle malle vous faut-il&nbsp;?"
      intro="Du matériel prêt à servir, gardé par une structure et prêté à toutes. Une date suffit pour réserver."
      actions={aucune ? undefined : <AutourDesMalles />}
    >
      {aucune ? (
        <Vide
          titre="La première malle reste à ouvrir"
          texte="Une malle réunit ce qu’il faut pour une activité : cirque, relaxation, jeux… Une structure la garde, les autres l’empruntent, et l’inventaire se fait au téléphone."
          action={peutCreer ? { libelle: 'Ajouter une malle', href: '/malles/nouvelle' } : undefined}
        />
      ) : (
        <>
          {!q && <ParDates aujourdhui={aujourdhui} />}
          {q && (
            <p className="mesure">
              {lignes.length === 0
                ? 'Aucune malle ne parle'
                : `${accorder(lignes.length, 'malle')} ${lignes.length > 1 ? 'parlent' : 'parle'}`}{' '}
              de «&nbsp;{q}&nbsp;». <Lien href="/malles">Voir toutes les malles</Lien>
            </p>
          )}
          {lignes.length > 0 && (
            <Section
              titre={
                q
                  ? 'Celles qui en parlent'
                  : `Les ${accorder(lignes.length, 'malle')} du réseau`.replace('Les 1 malle', 'La malle')
              }
            >
              <ul className="malles">
                {lignes.map((malle) => (
                  <li key={malle.id}>
                    <CarteDeMalle malle={malle} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {peutCreer && (
            <p>
              <LienBouton href="/malles/nouvelle" genre="lien" icone="ajouter">
                Ajouter une malle
              </LienBouton>
            </p>
          )}
        </>
      )}
      {retirees.length > 0 && (
        <Section titre="Retirées du prêt">
          <ul>
            {retirees.map(({ slug, nom, motif }) => (
              <li key={slug}>
                <Lien href={`/malles/${slug}`}>{nom}</Lien>
                {motif && <span className="petit doux">{` ${motif}`}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

/** One knows the dates before one knows the malle. */
const ParDates = ({ aujourdhui }: { aujourdhui: string }) => (
  <Feuille creux>
    <Form method="get" action="/malles/libres" className="mes-dates">
      <ChampPeriode
        legende="Quelles malles sont libres à mes dates ?"
        nomDu="debut"
        nomAu="fin"
        min={aujourdhui}
        finFacultative
      />
      <Bouton icone="chercher">Voir les malles libres</Bouton>
    </Form>
  </Feuille>
);
