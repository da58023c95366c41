import { useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { PageDeStage } from '#app/troc/stages/page-de-stage.tsx';
import { lireVersions } from '#app/troc/stages/versions-lues.server.ts';
import { Comparaison } from '#app/ui/comparaison.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Les propositions' };
export const meta = () => titreDePage('Les propositions d’un stage');

const numero = (texte: string | null) => (texte !== null && /^\d{1,6}$/.test(texte) ? Number(texte) : undefined);

export const loader = chargeur(({ ctx, params, request }) => {
  exigerTroc(ctx);
  const demande = new URL(request.url).searchParams;
  return lireVersions(ctx, idDeAdresse(params.id), { avant: numero(demande.get('avant')), apres: numero(demande.get('apres')) });
});

export default function Versions() {
  const lu = useLoaderData<typeof loader>();
  return (
    <PageDeStage stage={lu} ici="Les propositions" titre="Qu’est-ce qui a changé d’une proposition à l’autre&nbsp;?">
      <DeuxColonnes libelleCote="Toutes les propositions">
        {lu.comparaison ? (
          <Comparaison
            legende="Deux propositions côte à côte"
            avant={lu.comparaison.avant}
            apres={lu.comparaison.apres}
            lignes={lu.comparaison.lignes}
          />
        ) : (
          <Fiche lignes={lu.lignes.map(({ titre, texte }) => ({ titre, contenu: texte }))} />
        )}
        <Feuille titre="Toutes les propositions">
          <ol className="liste">
            {lu.versions.map((v) => (
              <li key={v.numero}>
                <a href={`/stages/${lu.id}/versions?apres=${v.numero}`} aria-current={v.choisie === 'apres' ? 'true' : undefined}>
                  {v.titre}
                </a>
                {v.numero === lu.enVigueur && ' (la dernière)'}
                <p className="petit doux">{v.sous}</p>
                {v.message && <p className="petit">{entreGuillemets(v.message)}</p>}
              </li>
            ))}
          </ol>
        </Feuille>
      </DeuxColonnes>
    </PageDeStage>
  );
}
