import type { PageDeFormation } from '#app/formations/programme/page-de-formation.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulaireDInscription } from './formulaire-d-inscription.tsx';
import type { Equipiere, MonInscription } from './mon-inscription.server.ts';
import { PlacesDessinees } from './places.tsx';

/** Her own inscription when she is on the list; otherwise how many places are free, and the form to come or to have others come. */
export function BlocDInscription({ page }: { page: PageDeFormation }) {
  const { moi } = page;
  if (moi?.inscription) return <DejaSurLaListe {...{ page, moi }} inscription={moi.inscription} />;
  return (
    <Feuille id="inscription" titre={page.titreDesPlaces}>
      {page.enVue && <PlacesDessinees {...page.places} />}
      {moi && <DeVotreEquipe equipiers={moi.equipiers} />}
      {page.situation && <p className="petit doux">{page.situation}</p>}
      {page.enVue && <QuiInscrire page={page} />}
    </Feuille>
  );
}

/** Where she stands comes first; the places only matter then to whoever registers others. */
function DejaSurLaListe({ page, moi, inscription }: { page: PageDeFormation; moi: MonInscription; inscription: Inscription }) {
  const equipe = moi.pour?.equipe ?? [];
  const dAutres = page.enVue && moi.empechement === null && (equipe.length > 0 || moi.quiconque);
  return (
    <>
      <Feuille id="inscription" titre={inscription.titre}>
        <OuJEnSuis inscription={inscription}>
          {page.rendezVous && (
            <p>
              <a className="lien-action" href={`/formations/${page.id}/rendez-vous.ics`}>
                Ajouter à mon agenda
              </a>
            </p>
          )}
        </OuJEnSuis>
        <DeVotreEquipe equipiers={moi.equipiers} />
        {!dAutres && <p className="petit doux">{page.titreDesPlaces}</p>}
      </Feuille>
      {dAutres && (
        <Feuille creux titre="Inscrire d’autres personnes">
          <p className="petit doux">{[page.titreDesPlaces, page.situation].filter(Boolean).join('. ')}</p>
          {moi.close && <p className="petit doux">Les inscriptions sont closes. Vous pouvez encore inscrire quelqu’un.</p>}
          {equipe.length > 0 && (
            <p>
              <a className="lien-action" href={`/formations/${page.id}/inscription`}>
                Inscrire d’autres personnes de l’équipe
              </a>
            </p>
          )}
          <DUneAutreStructure {...{ page, moi }} />
        </Feuille>
      )}
    </>
  );
}

function QuiInscrire({ page }: { page: PageDeFormation }) {
  const { id, moi } = page;
  if (!moi) return <SansStructure />;
  if (moi.empechement !== null) return <p className="petit">{moi.empechement}</p>;
  return (
    <>
      {moi.close && <p className="petit doux">Les inscriptions sont closes. Vous pouvez encore inscrire quelqu’un.</p>}
      {moi.pour && moi.pour.equipe.length > 0 && <FormulaireDInscription {...{ formationId: id, moi, pour: moi.pour }} />}
      {!moi.pour && !moi.quiconque && <SansStructure />}
      <DUneAutreStructure {...{ page, moi }} />
    </>
  );
}

const DUneAutreStructure = ({ page, moi }: { page: PageDeFormation; moi: MonInscription }) =>
  moi.quiconque && (
    <p>
      <a className="lien-action" href={`/formations/${page.id}/inscription?structure=autre`}>
        Inscrire des personnes d’une autre structure
      </a>
    </p>
  );

const SansStructure = () => (
  <p className="petit doux">On s’inscrit au nom d’une structure&nbsp;: demandez à sa direction de vous y noter.</p>
);

type Inscription = NonNullable<MonInscription['inscription']>;

/** What her own inscription says under its title, with whom she comes, and the way to it. */
export const OuJEnSuis = ({ inscription, children }: { inscription: Inscription; children?: React.ReactNode }) => (
  <div className="pile pile--serree">
    {inscription.jusqua && <p>Elle vous est gardée jusqu’au {inscription.jusqua}.</p>}
    {inscription.rang !== null && <p>Vous y êtes au rang {inscription.rang}.</p>}
    <p>
      <LienBouton
        href={`/formations/inscriptions/${inscription.id}`}
        genre={inscription.jusqua === null ? 'second' : 'principal'}
      >
        {libelleDeLaVisite(inscription)}
      </LienBouton>
    </p>
    {children}
  </div>
);

function libelleDeLaVisite({ jusqua, passee }: Inscription): string {
  if (jusqua !== null) return 'Prendre ou laisser la place';
  return passee ? 'Voir mon inscription' : 'Voir ou changer mon inscription';
}

/** Those of her team who are on the list, and where each stands. */
export const DeVotreEquipe = ({ equipiers }: { equipiers: readonly Equipiere[] }) =>
  equipiers.length > 0 && (
    <div className="petit">
      <p>Sur la liste, de votre équipe&nbsp;:</p>
      <ul className="puces">
        {equipiers.map(({ id, nom, etat, chemin }) => (
          <li key={id}>
            {chemin ? <a href={chemin}>{nom}</a> : nom}, {etat}
          </li>
        ))}
      </ul>
    </div>
  );
