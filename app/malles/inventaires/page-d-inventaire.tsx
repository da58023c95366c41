import type { Formulaire } from '#app/commun/formulaire.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fil } from '#app/ui/fil.tsx';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import { FormulaireDInventaire } from './formulaire-d-inventaire.tsx';
import type { OccasionDeCompter } from './inventaires.ts';
import type { PageDInventaire } from './page-d-inventaire.server.ts';

export const QUESTION: Record<OccasionDeCompter, string> = {
  depart: 'Tout est-il là ?',
  retour: 'Tout est-il revenu ?',
  relais: 'Tout passe-t-il de main en main ?',
};
export const RECOMPTER = 'Que compte-t-elle vraiment ?';
const ICI: Record<OccasionDeCompter, string> = { depart: 'Remise', retour: 'Retour', relais: 'De main en main' };
const INVENTAIRE: Record<OccasionDeCompter, string> = {
  depart: 'Inventaire de départ',
  retour: 'Inventaire de retour',
  relais: 'Un seul inventaire, pour les deux prêts,',
};

/** The page where a malle is counted, or why it cannot be. */
export function PageOuLOnCompte({ lu, formulaire }: { lu: PageDInventaire; formulaire: Formulaire | undefined }) {
  const { id, occasion, malle, empechement } = lu;
  return (
    <Page
      salle="malles"
      ariane={[
        { libelle: malle.nom, chemin: `/malles/${malle.slug}` },
        { libelle: 'Prêt', chemin: `/reservations/${id}` },
        { libelle: lu.encore ? 'Recompter' : ICI[occasion] },
      ]}
      titre={lu.encore ? RECOMPTER : QUESTION[occasion]}
      intro={`${INVENTAIRE[occasion]} de ${laMalle(malle.nom)}, ${lu.aujourdhui}${lu.ou ? `, à ${lu.ou}` : ''}.`}
    >
      {empechement ? (
        <div className="pile">
          <Bandeau ton="attention">{premierePhrase(formulaire) ?? empechement}</Bandeau>
          <div className="actions">
            <LienBouton href={`/reservations/${id}`}>Revenir à ce prêt</LienBouton>
          </div>
        </div>
      ) : (
        <DeuxColonnes libelleCote="Ce prêt">
          <FormulaireDInventaire lu={lu} formulaire={formulaire} />
          <Feuille titre="La vie de ce prêt">
            <Fil pas={lu.fil} />
          </Feuille>
        </DeuxColonnes>
      )}
    </Page>
  );
}
