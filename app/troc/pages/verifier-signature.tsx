import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { contexteDePassage } from '#app/http/pages.server.ts';
import { verifierSignature } from '#app/troc/papiers/verification.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Vérifier une signature', cadre: 'nu' };
export const meta = () => titreDePage('Vérifier une signature');
export const headers = () => ({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });

/** Open to whoever holds the paper: its code is the key, and says no more than the paper. */
export function loader({ params }: LoaderFunctionArgs) {
  const lue = verifierSignature(contexteDePassage(), params.code);
  return data({ lue }, { status: lue ? 200 : 404 });
}

export default function VerifierSignature() {
  const { lue } = useLoaderData<typeof loader>();
  if (!lue) {
    return (
      <Page
        salle="troc"
        titre="Ce code ne correspond à aucune signature"
        intro="Vérifiez-le lettre par lettre sur le papier : douze signes, en trois groupes de quatre."
      />
    );
  }
  return (
    <Page salle="troc" titre={lue.valable ? 'Cette signature est authentique' : 'Cette signature n’est plus en vigueur'}>
      <div className="pile pile--large">
        <Bandeau ton={lue.valable ? 'succes' : 'attention'}>{lue.phrase}</Bandeau>
        <Feuille>
          <Fiche lignes={lue.lignes.map(({ titre, texte }) => ({ titre, contenu: texte }))} />
        </Feuille>
        <p className="petit doux mesure">
          L’empreinte est calculée sur le texte exact qui a été signé : un mot changé en donnerait une autre. Le texte lui-même
          n’est lisible que par les personnes concernées.
        </p>
      </div>
    </Page>
  );
}
