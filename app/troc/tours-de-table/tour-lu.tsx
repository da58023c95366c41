import type { Formulaire } from '#app/commun/formulaire.ts';
import { accorder } from '#app/commun/texte.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { DeuxColonnes } from '#app/ui/page.tsx';
import { Absentes } from './absentes.tsx';
import { CoteDuTour } from './cote-du-tour.tsx';
import type { PageDeTour } from './lectures.server.ts';
import { SuiteDuTour } from './suite-du-tour.tsx';
import { SyntheseLue } from './synthese-lue.tsx';

/** A tour de table that is open or closed: what came in, what comes of it, and what each may do. */
export function TourLu({ tour, formulaire }: { tour: PageDeTour; formulaire: Formulaire | undefined }) {
  const { synthese, siennes, texte, suite, suiteLe, version, absentes, minimum, donnees } = tour;
  const seule = siennes.length === 1 ? siennes[0] : undefined;
  return (
    <DeuxColonnes libelleCote="Ce tour de table">
      <>
        {texte && <p className="texte mesure">{texte}</p>}
        <SuiteDuTour {...{ suite, suiteLe, version, formulaire }} aDire={tour.actes.includes('publier_la_suite')} />
        {synthese ? (
          <SyntheseLue parts={synthese} vous={seule?.qui ? seule.champs : null} />
        ) : (
          <Bandeau>
            {tour.enCours
              ? `Les réponses se lisent à partir de ${accorder(minimum, 'réponse')}\u00a0: ${donnees === 0 ? 'il n’y en a pas encore' : `il y en a ${donnees}`}. Ainsi, on ne devine pas qui a dit quoi. D’ici là, la coordination n’en lit rien non plus.`
              : `Il fallait ${accorder(minimum, 'réponse')} pour les lire\u00a0: ${donnees === 0 ? 'il n’en est venu aucune' : `il en est venu ${donnees}`}. Personne ne les lit, la coordination non plus.`}
          </Bandeau>
        )}
        <Absentes tourId={tour.id} absentes={absentes} enCours={tour.enCours} />
      </>
      <CoteDuTour tour={tour} />
    </DeuxColonnes>
  );
}
