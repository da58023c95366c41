import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { useAvecJavascript } from '#app/ui/avec-javascript.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { getFeuille } from '../feuille/feuille.server.ts';
import { FeuilleImprimee } from '../feuille/feuille-imprimee.tsx';

export const handle: Poignee = { salle: 'maison', titre: 'La feuille du réseau' };
export const meta = () => titreDePage('La feuille du réseau');
export const loader = chargeur(({ ctx }) => getFeuille(ctx));

export default function PageFeuille() {
  const feuille = useLoaderData<typeof loader>();
  const avecJavascript = useAvecJavascript();
  return (
    <div className="page-a-imprimer">
      <Page
        salle="maison"
        titre="La feuille du réseau"
        intro="Une page à imprimer pour chaque réunion, et à laisser sur un mur. Elle s’écrit d’elle-même, avec ce qui est vrai aujourd’hui."
        actions={
          avecJavascript ? (
            <Bouton type="button" icone="imprimer" onClick={() => window.print()}>
              Imprimer la feuille
            </Bouton>
          ) : (
            <p className="petit doux">Pour l’imprimer, ouvrez le menu de votre navigateur, puis «&nbsp;Imprimer&nbsp;».</p>
          )
        }
      >
        <FeuilleImprimee feuille={feuille} />
      </Page>
    </div>
  );
}
