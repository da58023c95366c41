import { Form, useLoaderData } from '@remix-run/react';
import { GroupeDeResultats } from '#app/accueil/composants/resultats-de-salle.tsx';
import { chercherPartout } from '#app/accueil/recherche.server.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'maison', titre: 'Chercher' };
export const meta = () => titreDePage('Chercher');

const MAX = 100;

export const loader = chargeur(({ ctx, request }) => {
  const q = (new URL(request.url).searchParams.get('q') ?? '').slice(0, MAX).replace(/\s+/g, ' ').trim();
  return { q, groupes: chercherPartout(ctx, q) };
});

export default function Chercher() {
  const { q, groupes } = useLoaderData<typeof loader>();
  return (
    <Page salle="maison" titre="Que cherchez-vous&nbsp;?">
      <Form key={q} method="get" action="/recherche" role="search" className="recherche">
        <div className="recherche__ligne recherche__ligne--champ">
          <Champ
            nom="q"
            libelle="Dans tout le réseau"
            genre="search"
            defaut={q}
            max={MAX}
            autoComplete="off"
            aide="Un savoir-faire, une personne, une structure, une commune, une malle, une formation. Les accents ne comptent pas, les fautes de frappe non plus."
          />
          <Bouton icone="chercher">Chercher</Bouton>
        </div>
      </Form>
      {groupes.map((groupe) => (
        <GroupeDeResultats key={groupe.cle} {...groupe} />
      ))}
      {q !== '' && groupes.length === 0 && (
        <Vide
          titre={`Rien ne répond à «\u00a0${q}\u00a0»`}
          texte="Essayez avec moins de mots, ou avec un mot voisin. La liste des savoir-faire montre comment le réseau les nomme."
          action={{ libelle: 'Voir les savoir-faire du réseau', href: '/reseau/competences' }}
        />
      )}
    </Page>
  );
}
