import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { chargeur, idOuIntrouvable } from '#app/http/pages.server.ts';
import { savoirFaireDePersonne } from '#app/reseau/competences/savoir-faire.server.ts';
import { SectionSavoirFaire } from '#app/reseau/competences/section-savoir-faire.tsx';
import { FonctionsDePersonne } from '#app/reseau/personnes/fonctions-de-personne.tsx';
import { JoindreLaPersonne } from '#app/reseau/personnes/joindre-la-personne.tsx';
import { gardeeApresFusion, getPageDePersonne } from '#app/reseau/personnes/page-de-personne.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Une personne du réseau' };
export const meta = ({ data }: { data?: { nom: string } | undefined }) => titreDePage(data?.nom ?? 'Une personne du réseau');

export const loader = chargeur(({ ctx, params }) => {
  const id = idOuIntrouvable(params.id);
  const gardee = gardeeApresFusion(ctx, id);
  if (gardee !== undefined) throw redirect(`/reseau/personnes/${gardee}`, 301);
  return { ...getPageDePersonne(ctx, id), savoirFaire: savoirFaireDePersonne(ctx, id) };
});

export default function Personne() {
  const p = useLoaderData<typeof loader>();
  const ou = p.fonctions.map(({ libelle, structure }) => `${libelle}, ${structure}`).join(' ; ');
  return (
    <Page salle="reseau" ariane={[{ libelle: p.nom }]} titre={p.nom} intro={p.roles.join(' ; ') || ou || undefined}>
      {p.partie && <Bandeau ton="attention">{p.partie}</Bandeau>}
      <DeuxColonnes libelleCote={`Joindre ${p.nom}`}>
        <>
          <Section titre={p.soi ? 'Ce que vous faites' : 'Où et depuis quand'} id="fonctions">
            {p.fonctions.length > 0 ? (
              <FonctionsDePersonne fonctions={p.fonctions} nom={p.nom} />
            ) : (
              <p className="mesure doux">
                {p.roles.length > 0 ? `Aucune structure. ${p.roles.join(', ')}.` : 'Aucune structure aujourd’hui.'}
              </p>
            )}
            {p.aVenir.length > 0 && <FonctionsDePersonne fonctions={p.aVenir} nom={p.nom} />}
          </Section>
          <SectionSavoirFaire
            titre={p.soi ? 'Ce que vous savez faire' : 'Savoir-faire'}
            savoirFaire={p.savoirFaire}
            modifier={p.soi ? '/moi/savoir-faire' : null}
            sansNom
          />
          {p.passees.length > 0 && (
            <Section titre="Avant" id="avant">
              <FonctionsDePersonne fonctions={p.passees} nom={p.nom} />
            </Section>
          )}
        </>
        <JoindreLaPersonne {...p} inviter={p.fonctions.find(({ inviter }) => inviter)?.inviter ?? null} />
      </DeuxColonnes>
    </Page>
  );
}
