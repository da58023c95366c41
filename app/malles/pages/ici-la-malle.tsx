import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { laMalle, malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { ARacheter } from '#app/malles/inventaires/a-racheter.tsx';
import { lireIci } from '#app/malles/inventaires/ici.server.ts';
import { GesteSurPlace, QuiAppeler } from '#app/malles/inventaires/ici.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille, Repli } from '#app/ui/feuille.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'La malle devant vous' };
export const meta = ({ data }: { data: { malle: { nom: string } } | undefined }) =>
  titreDePage(data ? malleEnTitre(data.malle.nom) : 'Malle');

export const loader = chargeur(({ ctx, params }) => lireIci(ctx, params.slug));

export default function IciLaMalle() {
  const { malle, gestes, ou, objets, rachats, appeler } = useLoaderData<typeof loader>();
  const [premier, ...autres] = gestes;
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: malle.nom, chemin: `/malles/${malle.slug}` }, { libelle: 'Ici' }]}
      titre={`${malleEnTitre(malle.nom)} : que faire maintenant ?`}
      intro={ou}
    >
      <div className="pile pile--large">
        {premier ? (
          <GesteSurPlace geste={premier} premier />
        ) : (
          <Feuille titre="Rien à faire pour vous aujourd’hui">
            <p className="mesure">Aucun prêt de cette malle ne vous attend ces jours-ci.</p>
            <div className="actions">
              <LienBouton href={`/malles/${malle.slug}/reserver`}>Réserver {laMalle(malle.nom)}</LienBouton>
            </div>
          </Feuille>
        )}
        {autres.map((geste) => (
          <GesteSurPlace key={geste.id} geste={geste} />
        ))}
        {rachats.length > 0 && (
          <Section titre="À racheter avant le prêt suivant">
            <ARacheter slug={malle.slug} rachats={rachats} />
          </Section>
        )}
        <QuiAppeler appeler={appeler} malle={malle.nom} />
        <Repli titre={`Ce qu’elle contient (${objets.length})`}>
          <ul className="inventaire__contenu">
            {objets.map(({ nom, nombre, aSavoir }) => (
              <li key={nom}>
                {nom}
                {`\u00a0: ${nombre}`}
                {aSavoir && <span className="doux">{`, ${aSavoir}`}</span>}
              </li>
            ))}
          </ul>
        </Repli>
      </div>
    </Page>
  );
}
