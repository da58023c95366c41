import { useActionData, useLoaderData } from '@remix-run/react';
import { deNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { getPageDAgrements, getStructureATenir } from '#app/reseau/agrements/agrements.server.ts';
import { avisDAgrement } from '#app/reseau/agrements/avis-d-agrement.ts';
import { ChampsDAgrement } from '#app/reseau/agrements/champs-d-agrement.tsx';
import { listGenresPourChoix } from '#app/reseau/agrements/genres.server.ts';
import { saisieAgrement } from '#app/reseau/agrements/saisie.ts';
import { TableauDAgrements } from '#app/reseau/agrements/tableau-d-agrements.tsx';
import { ajouterAgrement } from '#app/reseau/agrements/tenir-agrements.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Les agréments d’une structure' };
export const meta = () => titreDePage('Les agréments d’une structure');

export const loader = chargeur(({ ctx, params }) => ({
  ...getPageDAgrements(ctx, idOuIntrouvable(params.id)),
  genres: listGenresPourChoix(ctx),
}));

export const action = traitement(
  ({ ctx, params }) => {
    // Whether the page exists for this person is said before anything typed is judged.
    getStructureATenir(ctx, idOuIntrouvable(params.id));
    return saisieAgrement;
  },
  ({ ctx, params, saisie }) => {
    const id = idOuIntrouvable(params.id);
    const avis = avisDAgrement('C’est noté', ajouterAgrement(ctx, id, saisie));
    return redirigerAvecAvis(`/reseau/structures/${id}/agrements`, avis);
  },
);

export default function AgrementsDeStructure() {
  const { structure, agrements, genres } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const page = `/reseau/structures/${structure.id}`;
  const passes = agrements.filter(({ passe }) => passe);
  const presents = agrements.filter(({ passe }) => !passe);
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: structure.nom, chemin: page }, { libelle: 'Agréments' }]}
      titre={`Les agréments ${deNom(structure.nom)}`}
      intro={`${structure.type} : c’est ce que ses agréments disent aujourd’hui. Touchez-en un pour le corriger ou le renouveler.`}
    >
      <Section titre="En cours et à venir" id="en-cours">
        {presents.length > 0 ? (
          <TableauDAgrements legende="En cours et à venir" agrements={presents} chemin={`${page}/agrements`} />
        ) : (
          <p className="mesure doux">Rien n’est en cours. Notez ci-dessous ce que la structure a obtenu.</p>
        )}
      </Section>
      {passes.length > 0 && (
        <Section titre="Avant" id="avant">
          <TableauDAgrements legende="Ce qui a pris fin" agrements={passes} chemin={`${page}/agrements`} />
        </Section>
      )}
      <Section titre="Noter un agrément ou un conventionnement" id="ajouter">
        <FormulairePoste formulaire={formulaire}>
          <ChampsDAgrement formulaire={formulaire} genres={genres} />
          <div className="actions">
            <Bouton>Noter cet agrément</Bouton>
          </div>
        </FormulairePoste>
      </Section>
    </Page>
  );
}
