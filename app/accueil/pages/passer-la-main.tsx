import { useActionData, useLoaderData } from '@remix-run/react';
import { AvantLeDepart } from '#app/accueil/composants/avant-le-depart.tsx';
import { FormulaireDeDepart } from '#app/accueil/composants/formulaire-de-depart.tsx';
import { demanderALaCoordination, getPageDeDepart, quitterLaStructure } from '#app/accueil/passation.server.ts';
import { leNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { annulerDepart } from '#app/reseau/personnes/equipiere.server.ts';
import { saisieDepart } from '#app/reseau/personnes/saisie.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Noter un départ' };
export const meta = () => titreDePage('Noter un départ');

const qui = (params: Readonly<Record<string, string | undefined>>): [number, number] => [
  idOuIntrouvable(params.id),
  idOuIntrouvable(params.personneId),
];

export const loader = chargeur(({ ctx, params }) => getPageDeDepart(ctx, ...qui(params)));

export const action = traitement(
  ({ ctx, params }) => {
    // Whether the page exists for this person is said before anything typed is judged.
    getPageDeDepart(ctx, ...qui(params));
    return saisieDepart;
  },
  ({ ctx, params, saisie }) => {
    const [structureId, personneId] = qui(params);
    const chemin = `/reseau/structures/${structureId}`;
    if (saisie.acte === 'partir') return redirigerAvecAvis(chemin, quitterLaStructure(ctx, structureId, personneId, saisie));
    const { nom } = getPageDeDepart(ctx, structureId, personneId);
    if (saisie.acte === 'rester') {
      annulerDepart(ctx, structureId, personneId);
      return redirigerAvecAvis(chemin, { titre: `${nom} reste dans l’équipe`, texte: 'Le départ noté est effacé.' });
    }
    demanderALaCoordination(ctx, structureId, personneId, saisie.message);
    const texte = 'La coordination reçoit votre demande par courriel, et vous répondra. Rien n’est encore noté.';
    return redirigerAvecAvis(chemin, { titre: 'C’est demandé', texte });
  },
);

export default function PasserLaMain() {
  const page = useLoaderData<typeof loader>();
  const { structure, id, nom, derniere, passeOutre, charges } = page;
  const formulaire = useActionData<typeof action>()?.formulaire;
  // Each form shows its own refusals.
  const pour = (acte: string) => (formulaire?.valeurs.acte === acte ? formulaire : undefined);
  const demande = pour('demander');
  const rienNePasse = charges.length > 0 && !charges.some(({ transmissible }) => transmissible);
  return (
    <Page
      salle="reseau"
      ariane={[
        { libelle: structure.nom, chemin: `/reseau/structures/${structure.id}` },
        { libelle: nom, chemin: `/reseau/personnes/${id}` },
        { libelle: 'Départ' },
      ]}
      titre={`Quand ${nom} quitte ${leNom(structure.nom)}`}
      intro={`Après son dernier jour, ${nom} ne voit plus ce qui est réservé à l’équipe. Ses bilans et ses stages passés gardent son nom.`}
    >
      <AvantLeDepart {...page} refus={formulaire?.erreurs.acte?.[0]} />
      <Section titre="En cours à son nom" id="en-cours">
        {charges.length === 0 && <p className="mesure doux">Rien n’est en cours à son nom dans cette structure.</p>}
        <ul className="liste-de-fonctions mesure">
          {charges.map(({ phrase, chemin }) => (
            <li key={`${chemin} ${phrase}`}>
              <Lien href={chemin}>{phrase}</Lien>
            </li>
          ))}
        </ul>
        {rienNePasse && (
          <p className="mesure doux">Rien de cela ne passe à quelqu’un d’autre : chaque ligne dit ce qu’elle devient.</p>
        )}
      </Section>
      <Section titre="Son départ" id="depart">
        <FormulaireDeDepart formulaire={pour('partir')} {...page} />
      </Section>
      {derniere && !passeOutre && (
        <Repli titre="Je ne sais pas qui prendra la suite" ouvert={demande !== undefined}>
          <FormulairePoste formulaire={demande}>
            <input type="hidden" name="acte" value="demander" />
            <Champ
              formulaire={demande}
              nom="message"
              libelle="Un mot pour la coordination"
              genre="textarea"
              max={1000}
              facultatif
            />
            <div className="actions">
              <Bouton genre="second">Demander à la coordination</Bouton>
            </div>
          </FormulairePoste>
        </Repli>
      )}
    </Page>
  );
}
