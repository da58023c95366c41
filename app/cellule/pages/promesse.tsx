import { useLoaderData } from '@remix-run/react';
import { nombresParAnnee } from '#app/cellule/nombres.server.ts';
import { lireDelais } from '#app/cellule/promesse/delais.server.ts';
import { Epreuves } from '#app/cellule/promesse/epreuves.tsx';
import { LIMITES, PROMESSES } from '#app/cellule/promesse/promesses.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Confidence } from '#app/ui/confidence.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

/** The same for everybody: what one holds changes nothing here. */
export const loader = chargeur(({ ctx }) => ({ nombres: nombresParAnnee(ctx), delais: lireDelais(ctx) }));

export default function LaPromesse() {
  const { nombres, delais } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La promesse' }]}
      confidence={
        <Confidence
          titre="La même page pour tout le monde"
          phrase="Elle ne dit pas si une demande existe. Vous pouvez l’imprimer."
        />
      }
      titre="Ce que nous promettons, et ce que nous ne pouvons pas promettre"
      intro="En français, sans petits caractères. Une promesse dont on tait les limites n’en est pas une."
      actions={
        <LienBouton genre="second" href="/cellule/deverrouiller" icone="verrou">
          Ouvrir avec ma phrase ou mes mots
        </LienBouton>
      }
    >
      <DeuxColonnes libelleCote="Durées et nombre">
        <div>
          {PROMESSES.map(({ titre, promesses }) => (
            <Section titre={titre} key={titre}>
              <ul className="liste">
                {promesses.map(({ dit }) => (
                  <li key={dit}>
                    <Insecable texte={dit} />
                  </li>
                ))}
              </ul>
            </Section>
          ))}
          <Section titre="Ce que nous ne pouvons pas promettre">
            <dl className="pile mesure">
              {LIMITES.map(({ titre, dit }) => (
                <div key={titre}>
                  <dt>
                    <strong>{titre}</strong>
                  </dt>
                  <dd>
                    <Insecable texte={dit} />
                  </dd>
                </div>
              ))}
            </dl>
          </Section>
        </div>
        <div className="pile">
          <Feuille salle="cellule" titre="Combien de temps">
            <ul className="liste">
              <li>
                <strong>{delais.annees > 1 ? `${delais.annees} ans` : 'Un an'}</strong>
                {
                  ' après la fin d’une demande, tout est détruit\u00a0: les clés, puis les textes. Ou tout de suite, si vous le voulez.'
                }
              </li>
              <li>
                <strong>{`${delais.sauvegardes} jours`}</strong>
                {'\u00a0: l’âge de la plus vieille sauvegarde. Ce qui est effacé y reste chiffré jusque-là.'}
              </li>
              <li>
                <strong>{`${delais.appareil} jours`}</strong>
                {' sur votre appareil, à moins que vous ne refermiez avant.'}
              </li>
              <li>
                <strong>{`${delais.minutes} minutes`}</strong>
                {' d’ouverture avec une phrase ou des mots.'}
              </li>
            </ul>
            <p className="petit doux">
              Les copies que l’hébergeur fait ailleurs vivent autant qu’il le décide. Elles sont chiffrées de la même façon.
            </p>
          </Feuille>
          <Feuille salle="cellule" titre="Le seul nombre publié">
            {nombres.length === 0 ? (
              <p>Aucune demande n’a encore été envoyée.</p>
            ) : (
              <ul className="liste">
                {nombres.map(({ annee, demandes }) => (
                  <li key={annee}>{`${annee}\u00a0: ${demandes > 1 ? `${demandes} demandes` : 'une demande'}`}</li>
                ))}
              </ul>
            )}
            <p className="petit doux">Par année, sans aucun détail. Jamais rien de plus.</p>
          </Feuille>
        </div>
      </DeuxColonnes>
      <Epreuves promesses={PROMESSES.flatMap(({ promesses }) => promesses)} />
    </Page>
  );
}
