import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import type { PretLu } from './page-de-reservation.server.ts';
import type { TransitionReservation } from './reservations.ts';

/** The main one first: the others are calmer. */
const PRINCIPAUX: readonly TransitionReservation[] = ['accepter', 'clore', 'regulariser', 'rendre', 'remettre'];
/** Their button is enough: nothing is asked. */
const EN_UN_GESTE: readonly TransitionReservation[] = ['accepter', 'clore'];
const A_PART: readonly TransitionReservation[] = ['annuler', 'redemander', 'refuser'];

/** What this reader may do now, each on a page of its own where something is asked. */
export function ActesDePret({ pret }: { pret: PretLu }) {
  const { id, actes, modifier, reprendre, malle } = pret;
  const ouvert = (voulu: TransitionReservation) => actes.find(({ nom }) => nom === voulu);
  // Weeks ahead it may be handed over, and that is not what one comes for.
  const premier = PRINCIPAUX.find((nom) => ouvert(nom) && (nom !== 'remettre' || pret.aRemettre));
  const autres = actes.filter(({ nom }) => nom !== premier && !A_PART.includes(nom));
  // Asking for other dates and changing them is one page: it says which of the two it is.
  const dates = !ouvert('changer');
  if (actes.length === 0 && !modifier && !reprendre) return null;
  const acte = (voulu: TransitionReservation) => {
    const lu = ouvert(voulu);
    if (!lu) return null;
    const { nom, libelle } = lu;
    const genre = nom === premier ? 'principal' : 'second';
    return EN_UN_GESTE.includes(nom) ? (
      <FormulairePoste key={nom} action={`/reservations/${id}/${nom}`}>
        <Bouton genre={genre}>{libelle}</Bouton>
      </FormulairePoste>
    ) : (
      <LienBouton key={nom} href={`/reservations/${id}/${nom}`} genre={genre}>
        {libelle}
      </LienBouton>
    );
  };
  return (
    <div className="actions hors-papier">
      {premier && acte(premier)}
      {acte('refuser')}
      {autres.map(({ nom }) => acte(nom))}
      {dates && acte('redemander')}
      {modifier && (
        <LienBouton href={`/reservations/${id}/modifier`} genre="second" icone="crayon">
          Préciser
        </LienBouton>
      )}
      {reprendre && (
        <LienBouton href={`/malles/${malle.slug}/reserver?comme=${id}`} genre="second">
          La réserver à nouveau
        </LienBouton>
      )}
      {ouvert('annuler') && (
        <LienBouton href={`/reservations/${id}/annuler`} genre="lien-danger">
          Annuler ce prêt
        </LienBouton>
      )}
    </div>
  );
}
