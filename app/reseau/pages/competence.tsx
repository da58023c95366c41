import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { AutourDuMot, EtatDuMot } from '#app/reseau/competences/autour-du-mot.tsx';
import { getCompetence, retirerCompetence } from '#app/reseau/competences/cycle-competences.server.ts';
import { adresseDuTerme, getPageDeCompetence } from '#app/reseau/competences/page-de-competence.server.ts';
import { QuiSait } from '#app/reseau/competences/qui-sait.tsx';
import { saisieRetraitDeMot } from '#app/reseau/competences/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Un savoir-faire' };
export const meta = ({ data }: { data?: { nom: string } | undefined }) => titreDePage(data?.nom ?? 'Un savoir-faire');

export const loader = chargeur(({ ctx, params, request }) => {
  const slug = params.slug ?? '';
  const ailleurs = adresseDuTerme(ctx, slug);
  if (ailleurs !== null) throw redirect(ailleurs, 301);
  return getPageDeCompetence(ctx, slug, pageDemandee(new URL(request.url).searchParams));
});

export const action = traitement(
  ({ ctx, params }) => {
    // Whether the page exists for this person is said before anything typed is judged.
    getCompetence(ctx, params.slug ?? '');
    return saisieRetraitDeMot;
  },
  ({ ctx, params }) => {
    retirerCompetence(ctx, params.slug ?? '');
    return redirigerAvecAvis('/reseau/competences', {
      titre: 'Votre proposition est retirée',
      texte: 'La coordination n’a plus rien à en faire.',
    });
  },
);

export default function Competence() {
  const c = useLoaderData<typeof loader>();
  const refus = premierePhrase(useActionData<typeof action>()?.formulaire);
  const chemin = `/reseau/competences/${c.slug}`;
  return (
    <Page
      salle="reseau"
      ariane={[
        { libelle: 'Savoir-faire', chemin: '/reseau/competences' },
        ...(c.dessus ? [{ libelle: c.dessus.nom, chemin: `/reseau/competences/${c.dessus.slug}` }] : []),
        { libelle: c.nom },
      ]}
      titre={c.nom}
      intro={c.definition}
      actions={
        c.peut.modifier ? (
          <LienBouton href={`${chemin}/modifier`} genre={c.statut === 'proposee' ? 'principal' : 'second'} icone="crayon">
            {c.statut === 'proposee' ? 'Répondre à cette proposition' : 'Modifier ce mot'}
          </LienBouton>
        ) : undefined
      }
    >
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      {c.proposition && <EtatDuMot statut={c.statut} {...c.proposition} retirer={c.peut.retirer} />}
      {c.statut === 'retenue' && (
        <DeuxColonnes libelleCote="Autour de ce mot">
          <QuiSait {...c} chemin={chemin} />
          <AutourDuMot {...c} />
        </DeuxColonnes>
      )}
    </Page>
  );
}
