import { Form, useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { Arbre, MotsTrouves } from '#app/reseau/competences/arbre.tsx';
import { getArbre, listEnAttente } from '#app/reseau/competences/arbre-de-competences.server.ts';
import { MotsEnAttente } from '#app/reseau/competences/mots-en-attente.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Les savoir-faire du réseau' };
export const meta = () => titreDePage('Les savoir-faire du réseau');

export const loader = chargeur(({ ctx, request }) => {
  const q = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100).trim();
  return {
    ...getArbre(ctx, q),
    q,
    attente: q ? [] : listEnAttente(ctx),
    tranche: ctx.acteur.roles.includes('coordination'),
    dit: ctx.acteur.membreDe.length > 0,
  };
});

export default function Competences() {
  const { total, rubriques, trouves, q, attente, tranche, dit } = useLoaderData<typeof loader>();
  const proposer = `/reseau/competences/proposer${q ? `?${new URLSearchParams({ nom: q })}` : ''}`;
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: 'Savoir-faire' }]}
      titre="Les savoir-faire du réseau"
      intro={`${total.toLocaleString('fr-FR')} mots pour dire ce que l’on sait faire et ce que l’on peut prêter. Chacun mène à celles et ceux qui l’ont choisi.`}
      actions={
        <>
          {dit && (
            <LienBouton href="/moi/savoir-faire" genre="second" icone="ajouter">
              Dire ce que je sais faire
            </LienBouton>
          )}
          <LienBouton href={proposer} genre="lien">
            Proposer un mot
          </LienBouton>
        </>
      }
    >
      <Form method="get" action="/reseau/competences" role="search" className="recherche">
        <div className="recherche__ligne recherche__ligne--champ">
          <Champ
            nom="q"
            libelle="Chercher un mot"
            genre="search"
            defaut={q}
            max={100}
            aide="Comme il vous vient : aide aux devoirs, minibus, RGPD… Les accents ne comptent pas."
          />
          <Bouton icone="chercher">Chercher</Bouton>
        </div>
      </Form>
      {!q && <MotsEnAttente mots={attente} tranche={tranche} />}
      {q ? <Trouves q={q} trouves={trouves} proposer={proposer} /> : <Arbre rubriques={rubriques} />}
    </Page>
  );
}

function Trouves({ q, trouves, proposer }: Parameters<typeof MotsTrouves>[0] & { q: string; proposer: string }) {
  const n = trouves.length;
  const titre = n === 0 ? `Aucun mot pour « ${q} »` : `${n} mot${n > 1 ? 's' : ''} pour « ${q} »`;
  return (
    <Section titre={titre} actions={<a href="/reseau/competences">Voir toute la liste</a>}>
      {n > 0 ? (
        <MotsTrouves trouves={trouves} />
      ) : (
        <p className="mesure">
          Essayez un mot plus court, ou parcourez toute la liste. S’il manque vraiment, <a href={proposer}>proposez-le</a> : la
          coordination vous répondra.
        </p>
      )}
    </Section>
  );
}
