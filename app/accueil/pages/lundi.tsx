import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { Attentes } from '#app/ui/attente.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { ASuivre } from '../lundi/a-suivre.tsx';
import { AvanceSeul } from '../lundi/avance-seul.tsx';
import { getLundi } from '../lundi/lundi.server.ts';
import { SemaineDuReseau } from '../lundi/semaine-du-reseau.tsx';
import { StructuresAPenser } from '../lundi/structures-a-penser.tsx';

export const handle: Poignee = { salle: 'maison', titre: 'Votre lundi' };
export const meta = () => titreDePage('Votre lundi');
export const loader = chargeur(({ ctx }) => getLundi(ctx));

export default function PageLundi() {
  const lundi = useLoaderData<typeof loader>();
  return (
    <Page
      salle="maison"
      ariane={[{ libelle: 'Votre lundi' }]}
      titre={lundi.prenom ? `Votre lundi, ${lundi.prenom}` : 'Votre lundi'}
      intro={
        <p>
          Semaine {lundi.semaine}. Cette semaine, <strong>{lundi.compte.fort}</strong>
          {lundi.compte.suite}
        </p>
      }
    >
      <DeuxColonnes libelleCote="La semaine">
        <>
          {lundi.attentes.length > 0 && (
            <section className="section" aria-labelledby="sans-vous">
              <h2 id="sans-vous" className="cache">
                Ne se feront pas sans vous
              </h2>
              <Attentes attentes={lundi.attentes} />
            </section>
          )}
          {lundi.ailleurs && (
            <p>
              {lundi.ailleurs} <a href="/accueil">sur votre accueil</a>.
            </p>
          )}
          {lundi.aSuivre.length > 0 && <ASuivre lignes={lundi.aSuivre} />}
          {lundi.structures.lignes.length > 0 && <StructuresAPenser {...lundi.structures} />}
        </>
        <>
          {lundi.temps && (
            <Feuille titre="Votre temps">
              <p className="chiffre">
                <span className="chiffre__valeur">{lundi.temps.heures}</span>
              </p>
              <p className="petit doux">
                {lundi.temps.part} <a href="/reglages">Changer ce temps</a>
              </p>
            </Feuille>
          )}
          <AvanceSeul lignes={lundi.avance} calme={lundi.calme} />
          <Section titre="Cette semaine">
            <SemaineDuReseau dates={lundi.dates} />
          </Section>
        </>
      </DeuxColonnes>
    </Page>
  );
}
