import type { Filtres } from './filtres.ts';

/** « Aucune structure », « 1 structure », « 2 400 structures » */
export const compter = (total: number, quoi: 'structure' | 'personne'): string =>
  total === 0 ? `Aucune ${quoi}` : `${total.toLocaleString('fr-FR')} ${quoi}${total > 1 ? 's' : ''}`;

interface Props {
  filtres: Filtres;
  approchee: boolean;
  trouvees: number;
  personnes?: { total: number } | null | undefined;
  jetons: readonly unknown[];
  /** Where the people are, when they are not on the page. */
  lienDesPersonnes?: string | undefined;
}

/** What the search understood, and what to try when it found nothing. */
export function PhraseDeRecherche({ filtres, approchee, trouvees, personnes, jetons, lienDesPersonnes }: Props) {
  const rien = trouvees === 0 && !personnes?.total;
  if (rien) {
    return (
      <p className="mesure">
        {filtres.q ? `Rien ne répond à « ${filtres.q} »` : 'Aucune structure ne répond à ces filtres'}
        {filtres.q && jetons.length > 0 ? ' avec ces filtres. ' : '. '}
        {jetons.length > 0
          ? 'Retirez-en un en le touchant, ci-dessus.'
          : 'Essayez avec moins de mots, ou avec le nom de la commune : les accents ne comptent pas.'}
      </p>
    );
  }
  if (!filtres.q) return null;
  return (
    <p className="mesure phrase-de-recherche">
      {approchee ? `Rien ne s’écrit exactement « ${filtres.q} » : voici le plus proche.` : `Pour « ${filtres.q} ».`}
      {trouvees === 0 && personnes && personnes.total > 0 && (
        <>
          {' '}
          {compter(personnes.total, 'personne')} {personnes.total > 1 ? 'répondent' : 'répond'}, aucune structure.
          {lienDesPersonnes && (
            <>
              {' '}
              <a href={lienDesPersonnes}>{personnes.total > 1 ? 'Voir ces personnes' : 'Voir cette personne'}</a>
            </>
          )}
        </>
      )}
    </p>
  );
}
