import { deNom } from '#app/commun/francais.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import type { PageDeStructure } from './page-de-structure.server.ts';

/** What it is in one line, then what one does first: meet it, write to it, call it. */
export function TeteDeStructure({ id, nom, accroche, images, telephone, courriel, site, peut }: PageDeStructure) {
  return (
    <>
      <div className="enseigne-de-structure">
        {images.logo && <img src={`${images.logo}?taille=petite`} alt={`Logo ${deNom(nom)}`} />}
        <p>{accroche}</p>
      </div>
      <div className="actions">
        {peut.proposerStage && <LienBouton href={`/stages/nouveau?accueil=${id}`}>Proposer un stage ici</LienBouton>}
        {peut.modifier && (
          <LienBouton
            href={`/reseau/structures/${id}/modifier`}
            genre={peut.proposerStage ? 'second' : 'principal'}
            icone="crayon"
          >
            Modifier cette page
          </LienBouton>
        )}
        {peut.tenirLAccueil && (
          <LienBouton href={`/reseau/structures/${id}/accueillir`} genre="lien" icone="troc">
            Accueillir un stage, et signer
          </LienBouton>
        )}
        {courriel && (
          <LienBouton href={`mailto:${courriel}`} genre="lien" icone="courriel">
            {courriel}
          </LienBouton>
        )}
        {telephone && (
          <LienBouton href={`tel:${telephone.replace(/\D/g, '')}`} genre="lien" icone="telephone">
            {telephone}
          </LienBouton>
        )}
        {site && (
          <LienBouton href={site.adresse} genre="lien" icone="fleche">
            {site.libelle}
          </LienBouton>
        )}
      </div>
    </>
  );
}
