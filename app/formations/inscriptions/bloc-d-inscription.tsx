import type { PageDeFormation } from '#app/formations/programme/page-de-formation.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulaireDInscription } from './formulaire-d-inscription.tsx';
import type { MonInscription } from './mon-inscription.server.ts';
import { PlacesDessinees } from './places.tsx';

/** How many places are free, where one stands, and the form to come or to have others come. */
export const BlocDInscription = ({ page }: { page: PageDeFormation }) => (
  <Feuille id="inscription" titre={page.titreDesPlaces}>
    {page.enVue && <PlacesDessinees {...page.places} />}
    {page.situation && <p className="petit doux">{page.situation}</p>}
    {page.moi?.inscription && (
      <OuJEnSuis inscription={page.moi.inscription}>
        {page.rendezVous && (
          <p>
            <a className="lien-action" href={`/formations/${page.id}/rendez-vous.ics`}>
              Ajouter à mon agenda
            </a>
          </p>
        )}
      </OuJEnSuis>
    )}
    {page.enVue && <QuiInscrire page={page} />}
  </Feuille>
);

function QuiInscrire({ page: { id, moi } }: { page: PageDeFormation }) {
  if (!moi) return <SansStructure />;
  if (moi.empechement !== null) return moi.inscription ? null : <p className="petit">{moi.empechement}</p>;
  const equipe = moi.pour?.equipe ?? [];
  // Her own inscription comes first: the others are a page away.
  const ici = moi.inscription === null && moi.pour !== null && equipe.length > 0;
  const chemin = `/formations/${id}/inscription`;
  return (
    <>
      {moi.close && <p className="petit doux">Les inscriptions sont closes. Vous pouvez encore inscrire quelqu’un.</p>}
      {ici && moi.pour && <FormulaireDInscription {...{ formationId: id, moi, pour: moi.pour }} />}
      {!moi.pour && !moi.quiconque && <SansStructure />}
      {moi.inscription && equipe.length > 0 && (
        <p>
          <a className="lien-action" href={chemin}>
            Inscrire d’autres personnes de l’équipe
          </a>
        </p>
      )}
      {moi.quiconque && (
        <p>
          <a className="lien-action" href={`${chemin}?structure=`}>
            Inscrire des personnes d’une autre structure
          </a>
        </p>
      )}
    </>
  );
}

const SansStructure = () => (
  <p className="petit doux">On s’inscrit au nom d’une structure&nbsp;: demandez à sa direction de vous y noter.</p>
);

/** Where she stands, and the way to her inscription. */
export const OuJEnSuis = ({
  inscription,
  children,
}: {
  inscription: NonNullable<MonInscription['inscription']>;
  children?: React.ReactNode;
}) => (
  <div className="pile pile--serree">
    <p>
      <strong>{inscription.phrase}</strong>
      {inscription.jusqua && ` Elle vous est gardée jusqu’au ${inscription.jusqua}.`}
      {inscription.rang !== null && ` Vous y êtes au rang ${inscription.rang}.`}
    </p>
    <p>
      <LienBouton
        href={`/formations/inscriptions/${inscription.id}`}
        genre={inscription.jusqua === null ? 'second' : 'principal'}
      >
        {inscription.jusqua === null ? 'Voir ou changer mon inscription' : 'La prendre, ou la laisser'}
      </LienBouton>
    </p>
    {children}
  </div>
);
