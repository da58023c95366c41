import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { ActesDInscription } from '#app/formations/inscriptions/actes-d-inscription.tsx';
import { agirSurLInscription } from '#app/formations/inscriptions/agir.server.ts';
import { getInscription } from '#app/formations/inscriptions/dossiers.server.ts';
import { getPageDInscription } from '#app/formations/inscriptions/page-d-inscription.server.ts';
import { saisieActeDInscription } from '#app/formations/inscriptions/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Une inscription' };
export const meta = ({ data }: { data?: { formation: { titre: string } } | undefined }) =>
  titreDePage(data ? `Inscription, ${data.formation.titre}` : 'Une inscription');

export const loader = chargeur(({ ctx, params }) => getPageDInscription(ctx, idDeAdresse(params.id)));

export const action = traitement(
  // Whether the page exists for this person is said before anything posted is judged.
  ({ ctx, params }) => {
    getInscription(ctx, idDeAdresse(params.id));
    return saisieActeDInscription;
  },
  ({ ctx, params, saisie }) => {
    const { ligne } = getInscription(ctx, idDeAdresse(params.id));
    const avis = agirSurLInscription(ctx, ligne.id, saisie);
    // Whoever gave her place away may not read it any more.
    const suite = saisie.acte === 'remplacer' ? `/formations/${ligne.formationId}` : `/formations/inscriptions/${ligne.id}`;
    return redirigerAvecAvis(suite, avis);
  },
);

export default function Inscription() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const refus = premierePhrase(formulaire);
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: lu.formation.titre, chemin: `/formations/${lu.formation.id}` }, { libelle: lu.etat }]}
      titre={lu.titre}
      intro={
        <div className="pile pile--serree">
          <p>
            <Insecable texte={`${lu.situation}${lu.jusqua ? ` Jusqu’au ${lu.jusqua}.` : ''}`} />
          </p>
          {lu.enBref && (
            <p className="petit">
              <Insecable texte={`${lu.enBref}.`} />
            </p>
          )}
        </div>
      }
    >
      {refus && !formulaire?.valeurs.acte && <Bandeau ton="attention">{refus}</Bandeau>}
      <DeuxColonnes libelleCote="Cette inscription">
        <ActesDInscription {...{ lu, formulaire }} />
        <Feuille>
          <Fiche
            etroite
            lignes={[
              { titre: 'Formation', contenu: <Lien href={`/formations/${lu.formation.id}`}>{lu.formation.titre}</Lien> },
              { titre: 'Quand', contenu: enLignesDePage(lu.formation.seances) },
              { titre: 'Où', contenu: lu.formation.ou },
              { titre: 'Qui', contenu: lu.personne },
              { titre: 'Pour', contenu: lu.structure },
              { titre: 'En groupe', contenu: lu.groupe?.join(', ') },
              { titre: 'État', contenu: lu.etat },
              { titre: 'Inscription du', contenu: lu.depuis },
              { titre: 'À prévoir', contenu: lu.besoin },
              { titre: 'Pourquoi', contenu: lu.motif },
            ]}
          />
          {lu.rendezVous && (
            <p>
              <a className="lien-action" href={lu.rendezVous}>
                Ajouter à mon agenda
              </a>
            </p>
          )}
        </Feuille>
      </DeuxColonnes>
    </Page>
  );
}

const enLignesDePage = (seances: readonly string[]) => seances.length > 0 && seances.map((une) => <div key={une}>{une}</div>);
