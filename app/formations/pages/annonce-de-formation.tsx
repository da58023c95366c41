import { useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { PlacesDessinees } from '#app/formations/inscriptions/places.tsx';
import { lireAnnonce } from '#app/formations/programme/annonce.server.ts';
import { FaitsDeFormation } from '#app/formations/programme/faits-de-formation.tsx';
import { placesDites } from '#app/formations/programme/mots.ts';
import { SeancesDeFormation } from '#app/formations/programme/seances-de-formation.tsx';
import { depuisLeSeuil } from '#app/http/pages.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Une formation du réseau', cadre: 'nu' };
export const meta = ({ data }: { data?: { titre: string } | undefined }) => titreDePage(data?.titre ?? 'Une formation du réseau');

export const loader = depuisLeSeuil(({ params }, ctx) => lireAnnonce(ctx, idDeAdresse(params.id)));

export default function AnnonceDeFormation() {
  const f = useLoaderData<typeof loader>();
  return (
    <Page salle="formations" titre={f.titre} intro={f.resume ?? undefined}>
      <div className="pile pile--large">
        {f.statut === 'annulee' && <Bandeau ton="attention">Cette formation est annulée.</Bandeau>}
        {f.statut !== 'annulee' && (
          <Feuille titre={placesDites(f.places.libres, f.places.capacite)}>
            <PlacesDessinees {...f.places} />
            <p className="petit doux">
              {f.ouverte ? `On s’inscrit${f.limite ? ` jusqu’au ${f.limite},` : ''} par sa structure.` : 'On ne s’inscrit plus.'}
            </p>
            {f.ouverte && (
              <div className="actions">
                <LienBouton href={`/formations/${f.id}/inscription`}>
                  {f.places.libres > 0 ? 'M’inscrire, avec mon compte' : 'M’inscrire sur la liste d’attente, avec mon compte'}
                </LienBouton>
              </div>
            )}
            <p className="petit doux">
              {f.courriel ? (
                <>
                  Sans compte, écrivez à la coordination{f.reseau && <span className="insecable">{` (${f.reseau})`}</span>}&nbsp;:{' '}
                  <a href={`mailto:${f.courriel}`}>{f.courriel}</a>.
                </>
              ) : (
                'Sans compte, demandez à la direction de votre structure de vous inscrire.'
              )}
            </p>
          </Feuille>
        )}
        <Section titre={f.titreDesSeances} id="quand">
          <SeancesDeFormation seances={f.seances} />
        </Section>
        <Section titre="Pour qui, et pour quoi" id="programme">
          <FaitsDeFormation faits={f.faits} programme={f.programme} connectee={false} />
        </Section>
      </div>
    </Page>
  );
}
