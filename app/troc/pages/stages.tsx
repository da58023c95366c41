import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { NavigationDuTroc } from '#app/troc/navigation-du-troc.tsx';
import { adresseDeListe } from '#app/troc/stages/comptes.ts';
import { FiltresDeStages } from '#app/troc/stages/filtres-de-stages.tsx';
import { GroupeDeStages } from '#app/troc/stages/groupe-de-stages.tsx';
import { exigerTroc, type LigneDeListe } from '#app/troc/stages/listes.server.ts';
import { NavigationDesStages } from '#app/troc/stages/navigation-des-stages.tsx';
import { getPageDesStages } from '#app/troc/stages/page-des-stages.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Stages' };
export const meta = () => titreDePage('Stages');

export const loader = chargeur(({ ctx, request }) => {
  exigerTroc(ctx);
  return getPageDesStages(ctx, new URL(request.url).searchParams);
});

const TITRES: Record<LigneDeListe['groupe'], string> = {
  a_repondre: 'Attendent votre réponse',
  en_cours: 'En cours et à venir',
  realises: 'Ont eu lieu, bilans attendus',
  passes: 'Passés',
};
const GROUPES = ['a_repondre', 'en_cours', 'realises', 'passes'] as const;

const PAS = {
  proposer: { libelle: 'Proposer un stage', href: '/stages/nouveau' },
  souhaiter: { libelle: 'Souhaiter un stage', href: '/stages/souhaiter' },
};
const POUR_LA_COORDINATION = 'Ce sont les structures qui proposent : une direction invitée peut commencer aujourd’hui.';
const POUR_LES_AUTRES = 'On part depuis une équipe : demandez à une direction de vous noter dans la sienne.';

export default function Stages() {
  const lu = useLoaderData<typeof loader>();
  const { lignes, total, page, pages, filtre, choix, choisi, coordination } = lu;
  const pas = lu.premierPas ? PAS[lu.premierPas] : null;
  const tout = filtre === 'tous' && !choisi;
  return (
    <Page
      salle="troc"
      ariane={choisi ? [{ libelle: 'Stages', chemin: '/stages' }, { libelle: 'Ceux d’un chiffre' }] : [{ libelle: 'Stages' }]}
      titre={choisi ? choisi.titre : 'Où en sont les stages ?'}
      intro={choisi?.phrase ?? 'Quelques heures ou quelques jours dans une autre équipe, pour apprendre. Rien n’oblige à rendre.'}
      actions={pas && total > 0 && tout ? <LienBouton href={pas.href}>{pas.libelle}</LienBouton> : null}
    >
      <NavigationDuTroc ici="stages" />
      <div className="pile">
        <NavigationDesStages ici="miens" coordination={coordination} />
        <FiltresDeStages filtres={lu.filtres} filtre={filtre} />
        {choisi && (
          <p>
            <a className="lien-action" href={choisi.retour.chemin}>
              {choisi.retour.libelle}
            </a>
          </p>
        )}
      </div>
      {total === 0 && tout && (
        <Vide
          titre="Le premier stage reste à imaginer"
          texte="Une collègue part voir comment une autre équipe tient son accueil, son jardin, son conseil d’habitants. Une réponse en un clic, et les papiers s’écrivent tout seuls."
          action={pas ?? undefined}
        >
          {!pas && <p className="doux">{coordination ? POUR_LA_COORDINATION : POUR_LES_AUTRES}</p>}
        </Vide>
      )}
      {total === 0 && !tout && !choisi && (
        <Vide
          titre="Aucun stage de cette sorte"
          texte="D’autres stages sont peut-être ailleurs dans la liste."
          action={{ libelle: 'Voir tous les stages', href: '/stages' }}
        />
      )}
      {GROUPES.map((groupe) => (
        <GroupeDeStages key={groupe} titre={TITRES[groupe]} lignes={lignes.filter((une) => une.groupe === groupe)} />
      ))}
      <Pagination
        page={page}
        pages={pages}
        lien={(n) => adresseDeListe('/stages', { filtre: filtre === 'tous' ? undefined : filtre, ...choix, page: n })}
      />
      <p>
        <a href="/experiences">Lire ce que d’autres ont essayé, et ce qu’ils en gardent</a>
      </p>
      <p>
        <a href="/tours-de-table">Lire les tours de table du réseau</a>
      </p>
    </Page>
  );
}
