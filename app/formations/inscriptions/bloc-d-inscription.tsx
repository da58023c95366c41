import type { PageDeFormation } from '#app/formations/programme/page-de-formation.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulaireDInscription } from './formulaire-d-inscription.tsx';
import { PlacesDessinees } from './places.tsx';

/** How many places are free, where one stands, and the form to come. */
export const BlocDInscription = ({ page }: { page: PageDeFormation }) => (
  <Feuille id="inscription" titre={page.titreDesPlaces}>
    {page.enVue && <PlacesDessinees {...page.places} />}
    {page.situation && <p className="petit doux">{page.situation}</p>}
    <Suite page={page} />
  </Feuille>
);

function Suite({ page }: { page: PageDeFormation }) {
  const { moi } = page;
  if (moi?.inscription)
    return (
      <>
        <OuJEnSuis inscription={moi.inscription} />
        {page.rendezVous && (
          <p>
            <a className="lien-action" href={`/formations/${page.id}/rendez-vous.ics`}>
              Ajouter à mon agenda
            </a>
          </p>
        )}
      </>
    );
  if (!page.enVue) return null;
  if (!page.ouverte) return <p className="petit">Les inscriptions sont closes.</p>;
  if (!moi) {
    return <p className="petit doux">On s’inscrit au nom d’une structure&nbsp;: demandez à sa direction de vous y noter.</p>;
  }
  return <FormulaireDInscription formationId={page.id} moi={moi} seances={page.seances.length} />;
}

const OuJEnSuis = ({ inscription }: { inscription: NonNullable<NonNullable<PageDeFormation['moi']>['inscription']> }) => (
  <div className="pile pile--serree">
    <p>
      <strong>{PHRASE[inscription.statut]}</strong>
      {inscription.jusqua && ` Elle vous est gardée jusqu’au ${inscription.jusqua}.`}
      {inscription.rang !== null && ` Vous y êtes au rang ${inscription.rang}.`}
    </p>
    <p>
      <LienBouton
        href={`/formations/inscriptions/${inscription.id}`}
        genre={inscription.statut === 'proposee' ? 'principal' : 'second'}
      >
        {inscription.statut === 'proposee' ? 'La prendre, ou la laisser' : 'Voir ou changer mon inscription'}
      </LienBouton>
    </p>
  </div>
);

const PHRASE = {
  demandee: 'Votre demande attend l’accord de votre structure.',
  validee: 'Votre place est retenue.',
  en_liste: 'Votre nom est sur la liste d’attente.',
  proposee: 'Une place est libre pour vous.',
  refusee: 'Votre inscription n’a pas été acceptée.',
  retiree: 'Votre nom n’est plus sur la liste.',
} as const;
