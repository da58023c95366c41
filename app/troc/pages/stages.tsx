import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { GroupeDeStages } from '#app/troc/stages/groupe-de-stages.tsx';
import {
  exigerTroc,
  FILTRES_STAGES,
  type FiltreStages,
  LIBELLE_FILTRE,
  type LigneDeListe,
  listStages,
} from '#app/troc/stages/listes.server.ts';
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
  const demande = new URL(request.url).searchParams;
  const filtre: FiltreStages = FILTRES_STAGES.find((connu) => connu === demande.get('filtre')) ?? 'tous';
  const page = Number(/^\d{1,6}$/.exec(demande.get('page') ?? '')?.[0] ?? 1);
  return {
    ...listStages(ctx, { page, filtre }),
    filtre,
    filtres: FILTRES_STAGES.map((valeur) => ({ valeur, libelle: LIBELLE_FILTRE[valeur] })),
    coordination: ctx.acteur.roles.includes('coordination'),
    peutProposer: ctx.acteur.responsableDe.length > 0,
  };
});

const TITRES: Record<LigneDeListe['groupe'], string> = {
  a_repondre: 'Attendent votre réponse',
  en_cours: 'En cours et à venir',
  realises: 'Ont eu lieu, bilans attendus',
  passes: 'Passés',
};
const GROUPES = ['a_repondre', 'en_cours', 'realises', 'passes'] as const;

const POUR_L_EQUIPE = 'Une envie de stage\u00a0? Parlez-en à la personne qui dirige votre structure.';
const POUR_LA_COORDINATION = 'Ce sont les structures qui proposent\u00a0: une direction invitée peut commencer aujourd’hui.';

export default function Stages() {
  const { lignes, total, page, pages, filtre, filtres, coordination, peutProposer } = useLoaderData<typeof loader>();
  const proposer = peutProposer ? <LienBouton href="/stages/nouveau">Proposer un stage</LienBouton> : null;
  const adresse = (n: number) => `/stages?${new URLSearchParams({ ...(filtre === 'tous' ? {} : { filtre }), page: String(n) })}`;
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Stages' }]}
      titre="Où en sont les stages&nbsp;?"
      intro="Quelques heures ou deux jours dans une autre équipe, pour observer et apprendre. Rien n’oblige à rendre."
      actions={total > 0 ? proposer : null}
    >
      {coordination && (total > 0 || filtre !== 'tous') && (
        <nav className="actions" aria-label="Choisir les stages à voir">
          {filtres.map(({ valeur, libelle }) => (
            <a
              key={valeur}
              className="jeton-filtre jeton-filtre--choix"
              href={valeur === 'tous' ? '/stages' : `/stages?filtre=${valeur}`}
              aria-current={valeur === filtre ? 'true' : undefined}
            >
              {libelle}
            </a>
          ))}
        </nav>
      )}
      {total === 0 ? (
        <Vide
          titre={filtre === 'tous' ? 'Le premier stage reste à imaginer' : 'Aucun stage de cette sorte'}
          texte="Une collègue part voir comment une autre équipe tient son accueil, son jardin, son conseil d’habitants. Deux jours au plus, une réponse en un clic, l’ordre de mission s’écrit tout seul."
          action={peutProposer ? { libelle: 'Proposer un stage', href: '/stages/nouveau' } : undefined}
        >
          {!peutProposer && <p className="doux">{coordination ? POUR_LA_COORDINATION : POUR_L_EQUIPE}</p>}
        </Vide>
      ) : (
        GROUPES.map((groupe) => (
          <GroupeDeStages key={groupe} titre={TITRES[groupe]} lignes={lignes.filter((une) => une.groupe === groupe)} />
        ))
      )}
      <Pagination page={page} pages={pages} lien={adresse} />
    </Page>
  );
}
