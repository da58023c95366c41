import { Form, useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { CarteDAnnonce } from '#app/troc/annonces/carte-d-annonce.tsx';
import { CeQuiAAbouti } from '#app/troc/annonces/ce-qui-a-abouti.tsx';
import { adresseDuTroc } from '#app/troc/annonces/filtres.ts';
import { FiltresDAnnonces } from '#app/troc/annonces/filtres-d-annonces.tsx';
import { getPageDuTroc } from '#app/troc/annonces/page-du-troc.server.ts';
import { NavigationDuTroc } from '#app/troc/navigation-du-troc.tsx';
import { MAX_RECHERCHE } from '#app/troc/recherche/filtres.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Troc de compétences' };
export const meta = () => titreDePage('Troc de compétences');

export const loader = chargeur(({ ctx, request }) => getPageDuTroc(ctx, new URL(request.url).searchParams));

const NOUVELLE = '/troc/annonces/nouvelle';

/** What each state is, when one has asked for it. */
const PHRASES = {
  en_ligne: '',
  en_pause: 'Leur structure les a mises de côté : on ne peut pas y répondre pour l’instant.',
  endormie: 'Personne n’a dit depuis longtemps si elles sont toujours valables. Leur structure les réveille en un clic.',
  satisfaite: 'Ce qui a été trouvé, donné, appris.',
  a_confirmer: 'Personne n’a dit récemment si elles tiennent toujours : leur structure le dit en un clic, ou au téléphone.',
  brouillon: 'Préparées pour une structure, qui les relit et les publie. Personne d’autre ne les voit.',
  retiree: 'Celles que votre structure a retirées\u00a0: elles ne se remettent pas en ligne, leur page garde leur histoire.',
};

export default function Troc() {
  const lu = useLoaderData<typeof loader>();
  const { lignes, total, filtres, filtre, peutPublier } = lu;
  return (
    <Page
      salle="troc"
      titre="Qui offre quoi, qui cherche quoi&nbsp;?"
      intro="Une idée à partager, un coup de main à trouver : une phrase suffit."
      actions={
        peutPublier &&
        !lu.vide && (
          <>
            <LienBouton href={`${NOUVELLE}?type=offre`}>Proposer une offre</LienBouton>
            <LienBouton href={`${NOUVELLE}?type=besoin`} genre="second">
              Dire un besoin
            </LienBouton>
          </>
        )
      }
    >
      <NavigationDuTroc ici="annonces" />
      {lu.vide ? (
        <Vide
          titre="La première annonce reste à écrire"
          texte="Ce que votre équipe sait faire, ce qui lui manque : dites-le en une phrase, comme au téléphone. Les autres structures y répondent ici."
          action={peutPublier ? { libelle: 'Proposer une offre', href: `${NOUVELLE}?type=offre` } : undefined}
        >
          {peutPublier && (
            <p>
              <a href={`${NOUVELLE}?type=besoin`}>Dire un besoin</a>
            </p>
          )}
        </Vide>
      ) : (
        <>
          <Form method="get" action="/troc/recherche" role="search" className="recherche">
            <div className="recherche__ligne recherche__ligne--champ">
              <Champ
                nom="q"
                libelle="Que cherchez-vous ?"
                genre="search"
                max={MAX_RECHERCHE}
                aide="Sans accents ni mots exacts : évaluation, jardin, café des parents…"
              />
              <Bouton icone="chercher">Chercher</Bouton>
            </div>
          </Form>
          {lu.siennes && (
            <p>
              <Lien href={lu.siennes.chemin}>{lu.siennes.libelle}</Lien>
            </p>
          )}
          <FiltresDAnnonces choix={lu.choix} etats={lu.etats} ouvert={filtre} />
          <Section titre={lu.titre}>
            {PHRASES[filtres.etat] && <p className="doux mesure">{PHRASES[filtres.etat]}</p>}
            {total === 0 && <Aucune filtres={filtre || filtres.etat !== 'en_ligne'} />}
            <ul className="annonces">
              {lignes.map((annonce) => (
                <li key={annonce.id}>
                  <CarteDAnnonce annonce={annonce} chemin={`/troc/annonces/${annonce.id}`} />
                </li>
              ))}
            </ul>
            <Pagination page={lu.page} pages={lu.pages} lien={(page) => adresseDuTroc(filtres, page)} />
          </Section>
          {filtres.etat !== 'satisfaite' && <CeQuiAAbouti abouties={lu.abouties} />}
        </>
      )}
    </Page>
  );
}

const Aucune = ({ filtres }: { filtres: boolean }) => (
  <p className="mesure">
    Aucune annonce de cette sorte pour l’instant. {filtres && <a href="/troc">Voir toutes les annonces en ligne</a>}
  </p>
);
