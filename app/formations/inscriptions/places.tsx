/** Far more than one counts at a glance. */
const DESSINEES = 40;

/** The places of a formation as a row: taken, then free. The sentence beside says it. */
export const PlacesDessinees = ({ libres, capacite }: { libres: number; capacite: number }) =>
  capacite > DESSINEES ? null : (
    <p className="places" aria-hidden="true">
      {Array.from({ length: capacite }, (_, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place is its rank.
        <i key={rang} className={rang < capacite - libres ? undefined : 'l'} />
      ))}
    </p>
  );
