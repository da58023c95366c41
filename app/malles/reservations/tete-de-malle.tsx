import { minuscule } from '#app/commun/texte.ts';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Puce } from '#app/ui/puce.tsx';
import type { PageAReserver } from './preparer.server.ts';

/** What it is, where it is today, and how far. */
export function TeteDeMalle({ malle }: { malle: PageAReserver['malle'] }) {
  const { resume, public: gens, etat, structure, commune, km } = malle;
  const ou = [
    `Gardée par ${structure}`,
    commune,
    km !== null && km > 0 && `à ${km}\u00a0km de chez vous`,
    etat?.ensuite && minuscule(etat.ensuite),
  ].filter(Boolean);
  return (
    <div className="pile pile--serree">
      <p>{[resume, gens && `Pour ${/^jusqu/.test(gens) ? gens : `un public ${gens}`}.`].filter(Boolean).join(' ')}</p>
      <p className="rangee petit">
        {etat && <Puce ton={etat.ton}>{etat.texte}</Puce>}
        <span className="doux">{ou.join(', ')}</span>
      </p>
    </div>
  );
}

/** Under what it is lent. */
export const ReglesDeMalle = ({ regles }: Pick<PageAReserver['malle'], 'regles'>) => (
  <Feuille creux titre="Les règles du prêt">
    <Fiche etroite lignes={regles} />
  </Feuille>
);
