import { enumerer } from '#app/commun/texte.ts';
import type { PageDeFormation } from '#app/formations/programme/page-de-formation.server.ts';

/** Which structures have a place, and how many wait, without saying who. */
export const DejaInscrites = ({ inscrites, attendent }: Pick<PageDeFormation, 'inscrites' | 'attendent'>) =>
  inscrites === null || inscrites.length === 0 ? null : (
    <section aria-labelledby="deja" className="pile pile--serree">
      <h2 id="deja" className="titre-petit">
        Déjà sur la liste
      </h2>
      <p className="petit">{enumerer(inscrites)}</p>
      {attendent !== null && attendent > 0 && (
        <p className="petit doux">
          {attendent === 1 ? 'Une personne attend une place.' : `${attendent} personnes attendent une place.`}
        </p>
      )}
    </section>
  );
