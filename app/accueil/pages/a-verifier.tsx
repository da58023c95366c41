import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';
import { listAVerifier } from '../a-verifier.server.ts';
import { ChosesAVerifier } from '../composants/choses-a-verifier.tsx';

export const handle: Poignee = { salle: 'reseau', titre: 'À vérifier' };
export const meta = () => titreDePage('À vérifier');

export const loader = chargeur(({ ctx }) => ({ choses: listAVerifier(ctx) }));

export default function PageAVerifier() {
  const { choses } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: 'À vérifier' }]}
      titre="Qu’est-ce qui n’est plus vrai dans l’annuaire ?"
      intro="Le plus gênant d’abord, chaque ligne avec le geste qui la répare. Ce qui est réparé disparaît d’ici."
      actions={
        choses.length > 0 && (
          <LienBouton href="/journal" genre="second" icone="journal">
            Lire le journal
          </LienBouton>
        )
      }
    >
      {choses.length === 0 ? (
        <Vide
          titre="Tout est à jour"
          texte="Les adresses arrivent, chaque structure a quelqu’un qui répond pour elle, et aucun agrément n’est dépassé."
          action={{ libelle: 'Ouvrir l’annuaire', href: '/reseau' }}
        />
      ) : (
        <ChosesAVerifier choses={choses} />
      )}
    </Page>
  );
}
