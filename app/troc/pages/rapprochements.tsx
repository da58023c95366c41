import { useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { exigerAnnonce } from '#app/troc/annonces/annonces.server.ts';
import { lireRapprochements } from '#app/troc/rapprochements/lectures.server.ts';
import { ListeDeRapprochements } from '#app/troc/rapprochements/rapprochements.tsx';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Rapprochements' };
export const meta = () => titreDePage('Rapprochements');

export const loader = chargeur(({ ctx, params }) => {
  exigerTroc(ctx);
  const annonce = exigerAnnonce(ctx, idDeAdresse(params.id));
  return { id: annonce.id, titre: annonce.titre, ...lireRapprochements(ctx, annonce, { tout: true }) };
});

export default function PageDeRapprochements() {
  const { id, titre, type, lignes, total } = useLoaderData<typeof loader>();
  const reste = total - lignes.length;
  return (
    <Page
      salle="troc"
      ariane={[
        { libelle: 'Annonces', chemin: '/troc' },
        { libelle: titre, chemin: `/troc/annonces/${id}` },
        { libelle: 'Rapprochements' },
      ]}
      titre={type === 'offre' ? 'Qui en a besoin\u00a0?' : 'Qui peut répondre\u00a0?'}
      intro={`Les ${type === 'offre' ? 'besoins' : 'offres'} qui s’approchent de ${entreGuillemets(titre)}, et ce qui les rapproche.`}
    >
      {lignes.length === 0 ? (
        <Vide
          titre="Rien ne s’en approche pour l’instant"
          texte="On compare les savoir-faire, les mots du titre, la forme, la distance et les jours. Un savoir-faire plus précis sur l’annonce aide à se trouver."
          action={{ libelle: 'Revenir à l’annonce', href: `/troc/annonces/${id}` }}
        />
      ) : (
        <ListeDeRapprochements lignes={lignes} />
      )}
      {reste > 0 && <p className="petit doux">{`Et ${reste} de plus, moins proches.`}</p>}
    </Page>
  );
}
