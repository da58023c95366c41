import { useActionData, useLoaderData } from '@remix-run/react';
import { deNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { getStructureQuiPart, noterRetourDeStructure } from '#app/reseau/structures/depart.server.ts';
import { saisieDepartDeStructure } from '#app/reseau/structures/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Confirmer } from '#app/ui/confirmer.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { getPageDeDepart, quitterLeReseau } from '../depart-de-structure.server.ts';
import { PRISES } from '../prises.server.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Une structure quitte le réseau' };
export const meta = () => titreDePage('Une structure quitte le réseau');

export const loader = chargeur(({ ctx, params }) => getPageDeDepart(ctx, PRISES, idOuIntrouvable(params.id)));

export const action = traitement(
  ({ ctx, params }) => {
    getStructureQuiPart(ctx, idOuIntrouvable(params.id));
    return saisieDepartDeStructure;
  },
  ({ ctx, params, saisie }) => {
    const id = idOuIntrouvable(params.id);
    const { nom } = getStructureQuiPart(ctx, id);
    const chemin = `/reseau/structures/${id}`;
    if (saisie.acte === 'revenir') {
      const reprises = noterRetourDeStructure(ctx, id);
      const texte =
        reprises === 0
          ? 'Son équipe est à inviter de nouveau.'
          : `${reprises === 1 ? 'Une personne retrouve' : `${reprises} fonctions reprennent : chacun retrouve`} sa place. Ce qui a été annulé le reste.`;
      return redirigerAvecAvis(chemin, { titre: `${nom} est de nouveau dans le réseau`, texte });
    }
    quitterLeReseau(ctx, PRISES, id, saisie.dernierJour);
    const texte = 'Les personnes concernées sont prévenues. Si c’est une erreur, « Elle revient » la remet en place.';
    return redirigerAvecAvis(`${chemin}/depart`, { titre: `${nom} a quitté le réseau`, texte });
  },
);

export default function DepartDeStructure() {
  const { id, nom, partie, suites, aujourdhui } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const [sansForme] = formulaire?.erreurs.acte ?? [];
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: nom, chemin: `/reseau/structures/${id}` }, { libelle: partie ? 'Retour' : 'Départ' }]}
      titre={partie ? `${nom} revient dans le réseau ?` : `${nom} quitte le réseau ?`}
    >
      {sansForme && <Bandeau ton="erreur">{sansForme}</Bandeau>}
      {partie ? (
        <Confirmer
          titre="Elle revient"
          texte={`${nom} est partie le ${partie}. Si elle revient, elle retrouve sa place dans l’annuaire, et son équipe ses fonctions. Les stages annulés le restent.`}
        >
          <FormulairePoste formulaire={formulaire}>
            <input type="hidden" name="acte" value="revenir" />
            <div className="actions">
              <Bouton>Elle revient</Bouton>
            </div>
          </FormulairePoste>
        </Confirmer>
      ) : (
        <Confirmer
          titre="Ce que son départ entraîne"
          texte={
            <ul className="suites-du-depart">
              {suites.map((suite) => (
                <li key={suite}>{suite}</li>
              ))}
            </ul>
          }
        >
          <FormulairePoste formulaire={formulaire}>
            <input type="hidden" name="acte" value="partir" />
            <Champ
              formulaire={formulaire}
              nom="dernierJour"
              libelle="Son dernier jour dans le réseau"
              genre="date"
              max={aujourdhui}
              defaut={aujourdhui}
            />
            <Case formulaire={formulaire} nom="compris" libelle="J’ai lu ce qui suit ce départ" />
            <div className="actions">
              <Bouton genre="danger">Noter le départ {deNom(nom)}</Bouton>
            </div>
          </FormulairePoste>
        </Confirmer>
      )}
    </Page>
  );
}
