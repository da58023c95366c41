import { useLoaderData } from '@remix-run/react';
import { introuvable } from '#app/commun/erreurs.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { getPageDeStructure } from '#app/reseau/structures/page-de-structure.server.ts';
import { PresentationEtEquipe } from '#app/reseau/structures/presentation-et-equipe.tsx';
import { Venir } from '#app/reseau/structures/venir.tsx';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Une structure du réseau' };
export const meta = ({ data }: { data?: { nom: string } | undefined }) => titreDePage(data?.nom ?? 'Une structure du réseau');

export const loader = chargeur(({ ctx, params }) => {
  const id = idDeAdresse(params.id);
  if (id === undefined) throw introuvable();
  return getPageDeStructure(ctx, id);
});

export default function Structure() {
  const s = useLoaderData<typeof loader>();
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: s.nom }]}
      titre={s.nom}
      intro={
        <>
          <p>{s.accroche}</p>
          <div className="actions">
            {s.peut.proposerStage && <LienBouton href={`/stages/nouveau?accueil=${s.id}`}>Proposer un stage ici</LienBouton>}
            {s.peut.modifier && (
              <LienBouton
                href={`/reseau/structures/${s.id}/modifier`}
                genre={s.peut.proposerStage ? 'second' : 'principal'}
                icone="crayon"
              >
                Modifier cette page
              </LienBouton>
            )}
            {s.courriel && (
              <LienBouton href={`mailto:${s.courriel}`} genre="lien" icone="courriel">
                {s.courriel}
              </LienBouton>
            )}
          </div>
        </>
      }
    >
      {s.partie && (
        <Bandeau ton="attention" titre="Cette structure a quitté le réseau">
          Sa page reste là pour la mémoire des échanges passés.
        </Bandeau>
      )}
      <DeuxColonnes libelleCote="Où et comment">
        <PresentationEtEquipe {...s} />
        <Venir {...s} />
      </DeuxColonnes>
    </Page>
  );
}
