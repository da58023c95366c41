import { useLoaderData } from '@remix-run/react';
import { exigerLirePortes, listPortesParTheme } from '#app/cellule/portes/portes.server.ts';
import { PortesPubliques } from '#app/cellule/portes/portes-publiques.tsx';
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

export const loader = chargeur(({ ctx }) => {
  const tient = exigerLirePortes(ctx);
  return { tient, groupes: listPortesParTheme(ctx, { toutes: tient }) };
});

export default function Portes() {
  const { tient, groupes } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'Les portes' }]}
      confidence={<PortesPubliques />}
      titre="À quelles portes frapper&nbsp;?"
      intro="Des services publics ou ouverts à toutes les associations. Y frapper tôt n’engage à rien."
      actions={
        tient ? (
          <LienBouton genre="second" href="/cellule/portes/nouvelle" icone="ajouter">
            Ajouter une porte
          </LienBouton>
        ) : undefined
      }
    >
      {groupes.map(({ theme, portes }) => (
        <Section titre={theme} key={theme}>
          <ul className="pile liste-nue">
            {portes.map(({ cle, nom, quoi, contact, active }) => (
              <li key={cle}>
                <Feuille salle="cellule" creux={!active}>
                  <h3>{nom}</h3>
                  <p>{quoi}</p>
                  <p>
                    <strong>{contact}</strong>
                  </p>
                  {tient && (
                    <div className="rangee">
                      {!active && <Puce ton="vide">N’est plus proposée</Puce>}
                      <Lien className="lien-action" href={`/cellule/portes/${cle}`}>
                        Modifier<span className="cache">{` ${nom}`}</span>
                      </Lien>
                    </div>
                  )}
                </Feuille>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}
