import { useLoaderData } from '@remix-run/react';
import { majuscule, minuscule } from '#app/commun/texte.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { FileDAttente } from '#app/malles/attente/file-d-attente.tsx';
import { ACoteDeLaMalle } from '#app/malles/catalogue/a-cote-de-la-malle.tsx';
import { DansLaMalle, ImagesDeMalle } from '#app/malles/catalogue/dans-la-malle.tsx';
import { IdeesDeSeance } from '#app/malles/catalogue/idees-de-seance.tsx';
import { laMalle, malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { getPageDeMalle, type PageDeMalle } from '#app/malles/catalogue/page-de-malle.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Puce } from '#app/ui/puce.tsx';

export const handle: Poignee = { salle: 'malles', titre: 'Une malle' };
export const meta = ({ data }: { data?: { nom: string } | undefined }) =>
  titreDePage(data ? malleEnTitre(data.nom) : 'Une malle');

export const loader = chargeur(({ ctx, params }) => getPageDeMalle(ctx, params.slug));

export default function Malle() {
  const m = useLoaderData<typeof loader>();
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: m.nom }]}
      titre={majuscule(laMalle(m.nom))}
      intro={<Tete {...m} />}
      actions={m.retiree ? undefined : <LienBouton href={`/malles/${m.slug}/reserver`}>Réserver {laMalle(m.nom)}</LienBouton>}
    >
      {m.hors && (
        <Bandeau ton="attention" titre={m.hors.titre}>
          {m.hors.texte}
        </Bandeau>
      )}
      <DeuxColonnes libelleCote="Quand et où">
        <>
          <p className="vers-le-cote">
            <a className="lien-action" href="#quand">
              Quand est-elle libre, où la retirer&nbsp;?
            </a>
          </p>
          <ImagesDeMalle {...m} />
          <DansLaMalle {...m} />
          <Carnet slug={m.slug} idees={m.idees} />
        </>
        <div className="cote-de-structure" id="quand">
          <ACoteDeLaMalle {...m} />
          <FileDAttente file={m.file} />
          {m.peut.gerer && <Tenir slug={m.slug} />}
        </div>
      </DeuxColonnes>
    </Page>
  );
}

const Tete = ({ resume, public: pour, etat, chez }: PageDeMalle) => (
  <div className="pile pile--serree">
    <p>
      {resume} {pour && `${pour}.`}
    </p>
    <p className="rangee petit">
      {etat && <Puce ton={etat.ton}>{etat.texte}</Puce>}
      <span className="doux">
        {[`Gardée par ${chez.nom}`, chez.ou && minuscule(chez.ou), etat?.ensuite && minuscule(etat.ensuite)]
          .filter(Boolean)
          .join(', ')}
      </span>
    </p>
  </div>
);

const Carnet = ({ slug, idees }: Pick<PageDeMalle, 'slug' | 'idees'>) => (
  <Section titre="Le carnet de la malle" id="carnet">
    {idees.total === 0 ? (
      <p className="mesure doux">
        Les équipes qui l’ont eue y laissent une idée de séance&nbsp;: ce qui a marché, pour quel âge, en combien de temps.
      </p>
    ) : (
      <IdeesDeSeance idees={idees.lignes} />
    )}
    <p>
      <LienBouton href={`/malles/${slug}/carnet`} genre="lien" icone="crayon">
        {idees.total === 0
          ? 'Laisser la première idée'
          : idees.total > idees.lignes.length
            ? `Lire les ${idees.total} idées, ou laisser la vôtre`
            : 'Laisser une idée de séance'}
      </LienBouton>
    </p>
  </Section>
);

const Tenir = ({ slug }: { slug: string }) => (
  <Feuille creux titre="Tenir cette malle">
    <ul className="liste">
      {[
        ['modifier', 'Ce qu’elle dit, et ses règles'],
        ['contenu', 'Ce qu’elle contient'],
        ['racheter', 'Ce qu’il faut racheter'],
        ['etiquette.pdf', 'Son étiquette, à imprimer et à coller'],
        ['photos', 'Ses photos'],
        ['etat', 'En service, en réparation, retirée'],
      ].map(([suite, libelle]) => (
        <li key={suite}>
          <Lien href={`/malles/${slug}/${suite}`}>{libelle}</Lien>
        </li>
      ))}
    </ul>
  </Feuille>
);
