import { useLoaderData } from '@remix-run/react';
import { deNom } from '#app/commun/francais.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { getPlanDeStructure } from '#app/formations/plans/plan-de-structure.server.ts';
import { CoutDuPlan, QuiSuitQuoi } from '#app/formations/plans/plan-lu.tsx';
import { chargeur } from '#app/http/pages.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { ChiffresOuverts } from '#app/ui/chiffres-ouverts.tsx';
import { ChoixDAnnee } from '#app/ui/choix-d-annee.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'formations', titre: 'Le plan de formation d’une structure' };
export const meta = () => titreDePage('Le plan de formation d’une structure');

export const loader = chargeur(({ ctx, params, request }) =>
  getPlanDeStructure(ctx, idDeAdresse(params.id), new URL(request.url).searchParams),
);

export default function PlanDeStructure() {
  const lu = useLoaderData<typeof loader>();
  const { structure, annee, total, adresse, page, pages } = lu;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: structure.nom }]}
      titre={`Qui suit quoi, dans l’équipe ${deNom(structure.nom)} ?`}
      intro="Seules les personnes qui engagent la structure et la coordination lisent cette page."
      actions={
        lu.xlsx === null ? undefined : (
          <LienBouton href={lu.xlsx} genre="second" icone="telecharger">
            Télécharger pour Excel
          </LienBouton>
        )
      }
    >
      <ChoixDAnnee choix={lu.choix} />
      {lu.apres.map(({ phrase, chemin }) => (
        <p key={chemin}>
          <a className="lien-action" href={chemin}>
            {phrase}
          </a>
        </p>
      ))}
      {total === 0 ? (
        <Vide
          titre={`Personne n’a de formation en ${annee}`}
          texte="Dès que quelqu’un de l’équipe s’inscrit, sa formation, ses heures et leur coût se lisent ici."
          action={{ libelle: 'Voir les formations', href: '/formations' }}
        />
      ) : (
        <>
          <Section titre={`En ${annee}`}>
            <ChiffresOuverts large={3} lignes="les lignes" chiffres={lu.chiffres} />
          </Section>
          <Section titre="Personne par personne">
            <QuiSuitQuoi {...{ annee, lignes: lu.lignes }} />
            <Pagination {...{ page, pages }} lien={(n) => `${adresse}&page=${n}`} />
          </Section>
          {lu.formations.length > 0 && (
            <Section titre="Ce que cela coûte">
              <CoutDuPlan {...{ annee, formations: lu.formations }} />
            </Section>
          )}
        </>
      )}
      <p>
        <Lien className="lien-action" href={`/formations/qualifications/structures/${structure.id}`}>
          Les qualifications de l’équipe
        </Lien>
      </p>
    </Page>
  );
}
