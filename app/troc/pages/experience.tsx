import { useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { lireRecit } from '#app/troc/experiences/lectures.server.ts';
import { Recit } from '#app/troc/experiences/recit.tsx';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Fiche d’expérience' };
export const meta = ({ data }: { data: { recit: { titre: string } } | undefined }) =>
  titreDePage(data?.recit.titre ?? 'Fiche d’expérience');

export const loader = chargeur(({ ctx, params }) => {
  exigerTroc(ctx);
  return lireRecit(ctx, idDeAdresse(params.id));
});

export default function Experience() {
  const { recit, trajet, structures, publiee, etat, tenir } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="troc"
      ariane={[
        { libelle: 'Stages', chemin: '/stages' },
        { libelle: 'Fiches d’expérience', chemin: '/experiences' },
        { libelle: recit.titre },
      ]}
      titre={recit.titre}
      intro={`${trajet}.`}
    >
      {etat && (
        <Bandeau ton="attention">{`${etat}. Seules les personnes de ce stage et la coordination lisent cette page.`}</Bandeau>
      )}
      <Recit recit={recit}>
        <p>
          Un stage entre{' '}
          {structures.map(({ id, nom }, rang) => (
            <span key={id}>
              {rang > 0 && ' et '}
              <Lien href={`/reseau/structures/${id}`}>{nom}</Lien>
            </span>
          ))}
          , qui ont donné leur accord à ce texte.{publiee && ` Publié le ${publiee}.`}
        </p>
      </Recit>
      {tenir && (
        <div className="actions">
          <LienBouton href={tenir} genre="second">
            Changer ou retirer cette fiche
          </LienBouton>
        </div>
      )}
    </Page>
  );
}
