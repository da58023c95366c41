import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { useCadre } from '#app/ui/contexte-cadre.ts';
import { Icone } from '#app/ui/icone.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { ATELIER, iconeDe, type Porte } from '#app/ui/rail.tsx';

export const handle: Poignee = { salle: 'maison' };
export const meta = () => titreDePage('Plus');

/** What the bottom bar of a phone has no room for. */
export const loader = chargeur(({ ctx }) => ({ nom: ctx.acteur.nom, coordination: ctx.acteur.roles.includes('coordination') }));

export default function Plus() {
  const { nom, coordination } = useLoaderData<typeof loader>();
  const { entrees } = useCadre();
  const pourVous: Porte[] = [
    { salle: 'maison', libelle: 'Agenda', chemin: '/agenda', icone: 'agenda' },
    { salle: 'maison', libelle: 'La feuille du réseau', chemin: '/feuille', icone: 'imprimer' },
    { salle: 'maison', libelle: `Votre compte, ${nom}`, chemin: '/moi', icone: 'personne' },
    { salle: 'maison', libelle: 'Aide', chemin: '/aide', icone: 'aide' },
  ];
  return (
    <Page salle="maison" titre="Où voulez-vous aller ?">
      {entrees.length > 0 && (
        <Section titre="Les rubriques">
          <Entrees portes={entrees} />
        </Section>
      )}
      <Section titre="Pour vous">
        <Entrees portes={pourVous} />
      </Section>
      {coordination && (
        <Section titre="Faire tourner la maison">
          <Entrees portes={ATELIER} />
        </Section>
      )}
      <form className="section" method="post" action="/deconnexion">
        <Bouton genre="second" icone="sortir">
          Se déconnecter
        </Bouton>
      </form>
    </Page>
  );
}

function Entrees({ portes }: { portes: readonly Porte[] }) {
  return (
    <ul className="portes">
      {portes.map((porte) => (
        <li key={porte.chemin} data-salle={porte.salle}>
          <Lien className="porte" href={porte.chemin}>
            <Icone nom={iconeDe(porte)} />
            <strong>{porte.libelle}</strong>
          </Lien>
        </li>
      ))}
    </ul>
  );
}
