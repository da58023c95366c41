import { useLoaderData } from '@remix-run/react';
import { leNom } from '#app/commun/francais.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { adresseDeListe } from '#app/troc/stages/comptes.ts';
import { CompteursDeStructure } from '#app/troc/stages/compteurs-de-structure.tsx';
import { TableauDeStages } from '#app/troc/stages/groupe-de-stages.tsx';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { NavigationDesStages } from '#app/troc/stages/navigation-des-stages.tsx';
import { getStagesDeStructure } from '#app/troc/stages/page-de-structure.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Les stages de ma structure' };
export const meta = () => titreDePage('Les stages de ma structure');

export const loader = chargeur(({ ctx, request }) => {
  exigerTroc(ctx);
  return getStagesDeStructure(ctx, new URL(request.url).searchParams);
});

type Structure = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['structure']>;

export default function StagesDeStructure() {
  const { structure, coordination } = useLoaderData<typeof loader>();
  const engage = structure?.engage === true;
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Stages', chemin: '/stages' }, { libelle: structure?.nom ?? 'Ceux de ma structure' }]}
      titre={structure ? 'Qui est venu, qui est parti ?' : 'Les stages de ma structure'}
      intro={structure ? `${structure.nom} : qui vous accueillez, qui part apprendre ailleurs.` : null}
      actions={engage ? <LienBouton href={`/stages/nouveau?structure=${structure.id}`}>Proposer un stage</LienBouton> : null}
    >
      <div className="pile">
        <NavigationDesStages ici="structure" coordination={coordination} />
        {structure && <Jetons legende="Choisir la structure" jetons={structure.siennes} />}
      </div>
      {structure ? (
        <>
          <Section titre="En jours">
            <CompteursDeStructure compteurs={structure.compteurs} />
          </Section>
          <Liste {...structure} />
        </>
      ) : (
        <Vide
          titre="Vous n’êtes dans aucune équipe"
          texte="Une structure montre ici qui elle accueille et qui part apprendre ailleurs. Dès que vous aurez une fonction dans l’une d’elles, vous verrez ses stages."
          action={{ libelle: 'Chercher une structure', href: '/reseau' }}
        />
      )}
    </Page>
  );
}

function Liste({ nom, liste, vues, voitTout, sienne, engage, adresse }: Structure) {
  const { lignes, total, page, pages } = liste;
  const rien = voitTout
    ? `Aucun stage${adresse.sens ? ' dans ce sens' : ` pour ${leNom(nom)}`} pour l’instant.`
    : 'Aucun stage à votre nom pour l’instant.';
  return (
    <Section titre={voitTout ? 'Stage par stage' : 'Les vôtres'}>
      <div className="pile">
        {!voitTout && <p className="doux mesure">Chaque personne lit ici ses stages, et la direction ceux de toute l’équipe.</p>}
        {voitTout && (total > 0 || adresse.sens) && <Jetons legende="Choisir le sens" jetons={vues} />}
        {total === 0 && <p className="mesure">{rien}</p>}
        {sienne && !engage && (
          <p>
            <a className="lien-action" href="/stages/souhaiter">
              Souhaiter un stage
            </a>
          </p>
        )}
        {total > 0 && <TableauDeStages titre={`Les stages, ${nom}`} lignes={lignes} />}
      </div>
      <Pagination page={page} pages={pages} lien={(n) => adresseDeListe('/stages/structure', { ...adresse, page: n })} />
    </Section>
  );
}

function Jetons({
  legende,
  jetons,
}: {
  legende: string;
  jetons: readonly { libelle: string; chemin: string; choisie: boolean }[];
}) {
  if (jetons.length === 0) return null;
  return (
    <nav aria-label={legende}>
      <ul className="rangee">
        {jetons.map(({ libelle, chemin, choisie }) => (
          <li key={chemin}>
            <a className="jeton-filtre jeton-filtre--choix" href={chemin} aria-current={choisie ? 'true' : undefined}>
              {libelle}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
