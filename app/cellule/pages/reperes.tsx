import { useLoaderData } from '@remix-run/react';
import { listReperesATenir } from '#app/cellule/vigilance/reperes.server.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Puce } from '#app/ui/puce.tsx';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeur(({ ctx }) => ({ groupes: listReperesATenir(ctx) }));

export default function Reperes() {
  const { groupes } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'Les repères' }]}
      titre="Quels repères proposer&nbsp;?"
      intro="Vous écrivez les mots et les seuils. Personne, pas même vous, ne voit ce que les structures cochent."
      actions={
        <LienBouton genre="second" href="/cellule/reperes/nouveau" icone="ajouter">
          Ajouter un repère
        </LienBouton>
      }
    >
      {groupes.map(({ theme, titre, reperes }) => (
        <Section titre={titre} key={theme}>
          <ul className="pile liste-nue">
            {reperes.map(({ cle, signe, repere, aQui, actif }) => (
              <li key={cle}>
                <Feuille salle="cellule" creux={!actif}>
                  <h3>{signe}</h3>
                  <p>{repere}</p>
                  <p className="petit doux">{`En parler d’abord avec\u00a0: ${aQui}.`}</p>
                  <div className="rangee">
                    {!actif && <Puce ton="vide">N’est plus proposé</Puce>}
                    <Lien className="lien-action" href={`/cellule/reperes/${cle}`}>
                      Modifier<span className="cache">{` «\u00a0${signe}\u00a0»`}</span>
                    </Lien>
                  </div>
                </Feuille>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}
